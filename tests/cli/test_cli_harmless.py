"""Words of others that a terminal would obey are harmless wherever people see them."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from cli_runs import InProcess, wav
from test_cli_terminal import Terminal

from lectura.cli.batches import BatchView
from lectura.cli.console import console, out_json
from lectura.formats import FORMATS, parse_transcript, write_transcript
from lectura.formats.markdown import write_markdown
from lectura.records.transcript import Segment, Speaker, Transcript

SAID = "\x1b[31mRed\x1b[0m \x1b]0;title\x07and \x9b2Jgone \u202egnp.exe\u202c, \x7f\x07done."
READ = "Red and gone gnp.exe, done."
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def lecture() -> Transcript:
    segment = Segment(id=0, start=0, end=4, text=SAID, speaker="S")
    return Transcript(segments=(segment,), speakers=(Speaker(id="S", name="\x1b[7mAna\u2067"),))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "json"])
def test_a_file_for_people_holds_no_commands_to_a_terminal(name: str) -> None:
    text = write_transcript(lecture(), name)
    assert not OBEYED.search(text)
    [segment] = parse_transcript(text, f"a.{name}").segments
    assert (segment.text, segment.speaker) == (READ, "Ana")


def test_json_keeps_them_escaped() -> None:
    text = write_transcript(lecture(), "json")
    assert not OBEYED.search(text)
    assert json.loads(text)["segments"][0]["text"] == SAID
    assert parse_transcript(text, "a.json") == lecture()


def test_pages_leave_them_out(tmp_path: Path) -> None:
    page = write_markdown(lecture(), f"clase {SAID}")
    assert not OBEYED.search(page)
    assert page.startswith(f"# clase {READ}\n\n## Ana · 0:00\n\n{READ}")


def test_notes_of_such_a_transcript(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    task = f"For Friday you must hand in \x1b[31mthe essay\u202e on {SAID}"
    (tmp_path / "a.json").write_text(
        Transcript(
            language="en", segments=(Segment(id=0, start=0, end=4, text=task, speaker="S"),)
        ).model_dump_json(),
        encoding="utf-8",
    )
    cli = InProcess(monkeypatch, capsys, tmp_path)
    assert cli("summarize", "a.json", "-f", "md,json,ics", "--date", "2025-03-12").status == 0
    for name in ("a.notes.md", "a.notes.json", "a.ics"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "the essay" in text, name
        assert not OBEYED.search(text), name


def test_json_on_a_terminal_is_still_the_same_value(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    out_json({"text": SAID})
    assert not OBEYED.search(terminal.getvalue())
    assert json.loads(terminal.getvalue()) == {"text": SAID}


def test_the_table_of_a_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Report:
        files = ()
        kept = ()

    shown: list[object] = []
    monkeypatch.setattr("lectura.batch.table.summary", lambda _: f"2 {SAID}")
    monkeypatch.setattr("lectura.batch.table.rows", lambda _: ((SAID,) * 8,))
    monkeypatch.setattr(console(), "table", shown.append)
    view = BatchView.__new__(BatchView)
    view.on_end(Report(), tmp_path / f"x{SAID}")  # type: ignore[arg-type]
    [table] = shown
    from rich.console import Console

    with capsys.disabled():
        drawing = Console(width=400, file=Terminal(), force_terminal=True, no_color=True)
        drawing.print(table)
    assert isinstance(drawing.file, Terminal)
    drawn = re.sub(r"\x1b\[[\d;]*m", "", drawing.file.getvalue())
    assert "�[31mRed" in drawn
    assert not OBEYED.search(drawn.replace("\r", ""))


def test_the_name_of_a_file_begins_no_line_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "a\nError: all is lost\tb.wav"
    wav(tmp_path / name)
    ended = InProcess(monkeypatch, capsys, tmp_path)("run", name, "--llm", "none")
    assert ended.status == 0
    told = ended.err.splitlines()
    assert [line for line in told if line.startswith(("Error", "b."))] == []
    assert "a�Error: all is lost�b.wav: 3 s of sound in" in ended.err
