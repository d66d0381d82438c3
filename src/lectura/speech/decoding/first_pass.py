"""What the first decoding of a batch gave: which pieces are doubted, how fast somebody speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from lectura.speech.decoding.encoded import Encoded
from lectura.speech.decoding.hypothesis import Hypothesis
from lectura.speech.decoding.selection import Candidate, is_unsure, needs_beam
from lectura.speech.windowing.packing import Piece

_USUAL_FROM_PIECES = 3
"""Fewer pieces say nothing about the usual speed of speech."""


@dataclass(frozen=True)
class FirstPass:
    """Pieces that were decoded once, and the quality flags of that.

    Attributes:
        encoded: what the encoder made of the pieces.
        pieces: one or more.
        candidates: one for each piece.
        usual_speed: see `usual_speed`; that of the batch the pieces were in.
    """

    encoded: Encoded
    pieces: tuple[Piece, ...]
    candidates: tuple[Candidate, ...]
    usual_speed: float | None

    @property
    def unsure(self) -> int:
        """How many of the pieces a greedy decoding doubts, or is likely to doubt."""
        return sum(is_unsure(item) for item in self.candidates)

    def groups(self, most: int) -> list[FirstPass]:
        """What can be finished side by side: the sure pieces, and at most so many doubted ones."""
        doubted = [i for i, item in enumerate(self.candidates) if needs_beam(item) or item.grave]
        sure = [i for i in range(len(self.pieces)) if i not in doubted]
        count = -(-len(doubted) // most)
        bounds = [len(doubted) * i // count for i in range(count + 1)] if count else []
        together = [doubted[start:stop] for start, stop in pairwise(bounds)]
        return [self.take(indices) for indices in (sure, *together) if indices]

    def take(self, indices: Sequence[int]) -> FirstPass:
        """Some of the pieces."""
        return FirstPass(
            self.encoded.take(indices),
            tuple(self.pieces[i] for i in indices),
            tuple(self.candidates[i] for i in indices),
            self.usual_speed,
        )


def usual_speed(pieces: Sequence[Piece], hypotheses: Sequence[Hypothesis]) -> float | None:
    """Median characters per voiced second of a batch; None where it is too small to tell."""
    speeds = [
        len(hypothesis.text) / piece.voiced_seconds
        for piece, hypothesis in zip(pieces, hypotheses, strict=True)
        if piece.voiced_seconds > 1.0 and hypothesis.text
    ]
    return median(speeds) if len(speeds) >= _USUAL_FROM_PIECES else None
