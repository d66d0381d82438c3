"""A text without times, laid over the timed segments it was written from. Pure functions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lectura.corrections.folding import fold
from lectura.records.transcript import Segment
from lectura.text import CLOSERS, COLONS, COMMAS, OPENERS, SENTENCE_MARKS, unit_spans

_LEAST_SHARE = 0.5
"""Of the words that must be the same before two texts count as of the same lecture."""


@dataclass(frozen=True)
class _Unit:
    """A word, or a character of a script without spaces: its place in the text, as compared."""

    start: int
    end: int
    folded: str


def laid_over(written: Sequence[Segment], timed: Sequence[Segment]) -> tuple[Segment, ...] | None:
    """The written words with the times, and the borders, of the timed segments.

    Segments in which nothing was changed stay as they are, with all they hold; one whose words
    were all taken out is left out. What was put in stands with the words before it. Speakers are
    those of the written text, where it names any.

    Args:
        written: without times, in order.
        timed: the segments that the text was made of, before somebody changed it.

    Returns:
        None where the two have too little in common.
    """
    text, owners = _joined(written)
    units = list(_units(text))
    old = [(index, unit) for index, s in enumerate(timed) for unit in _units(s.text)]
    matcher = SequenceMatcher(None, [unit.folded for _, unit in old], [u.folded for u in units])
    same = sum(block.size for block in matcher.get_matching_blocks())
    if same < _LEAST_SHARE * max(len(old), len(units)) or not same:
        return None
    places = _places(matcher, [index for index, _ in old])
    named = any(segment.speaker for segment in written)
    laid = []
    for index, segment in enumerate(timed):
        mine = [unit for unit, place in zip(units, places, strict=True) if place == index]
        if mine:
            speaker = owners(mine[0].start) if named else segment.speaker
            words = " ".join(text[mine[0].start : mine[-1].end].split())
            laid.append(_with(segment, words, speaker))
    return tuple(laid)


def _with(segment: Segment, text: str, speaker: str | None) -> Segment:
    if text == " ".join(segment.text.split()) and speaker == segment.speaker:
        return segment
    return Segment(
        id=segment.id,
        start=segment.start,
        end=segment.end,
        text=text,
        speaker=speaker,
        language=segment.language,
    )


def _places(matcher: SequenceMatcher[str], owners: Sequence[int]) -> list[int]:
    """For each written unit, in order, the index of the timed segment it belongs to."""
    places: list[int] = []
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "insert":
            places += [owners[max(0, first - 1)]] * (end - begin)
            continue
        for number in range(end - begin):
            places.append(owners[first + number * (last - first) // (end - begin)])
    return places


def _units(text: str) -> Iterator[_Unit]:
    return (_Unit(start, end, _bare(text[start:end])) for start, end in unit_spans(text))


def _bare(word: str) -> str:
    """The word as it is compared, without the marks around it."""
    folded = fold(word).text
    return folded.strip(SENTENCE_MARKS + COMMAS + COLONS + OPENERS + CLOSERS) or folded


class _Owners:
    """Who speaks at a place of the joined text."""

    def __init__(self, starts: list[int], segments: Sequence[Segment]) -> None:
        self._starts, self._segments = starts, segments

    def __call__(self, place: int) -> str | None:
        return self._segments[bisect_right(self._starts, place) - 1].speaker


def _joined(segments: Sequence[Segment]) -> tuple[str, _Owners]:
    starts, length = [], 0
    for segment in segments:
        starts.append(length)
        length += len(segment.text) + 1
    return "\n".join(segment.text for segment in segments), _Owners(starts, segments)
