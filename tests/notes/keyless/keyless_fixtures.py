"""Small lectures as transcripts, and notes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from lectura.notes.keyless import keyless_notes
from lectura.records.notes import Notes, NotesSource
from lectura.records.transcript import Segment, Transcript

TUESDAY = dt.date(2026, 3, 10)
_SECONDS_PER_CHARACTER = 1 / 14
_PAUSE_SECONDS = 0.4

NoteTaker = Callable[..., Notes]
Teller = Callable[..., Transcript]


def _tell(lines: Sequence[tuple[str | None, str]], language: str | None = None) -> Transcript:
    segments: list[Segment] = []
    at = 0.0
    for index, (speaker, text) in enumerate(lines):
        end = at + len(text) * _SECONDS_PER_CHARACTER
        segments.append(Segment(id=index, start=at, end=end, text=text, speaker=speaker))
        at = end + _PAUSE_SECONDS
    return Transcript(segments=tuple(segments), language=language, duration=at)


@pytest.fixture(scope="session")
def tell() -> Teller:
    """(speaker, text) lines as a transcript with times."""
    return _tell


@pytest.fixture(scope="session")
def take_notes() -> NoteTaker:
    """Notes of a transcript, taken on a Tuesday, 10 March 2026."""

    def take(transcript: Transcript, **options: object) -> Notes:
        settings: dict[str, object] = {"language": None, "date": TUESDAY, **options}
        return keyless_notes(
            transcript,
            source=NotesSource(name="clase.mp4", duration=transcript.duration),
            **settings,  # type: ignore[arg-type]
        )

    return take
