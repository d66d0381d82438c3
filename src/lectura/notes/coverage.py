"""Which part of the lecture the notes rest on, counted in words, seconds and minutes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lectura.records.notes import ChunkCoverage, Coverage, MinuteState
from lectura.records.transcript import Segment, Transcript
from lectura.timeline import Interval, format_span, merge

ReadState = Literal["seen", "failed", "skipped"]

_JOINED_WITHIN_SECONDS = 1.0
_RANK: dict[MinuteState, int] = {"silent": 0, "seen": 1, "skipped": 2, "failed": 3}
"""What a minute is called when several things are true of it: the worst."""


@dataclass(frozen=True)
class ChunkState:
    """What became of the segments (or pieces of one) that were in a request for the first time."""

    segments: tuple[Segment, ...]
    state: ReadState
    reason: str = ""


def coverage_of(states: Sequence[ChunkState], transcript: Transcript) -> Coverage:
    """The coverage of notes.

    Args:
        states: of all chunks, in order; together they hold every segment that was to be read.
        transcript: the whole; minutes in which only left-out speakers speak count as skipped.

    Returns:
        Percentages of what was to be read, rounded down to a hundredth.
    """
    everything = [segment for item in states for segment in item.segments]
    seen = [s for item in states if item.state == "seen" for s in item.segments]
    timed = transcript.timed
    return Coverage(
        chunks=tuple(_chunk(index, item) for index, item in enumerate(states)),
        time_percent=_percent(_seconds(seen), _seconds(everything)) if timed else None,
        character_percent=_percent(_characters(seen), _characters(everything)),
        minutes=_minutes(states, transcript) if timed else (),
        missing=merge(
            (span for item in states if item.state != "seen" for span in _whole(item.segments)),
            within=_JOINED_WITHIN_SECONDS,
        ),
    )


def missing_part(item: ChunkState) -> str:
    """The name of an unread part for people: its time where there is one."""
    if span := next(_whole(item.segments), None):
        return format_span(span)
    first, last = item.segments[0].id, item.segments[-1].id
    return f"segment {first}" if first == last else f"segments {first}–{last}"


def _chunk(index: int, item: ChunkState) -> ChunkCoverage:
    span = next(_whole(item.segments), None)
    return ChunkCoverage(
        index=index,
        first_segment=item.segments[0].id,
        last_segment=item.segments[-1].id,
        start=span.start if span else None,
        end=span.end if span else None,
        characters=_characters(item.segments),
        state=item.state,
        reason=item.reason,
    )


def _whole(segments: Sequence[Segment]) -> Iterator[Interval]:
    """The stretch from the first to the last segment; nothing without times."""
    spans = _spans(segments)
    if spans:
        yield Interval(spans[0].start, max(span.end for span in spans))


def _spans(segments: Iterable[Segment]) -> list[Interval]:
    return [segment.interval for segment in segments if segment.interval is not None]


def _seconds(segments: Iterable[Segment]) -> float:
    return math.fsum(span.duration for span in _spans(segments))


def _characters(segments: Iterable[Segment]) -> int:
    return sum(len(segment.text) for segment in segments)


def _percent(part: float, whole: float) -> float:
    if part >= whole:
        return 100.0
    return math.floor(part / whole * 10_000) / 100


def _minutes(states: Sequence[ChunkState], transcript: Transcript) -> tuple[MinuteState, ...]:
    spoken = _spans(transcript.segments)
    end = max([transcript.duration or 0.0, *(span.end for span in spoken)])
    minutes: list[MinuteState] = ["silent"] * math.ceil(end / 60)
    read: list[tuple[ReadState, list[Interval]]] = [
        (item.state, _spans(item.segments)) for item in states
    ]
    for state, spans in read:
        _mark(minutes, spans, state)
    unread: list[MinuteState] = list(minutes)
    _mark(unread, spoken, "skipped")
    # What was left out on request does not spoil a minute of which the rest was read.
    return tuple(new if old == "silent" else old for old, new in zip(minutes, unread, strict=True))


def _mark(minutes: list[MinuteState], spans: Iterable[Interval], state: ReadState) -> None:
    for span in spans:
        last = max(int(span.start // 60) + 1, math.ceil(span.end / 60))
        for minute in range(int(span.start // 60), min(last, len(minutes))):
            minutes[minute] = max(minutes[minute], state, key=_RANK.__getitem__)
