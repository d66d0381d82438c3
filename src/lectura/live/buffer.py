"""The last seconds of sound: what is decoded again and again, and cut at the front."""

from __future__ import annotations

import copy
from dataclasses import dataclass

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples, seconds, silence
from lectura.audio.vad import FRAME_SAMPLES, VoiceDetector
from lectura.speech.windowing.packing import Piece, cut_region
from lectura.speech.windowing.regions import RegionFinder, SpeechRegion


@dataclass(frozen=True)
class Span:
    """What the buffer holds, in samples of the recording.

    Attributes:
        voiced_end: where somebody was last heard to speak.
        end: the last sample that came.
    """

    voiced_end: int
    end: int

    @property
    def quiet_seconds(self) -> float:
        """How long nobody has spoken."""
        return seconds(self.end - self.voiced_end)


class SpeechBuffer:
    """Sound since the last cut, and where in it somebody speaks."""

    def __init__(self, detector: VoiceDetector) -> None:
        self._detector = detector
        self._finder = RegionFinder(0)
        self._regions: list[SpeechRegion] = []
        self._sound = silence(0)
        self._origin = 0
        self._front = 0
        self._checked = 0

    @property
    def end(self) -> int:
        """Samples that have come."""
        return self._origin + len(self._sound)

    @property
    def front(self) -> int:
        """Where the buffer begins, in samples of the recording."""
        return self._front

    def add(self, sound: Samples) -> None:
        """Take the next samples, shape ``(n_samples,)``."""
        self._sound = np.concatenate([self._sound, sound])
        frames = (self.end - self._checked) // FRAME_SAMPLES
        if frames:
            new = self._read(self._checked, self._checked + frames * FRAME_SAMPLES)
            self._checked += len(new)
            self._regions += self._finder.feed(map(float, self._detector.probabilities(new)))
            self._forget()

    def span(self) -> Span | None:
        """What there is to decode; None where nobody has spoken since the front."""
        regions = self._in_reach()
        return Span(regions[-1].voiced_end, self.end) if regions else None

    def piece(self) -> Piece | None:
        """All speech since the front, without the silence; None where there is none."""
        regions = self._in_reach()
        if not regions:
            return None
        audio = [self._read(region.start, region.end) for region in regions]
        return Piece(tuple(regions), np.concatenate(audio))

    def cut(self, position: int) -> None:
        """Begin at this sample from now on; never before the present front."""
        self._front = max(self._front, min(position, self.end))
        self._regions = [one for one in self._regions if one.end > self._front]
        self._forget()

    def _in_reach(self) -> list[SpeechRegion]:
        """The regions, one that is still going on included, as far as they are not cut away."""
        going_on = copy.copy(self._finder).finish(self._checked)
        found: list[SpeechRegion] = []
        for region in (*self._regions, *going_on):
            if region.voiced_end <= self._front:
                continue
            one = cut_region(region, self._front)[1] if region.start < self._front else region
            if one.end > one.start:
                found.append(one)
        return found

    def _read(self, start: int, end: int) -> Samples:
        return self._sound[start - self._origin : end - self._origin]

    def _forget(self) -> None:
        """Let go of sound that nothing will ask for: before the front, and in the silence after it.

        Somebody who speaks on and on without a pause is one region, of which the front is cut.
        """
        starts = (region.start for region in self._regions)
        needed = min(self._finder.needed_from, self._checked, *starts, self.end)
        needed = max(needed, min(self._front, self._checked))
        if needed - self._origin >= SAMPLE_RATE:
            self._sound = self._sound[needed - self._origin :].copy()
            self._origin = needed
