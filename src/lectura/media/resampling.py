"""Sound of any rate and number of channels to mono at 16 kHz, as it comes."""

from __future__ import annotations

from collections.abc import Iterator

import av
import numpy as np
import numpy.typing as npt

from lectura.audio import SAMPLE_RATE

_LAYOUTS = {1: "mono", 2: "stereo"}


class Resampler:
    """Carries its filter's state from one block to the next."""

    def __init__(self, rate: int, channels: int) -> None:
        """Take samples per second, and one or two channels."""
        self._rate = rate
        self._layout = _LAYOUTS[channels]
        same = rate == SAMPLE_RATE and channels == 1
        self._resampler = (
            None if same else av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
        )

    def feed(self, samples: npt.NDArray[np.int16]) -> Iterator[npt.NDArray[np.int16]]:
        """What comes out of the next samples, shape ``(n, channels)``; mono blocks."""
        if self._resampler is None:
            yield samples.reshape(-1)
            return
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(samples.reshape(1, -1)), format="s16", layout=self._layout
        )
        frame.sample_rate = self._rate
        for out in self._resampler.resample(frame):
            yield out.to_ndarray().reshape(-1).astype(np.int16, copy=False)
