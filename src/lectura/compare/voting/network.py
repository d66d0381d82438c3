"""All transcripts of a piece, aligned, and how much each one's vote counts. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from lectura.compare.voting.agreement import Agreement, Scored, agreement_of
from lectura.compare.voting.consensus import (
    Slot,
    Voted,
    folded_of,
    slots_of,
    time_of,
    times_in_order,
    times_of,
    voted,
)
from lectura.compare.voting.faults import long_runs
from lectura.compare.voting.rates import paired
from lectura.compare.voting.words import Spoken, with_times_of
from lectura.timeline import Interval

_LEAST_SPREAD = 0.01
"""Solutions that differ in less than this are of one kind, however alike all are."""
_NEAR = 0.33
"""Of the middle difference of all pairs: those that are nearer are of one kind, too."""
_LEAST_WEIGHT = 0.1
_SPLIT = 0.7
"""Votes for one word to those for another, from which on the voters are split."""
_LEAD = 0.3
"""Of the votes of all others, which the one that agrees best has on top of its own."""
_LEAST_SPEECH_SECONDS = 2.0
_OTHER_WORDS_A_SECOND = 0.5
"""Slow speech has three times as many: with fewer, it was skipped."""


@dataclass(frozen=True)
class Network:
    """What each solution wrote, side by side.

    Attributes:
        transcripts: the words of each; those without times have the ones of the others.
        slots: what each wrote at one place.
        weights: of each one's votes.
        absent: for each solution the slots where it skipped speech: it has no vote there.
    """

    transcripts: tuple[tuple[Spoken, ...], ...]
    slots: tuple[Slot, ...]
    weights: tuple[float, ...]
    absent: tuple[frozenset[int], ...]

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """How much each agrees with the others."""
        return tuple(agreement_of(self.scored(index)) for index in range(len(self.transcripts)))

    @cached_property
    def voted(self) -> tuple[Voted, ...]:
        """What most of all wrote, for every slot.

        The one that agrees best has a heavier vote: half of the others do not overrule it.
        """
        everyone = range(len(self.transcripts))
        deciding = self._deciding()
        return tuple(
            voted(slot, self._voters(index, everyone), self.weights, deciding)
            for index, slot in enumerate(self.slots)
        )

    @cached_property
    def times(self) -> tuple[Interval | None, ...]:
        """When what stands in each slot was said."""
        return times_in_order(self.slots)

    def _deciding(self) -> tuple[float, ...]:
        """The weights by which words are chosen; nobody leads among two, or where the best tie."""
        ranks = [one.rank for one in self.agreements]
        best = min(ranks, default=0.0)
        if len(ranks) < 3 or ranks.count(best) > 1:
            return self.weights
        weights = list(self.weights)
        weights[ranks.index(best)] += _LEAD * (sum(weights) - weights[ranks.index(best)])
        return tuple(weights)

    @property
    def consensus(self) -> tuple[Voted, ...]:
        """The words that most wrote."""
        return tuple(one for one in self.voted if one.word is not None)

    def scored(self, index: int) -> Scored:
        """A solution beside the others, whose vote does not ask it."""
        others = [one for one in range(len(self.transcripts)) if one != index]
        reference: list[Spoken] = []
        words: list[Spoken] = []
        for place, slot in enumerate(self.slots):
            voters = self._voters(place, others)
            own = slot[index]
            most = self._fair(slot, voters, own)
            reference += [] if most is None else [most]
            words += [] if own is None or not voters else [own]
        return Scored(tuple(reference), tuple(words))

    def _fair(self, slot: Slot, voters: Sequence[int], own: Spoken | None) -> Spoken | None:
        """What most of the voters wrote; where they are split, what the one to be scored wrote.

        Of two voters who differ one must be wrong, and nobody knows which.
        """
        found = voted(slot, voters, self.weights)
        ours = [one for one in voters if folded_of(slot[one]) == folded_of(own)]
        theirs = sum(self.weights[one] for one in voters) * found.share
        if voters and sum(self.weights[one] for one in ours) >= _SPLIT * theirs:
            return own
        return found.word

    def _voters(self, place: int, among: Sequence[int]) -> list[int]:
        return [one for one in among if place not in self.absent[one]]


def network_of(transcripts: Sequence[Sequence[Spoken]], voiced: Sequence[Interval]) -> Network:
    """The network of some transcripts, begun with the one that is most like the others.

    A vote counts less the more others are nearly the same: three settings of one program are not
    three witnesses. (As Gerstein, Sonnhammer and Chothia (1994) weigh related sequences.)

    Args:
        transcripts: the words of each.
        voiced: where somebody speaks, in seconds on the same clock.
    """
    apart = _distances(transcripts)
    weights = weights_of(apart)
    order = sorted(range(len(transcripts)), key=lambda index: (sum(apart[index]), index))
    slots = slots_of(transcripts, order, weights)
    timed = tuple(
        with_times_of(words, times_of(slots, index)) for index, words in enumerate(transcripts)
    )
    if timed != tuple(map(tuple, transcripts)):
        slots = slots_of(timed, order, weights)
    absent = tuple(absences(slots, index, voiced) for index in range(len(transcripts)))
    return Network(timed, slots, weights, absent)


def absences(slots: Sequence[Slot], index: int, voiced: Sequence[Interval]) -> frozenset[int]:
    """The slots where a solution wrote nothing for a while in which somebody speaks.

    Not so where it wrote other words at that time: then the slots are what others put in.
    """
    times = [time_of(slot) for slot in slots]
    own = [
        time.middle
        for slot, time in zip(slots, times, strict=True)
        if slot[index] is not None and time is not None
    ]
    found: set[int] = set()
    for run in long_runs([slot[index] is None for slot in slots]):
        spans = [time for place in run if (time := times[place]) is not None]
        if not spans:
            continue
        span = Interval(min(one.start for one in spans), max(one.end for one in spans))
        spoken = sum(span.overlap(one) for one in voiced)
        inside = sum(span.start < middle < span.end for middle in own)
        if spoken >= _LEAST_SPEECH_SECONDS and inside <= _OTHER_WORDS_A_SECOND * spoken:
            found |= {place for place in run if slots[place][index] is None}
    return frozenset(found)


def weights_of(apart: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """The weight of each one's vote, 1 at most.

    Of n that are the same, each has 1/√n: so two that agree outvote a third, and three of a kind do
    not outvote two strangers who agree. And who is far from the others counts less: by the cube of
    what it has in common with those that are not of its kind.

    Args:
        apart: how much each two differ, 0–1.
    """
    count = len(apart)
    between = [apart[i][j] for i in range(count) for j in range(i + 1, count)]
    near = max(_LEAST_SPREAD, _NEAR * median(between)) if between else _LEAST_SPREAD
    found = []
    for index, row in enumerate(apart):
        others = _others(row, index)
        alike = 1 + sum(max(0.0, 1 - distance / near) for distance in others)
        strangers = [distance for distance in others if distance >= near]
        common = 1 - sum(strangers) / len(strangers) if strangers else 1.0
        found.append(max(_LEAST_WEIGHT, common) ** 3 / math.sqrt(alike))
    return tuple(found)


def _others(row: Sequence[float], index: int) -> list[float]:
    return [distance for other, distance in enumerate(row) if other != index]


def _distances(transcripts: Sequence[Sequence[Spoken]]) -> list[list[float]]:
    """Differences of each two, as a share of the longer one."""
    folded = [[word.folded for word in words] for words in transcripts]
    count = len(folded)
    apart = [[0.0] * count for _ in range(count)]
    for i in range(count):
        for j in range(i):
            pairs = paired(folded[i], folded[j])
            wrong = sum(
                slot is None or word is None or folded[i][slot] != folded[j][word]
                for slot, word in pairs
            )
            longest = max(1, len(folded[i]), len(folded[j]))
            apart[i][j] = apart[j][i] = min(1.0, wrong / longest)
    return apart
