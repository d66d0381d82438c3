"""The transcript as a page holds it: lines of plain text, with the place and time of every word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lectura.page.html import shown
from lectura.records.transcript import Segment, Transcript, Word
from lectura.text import unit_spans

_EVEN_CHANCE = 0.5


@dataclass(frozen=True)
class LaidWord:
    """A word of a line: the offset of its first character, and when it is said, in seconds.

    ``unsure`` is True where the recogniser gave it no more than an even chance.
    """

    offset: int
    start: float
    end: float
    unsure: bool = False


@dataclass(frozen=True)
class Line:
    """A segment as it is shown; ``speaker`` is an index of `Spoken.speakers`, or -1."""

    index: int
    segment: Segment
    text: str
    speaker: int
    words: tuple[LaidWord, ...]


@dataclass(frozen=True)
class Spoken:
    """What was said in a lecture, in order.

    Attributes:
        lines: the segments that have text.
        speakers: the names of those who say them, in order of appearance.
        duration: of the lecture in seconds; None without times.
    """

    lines: tuple[Line, ...]
    speakers: tuple[str, ...]
    duration: float | None

    @property
    def timed(self) -> bool:
        """True where every line has its times."""
        return self.duration is not None

    @cached_property
    def of_segment(self) -> dict[int, Line]:
        """The line of a segment's id."""
        return {line.segment.id: line for line in self.lines}


def spoken(transcript: Transcript) -> Spoken:
    """The lines of a transcript; segments without text are left out."""
    texts = [(segment, shown(segment.text)) for segment in transcript.segments]
    kept = [(segment, text) for segment, text in texts if text]
    ids = dict.fromkeys(segment.speaker for segment, _ in kept if segment.speaker is not None)
    places = {speaker: place for place, speaker in enumerate(ids)}
    timed = transcript.timed and bool(kept or transcript.duration)
    lines = tuple(
        Line(
            index,
            segment,
            text,
            -1 if segment.speaker is None else places[segment.speaker],
            tuple(laid(segment, text)) if timed else (),
        )
        for index, (segment, text) in enumerate(kept)
    )
    names = tuple(shown(transcript.speaker_label(one) or "") or "?" for one in ids)
    return Spoken(lines, names, _duration(transcript) if timed else None)


def laid(segment: Segment, text: str) -> Iterator[LaidWord]:
    """The words of a segment that has times, in the text that is shown of it.

    Where its words have no times of their own, or do not give the text, the segment's time is
    shared out among the words of the text by their characters.
    """
    words = [word for word in segment.words if shown(word.text)]
    offsets = _offsets(words, text)
    if offsets is None or any(word.start is None for word in words):
        yield from _shared_out(segment, text)
        return
    for offset, word in zip(offsets, words, strict=True):
        start = word.start or 0.0
        unsure = word.probability is not None and word.probability <= _EVEN_CHANCE
        yield LaidWord(offset, start, max(start, word.end or 0.0), unsure)


def _offsets(words: Sequence[Word], text: str) -> list[int] | None:
    """Where each word begins in the text; None where they are not its words."""
    if not words:
        return None
    offsets: list[int] = []
    built = ""
    space = False
    for word in words:
        space = space or word.text[:1].isspace()
        built += " " if space and built else ""
        offsets.append(len(built))
        built += shown(word.text)
        space = word.text[-1:].isspace()
    return offsets if built == text else None


def _shared_out(segment: Segment, text: str) -> Iterator[LaidWord]:
    start, end = segment.start or 0.0, segment.end or 0.0
    second = (end - start) / len(text)
    for first, last in unit_spans(text):
        yield LaidWord(first, start + first * second, start + last * second)


def _duration(transcript: Transcript) -> float:
    ends = (segment.end or 0.0 for segment in transcript.segments)
    return max(transcript.duration or 0.0, *ends, 0.0)
