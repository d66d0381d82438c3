from __future__ import annotations

import json
from pathlib import Path

import pytest
from notes_samples import full_notes, keyless_notes, silent_notes

from lectura.errors import NotesError, UsageError
from lectura.records.notes import Notes
from lectura.render import RENDERERS, read_notes, render_notes
from schema_checks import check_each_key_counts


@pytest.mark.parametrize("notes", [full_notes(), keyless_notes(), silent_notes("es")])
def test_nothing_is_lost_and_the_schema_holds(tmp_path: Path, notes: Notes) -> None:
    path = tmp_path / "clase.notes.json"
    path.write_text(render_notes(notes, "json"), encoding="utf-8")
    assert read_notes(path) == notes
    check_each_key_counts(json.loads(path.read_text(encoding="utf-8")), "notes")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no JSON"),
        (b'{"title": ', "is no JSON"),
        (b"\xff\xfe\x00\xd8", "is no JSON"),
        (b"[1]", "holds no notes"),
        (b'{"schema_version": 1, "segments": []}', "holds no notes"),
        (b'{"schema_version": 9, "made_by": {}}', "newer lectura"),
        (b'{"schema_version": 1, "made_by": {}}', "is damaged: title: "),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "x.notes.json"
    path.write_bytes(content)
    with pytest.raises(NotesError, match=message) as caught:
        read_notes(path)
    assert caught.value.hint


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(NotesError, match="cannot be read"):
        read_notes(tmp_path / "none.json")


def test_the_renderers_there_are() -> None:
    assert {name: known.suffix for name, known in RENDERERS.items()} == {
        "md": ".notes.md",
        "json": ".notes.json",
        "ics": ".ics",
    }
    with pytest.raises(UsageError, match="cannot be written as 'pdf'"):
        render_notes(full_notes(), "pdf")
