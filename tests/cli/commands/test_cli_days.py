"""What the command line says about dates: those left open for want of the day of the lecture."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from cli_runs import InProcess, wav
from icalendar import Calendar

UNDATED = """\
Good morning, today we talk about the water cycle.
Please upload the essay by Friday.
Finish worksheet three before next class.
The midterm is on April 2 at 10 am.
"""
PLAIN = "Good morning, today we talk about the water cycle.\n"


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    (tmp_path / "talk.txt").write_text(UNDATED, encoding="utf-8")
    (tmp_path / "plain.txt").write_text(PLAIN, encoding="utf-8")
    return InProcess(monkeypatch, capsys, tmp_path)


def test_open_dates_lead_to_the_setting_that_computes_them(cli: InProcess) -> None:
    ended = cli("summarize", "talk.txt", "-o", ".")
    assert ended.status == 0
    said = " ".join(ended.err.split())
    assert "2 dates were left open" in said  # "before next class" waits for no day
    assert "--date 2026-03-15" in said


def test_nothing_is_said_where_the_day_is_known_or_nothing_waits_for_it(cli: InProcess) -> None:
    assert "left open" not in cli("summarize", "talk.txt", "--date", "2025-03-12", "-o", ".").err
    assert "left open" not in cli("summarize", "plain.txt", "-o", ".").err


def test_a_calendar_without_events_says_so(cli: InProcess, tmp_path: Path) -> None:
    assert "no events" in " ".join(cli("summarize", "plain.txt", "--ics", "-o", ".").err.split())
    assert "no events" not in cli("summarize", "plain.txt", "-o", ".").err
    dated = cli("summarize", "talk.txt", "--ics", "--date", "2025-03-12", "-o", ".")
    assert "no events" not in dated.err
    events = Calendar.from_ical((tmp_path / "talk.ics").read_text()).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [
        dt.date(2025, 3, 14), dt.datetime(2025, 4, 2, 10),
    ]  # fmt: skip
    page = (tmp_path / "talk.notes.md").read_text(encoding="utf-8")
    assert "10:00" in page


def test_a_day_that_was_given_once_counts_in_later_runs_that_name_none(
    cli: InProcess, tmp_path: Path
) -> None:
    cli("summarize", "talk.txt", "--date", "2025-03-12", "-o", ".")
    page = (tmp_path / "talk.notes.md").read_text(encoding="utf-8")
    assert "14" in page
    again = cli("summarize", "talk.txt", "-o", ".")
    assert "left open" not in again.err
    assert (tmp_path / "talk.notes.md").read_text(encoding="utf-8") == page
    later = cli("summarize", "talk.txt", "--date", "2025-03-19", "-o", ".")
    assert later.status == 0
    assert (tmp_path / "talk.notes.md").read_text(encoding="utf-8") != page
    kept = json.loads((tmp_path / "talk.notes.json").read_text(encoding="utf-8"))
    assert kept["date"] == "2025-03-19"


def test_the_day_of_another_lecture_of_the_same_name_does_not_count(
    cli: InProcess, tmp_path: Path
) -> None:
    cli("summarize", "talk.txt", "--date", "2025-03-12", "-o", ".")
    (tmp_path / "talk.txt").write_text(UNDATED + "Bring a pencil.\n", encoding="utf-8")
    assert "left open" in cli("summarize", "talk.txt", "-o", ".").err


def test_a_folder_heard_again_keeps_the_day_that_was_given_for_one(
    cli: InProcess, tmp_path: Path
) -> None:
    wav(tmp_path / "lectures" / "talk.wav")
    assert cli("batch", "lectures", "-o", "out").status == 0
    cli("summarize", "out/talk.json", "--date", "2025-03-12")
    dated = json.loads((tmp_path / "out/talk.notes.json").read_text(encoding="utf-8"))
    assert dated["date"] == "2025-03-12"
    assert cli("batch", "lectures", "-o", "out").status == 0
    again = json.loads((tmp_path / "out/talk.notes.json").read_text(encoding="utf-8"))
    assert again["date"] == "2025-03-12"
