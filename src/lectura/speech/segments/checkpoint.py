"""The finished windows of a recording, as they lie in the store; one record each, in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from lectura.records.model import Model
from lectura.records.transcript import Rejected, Segment, renumber
from lectura.speech.decoding.fallback import Part
from lectura.speech.decoding.quality import SLOWEST_SPEECH, QualityFlag
from lectura.speech.decoding.selection import verdict
from lectura.speech.segments.segmenting import segments_of
from lectura.speech.segments.timing import aligned_words, laid_words
from lectura.speech.windowing.windows import Window
from lectura.store import Journal
from lectura.timeline import Interval, round_seconds


class WindowRecord(Model):
    """What was made of one window.

    ``start`` and ``end`` are samples of the recording, all other times seconds. ``language`` is
    the main language that was assumed and ``last_language`` that of the last piece; later windows
    start from them. ``missed`` is where text is missing, ``wordless`` where there is none at all
    although somebody speaks for some seconds. ``pieces`` is how many there were, and ``unsure`` how
    many of them a greedy decoding doubts.
    """

    index: int
    start: int
    end: int
    final: bool
    language: str | None
    last_language: str | None
    segments: tuple[Segment, ...]
    rejected: tuple[Rejected, ...]
    voiced_seconds: float
    missed_seconds: float
    missed: tuple[Interval, ...]
    wordless: tuple[Interval, ...] = ()
    pieces: int = 0
    unsure: int = 0


def read_records(journal: Journal) -> list[WindowRecord]:
    """The records that follow one another without a gap; a strange one ends the list."""
    records: list[WindowRecord] = []
    for raw in journal.records():
        try:
            record = WindowRecord.model_validate(raw)
        except ValidationError:
            break
        expected = records[-1].end if records else 0
        if record.index != len(records) or record.start != expected:
            break
        records.append(record)
    return records


def dumped(record: WindowRecord) -> dict[str, Any]:
    """The record as JSON values."""
    return record.model_dump(mode="json")


def record_of(
    window: Window,
    parts: Sequence[Part],
    language: str | None,
    *,
    keep_words: bool,
    unsure: int = 0,
) -> WindowRecord:
    """Segments, rejected text and coverage of a window, of whose pieces so many were doubted."""
    segments: list[Segment] = []
    rejected: list[Rejected] = []
    missed: list[Interval] = []
    wordless: list[Interval] = []
    voiced_seconds = missed_seconds = 0.0
    for part in parts:
        outcome, reason = verdict(part.candidate)
        lost = _lost_seconds(part, outcome)
        if lost is None:
            rejected += _rejected(part, outcome, reason)
            continue
        voiced_seconds += part.piece.voiced_seconds
        missed_seconds += lost
        if lost > 0:
            missed.append(_rounded(part.piece.span))
        if lost == part.piece.voiced_seconds >= _WORDLESS_SECONDS:
            wordless.append(_rounded(part.piece.span))
        if outcome in ("keep", "doubt"):
            segments += _segments(part, reason or None, keep_words=keep_words)
        else:
            rejected += _rejected(part, outcome, reason)
    return WindowRecord(
        index=window.index,
        start=window.start,
        end=window.end,
        final=window.final,
        language=language,
        last_language=parts[-1].candidate.hypothesis.language if parts else None,
        segments=renumber(sorted(segments, key=lambda segment: segment.start or 0.0)),
        rejected=tuple(rejected),
        voiced_seconds=round_seconds(voiced_seconds),
        missed_seconds=round_seconds(missed_seconds),
        missed=tuple(missed),
        wordless=tuple(wordless),
        pieces=len(window.pieces),
        unsure=unsure,
    )


def _lost_seconds(part: Part, outcome: str) -> float | None:
    """Voiced seconds without text; None where the voice was no speech after all."""
    flags, hypothesis = part.candidate.flags, part.candidate.hypothesis
    voiced = part.piece.voiced_seconds
    if outcome == "nothing":
        return None if hypothesis.no_speech_prob > 0.5 else voiced
    if outcome == "reject":
        return (
            None
            if flags & {QualityFlag.NO_SPEECH, QualityFlag.QUIET, QualityFlag.CREDITS}
            else voiced
        )
    if QualityFlag.TOO_SLOW in flags and voiced > 0:
        usual = part.usual_speed or SLOWEST_SPEECH
        return max(0.0, voiced * (1 - len(hypothesis.text) / voiced / usual))
    return 0.0


_WORDLESS_SECONDS = 2.0
"""Less voice without any word (a laugh, "hm") is nothing to be told."""


def _segments(part: Part, doubt: str | None, *, keep_words: bool) -> tuple[Segment, ...]:
    hypothesis = part.candidate.hypothesis
    if part.words is not None:
        words = aligned_words(part.piece, part.words)
    else:
        words = laid_words(part.piece, hypothesis.text)
    return segments_of(words, hypothesis, keep_words=keep_words, doubt=doubt)


def _rejected(part: Part, outcome: str, reason: str) -> list[Rejected]:
    if outcome == "nothing":
        return []
    span = _rounded(part.piece.span)
    text = part.candidate.hypothesis.text
    return [Rejected(start=span.start, end=span.end, text=text, reason=reason)]


def _rounded(interval: Interval) -> Interval:
    return Interval(round_seconds(interval.start), round_seconds(interval.end))
