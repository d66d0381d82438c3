"""Which language a piece is spoken in; pure, from the model's own probabilities."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_OTHER_LANGUAGE = 0.95
"""A piece leaves the recording's language only where the model is this sure of another one."""
_MAIN_LANGUAGE = 0.03
_OTHER_VOICED_SECONDS = 8.0
_FLOOR = 1e-4
_STAY = 2.0
"""Among given languages the one of the piece before is favoured by this factor."""


@dataclass
class LanguageTally:
    """What was transcribed of each language so far, weighed by voiced seconds."""

    seconds: dict[str, float] = field(default_factory=dict)

    def add(self, language: str, voiced_seconds: float) -> None:
        """Count a piece."""
        self.seconds[language] = self.seconds.get(language, 0.0) + voiced_seconds

    @property
    def main(self) -> str | None:
        """The language with the most voice; None before the first piece."""
        if not self.seconds:
            return None
        return max(self.seconds, key=lambda code: (self.seconds[code], code))


def main_language(
    pieces: Sequence[Mapping[str, float]], voiced_seconds: Sequence[float]
) -> str | None:
    """The language that explains several places together best.

    Args:
        pieces: per place, the probability of each language.
        voiced_seconds: per place, how long somebody speaks; short places weigh less.
    """
    scores: dict[str, float] = {}
    for probabilities, voiced in zip(pieces, voiced_seconds, strict=True):
        weight = min(voiced, 10.0)
        for code in {code for piece in pieces for code in piece}:
            log = math.log(max(_FLOOR, probabilities.get(code, 0.0)))
            scores[code] = scores.get(code, 0.0) + weight * log
    return max(scores, key=lambda code: (scores[code], code)) if scores else None


def piece_language(probabilities: Mapping[str, float], voiced_seconds: float, main: str) -> str:
    """The recording's language, unless the model is sure that this piece is in another."""
    best = max(probabilities, key=lambda code: probabilities[code])
    sure = (
        probabilities[best] >= _OTHER_LANGUAGE
        and probabilities.get(main, 0.0) <= _MAIN_LANGUAGE
        and voiced_seconds >= _OTHER_VOICED_SECONDS
    )
    return best if sure else main


def among(probabilities: Mapping[str, float], allowed: Sequence[str], before: str | None) -> str:
    """The likeliest of the given languages; the one of the piece before is favoured a little."""

    def weight(code: str) -> float:
        favour = _STAY if code == before else 1.0
        return favour * probabilities.get(code, 0.0)

    return max(allowed, key=weight)
