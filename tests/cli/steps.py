"""Recordings each of whose seconds has a loudness of its own, and what is heard in them.

The scripted transcriber writes the loudness of every second.
"""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from lectura.audio import SAMPLE_RATE
from lectura.formats import read_transcript

Heard = dict[tuple[float, float], int]
"""The loudness that each sentence tells, by its times."""


def steps(path: Path, seconds: int = 8, *, first: int = 0, rate: int = SAMPLE_RATE) -> Path:
    """A hum; every second of it is louder than the one before, that of number ``first`` on."""
    time = np.arange(seconds * rate)
    audio = np.sin(time * 1280 / rate) * (1 + first + time // rate) * 0.05
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((audio * 32767).astype("<i2").tobytes())
    return path


def loudness_of(second: int) -> int:
    """What is written of the second of that number."""
    return round(1000 * round(0.05 * (second + 1) / 2**0.5, 3))


def of_seconds(*seconds: int) -> Heard:
    """What is heard in a recording of these of its seconds."""
    return {(float(at), at + 1.0): loudness_of(at) for at in seconds}


def heard(file: Path) -> Heard:
    """What a transcript says."""
    return {
        (one.start or 0.0, one.end or 0.0): int(one.text.rstrip(".").split()[-1])
        for one in read_transcript(file).segments
    }
