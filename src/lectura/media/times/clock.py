"""Puts decoded frames where their timestamps say: gaps become silence, nothing decoded is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lectura.audio import SAMPLE_RATE, seconds
from lectura.timeline import Interval

Frame: TypeAlias = npt.NDArray[np.int16]
"""Decoded samples at 16 kHz: mono, shape ``(n_samples,)``, or ``(n_samples, n_columns)``."""
Stamped: TypeAlias = tuple[int | None, Frame]
"""A frame and the sample of the recording at which it begins; None where unknown."""
Believes: TypeAlias = Callable[[Interval, float], bool]
"""Whether a gap between two stamps is real, given how much was placed before it; in seconds."""

_JITTER_SAMPLES = SAMPLE_RATE // 20
"""Timestamps of ordinary files are off by some milliseconds; only more than this is a gap."""
_IN_STEP_SAMPLES = SAMPLE_RATE // 200
_DRIFT_SAMPLES = SAMPLE_RATE
"""A recorder's clock that is slow gains the jitter in a second at the soonest; what does so faster
is a clock that was set back."""
_SURE_SAMPLES = SAMPLE_RATE
"""A clock that is early by more was set back. By less it may be a libav that guesses the stamps
between two that the file holds, and is right again with the next: that takes less than a second."""
_ONE_RESTART_SECONDS = 2.0
"""Restarts that follow each other so soon are told once."""


@dataclass
class Placer:
    """Keeps the position on the recording's clock, in samples.

    Attributes:
        believes: tells real gaps; one that is not believed is a clock that was set forward.
        position: samples placed so far, silence included.
        gaps: stretches without audio after the first frame, in seconds.
        restarts: where the clock was set back or forward, in seconds. The audio goes on there
            without a break.
    """

    believes: Believes = lambda gap, placed: True
    position: int = 0
    gaps: list[Interval] = field(default_factory=list)
    restarts: list[float] = field(default_factory=list)
    _shift: int = 0
    _begun: bool = False
    _early: int = 0
    _in_step: int = 0
    _waiting: tuple[int, int] | None = None
    _restarted: float = float("-inf")

    def place(self, stamp: int | None, frame: Frame) -> tuple[int, Frame]:
        """How many silent samples come before a frame, and what of the frame counts.

        Args:
            stamp: the sample of the recording at which the frame begins; None where unknown.
            frame: the samples.
        """
        gap = 0
        if stamp is not None and len(frame):
            ahead = stamp + self._shift - self.position
            if ahead > (_JITTER_SAMPLES if self._begun else 0):
                gap = self._gap(stamp, ahead)
            elif not self._begun:
                frame = frame[-ahead:]  # what an encoder adds before the beginning
            elif ahead < -_JITTER_SAMPLES:
                frame = self._too_early(-ahead, frame)
            else:
                self._on_time(-ahead)
            self._begun = self._begun or len(frame) > 0
        self.position += gap + len(frame)
        return gap, frame

    def _on_time(self, early: int) -> None:
        self._waiting, self._early = None, early
        if early <= _IN_STEP_SAMPLES:
            self._in_step = self.position

    def _gap(self, stamp: int, ahead: int) -> int:
        gap = Interval(seconds(stamp - ahead), seconds(stamp))
        if not self.believes(gap, seconds(self.position)):
            self._restart(-ahead, self.position)
            return 0
        if self._begun:
            self.gaps.append(Interval(seconds(self.position), seconds(self.position + ahead)))
        self._waiting, self._early = None, 0
        self._in_step = self.position + ahead
        return ahead

    def _too_early(self, early: int, frame: Frame) -> Frame:
        drifts = self._waiting is None and early - self._early <= _JITTER_SAMPLES
        self._early = early
        if drifts and self.position - self._in_step >= _DRIFT_SAMPLES:
            self._early = 0
            return frame[early:]
        began, least = self._waiting or (self.position, early)
        self._waiting = began, min(least, early)
        if early > _SURE_SAMPLES:
            self._restart(early, self.position)
        elif self.position - began >= _SURE_SAMPLES:
            self._restart(min(least, early), began)
        return frame

    def _restart(self, shift: int, position: int) -> None:
        """The clock was set back by this many samples (forward where negative) at a position."""
        self._shift += shift
        self._waiting, self._early, self._in_step = None, 0, self.position
        now = seconds(position)
        if now - self._restarted > _ONE_RESTART_SECONDS:
            self.restarts.append(now)
        self._restarted = seconds(self.position)


def steadied(frames: Iterable[Stamped]) -> Iterator[Stamped]:
    """The frames; one stamp that jumps alone, and back with the next, is taken for damage."""
    expected: int | None = None
    held: Stamped | None = None
    for stamp, frame in frames:
        if held is not None:
            expected, frame_before = _decided(held, expected, stamp)
            yield frame_before
            held = None
        if _jumps(stamp, expected):
            held = (stamp, frame)
            continue
        yield stamp, frame
        expected = None if stamp is None else stamp + len(frame)
    if held is not None:
        yield held


def _decided(held: Stamped, expected: int | None, after: int | None) -> tuple[int | None, Stamped]:
    """What to expect next, and a frame that jumped, with its stamp where that was no damage."""
    stamp, frame = held
    if expected is not None and after is not None and _near(after, expected + len(frame)):
        return expected + len(frame), (None, frame)
    return None if stamp is None else stamp + len(frame), held


def _near(stamp: int, expected: int) -> bool:
    return abs(stamp - expected) <= _JITTER_SAMPLES


def _jumps(stamp: int | None, expected: int | None) -> bool:
    return stamp is not None and expected is not None and not _near(stamp, expected)
