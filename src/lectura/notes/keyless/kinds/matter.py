"""What a lecture is about, as the words that it keeps coming back to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from lectura.notes.keyless.lecture import Lecture

_OFTEN, _FEW_SENTENCES = 2, 30
"""A word of so many other sentences belongs to the lecture's matter; in a short one, of one."""
_ALIKE = 5
"""Stems that begin with the same characters are one: stemmers keep some plurals apart."""


@dataclass(frozen=True)
class Matter:
    """The words of each sentence, and in how many others one must be to be of the matter."""

    words: tuple[frozenset[str], ...]
    counts: Counter[str]
    often: int

    def among(self, some: range, around: range) -> set[str]:
        """The words of some sentences that are of the matter by what is said elsewhere.

        What is only said ``around`` them, in a question and its answer, does not count.
        """
        here = Counter(chain.from_iterable(self.words[index] for index in around))
        own = {word for index in some for word in self.words[index]}
        return {word for word in own if self.counts[word] - here[word] >= self.often}


def matter_of(lecture: Lecture) -> Matter:
    """What the sentences of a lecture have in common."""
    words = tuple(frozenset(stem[:_ALIKE] for stem in stems) for stems in lecture.contents)
    often = 1 if len(words) < _FEW_SENTENCES else _OFTEN
    return Matter(words, Counter(chain.from_iterable(words)), often)
