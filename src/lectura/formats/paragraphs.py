"""Paragraphs of a transcript, as a person would set them. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lectura.formats.wording import join
from lectura.records.transcript import Segment
from lectura.text import ends_sentence

LONG_PAUSE_SECONDS = 2.5
"""Silence after which a new paragraph begins, once the one before is not tiny."""
_SHORT, _ENOUGH, _LONG = 160, 600, 1200
"""Characters: what is still tiny; where the end of a sentence may end it; where anything does."""


def turns(segments: Sequence[Segment]) -> Iterator[tuple[Segment, ...]]:
    """Neighbouring segments of one speaker (or of nobody known)."""
    turn: list[Segment] = []
    for segment in segments:
        if turn and segment.speaker != turn[-1].speaker:
            yield tuple(turn)
            turn = []
        turn.append(segment)
    if turn:
        yield tuple(turn)


def paragraphs(turn: Sequence[Segment]) -> Iterator[str]:
    """The text of a turn, cut at long pauses and, where there are none, at ends of sentences."""
    for paragraph in paragraph_segments(turn):
        yield join(segment.text for segment in paragraph)


def paragraph_segments(turn: Sequence[Segment]) -> Iterator[tuple[Segment, ...]]:
    """The segments of each paragraph of a turn."""
    texts = [segment.text for segment in turn]
    started = 0
    for index, (before, after) in enumerate(pairwise(turn), start=1):
        if _ends_paragraph(join(texts[started:index]), _pause(before, after)):
            yield tuple(turn[started:index])
            started = index
    yield tuple(turn[started:])


def _ends_paragraph(text: str, pause_seconds: float) -> bool:
    if len(text) >= _LONG:
        return True
    whole = ends_sentence(text)
    if pause_seconds >= LONG_PAUSE_SECONDS:
        return len(text) >= _SHORT or (whole and pause_seconds >= 2 * LONG_PAUSE_SECONDS)
    return len(text) >= _ENOUGH and whole


def _pause(before: Segment, after: Segment) -> float:
    """Seconds of silence between two segments; 0.0 where their times are unknown."""
    if before.end is None or after.start is None:
        return 0.0
    return max(0.0, after.start - before.end)
