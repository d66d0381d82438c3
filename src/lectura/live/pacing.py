"""How much work a second of sound may be: a slow machine gets plainer captions, not later ones.

Each step costs some quality and saves work; the delay of a word stays bounded. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

_TOO_SLOW_SECONDS = 1.8
"""A decoding that takes longer than this, and a word needs two of them, comes too late."""
_FAST_SECONDS = 0.7
_SLOW_TIMES = 3
_FAST_TIMES = 60


@dataclass(frozen=True)
class Pace:
    """What is done for the captions.

    Attributes:
        step: seconds of new sound before it is decoded again.
        longest: seconds of speech that are decoded at once.
        twice: a word must be heard twice before it stays.
        beam: hypotheses kept side by side.
    """

    step: float
    longest: float
    twice: bool = True
    beam: int = 1


PACES = (Pace(1.0, 18.0, beam=5), Pace(1.5, 8.0), Pace(2.0, 8.0, twice=False))
"""From the best to the least."""


class Pacer:
    """Chooses the pace by how long decodings take."""

    def __init__(self) -> None:
        self._level = 0
        self._slow = self._fast = 0

    @property
    def pace(self) -> Pace:
        """What is done now."""
        return PACES[self._level]

    def took(self, wall_seconds: float) -> bool:
        """Learn how long a decoding took; True where the pace became plainer by it."""
        self._slow = self._slow + 1 if wall_seconds > _TOO_SLOW_SECONDS else 0
        self._fast = self._fast + 1 if wall_seconds < _FAST_SECONDS else 0
        if self._slow >= _SLOW_TIMES and self._level + 1 < len(PACES):
            self._level, self._slow = self._level + 1, 0
            return True
        if self._fast >= _FAST_TIMES and self._level:
            self._level, self._fast = self._level - 1, 0
        return False
