"""The consensus of the solutions: their words in slots, and a vote in each. Pure.

ROVER (Fiscus 1997, "A post-processing system to yield reduced word error rates"): one transcript
after the other is aligned with the slots that the ones before made; a slot then holds what each
wrote there, or that it wrote nothing. Here every slot is decided by weighted vote, for few
recognisers tell how sure they are in the same way.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from statistics import median

from lectura.compare.voting.aligning import Costs, Slots, aligned
from lectura.compare.voting.words import Spoken
from lectura.timeline import Interval

Slot = tuple[Spoken | None, ...]
"""What each solution wrote at one place; None where it wrote nothing."""

DOUBTFUL = 0.6
"""A word that fewer of the votes are for is marked."""
_FINE_SECONDS = 1.0
"""Words are shorter: what was laid out over this has a time of its own."""
_COSTS = Costs()
_SCALE = 100
"""Costs are whole numbers: those of `aligning` are taken times this, to be divided by votes."""


@dataclass(frozen=True)
class Voted:
    """What came of a slot.

    Attributes:
        word: as the weightiest of its voters wrote it, with the middle of their times; None where
            most wrote nothing.
        share: of the votes that it got, 0–1.
    """

    word: Spoken | None
    share: float

    @property
    def doubtful(self) -> bool:
        """True where too few are for it."""
        return self.share < DOUBTFUL


def slots_of(
    transcripts: Sequence[Sequence[Spoken]], order: Sequence[int], weights: Sequence[float]
) -> tuple[Slot, ...]:
    """The transcripts, aligned with one another.

    Args:
        transcripts: the words of each.
        order: in which order they are taken; the first ones shape the slots.
        weights: of each one's votes.
    """
    empty: Slot = (None,) * len(transcripts)
    slots: list[Slot] = []
    for number, index in enumerate(order):
        taken = order[:number]
        words = transcripts[index]
        target = _target(slots, taken, weights)
        costs = Costs(_COSTS.other * _SCALE, _COSTS.alone * _SCALE)
        pairs = aligned(target, [word.folded for word in words], costs)
        slots = [
            _put(empty if slot is None else slots[slot], index, None if w is None else words[w])
            for slot, w in pairs
        ]
    return tuple(slots)


def _target(slots: Sequence[Slot], taken: Sequence[int], weights: Sequence[float]) -> Slots:
    """The slots as the next transcript is aligned with them.

    A slot that many wrote nothing in is left out at little cost.
    """
    words, heads, skipped = [], [], []
    whole = sum(weights[index] for index in taken)
    for slot in slots:
        votes = _votes(slot, taken, weights)
        words.append(frozenset(word for word in votes if word is not None))
        heads.append(max(words[-1], key=lambda word: votes[word]))
        silent = votes.get(None, 0.0) / whole if whole else 0.0
        skipped.append(round(_SCALE * _COSTS.alone * (1.0 - silent)))
    return Slots(words, heads, skipped)


def _put(slot: Slot, index: int, word: Spoken | None) -> Slot:
    return (*slot[:index], word, *slot[index + 1 :])


def _votes(
    slot: Slot, voters: Sequence[int], weights: Sequence[float]
) -> Mapping[str | None, float]:
    votes: dict[str | None, float] = {}
    for index in voters:
        key = folded_of(slot[index])
        votes[key] = votes.get(key, 0.0) + weights[index]
    return votes


def voted(
    slot: Slot,
    voters: Sequence[int],
    weights: Sequence[float],
    deciding: Sequence[float] | None = None,
) -> Voted:
    """What most of the voters wrote in a slot.

    Where two have the same votes, that of the weightiest voter counts, and of equal ones that of
    the first.

    Args:
        slot: what each solution wrote.
        voters: those that have a vote here.
        weights: of each one's vote, by which shares are told.
        deciding: the weights by which the word is chosen, where they are others.
    """
    chosen_by = weights if deciding is None else deciding
    votes = _votes(slot, voters, chosen_by)
    if not votes:
        return Voted(None, 0.0)
    best = max(votes.values())
    leading = [index for index in voters if votes[folded_of(slot[index])] >= best - 1e-9]
    speaker = max(leading, key=lambda index: (chosen_by[index], -index))
    winner = folded_of(slot[speaker])
    agreeing = [index for index in voters if folded_of(slot[index]) == winner]
    whole = sum(weights[index] for index in voters)
    share = sum(weights[index] for index in agreeing) / whole if whole else 0.0
    return Voted(_timed(slot[speaker], tuple(slot[index] for index in agreeing)), share)


def folded_of(word: Spoken | None) -> str | None:
    """The word as it is compared; None for nothing."""
    return None if word is None else word.folded


def _timed(word: Spoken | None, agreeing: Slot) -> Spoken | None:
    """The word with the middle of its voters' times."""
    time = time_of(agreeing)
    if word is None or time is None:
        return word
    return replace(word, start=time.start, end=time.end, stretch=time.duration)


def times_of(slots: Sequence[Slot], index: int) -> tuple[Interval | None, ...]:
    """When each word of a transcript without times was said, by what others wrote in its slot."""
    found: list[Interval | None] = []
    for slot in slots:
        if slot[index] is None:
            continue
        found.append(time_of(slot))
    return tuple(found)


def times_in_order(slots: Sequence[Slot]) -> tuple[Interval | None, ...]:
    """When the words of each slot were said (see `time_of`), in the order of the slots.

    A time that was laid out over a segment is moved between those that are known, before and after
    it: where there is a pause, it is off by seconds.
    """
    times = [time_of(slot) for slot in slots]
    known = [
        time if any(map(_is_fine, slot)) else None for slot, time in zip(slots, times, strict=True)
    ]
    earliest = accumulate((0.0 if one is None else one.end for one in known), max)
    starts = (math.inf if one is None else one.start for one in reversed(known))
    latest = reversed(list(accumulate(starts, min)))
    return tuple(
        _between(time, first, last) if sure is None and time is not None else time
        for time, sure, first, last in zip(times, known, earliest, latest, strict=True)
    )


def _is_fine(word: Spoken | None) -> bool:
    return word is not None and word.start is not None and word.stretch <= _FINE_SECONDS


def _between(time: Interval, first: float, last: float) -> Interval:
    """The part of a time that lies between two moments; of one outside, as much after the first."""
    if last <= first:
        return time
    start, end = max(time.start, first), min(time.end, last)
    return (
        Interval(start, end) if start < end else Interval(first, min(last, first + time.duration))
    )


def time_of(slot: Slot) -> Interval | None:
    """When the words of a slot were said: the middle of what they say themselves.

    Those that were timed best are asked alone: a time that was laid out over half a minute is off
    by seconds where something is left out in it.
    """
    timed = [
        (word.start, word.end, word.stretch)
        for word in slot
        if word is not None and word.start is not None and word.end is not None
    ]
    if not timed:
        return None
    enough = max(_FINE_SECONDS, 2 * min(stretch for _, _, stretch in timed))
    fine = [(start, end) for start, end, stretch in timed if stretch <= enough]
    start = median(start for start, _ in fine)
    return Interval(start, max(start, median(end for _, end in fine)))
