"""How many words differ, with the interval in which that is certain. Pure.

The interval is a bootstrap over stretches of the text (Bisani and Ney 2004, "Bootstrap estimates
for confidence intervals in ASR performance evaluation"): errors come in clusters, so single words
are no independent samples. Few stretches make such intervals too narrow; they are widened as
Hesterberg (2015, "What teachers should know about the bootstrap", expanded percentile interval)
shows. The draws come from a seed: the same texts give the same figures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lectura.compare.voting.aligning import Pair, Slots, aligned

STRETCH_WORDS = 20
"""About a sentence, or eight seconds of speech."""
_DRAWS = 1000
_SEED = 7
Errors = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Rate:
    """A share, and where it lies with 95 % certainty.

    Attributes:
        value: 0 is nothing; a rate of errors may be above 1.
        low, high: the bounds.
    """

    value: float
    low: float
    high: float

    @property
    def rest(self) -> Rate:
        """What is missing to one, never below nothing."""
        return Rate(max(0.0, 1 - self.value), max(0.0, 1 - self.high), max(0.0, 1 - self.low))


def paired(reference: Sequence[str], words: Sequence[str]) -> list[Pair]:
    """The two texts, aligned with as few differences as possible (Levenshtein)."""
    return aligned(Slots.of(reference), words)


def errors_in(reference: Sequence[str], words: Sequence[str], pairs: Sequence[Pair]) -> Errors:
    """How many differences belong to each word of the reference, shape ``(len(reference),)``.

    One that was replaced or left out counts one, and one each for words put in after it; those put
    in before all others belong to the first.
    """
    found = np.zeros(max(1, len(reference)), dtype=np.int64)
    at = 0
    for slot, word in pairs:
        at = at if slot is None else slot
        if slot is None or word is None or reference[slot] != words[word]:
            found[at] += 1
    return found


def rate_of(errors: Errors, length: int) -> Rate:
    """Differences per word of a reference of some length, with their interval."""
    low, high = _bounds(errors, length)
    value = float(errors.sum()) / max(1, length)
    return Rate(value, min(value, low), max(value, high))


def difference(first: Errors, second: Errors, length: int) -> Rate:
    """How much larger the first rate is than the second on the same reference.

    Both are drawn from the same stretches, so that a hard one counts for both.
    """
    low, high = _bounds(first - second, length)
    return Rate(float((first - second).sum()) / max(1, length), low, high)


def _bounds(errors: Errors, length: int) -> tuple[float, float]:
    """Between what the rate lies with 95 % certainty: in texts of stretches drawn at random."""
    starts = np.arange(0, len(errors), STRETCH_WORDS)
    sums = np.add.reduceat(errors, starts)
    lengths = np.minimum(STRETCH_WORDS, max(1, length) - starts).clip(min=1)
    chosen = np.random.default_rng(_SEED).integers(0, len(starts), size=(_DRAWS, len(starts)))
    drawn = sums[chosen].sum(axis=1) / lengths[chosen].sum(axis=1)
    low, high = np.quantile(drawn, (tail_of(len(starts)), 1 - tail_of(len(starts))))
    return float(low), float(high)


def tail_of(stretches: int) -> float:
    """Which share of the draws lies beyond each bound: 0.025, and less where stretches are few.

    Student's t by the expansion of Cornish and Fisher, good to a hundredth from five on.
    """
    z, free = 1.959964, max(1, stretches - 1)
    student = z + (z**3 + z) / (4 * free) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)
    wider = math.sqrt((free + 1) / free) * student
    return 0.5 * math.erfc(wider / math.sqrt(2))
