"""Small transcripts and real audio for the tests of speakers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from faster_whisper import decode_audio

from lectura.audio import SAMPLE_RATE, Samples
from lectura.records.transcript import Segment, Speaker, Transcript


def talk(*items: tuple[str | None, str], seconds: float = 5.0) -> Transcript:
    """Segments of equal length, one after the other: (speaker, text)."""
    segments = tuple(
        Segment(id=i, start=i * seconds, end=(i + 1) * seconds, text=f" {text}", speaker=who)
        for i, (who, text) in enumerate(items)
    )
    labels = dict.fromkeys(who for who, _ in items if who is not None)
    return Transcript(segments=segments, speakers=tuple(Speaker(id=label) for label in labels))


def in_blocks(audio: Samples, size: int = SAMPLE_RATE) -> Iterator[Samples]:
    """The audio as a stream."""
    for start in range(0, audio.size, size):
        yield audio[start : start + size]


def excerpt(path: Path, start: float, end: float) -> Samples:
    """Seconds ``start``–``end`` of a file."""
    audio: Samples = decode_audio(str(path))[int(start * SAMPLE_RATE) : int(end * SAMPLE_RATE)]
    return audio


def noise(seconds: float, level: float, seed: int = 1) -> Samples:
    """White noise."""
    random = np.random.default_rng(seed)
    return random.normal(0, level, int(seconds * SAMPLE_RATE)).astype(np.float32)
