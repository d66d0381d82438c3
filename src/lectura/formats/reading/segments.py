"""Segments from what other programs wrote: times put in order, text made plain. Pure functions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TypeVar

from lectura.formats.reading.rolling import without_carried
from lectura.formats.wording import speakers_of
from lectura.languages import base_of
from lectura.records.transcript import Rejected, Segment, Transcript, renumber

T = TypeVar("T")
Times = tuple[float | None, float | None]

FRAME = "written by the program, not spoken"
"""Why a line above or below the transcript is left out."""


def transcript_of(
    segments: Iterable[Segment], language: str | None = None, *, left_out: Iterable[str] = ()
) -> Transcript:
    """A transcript of the segments that hold text: in order of time, ids 0, 1, 2, …

    Args:
        segments: as written.
        language: its code.
        left_out: lines of the file that nobody spoke.
    """
    latest = 0.0
    keyed: list[tuple[float, Segment]] = []
    for segment in segments:
        if not segment.text.strip():
            continue
        latest = segment.start if segment.start is not None else latest
        keyed.append((latest, segment))  # one without times stays behind the one before it
    keyed.sort(key=lambda pair: pair[0])
    ordered = _without_carried([segment for _, segment in _emptied(keyed)])
    speakers = speakers_of(ordered)
    return Transcript(
        language=language,
        segments=renumber(_emptied(ordered)),
        speakers=speakers,
        rejected=tuple(
            Rejected(start=0, end=0, text=line.strip(), reason=FRAME) for line in left_out
        ),
    )


def _emptied(items: list[T]) -> Iterator[T]:
    """Each item, in order, gone from the list: of hours there is no memory for two copies."""
    items.reverse()
    while items:
        yield items.pop()


def _without_carried(segments: list[Segment]) -> list[Segment]:
    """The segments without what rolling captions carry on, where all they have is their text."""
    if any(segment.words or segment.start is None for segment in segments):
        return segments
    fresh = without_carried([(segment.text,) for segment in segments])
    if fresh is None:
        return segments
    return [
        segment.model_copy(update={"text": " ".join(lines)})
        for segment, lines in zip(segments, fresh, strict=True)
        if lines
    ]


def ordered_times(start: float | None, end: float | None) -> Times:
    """Both times, or neither: not negative, finite, the end not before the start (seconds)."""
    known = [time for time in (start, end) if time is not None and math.isfinite(time)]
    if not known:
        return None, None
    first = max(0.0, known[0])
    return first, max(first, known[-1])


def language_code(value: object) -> str | None:
    """``es`` from ``es``, ``es-CO`` or ``Spanish``; None for anything else."""
    if not isinstance(value, str):
        return None
    code = base_of(value)
    return code if code and code.isalpha() and len(code) in (2, 3) else None
