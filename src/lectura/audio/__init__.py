"""Constants of the audio lectura works on, and pure functions on arrays of it.

An audio array is mono float32 of shape ``(n_samples,)`` at 16 kHz with values in [-1, 1], the
input of Whisper, of the voice activity detector and of the speaker models.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

SAMPLE_RATE = 16_000
"""Samples per second."""

BLOCK_SAMPLES = SAMPLE_RATE
"""Samples in one block of a stream: one second."""

SILENCE_DBFS = -65.0
"""A level under which nobody is heard: digital silence and the hiss of an idle converter."""

Samples: TypeAlias = npt.NDArray[np.float32]


def seconds(samples: int) -> float:
    """Length of ``samples`` samples in seconds."""
    return samples / SAMPLE_RATE


def samples_at(time_seconds: float) -> int:
    """Index of the sample nearest to a time in seconds."""
    return round(time_seconds * SAMPLE_RATE)


def dbfs(audio: Samples) -> float:
    """Root-mean-square level in dB below full scale; ``-inf`` for digital silence or no samples."""
    if audio.size == 0:
        return float("-inf")
    power = float(np.mean(np.square(audio, dtype=np.float64)))
    return 10 * float(np.log10(power)) if power > 0 else float("-inf")


def silence(n_samples: int) -> Samples:
    """An array of digital silence, shape ``(n_samples,)``."""
    return np.zeros(n_samples, dtype=np.float32)
