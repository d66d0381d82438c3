"""Puts decoded frames where their time stamps say: gaps become silence, overlaps are cut."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lectura.audio import SAMPLE_RATE, seconds
from lectura.timeline import Interval

Frame: TypeAlias = npt.NDArray[np.int16]
"""Decoded samples, shape ``(n_samples,)``, mono at 16 kHz."""

_JITTER_SAMPLES = SAMPLE_RATE // 20
"""Time stamps of ordinary files are off by some milliseconds; only more than this is a gap."""
_OVERLAP_SAMPLES = SAMPLE_RATE
"""Audio that is more than a second early is no overlap: the clock was set back."""


@dataclass
class Placer:
    """Keeps the position on the recording's clock, in samples.

    Attributes:
        limit: a stamp beyond this sample is no gap but a broken clock; None where nobody knows.
        position: samples placed so far, silence included.
        gaps: stretches without audio after the first frame, in seconds.
    """

    limit: int | None = None
    position: int = 0
    gaps: list[Interval] = field(default_factory=list)
    _shift: int = 0
    _begun: bool = False

    def place(self, stamp: int | None, frame: Frame) -> tuple[int, Frame]:
        """How many silent samples come before a frame, and what of the frame is to be heard.

        Args:
            stamp: the sample of the recording at which the frame begins; None where unknown.
            frame: the samples.
        """
        gap = 0
        if stamp is not None and frame.size:
            ahead = stamp + self._shift - self.position
            if not self._begun or ahead > _JITTER_SAMPLES:
                gap = self._gap(ahead)
            elif ahead < -_JITTER_SAMPLES:
                frame = self._overlapped(-ahead, frame)
            self._begun = True
        self.position += gap + frame.size
        return gap, frame

    def _gap(self, ahead: int) -> int:
        if self.limit is not None and self.position + ahead > self.limit:
            self._shift -= ahead
            return 0
        if self._begun:
            self.gaps.append(Interval(seconds(self.position), seconds(self.position + ahead)))
        return max(0, ahead)

    def _overlapped(self, early: int, frame: Frame) -> Frame:
        if early > _OVERLAP_SAMPLES:
            self._shift += early
            return frame
        return frame[early:]
