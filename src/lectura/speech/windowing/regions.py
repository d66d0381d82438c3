"""From probabilities of speech to the stretches where somebody speaks; pure, in samples.

A region opens at a frame of at least `_ONSET` and closes once the probability has stayed under
`_OFFSET` for `_SHORTEST_PAUSE_SAMPLES` (hysteresis as in Silero's own segmenter). Then the region
is widened by up to `_PAD_SAMPLES` on either side, half of the pause where pauses are shorter, so
that soft onsets and endings are decoded too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lectura.audio import SAMPLE_RATE
from lectura.audio.vad import FRAME_SAMPLES

_ONSET = 0.5
_OFFSET = 0.35
_SHORTEST_PAUSE_SAMPLES = int(0.16 * SAMPLE_RATE)
_PAD_SAMPLES = int(0.4 * SAMPLE_RATE)


@dataclass(frozen=True)
class SpeechRegion:
    """Where somebody speaks, in samples of the recording.

    ``start`` … ``end`` is what the recogniser is shown; ``voiced_start`` … ``voiced_end``
    lies within it and is where the detector found the voice.
    """

    start: int
    end: int
    voiced_start: int
    voiced_end: int

    @property
    def length(self) -> int:
        """Samples that the recogniser is shown."""
        return self.end - self.start


class RegionFinder:
    """Finds regions in a stream of probabilities; positions count from ``origin`` samples."""

    def __init__(self, origin: int) -> None:
        self._origin = origin
        self._next = origin
        self._open: int | None = None
        self._quiet_since: int | None = None
        self._waiting: tuple[int, int] | None = None
        self._floor = origin

    @property
    def needed_from(self) -> int:
        """Samples before this one belong to regions already given out, or to silence."""
        if self._waiting is not None:
            return max(self._floor, self._waiting[0] - _PAD_SAMPLES)
        if self._open is not None:
            return max(self._floor, self._open - _PAD_SAMPLES)
        return max(self._floor, self._next - _PAD_SAMPLES)

    @property
    def silent(self) -> bool:
        """True when nobody speaks at this moment and no region waits for its padding."""
        return self._open is None and self._waiting is None

    def feed(self, probabilities: Iterable[float]) -> list[SpeechRegion]:
        """Take the next frames; give the regions whose padding is settled by them."""
        settled: list[SpeechRegion] = []
        for probability in probabilities:
            position, self._next = self._next, self._next + FRAME_SAMPLES
            self._step(position, probability, settled)
        return settled

    def finish(self, end: int) -> list[SpeechRegion]:
        """The stream ends at sample ``end``: give what is still open."""
        settled: list[SpeechRegion] = []
        if self._open is not None:
            close = self._quiet_since if self._quiet_since is not None else end
            self._close(min(close, end), settled)
        if self._waiting is not None:
            self._settle(min(end, self._waiting[1] + _PAD_SAMPLES), settled)
        return settled

    def _step(self, position: int, probability: float, settled: list[SpeechRegion]) -> None:
        if probability >= _ONSET:
            if self._open is None:
                self._begin(position, settled)
            self._quiet_since = None
        elif self._open is not None and probability < _OFFSET:
            if self._quiet_since is None:
                self._quiet_since = position
            if position - self._quiet_since >= _SHORTEST_PAUSE_SAMPLES:
                self._close(self._quiet_since, settled)
        if self._waiting is not None and position - self._waiting[1] >= 2 * _PAD_SAMPLES:
            self._settle(self._waiting[1] + _PAD_SAMPLES, settled)

    def _begin(self, position: int, settled: list[SpeechRegion]) -> None:
        if self._waiting is not None:
            middle = (self._waiting[1] + position) // 2
            self._settle(min(middle, self._waiting[1] + _PAD_SAMPLES), settled)
        self._open = position

    def _close(self, position: int, settled: list[SpeechRegion]) -> None:
        assert self._open is not None  # noqa: S101 - only called while a region is open
        self._waiting = (self._open, position)
        self._open = self._quiet_since = None

    def _settle(self, end: int, settled: list[SpeechRegion]) -> None:
        assert self._waiting is not None  # noqa: S101 - only called while a region waits
        voiced_start, voiced_end = self._waiting
        start = max(self._floor, voiced_start - _PAD_SAMPLES)
        settled.append(SpeechRegion(start, end, voiced_start, voiced_end))
        self._floor, self._waiting = end, None
