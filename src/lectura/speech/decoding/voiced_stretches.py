"""The voiced stretches of a piece, and which of them have no words; pure.

The recogniser may end a piece at the end of its first speaker, or skip one in the middle; the text
then is fluent, and only short for the voice there is. Where its words lie says what was skipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

import numpy as np

from lectura.audio import SAMPLE_RATE
from lectura.speech.decoding.hypothesis import AlignedWord, Hypothesis
from lectura.speech.decoding.quality import least_speed
from lectura.speech.windowing.levels import gains
from lectura.speech.windowing.packing import Piece

_PAUSE_SAMPLES = 1 * SAMPLE_RATE
"""A pause that ends a stretch."""
_SHORTEST_SECONDS = 1.0
"""A stretch with less voice may have no words: a laugh, a cough, "hm"."""
_WORDLESS_SPEED = 3.0
"""Characters per voiced second under which a stretch has no words of its own."""
_SLOW_SHARE = 0.85
_SLOW_SPEED = 11.5
"""Under 85 % of the usual speed, or this one where none is known, some stretch may be wordless."""


def may_be_wordless(piece: Piece, hypothesis: Hypothesis, usual_speed: float | None) -> bool:
    """True where it is worth to look which stretches have words.

    That is where the text is short for the voice, or where speakers differ much in level.
    """
    slowest = least_speed(hypothesis.language)
    if slowest is None or not hypothesis.text or len(_stretches(piece)) < 2:
        return False
    if any(gains(piece)):
        return True
    slow = _SLOW_SPEED if usual_speed is None else _SLOW_SHARE * usual_speed
    return len(hypothesis.text) < slow * piece.voiced_seconds


def parted(piece: Piece, words: Sequence[AlignedWord]) -> list[tuple[Piece, bool]]:
    """The piece cut where stretches with words meet stretches without; True where there are none.

    Args:
        piece: with voice.
        words: of the piece, with times in its packed audio.
    """
    characters = _characters(piece, words)
    found: list[tuple[int, bool]] = []
    for first, last in _stretches(piece):
        voiced = sum(voice.duration for voice in piece.voiced[first:last])
        written = sum(characters[first:last])
        wordless = voiced >= _SHORTEST_SECONDS and written < _WORDLESS_SPEED * voiced
        found += [(index, wordless) for index in range(first, last)]
    runs = [
        ([index for index, _ in run], wordless)
        for wordless, run in groupby(found, key=lambda item: item[1])
    ]
    return [(piece.take(indices), wordless) for indices, wordless in runs]


def _stretches(piece: Piece) -> list[tuple[int, int]]:
    """First and behind the last region of each stretch: voice of one level without a long pause."""
    amplified = [gain > 0 for gain in gains(piece)]
    cuts = [
        index
        for index, (one, other) in enumerate(pairwise(piece.regions), start=1)
        if other.voiced_start - one.voiced_end >= _PAUSE_SAMPLES
        or amplified[index] != amplified[index - 1]
    ]
    return list(pairwise([0, *cuts, len(piece.regions)]))


def _characters(piece: Piece, words: Sequence[AlignedWord]) -> list[float]:
    """Characters of the words that are said in each region."""
    ends = [end / SAMPLE_RATE for end in accumulate(region.length for region in piece.regions)]
    spans = list(pairwise([0.0, *ends]))
    written = np.zeros(len(spans))
    for word in words:
        duration = max(word.end - word.start, 0.02)
        for index, (start, end) in enumerate(spans):
            inside = min(end, word.start + duration) - max(start, word.start)
            written[index] += len(word.text) * max(0.0, inside) / duration
    return [float(count) for count in written]
