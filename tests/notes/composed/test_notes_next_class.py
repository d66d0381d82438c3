"""What is said of the next class is listed, or counted where it is too much."""

from __future__ import annotations

import pytest

from lectura.notes.keyless import keyless_notes
from lectura.records.notes import Notes, NotesSource
from lectura.records.transcript import Segment, Transcript

TOPICS = (
    "redes", "transformers", "series", "grafos", "texto",
    "imágenes", "audio", "video", "robots", "bases",
)  # fmt: skip


def notes(count: int) -> Notes:
    texts = [f"La próxima clase veremos {topic}." for topic in TOPICS[:count]]
    segments = tuple(
        Segment(id=n, start=20 * n, end=20 * n + 9, text=text) for n, text in enumerate(texts)
    )
    transcript = Transcript(segments=segments, language="es", duration=20 * count)
    return keyless_notes(transcript, source=NotesSource(name="t"), language=None, date=None)


def test_a_few_are_all_listed() -> None:
    made = notes(5)
    assert len(made.announcements) == 5
    assert made.warnings == ()


@pytest.mark.parametrize(
    ("count", "rest"), [(9, "1 more sentence about"), (10, "2 more sentences about")]
)
def test_more_are_counted_in_a_warning(count: int, rest: str) -> None:
    made = notes(count)
    assert len(made.announcements) == 8
    assert rest in made.warnings[0]
    assert not made.partial
