"""A part of a recording: whether it is there, and its times on the clock of the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from lectura.errors import UsageError
from lectura.pipeline.source import Recording
from lectura.records.transcript import Rejected, Segment, Word
from lectura.timeline import Interval, format_clock, round_seconds

if TYPE_CHECKING:
    from lectura.speakers.protocol import Diarization, Turn
    from lectura.speech.transcriber import Recognition

_Timed = TypeVar("_Timed", Segment, Word, Rejected)


def require_stretch(recording: Recording) -> None:
    """See that a recording is as long as the stretch that is wanted of it.

    Where its header says that it is not, or nothing, the file is read through: some headers guess.

    Raises:
        UsageError: it is not.
        MediaError: as `Recording.info`.
    """
    from lectura.media.report import MISSING_SECONDS, reaches  # noqa: PLC0415

    stretch, info = recording.stretch, recording.info
    if stretch.whole:
        return
    known, end = info.duration, stretch.end or 0.0
    if known is not None and known > stretch.start and known >= end - MISSING_SECONDS:
        return
    least = max(end, stretch.start + MISSING_SECONDS)
    if info.parts or not reaches(info, least):
        raise too_short(recording, known)


def too_short(recording: Recording, seconds: float | None) -> UsageError:
    """The error for a recording that ends, after some seconds, before a time that was asked for."""
    start, end = recording.stretch.start, recording.stretch.end
    at_start = end is None or (seconds is not None and seconds <= start)
    asked = f"--start {format_clock(start)}" if at_start else f"--end {format_clock(end or 0.0)}"
    ends = "is shorter" if seconds is None else f"ends at {format_clock(seconds)}"
    last = "0:20:00" if seconds is None else format_clock(seconds)
    return UsageError(
        f"{asked} is not in {recording.path.name}, which {ends}.",
        hint=f"Give times that it has: lectura transcribe FILE --start 0:00 --end {last}",
        value=start if at_start else end,
    )


def later(recognition: Recognition, seconds: float) -> Recognition:
    """What was recognised in a stretch that begins after some seconds, on the recording's clock."""
    if not seconds:
        return recognition
    return replace(
        recognition,
        segments=tuple(_segment(segment, seconds) for segment in recognition.segments),
        missed=tuple(_interval(span, seconds) for span in recognition.missed),
        wordless=tuple(_interval(span, seconds) for span in recognition.wordless),
        rejected=tuple(_moved(item, seconds) for item in recognition.rejected),
    )


def later_turns(diarization: Diarization, seconds: float) -> Diarization:
    """The same for who speaks when."""
    if not seconds:
        return diarization

    def moved(turns: Iterable[Turn]) -> tuple[Turn, ...]:
        return tuple(replace(turn, interval=_interval(turn.interval, seconds)) for turn in turns)

    return replace(
        diarization, turns=moved(diarization.turns), possible=moved(diarization.possible)
    )


def _segment(segment: Segment, seconds: float) -> Segment:
    words = tuple(_moved(word, seconds) for word in segment.words)
    return _moved(segment, seconds).model_copy(update={"words": words})


def _moved(item: _Timed, seconds: float) -> _Timed:
    if item.start is None or item.end is None:
        return item
    span = _interval(Interval(item.start, item.end), seconds)
    return item.model_copy(update={"start": span.start, "end": span.end})


def _interval(span: Interval, seconds: float) -> Interval:
    return Interval(round_seconds(span.start + seconds), round_seconds(span.end + seconds))
