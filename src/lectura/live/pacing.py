"""How much work a second of sound may be: a slow machine gets plainer captions, not later ones.

Each step costs some quality and saves work; the delay of a word stays bounded. Pure.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

_LATEST_SECONDS = 6.5
"""After so long a word is to be firm, agreed on or not."""
_LEAST_PATIENCE, _MOST_PATIENCE = 1.2, 5.0
"""Words nearer to the end of the sound often change; those further from it hardly ever."""
_REMEMBERED = 3
_TOO_SLOW_SECONDS = 2.2
"""A decoding that takes longer than this, and a word needs two of them, comes too late."""
_FAST_SECONDS = 1.0
_SLOW_TIMES = 3
_FAST_TIMES = 15


@dataclass(frozen=True)
class Pace:
    """What is done for the captions.

    Attributes:
        step: seconds of new sound before it is decoded again.
        longest: seconds of speech that are decoded at once.
        twice: a word must be heard twice before it stays.
        beam: hypotheses kept side by side.
        patience: a word that was said so many seconds before the end of the sound stays as it is.
    """

    step: float
    longest: float
    twice: bool = True
    beam: int = 1
    patience: float = _MOST_PATIENCE


PACES = (Pace(1.0, 14.0, beam=2), Pace(1.0, 8.0), Pace(2.0, 8.0, twice=False))
"""From the best to the least."""


class Pacer:
    """Chooses the pace by how long decodings take."""

    def __init__(self) -> None:
        self._level = 0
        self._slow = self._fast = 0
        self._took: deque[float] = deque(maxlen=_REMEMBERED)

    @property
    def pace(self) -> Pace:
        """What is done now.

        A word waits until a decoding is asked for, for its end, and before that for the one that is
        under way; the longer these take, the less patience is left for the word to be agreed on.
        """
        pace = PACES[self._level]
        if not pace.twice:
            return replace(pace, patience=_LEAST_PATIENCE)
        took = sum(self._took) / max(1, len(self._took))
        patience = _LATEST_SECONDS - took - max(took, pace.step)
        return replace(pace, patience=min(max(patience, _LEAST_PATIENCE), _MOST_PATIENCE))

    def took(self, wall_seconds: float) -> bool:
        """Learn how long a decoding took; True where the pace became plainer by it."""
        self._took.append(wall_seconds)
        self._slow = self._slow + 1 if wall_seconds > _TOO_SLOW_SECONDS else 0
        self._fast = self._fast + 1 if wall_seconds < _FAST_SECONDS else 0
        if self._slow >= _SLOW_TIMES and self._level + 1 < len(PACES):
            self._level, self._slow = self._level + 1, 0
            return True
        if self._fast >= _FAST_TIMES and self._level:
            self._level, self._fast = self._level - 1, 0
        return False
