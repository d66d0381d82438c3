"""The cheapest alignment of words with slots, of which plain words are a special case. Pure.

The dynamic program of Wagner and Fischer (1974), a row at a time. Long texts are cut first where
both have the same unique run of words, which keeps memory and time within bounds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Pair = tuple[int | None, int | None]
"""Index of a slot and of a word; None where one of them has no counterpart."""

_ANCHOR_WORDS = 4
MOST_CELLS = 16_000_000
"""Of one table; an hour of speech has about five times as many."""
_DIAGONAL, _WORD_ALONE, _SLOT_ALONE = 0, 1, 2
_Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Costs:
    """What differences cost; those of NIST's sclite keep words in their places.

    Attributes:
        other: another word in a slot.
        alone: a word without a slot.
    """

    other: int = 4
    alone: int = 3


EVEN = Costs(1, 1)
"""Each difference counts the same: word error rates are defined by them."""


@dataclass(frozen=True)
class Slots:
    """What words are aligned with.

    Attributes:
        words: all words that a slot may hold.
        heads: the one that stands for it where texts are cut.
        skipped: what it costs to leave a slot without a word.
    """

    words: Sequence[frozenset[str]]
    heads: Sequence[str]
    skipped: Sequence[int]

    @classmethod
    def of(cls, words: Sequence[str], costs: Costs = EVEN) -> Slots:
        """Slots of one word each."""
        return cls([frozenset((word,)) for word in words], words, [costs.alone] * len(words))


def aligned(slots: Slots, words: Sequence[str], costs: Costs = EVEN) -> list[Pair]:
    """The cheapest alignment: every slot and every word once, in order.

    Where several cost the same, words stand as late as they can.
    """
    pairs: list[Pair] = []
    for first, last, begin, end in _parts(slots.heads, words):
        part = Slots(slots.words[first:last], slots.heads[first:last], slots.skipped[first:last])
        for slot, word in _table(part, words[begin:end], costs):
            pairs.append(
                (
                    None if slot is None else slot + first,
                    None if word is None else word + begin,
                )
            )
    return pairs


def _parts(heads: Sequence[str], words: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of both that belong together: (first, last) of slots, (begin, end) of words."""
    if len(heads) * len(words) <= MOST_CELLS:
        yield 0, len(heads), 0, len(words)
        return
    first = begin = 0
    for slot, word in _anchors(heads, words):
        yield first, slot, begin, word
        first, begin = slot, word
    yield first, len(heads), begin, len(words)


def _anchors(heads: Sequence[str], words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the same run of words stands once in both, in order (longest increasing chain)."""
    ours, theirs = _unique_runs(heads), _unique_runs(words)
    both = sorted((place, theirs[run]) for run, place in ours.items() if run in theirs)
    tails: list[int] = []
    chain: list[int] = []
    before: list[int | None] = []
    for index, (_, word) in enumerate(both):
        length = bisect_left(tails, word)
        before.append(chain[length - 1] if length else None)
        tails[length : length + 1] = [word]
        chain[length : length + 1] = [index]
    found: list[tuple[int, int]] = []
    at = chain[-1] if chain else None
    while at is not None:
        found.append(both[at])
        at = before[at]
    return found[::-1]


def _unique_runs(words: Sequence[str]) -> Mapping[tuple[str, ...], int]:
    runs = [tuple(words[i : i + _ANCHOR_WORDS]) for i in range(len(words) - _ANCHOR_WORDS + 1)]
    counts = Counter(runs)
    return {run: place for place, run in enumerate(runs) if counts[run] == 1}


def _table(slots: Slots, words: Sequence[str], costs: Costs) -> list[Pair]:
    """The alignment by one table."""
    places = _places(slots.words)
    skipped = np.concatenate(([0], np.cumsum(np.asarray(slots.skipped, dtype=np.int32))))
    row: _Numbers = skipped.astype(np.int32)
    steps = np.full((len(words) + 1, len(slots.words) + 1), _SLOT_ALONE, dtype=np.int8)
    for index, word in enumerate(words, start=1):
        row, steps[index] = _next_row(row, places.get(word), skipped, costs)
    return _traced(steps)


def _next_row(
    row: _Numbers, same: _Numbers | None, skipped: _Numbers, costs: Costs
) -> tuple[_Numbers, npt.NDArray[np.int8]]:
    diagonal = row[:-1] + costs.other
    if same is not None:
        diagonal[same] -= costs.other
    alone = row + costs.alone
    best = alone.copy()
    best[1:] = np.minimum(diagonal, alone[1:])
    step = np.full(len(row), _WORD_ALONE, dtype=np.int8)
    step[1:][diagonal <= alone[1:]] = _DIAGONAL
    reached = np.minimum.accumulate(best - skipped) + skipped
    step[reached < best] = _SLOT_ALONE
    return reached.astype(np.int32), step


def _places(slots: Sequence[frozenset[str]]) -> dict[str, _Numbers]:
    """In which slots each word stands."""
    found: dict[str, list[int]] = {}
    for index, words in enumerate(slots):
        for word in words:
            found.setdefault(word, []).append(index)
    return {word: np.asarray(places, dtype=np.int32) for word, places in found.items()}


def _traced(steps: npt.NDArray[np.int8]) -> list[Pair]:
    word, slot = steps.shape[0] - 1, steps.shape[1] - 1
    pairs: list[Pair] = []
    while word > 0 or slot > 0:
        step = _SLOT_ALONE if word == 0 else _WORD_ALONE if slot == 0 else int(steps[word, slot])
        if step != _SLOT_ALONE:
            word -= 1
        if step != _WORD_ALONE:
            slot -= 1
        taken = (None if step == _WORD_ALONE else slot, None if step == _SLOT_ALONE else word)
        pairs.append(taken)
    return pairs[::-1]
