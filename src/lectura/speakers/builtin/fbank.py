"""Kaldi's log-mel filterbank in numpy: the input of the speaker embedding model.

The definition is that of Kaldi's ``compute-fbank-feats`` without dither: frames of 25 ms every
10 ms (only whole ones), DC removed, pre-emphasis 0.97, the "povey" window, power spectrum of 512
points, 80 triangular mel bands from 20 Hz to 8 kHz, natural logarithm floored at float32 epsilon.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lectura.audio import SAMPLE_RATE, Samples

FRAME_SAMPLES = 400
SHIFT_SAMPLES = 160
BANDS = 80

_FFT = 512
_PREEMPHASIS = 0.97
_LOW_HZ = 20.0
_FLOOR = float(np.finfo(np.float32).eps)

Features: TypeAlias = npt.NDArray[np.float32]
"""Log-mel energies, shape ``(n_frames, 80)``, one frame every 10 ms."""


def frame_count(samples: int) -> int:
    """Whole frames in this many samples."""
    return max(0, 1 + (samples - FRAME_SAMPLES) // SHIFT_SAMPLES)


def fbank(audio: Samples) -> Features:
    """Log-mel energies of mono float32 audio at 16 kHz, shape ``(n_frames, 80)``."""
    frames = frame_count(audio.size)
    if frames == 0:
        return np.empty((0, BANDS), dtype=np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(audio, FRAME_SAMPLES)[::SHIFT_SAMPLES]
    work = windows[:frames] - windows[:frames].mean(axis=1, keepdims=True, dtype=np.float32)
    emphasised = work.copy()
    emphasised[:, 1:] -= _PREEMPHASIS * work[:, :-1]
    emphasised[:, 0] -= _PREEMPHASIS * work[:, 0]
    emphasised *= _povey()
    power = np.square(np.abs(np.fft.rfft(emphasised, _FFT))).astype(np.float32)
    energies: Features = np.log(np.maximum(power @ _mel_bands(), np.float32(_FLOOR)))
    return energies


@lru_cache(maxsize=1)
def _povey() -> npt.NDArray[np.float32]:
    return np.power(np.hanning(FRAME_SAMPLES), 0.85).astype(np.float32)


def _mel(hertz: npt.ArrayLike) -> npt.NDArray[np.float64]:
    return np.asarray(1127.0 * np.log1p(np.asarray(hertz) / 700.0), dtype=np.float64)


@lru_cache(maxsize=1)
def _mel_bands() -> npt.NDArray[np.float32]:
    """Triangles in mel, shape ``(257, 80)``; Kaldi leaves the Nyquist bin out."""
    edges = np.linspace(float(_mel(_LOW_HZ)), float(_mel(SAMPLE_RATE / 2)), BANDS + 2)
    bins = _mel(np.arange(_FFT // 2 + 1) * (SAMPLE_RATE / _FFT))[:, None]
    left, centre, right = edges[:-2], edges[1:-1], edges[2:]
    rising = (bins - left) / (centre - left)
    falling = (right - bins) / (right - centre)
    bands = np.clip(np.minimum(rising, falling), 0.0, None)
    bands[-1] = 0.0
    return bands.astype(np.float32)
