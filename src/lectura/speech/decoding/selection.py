"""Which of several hearings of a piece to believe, and what to do with it; pure.

A hearing is judged, not trusted: a second one replaces the first only where the guards see less
wrong with it and no words went missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from lectura.speech.decoding.hypothesis import Hearing
from lectura.speech.decoding.quality import Sign

GRAVE = frozenset(
    {
        Sign.EMPTY,
        Sign.LOOP,
        Sign.COMPRESSES,
        Sign.TOO_FAST,
        Sign.TOO_SLOW,
        Sign.IMPROBABLE,
        Sign.LEAK,
    }
)
"""Signs that words are made up or missing."""

_MADE_UP = frozenset({Sign.LOOP, Sign.COMPRESSES, Sign.TOO_FAST, Sign.LEAK})
_CONFIRMS = frozenset({Sign.IMPROBABLE, Sign.LOOP, Sign.COMPRESSES, Sign.TOO_FAST, Sign.CREDITS})
_BETTER_LOGPROB = 0.005
KEPT_TEXT = 0.93
"""A hearing with less than this share of the other's characters has lost words."""
_DOUBTFUL_LOGPROB = -0.6
_SURE_OF_CREDITS = -0.3

Verdict: TypeAlias = Literal["keep", "doubt", "reject", "nothing"]


@dataclass(frozen=True)
class Judged:
    """A hearing and what the guards see in it."""

    hearing: Hearing
    signs: frozenset[Sign]

    @property
    def grave(self) -> int:
        """How many grave signs it shows."""
        return len(self.signs & GRAVE)

    @property
    def made_up(self) -> bool:
        """True where the text shows the structure of invention."""
        return bool(self.signs & _MADE_UP)


def needs_rehearing(judged: Judged) -> bool:
    """True where a slower decoding may do better."""
    return judged.grave > 0 or Sign.UNSURE in judged.signs


def better(first: Judged, second: Judged) -> Judged:
    """The one to believe; the first, unless the second is clearly better."""
    if second.grave != first.grave:
        return second if second.grave < first.grave else first
    lost = len(second.hearing.text) < KEPT_TEXT * len(first.hearing.text)
    if lost and not first.made_up:
        return first
    gain = second.hearing.avg_logprob - first.hearing.avg_logprob
    return second if gain > _BETTER_LOGPROB else first


def best(candidates: Sequence[Judged]) -> Judged:
    """The most believable of several hearings, earlier ones first where they are equal."""
    chosen = candidates[0]
    for other in candidates[1:]:
        chosen = better(chosen, other)
    return chosen


def verdict(judged: Judged) -> tuple[Verdict, str]:
    """What becomes of the best hearing, and why.

    ``nothing`` means that nobody spoke; ``reject`` that the text was invented; ``doubt`` that it
    is kept and marked.
    """
    signs = judged.signs
    reason = "; ".join(sign.value for sign in Sign if sign in signs and sign is not Sign.UNSURE)
    if Sign.EMPTY in signs:
        return "nothing", reason
    if _is_made_up(judged):
        return "reject", reason
    if judged.grave or judged.hearing.avg_logprob < _DOUBTFUL_LOGPROB:
        return "doubt", reason or Sign.UNSURE.value
    return "keep", ""


def _is_made_up(judged: Judged) -> bool:
    signs = judged.signs
    if Sign.QUIET in signs or Sign.LEAK in signs:
        return True
    if Sign.NO_SPEECH in signs and signs & _CONFIRMS:
        return True
    if Sign.TOO_FAST in signs and signs & {Sign.LOOP, Sign.COMPRESSES, Sign.IMPROBABLE}:
        return True
    unsure = judged.hearing.avg_logprob < _SURE_OF_CREDITS
    return Sign.CREDITS in signs and (unsure or bool(signs & GRAVE))
