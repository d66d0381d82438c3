"""Times of words: by alignment where it was asked for, else laid along the voice; pure.

Without alignment a word's place follows from the characters before it: speech runs at a nearly
even number of characters per voiced second. Ends of sentences are then pulled to the pause
nearest to them, because that is where people breathe.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from lectura.records.transcript import Word
from lectura.speech.decoding.hypothesis import AlignedWord
from lectura.speech.windowing.packing import Piece
from lectura.text import ends_sentence, units
from lectura.timeline import Interval, round_seconds

_SNAP_SECONDS = 1.2
"""How far an end of a sentence may be moved to meet a pause."""
_SHORTEST_WORD_SECONDS = 0.02


def words_of(text: str) -> tuple[str, ...]:
    """The words with their leading spaces; joined they give the text with one space before it.

    In scripts without spaces each character with its marks is one, see `lectura.text.unit_spans`.
    """
    return tuple(units("".join(f" {run}" for run in text.split())))


def aligned_words(piece: Piece, aligned: Sequence[AlignedWord]) -> tuple[Word, ...]:
    """Aligned words on the recording's clock, cut to where the detector found a voice.

    A word that the aligner stretched over a pause keeps the part on the side where most of it is.
    """
    placed: list[Word] = []
    latest = piece.span.start
    for word in aligned:
        place = _place(piece, word)
        start = max(latest, place.start)
        end = max(start, place.end)
        latest = end
        placed.append(
            Word(
                text=word.text,
                start=round_seconds(start),
                end=round_seconds(end),
                probability=round(min(1.0, max(0.0, word.probability)), 3),
            )
        )
    return tuple(placed)


def laid_words(piece: Piece, text: str) -> tuple[Word, ...]:
    """Words of a text laid along the voice of a piece; times without claim to exactness."""
    words = words_of(text)
    if not words:
        return ()
    voiced = [interval for interval in piece.voiced if interval.duration > 0] or [piece.span]
    ruler = _Ruler(voiced)
    weights = [len(word) for word in words]
    shares = [0.0, *(total / sum(weights) for total in accumulate(weights))]
    anchors = _anchors(words, shares, ruler)
    marks = [_bend(share, anchors) * ruler.length for share in shares]
    places = [ruler.place(start, end) for start, end in pairwise(marks)]
    return tuple(
        Word(text=word, start=round_seconds(place.start), end=round_seconds(place.end))
        for word, place in zip(words, places, strict=True)
    )


class _Ruler:
    """Voiced time laid end to end: position 0 … `length` seconds ↔ times of the recording."""

    def __init__(self, voiced: Sequence[Interval]) -> None:
        self.voiced = list(voiced)
        self.marks = [0.0, *accumulate(interval.duration for interval in voiced)]
        self.length = self.marks[-1]

    def place(self, start: float, end: float) -> Interval:
        """Where a word between two positions is said: within the stretch that holds most of it."""
        first = max(0, bisect_right(self.marks, start + 1e-9) - 1)
        parts = [
            (min(end, self.marks[index + 1]) - max(start, self.marks[index]), index)
            for index in range(min(first, len(self.voiced) - 1), len(self.voiced))
            if self.marks[index] < end or index == first
        ]
        index = max(parts, key=lambda part: (part[0], -part[1]))[1]
        offset = self.voiced[index].start - self.marks[index]
        inside = max(start, self.marks[index]), min(end, self.marks[index + 1])
        return Interval(inside[0] + offset, max(inside) + offset)

    def nearest_pause(self, position: float, after: float) -> float | None:
        """Where the pause lies that is nearest to a position, of those after another position."""
        later = [mark for mark in self.marks[1:-1] if mark > after + 1e-6]
        return min(later, key=lambda mark: abs(mark - position)) if later else None


def _anchors(
    words: Sequence[str], shares: Sequence[float], ruler: _Ruler
) -> list[tuple[float, float]]:
    """Pairs (share of the text, share of the voice) that are held fast, both growing."""
    anchors = [(0.0, 0.0)]
    for word, share in zip(words[:-1], shares[1:-1], strict=True):
        if not ends_sentence(word):
            continue
        found = ruler.nearest_pause(share * ruler.length, anchors[-1][1] * ruler.length)
        if found is None or abs(found - share * ruler.length) > _SNAP_SECONDS:
            continue
        target = found / ruler.length
        if share > anchors[-1][0] and target < 1.0:
            anchors.append((share, target))
    return [*anchors, (1.0, 1.0)]


def _bend(share: float, anchors: Sequence[tuple[float, float]]) -> float:
    for (x0, y0), (x1, y1) in pairwise(anchors):
        if share <= x1:
            return y0 + (share - x0) / (x1 - x0) * (y1 - y0) if x1 > x0 else y1
    return 1.0


def _place(piece: Piece, word: AlignedWord) -> Interval:
    """Where a word of the packed audio lies in the recording, cut to one voiced stretch."""
    start = piece.to_recording(word.start)
    end = piece.to_recording(max(word.end - 1e-4, word.start))
    whole = Interval(start, max(end, start + _SHORTEST_WORD_SECONDS))
    parts = [part for voiced in piece.voiced if (part := voiced.intersection(whole)) is not None]
    if parts:
        return max(parts, key=lambda part: part.duration)
    # Between two stretches: a word there belongs to the one it begins in.
    return Interval(start, start + _SHORTEST_WORD_SECONDS)
