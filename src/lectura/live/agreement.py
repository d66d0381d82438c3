"""How many words of a decoding may stay: those that two decodings in a row agree on; pure.

LocalAgreement-2 of Liu et al. 2020 ("Low-Latency Sequence-to-Sequence Speech Recognition and
Translation by Partial Hypothesis Selection"), as Macháček et al. 2023 use it for Whisper ("Turning
Whisper into Real-Time Transcription System"). Words are compared as people hear them, without case
and punctuation: a comma that comes or goes is no disagreement.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from lectura.records.transcript import Word
from lectura.text import folded


def agreed(before: Sequence[Word], now: Sequence[Word]) -> int:
    """How many words, from the first on, both decodings have.

    >>> words = [Word(text=text) for text in (" Printing,", " in", " the")]
    >>> agreed(words, [Word(text=" printing"), Word(text=" in"), Word(text=" a")])
    2
    """
    pairs = zip(before, now, strict=False)
    return sum(1 for _ in takewhile(lambda pair: _same(*pair), pairs))


def overdue(words: Sequence[Word], before: float) -> int:
    """How many words, from the first on, end before a time in seconds."""
    return sum(1 for _ in takewhile(lambda word: (word.end or 0.0) < before, words))


def _same(one: Word, other: Word) -> bool:
    mine, theirs = folded(one.text), folded(other.text)
    return mine == theirs if mine or theirs else one.text.strip() == other.text.strip()
