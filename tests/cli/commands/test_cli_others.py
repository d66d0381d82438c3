"""Transcripts of others on the command line: speakers, notes, pages, refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import InProcess

ZOOM = (
    "WEBVTT\r\n\r\n1\r\n00:00:05.790 --> 00:00:09.514\r\n"
    "Marta Ruiz: Good morning, today we look at photosynthesis.\r\n\r\n"
    "2\r\n00:00:10.000 --> 00:00:14.000\r\nMarta Ruiz: Please hand in the lab report by Friday."
    "\r\n\r\n3\r\n00:00:15.100 --> 00:00:18.200\r\nJon Vega: Is the report graded?\r\n\r\n"
    "4\r\n00:00:18.300 --> 00:00:21.000\r\nMarta Ruiz: Yes: it counts for twenty percent.\r\n"
)


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    (tmp_path / "zoom.vtt").write_text(ZOOM, encoding="utf-8", newline="")
    return InProcess(monkeypatch, capsys, tmp_path)


def test_a_speaker_of_subtitles_can_be_left_out(cli: InProcess, tmp_path: Path) -> None:
    ended = cli("summarize", "zoom.vtt", "--exclude-speaker", "Marta Ruiz")
    assert (ended.status, "Warning" in ended.err, "Error" in ended.err) == (0, False, False)
    page = (tmp_path / "zoom.notes.md").read_text(encoding="utf-8")
    assert "Is the report graded?" in page
    assert "lab report by Friday" not in page


def test_notes_and_pages_name_who_speaks(cli: InProcess, tmp_path: Path) -> None:
    assert cli("convert", "zoom.vtt", "-f", "md,srt", "-o", "out").status == 0
    assert "## Jon Vega · 0:15" in (tmp_path / "out/zoom.md").read_text(encoding="utf-8")
    assert "Jon Vega: Is the report" in (tmp_path / "out/zoom.srt").read_text(encoding="utf-8")
    assert cli("summarize", "zoom.vtt").status == 0
    assert "Marta Ruiz" in (tmp_path / "zoom.notes.md").read_text(encoding="utf-8")


def test_speakers_lists_those_of_the_file_that_is_named(cli: InProcess, tmp_path: Path) -> None:
    other = {"schema_version": 1, "segments": [], "speakers": [{"id": "SPEAKER_00"}]}
    (tmp_path / "zoom.json").write_text(json.dumps(other), encoding="utf-8")
    ended = cli("speakers", "zoom.vtt")
    assert (ended.status, ended.err) == (0, "")
    assert [line for line in ended.out.splitlines() if line[0] != " "] == [
        "Marta Ruiz: 77 % of the speech",
        "Jon Vega: 23 % of the speech",
    ]


def test_speakers_speaks_of_the_file_that_is_named(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "one.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nwe begin\n")
    ended = cli("speakers", "one.vtt")
    assert ended.status == 1
    assert "one.vtt does not tell speakers apart" in ended.err
    assert "json" not in ended.err
    ended = cli("speakers", "none.vtt")
    assert ended.status == 2
    assert "none.vtt does not exist" in ended.err
    assert "none.json" not in ended.err


def test_names_are_given_where_they_are_kept(cli: InProcess, tmp_path: Path) -> None:
    ended = cli("speakers", "zoom.vtt", "--speaker-name", "Jon Vega=Jonás")
    assert ended.status == 1
    assert "zoom.vtt keeps no names" in ended.err
    assert ended.err.rstrip().endswith("lectura convert zoom.vtt -f json")
    assert cli("convert", "zoom.vtt", "-f", "json").status == 0
    ended = cli("speakers", "zoom.vtt", "--speaker-name", "Jon Vega=Jonás")
    assert (ended.status, "Jon Vega (Jonás)" in ended.out) == (0, True)
    found = json.loads((tmp_path / "zoom.json").read_text(encoding="utf-8"))
    assert found["speakers"][1]["name"] == "Jonás"


@pytest.mark.parametrize("command", ["summarize", "convert", "speakers"])
def test_what_is_too_long_is_refused_with_the_limit(
    cli: InProcess, tmp_path: Path, command: str
) -> None:
    (tmp_path / "a.srt").write_text("00:00:01,000 --> 00:00:02,000\nSo.\n\n" * 161_000)
    ended = cli(command, "a.srt")
    assert ended.status == 1
    assert "161,000 segments; lectura reads up to 160,000" in ended.err


def test_an_encoding_that_makes_no_words_is_refused(cli: InProcess, tmp_path: Path) -> None:
    jumble = bytes(range(0xC0, 0xFF, 2)) * 3
    (tmp_path / "a.txt").write_bytes(b"Hello " + jumble)
    ended = cli("summarize", "a.txt")
    assert ended.status == 1
    assert "encoding of a.txt cannot be told" in ended.err
    assert not (tmp_path / "a.notes.md").exists()
