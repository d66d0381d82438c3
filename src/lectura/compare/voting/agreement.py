"""How much a solution agrees with what most of the others wrote. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from lectura.compare.voting.faults import Faults, faults
from lectura.compare.voting.rates import Rate, errors_in, paired, rate_of
from lectura.compare.voting.words import Spoken

_FAULTY = 0.05
"""What gross faults cost on top of their words, as a rate of differences."""


@dataclass(frozen=True)
class Scored:
    """A solution beside what most of the others wrote.

    Attributes:
        reference: the consensus of the others; where they are split, its own words count as right.
        words: its own, without those from where all the others wrote nothing though somebody
            speaks: nobody can judge them.
    """

    reference: tuple[Spoken, ...]
    words: tuple[Spoken, ...]


@dataclass(frozen=True)
class Agreement:
    """What came of it.

    Attributes:
        differences: per word of the consensus of the others.
        faults: whole passages that are wrong.
    """

    differences: Rate
    faults: Faults

    @property
    def rank(self) -> float:
        """The smaller, the better: differences, and gross faults on top.

        A text that leaves passages out stands behind those that mishear as many words, and before
        one that is mostly wrong.
        """
        return self.differences.value + (_FAULTY if self.faults.gross else 0.0)


def agreement_of(scored: Scored) -> Agreement:
    """How much a solution differs from the others, and what is grossly wrong with it."""
    reference = [word.folded for word in scored.reference]
    words = [word.folded for word in scored.words]
    pairs = paired(reference, words)
    rate = rate_of(errors_in(reference, words, pairs), len(reference))
    return Agreement(rate, faults(reference, words, pairs))
