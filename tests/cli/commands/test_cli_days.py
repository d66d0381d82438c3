"""What the command line says about dates: those left open for want of the day of the lecture."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from cli_runs import InProcess
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
