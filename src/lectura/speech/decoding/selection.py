"""Which of several hypotheses of a piece to believe, and what to do with it; pure.

A second hypothesis replaces the first only where fewer quality flags speak against it, or its words
are more probable, and no words went missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from lectura.speech.decoding.hypothesis import Hypothesis
from lectura.speech.decoding.quality import QualityFlag

GRAVE = frozenset(
    {
        QualityFlag.EMPTY,
        QualityFlag.LOOP,
        QualityFlag.COMPRESSES,
        QualityFlag.TOO_FAST,
        QualityFlag.TOO_SLOW,
        QualityFlag.IMPROBABLE,
        QualityFlag.LEAK,
    }
)
"""Flags of words that are hallucinated or missing."""

_HALLUCINATED = frozenset(
    {QualityFlag.LOOP, QualityFlag.COMPRESSES, QualityFlag.TOO_FAST, QualityFlag.LEAK}
)
_CONFIRMS = frozenset(
    {
        QualityFlag.IMPROBABLE,
        QualityFlag.LOOP,
        QualityFlag.COMPRESSES,
        QualityFlag.TOO_FAST,
        QualityFlag.CREDITS,
    }
)
_UNSURE_BEAM_LOGPROB = -0.16
"""Beam search finds words that are a little more probable: pieces doubted at -0.17 after a greedy
decoding are at -0.16 and less after it (27 of 28 pieces of a messy lecture)."""
KEPT_TEXT = 0.93
"""A hypothesis with less than this share of the other's characters has lost words."""
_DOUBTFUL_LOGPROB = -0.6
_SURE_OF_CREDITS = -0.3

Verdict: TypeAlias = Literal["keep", "doubt", "reject", "nothing"]


@dataclass(frozen=True)
class Candidate:
    """A hypothesis and its quality flags."""

    hypothesis: Hypothesis
    flags: frozenset[QualityFlag]

    @property
    def grave(self) -> int:
        """How many grave flags it shows."""
        return len(self.flags & GRAVE)

    @property
    def hallucinated(self) -> bool:
        """True where the text has the structure of a hallucination."""
        return bool(self.flags & _HALLUCINATED)


def needs_beam(candidate: Candidate) -> bool:
    """True where it was decoded greedily, and beam search may do better."""
    doubted = candidate.grave > 0 or QualityFlag.UNSURE in candidate.flags
    return doubted and candidate.hypothesis.decoding.beam == 1


def is_unsure(candidate: Candidate) -> bool:
    """True where a greedy decoding is doubted; after beam search, where it would have been."""
    if candidate.hypothesis.decoding.beam == 1:
        return needs_beam(candidate)
    return candidate.grave > 0 or candidate.hypothesis.avg_logprob < _UNSURE_BEAM_LOGPROB


def better(first: Candidate, second: Candidate) -> Candidate:
    """The one to believe; the first, unless the second is better."""
    if second.grave != first.grave:
        return second if second.grave < first.grave else first
    lost = len(second.hypothesis.text) < KEPT_TEXT * len(first.hypothesis.text)
    if lost and not first.hallucinated:
        return first
    likelier = second.hypothesis.avg_logprob > first.hypothesis.avg_logprob
    return second if likelier else first


def best(candidates: Sequence[Candidate]) -> Candidate:
    """The most believable of several hypotheses, earlier ones first where they are equal."""
    chosen = candidates[0]
    for other in candidates[1:]:
        chosen = better(chosen, other)
    return chosen


def verdict(candidate: Candidate) -> tuple[Verdict, str]:
    """What becomes of the best hypothesis, and why.

    ``nothing`` means that nobody spoke; ``reject`` that the text is a hallucination; ``doubt`` that
    it is kept and marked.
    """
    flags = candidate.flags
    reason = "; ".join(
        flag.value for flag in QualityFlag if flag in flags and flag is not QualityFlag.UNSURE
    )
    if QualityFlag.EMPTY in flags:
        return "nothing", reason
    if _is_hallucination(candidate):
        return "reject", reason
    if candidate.grave or candidate.hypothesis.avg_logprob < _DOUBTFUL_LOGPROB:
        return "doubt", reason or QualityFlag.UNSURE.value
    return "keep", ""


def _is_hallucination(candidate: Candidate) -> bool:
    flags = candidate.flags
    if QualityFlag.QUIET in flags or QualityFlag.LEAK in flags:
        return True
    if QualityFlag.NO_SPEECH in flags and flags & _CONFIRMS:
        return True
    if QualityFlag.TOO_FAST in flags and flags & {
        QualityFlag.LOOP,
        QualityFlag.COMPRESSES,
        QualityFlag.IMPROBABLE,
    }:
        return True
    unsure = candidate.hypothesis.avg_logprob < _SURE_OF_CREDITS
    return QualityFlag.CREDITS in flags and (unsure or bool(flags & GRAVE))
