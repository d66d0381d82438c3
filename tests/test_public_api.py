"""What a Python program may import from lectura: the names, what they are, and that they are typed.

A name that goes or changes breaks programs; one that comes stays. So they are listed here by hand.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pydantic
import pytest

import lectura
from lectura.errors import TranscriptError

FUNCTIONS = {
    "read_transcript", "take_notes", "transcribe", "write_notes", "write_page", "write_transcript"
}  # fmt: skip
RECORDS = {
    "Announcement", "Assignment", "ChunkCoverage", "Citation", "CorrectedText", "Correction",
    "Coverage", "Digests", "Engine", "ExamHint", "Grounding", "Interval", "KeyPoint",
    "LinkedRecording",
    "MadeBy", "Notes",
    "NotesSource", "Notice", "Presentation", "Progress", "Question", "Reference", "Rejected",
    "Segment", "Source", "SourceFile", "Speaker", "SpeechCoverage", "Term", "Topic", "Transcript",
    "Truncation",
    "Unsupported", "Usage", "Word",
}  # fmt: skip
OTHERS = {"LecturaError", "__version__"}
SUBTITLES = "1\n00:00:01,500 --> 00:00:04,000\nBuenos días.\n\n"

if TYPE_CHECKING:  # what a type checker sees of each kind of name
    from typing_extensions import assert_type

    assert_type(lectura.transcribe("clase.mp4", language="es"), lectura.Transcript)
    assert_type(lectura.take_notes(lectura.Transcript(), llm="none"), lectura.Notes)
    assert_type(lectura.read_transcript(Path("clase.srt")), lectura.Transcript)
    assert_type(lectura.Transcript().segments, tuple[lectura.Segment, ...])
    assert_type(lectura.Interval(0.0, 1.0).duration, float)
    assert_type(lectura.LecturaError("What is wrong.").hint, str | None)


def test_the_names_are_these() -> None:
    assert set(lectura.__all__) == FUNCTIONS | RECORDS | OTHERS
    assert len(lectura.__all__) == len(set(lectura.__all__))
    namespace: dict[str, object] = {}
    exec("from lectura import *", namespace)  # noqa: S102
    assert set(lectura.__all__) <= set(namespace)
    assert set(lectura.__all__) <= set(dir(lectura))


def test_each_name_is_what_it_says() -> None:
    for name in FUNCTIONS | RECORDS:
        found = getattr(lectura, name)
        assert found.__name__ == name
        assert found.__module__.startswith("lectura.")
        assert len(found.__doc__) > 20, name
    assert issubclass(lectura.LecturaError, Exception)
    assert lectura.__version__


def test_another_name_is_no_part_of_it() -> None:
    with pytest.raises(AttributeError, match=r"module 'lectura' has no attribute 'transcrible'"):
        _ = lectura.transcrible  # type: ignore[attr-defined]


def classes_in(annotation: Any) -> Iterator[type]:
    """The classes of lectura in the annotation of a field."""
    for inner in typing.get_args(annotation):
        yield from classes_in(inner)
    if isinstance(annotation, type) and annotation.__module__.startswith("lectura."):
        yield annotation


@pytest.mark.parametrize("name", sorted(RECORDS - {"Interval", "Progress"}))
def test_a_record_holds_only_records_that_are_public_too(name: str) -> None:
    record = getattr(lectura, name)
    assert issubclass(record, pydantic.BaseModel)
    held = {one.__name__ for f in record.model_fields.values() for one in classes_in(f.annotation)}
    assert held <= RECORDS
    assert name != "Transcript" or {"Segment", "Speaker", "Source"} <= held


@pytest.mark.parametrize("kind", [str, Path])
def test_a_transcript_is_read_by_its_path(kind: type, tmp_path: Path) -> None:
    (tmp_path / "clase.srt").write_text(SUBTITLES, encoding="utf-8")
    [segment] = lectura.read_transcript(kind(tmp_path / "clase.srt")).segments
    assert (segment.start, segment.end, segment.text.strip()) == (1.5, 4.0, "Buenos días.")


def test_a_file_without_a_transcript_is_a_plain_error(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match=r"none\.json does not exist"):
        lectura.read_transcript(tmp_path / "none.json")
