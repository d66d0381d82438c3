"""Transcripts in .docx, as Teams and Word save them."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from lectura.errors import MissingDependencyError, TranscriptError
from lectura.formats import read_transcript
from lectura.process.installation import installation

TEAMS = [
    "Biology 101-20250310_090000-Meeting Recording",
    "March 10, 2025, 2:00PM",
    "57m 15s",
    "Marta Ruiz started transcription",
    "Marta Ruiz   0:03\nGood morning, today we look at photosynthesis.",
    "Jon Vega   0:31\nIs the report graded?",
    "Marta Ruiz stopped transcription",
]
Turn = tuple[float | None, str | None, str]
TURNS: list[Turn] = [
    (3.0, "Marta Ruiz", "Good morning, today we look at photosynthesis."),
    (31.0, "Jon Vega", "Is the report graded?"),
]


def saved(path: Path, paragraphs: Sequence[str] = (), rows: Sequence[Sequence[str]] = ()) -> Path:
    import docx

    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(str(path))
    return path


def turns(path: Path) -> list[Turn]:
    return [(s.start, s.speaker, s.text) for s in read_transcript(path).segments]


@pytest.mark.needs("docx")
def test_a_transcript_of_teams(tmp_path: Path) -> None:
    assert turns(saved(tmp_path / "a.docx", TEAMS)) == TURNS


@pytest.mark.needs("docx")
def test_header_and_words_in_paragraphs_of_their_own(tmp_path: Path) -> None:
    paragraphs = [line for text in TEAMS[4:6] for line in text.split("\n")]
    assert turns(saved(tmp_path / "a.docx", paragraphs)) == TURNS


@pytest.mark.needs("docx")
def test_a_table(tmp_path: Path) -> None:
    rows = [("0:03", "Marta Ruiz", TURNS[0][2]), ("0:31", "Jon Vega", TURNS[1][2])]
    assert turns(saved(tmp_path / "a.docx", rows=rows)) == TURNS


@pytest.mark.needs("docx")
def test_a_document_without_words_is_empty(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match=r"a\.docx is empty"):
        read_transcript(saved(tmp_path / "a.docx"))


@pytest.mark.needs("docx")
def test_a_damaged_document(tmp_path: Path) -> None:
    whole = saved(tmp_path / "a.docx", TEAMS)
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data[: len(data) // 2] if name == "word/document.xml" else data)
    with pytest.raises(TranscriptError, match=r"broken\.docx is damaged") as caught:
        read_transcript(broken)
    assert caught.value.hint is not None
    assert caught.value.hint.endswith("lectura summarize transcript.txt")


def archive(path: Path, content: bytes) -> Path:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", content)
    path.write_bytes(stream.getvalue())
    return path


def test_without_the_extra_the_error_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingDependencyError, match=r"a\.docx is a Word document") as caught:
        read_transcript(archive(tmp_path / "a.docx", b"<w/>"))
    assert caught.value.hint is not None
    assert installation().with_extra("docx") in caught.value.hint


def test_one_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    bomb = archive(tmp_path / "a.docx", b" " * (300 << 20))
    assert bomb.stat().st_size < 1 << 20
    with pytest.raises(TranscriptError, match=r"a\.docx unpacks to 300 MB"):
        read_transcript(bomb)


def test_another_archive_is_no_transcript(tmp_path: Path) -> None:
    other = tmp_path / "a.odt"
    with zipfile.ZipFile(other, "w") as file:
        file.writestr("content.xml", b"<office/>")
    with pytest.raises(TranscriptError, match="document of an office program") as caught:
        read_transcript(other)
    assert caught.value.hint is not None
    assert "docx" in caught.value.hint
