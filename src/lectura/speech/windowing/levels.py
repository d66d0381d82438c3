"""Quiet stretches of a piece brought to the level of its loud ones; pure.

Whisper stops at the end of a loud speaker, or begins only with him, where another one in the same
piece is some 20 dB quieter. Brought to one level both are transcribed. Pieces without such a
difference stay as they are, to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples, dbfs
from lectura.speech.windowing.packing import Piece

_QUIETER_DB = 12.0
"""A difference that one speaker's own sentences hardly show."""
_MOST_GAIN_DB = 36.0
_LONG_SAMPLES = SAMPLE_RATE
"""Shorter regions (a cough, the end of a word) say nothing about a speaker's level."""


Level: TypeAlias = Callable[[Piece], Samples]
"""Gives the audio of a piece, as the recogniser is shown it."""


def levelled(piece: Piece) -> Samples:
    """The piece's audio for the recogniser, shape ``(n_samples,)``: quiet stretches amplified."""
    by = gains(piece)
    if not any(by):
        return piece.audio
    parts = zip(_audio_of_regions(piece), by, strict=True)
    amplified = np.concatenate([audio * 10 ** (gain / 20) for audio, gain in parts])
    return np.asarray(np.clip(amplified, -1.0, 1.0), dtype=np.float32)


def gains(piece: Piece) -> list[float]:
    """Decibels by which each region is to be amplified; 0 where it is loud enough."""
    levels = [dbfs(audio) for audio in _voices(piece)]
    sizes = [region.voiced_end - region.voiced_start for region in piece.regions]
    long = [index for index, size in enumerate(sizes) if size >= _LONG_SAMPLES]
    if not long:
        return [0.0] * len(levels)
    loudest = max(levels[index] for index in long)
    return [
        min(_MOST_GAIN_DB, loudest - levels[_standard(index, long, levels, loudest)])
        if loudest - levels[index] >= _QUIETER_DB
        else 0.0
        for index in range(len(levels))
    ]


def _standard(index: int, long: Sequence[int], levels: Sequence[float], loudest: float) -> int:
    """The region whose level says how much a quiet one is amplified: itself, or one beside it."""
    near = min(long, key=lambda other: abs(other - index))
    return near if loudest - levels[near] >= _QUIETER_DB else levels.index(loudest)


def _audio_of_regions(piece: Piece) -> list[Samples]:
    """The samples of each region."""
    bounds = np.cumsum([region.length for region in piece.regions])[:-1]
    return np.split(piece.audio, bounds)


def _voices(piece: Piece) -> list[Samples]:
    """The voiced samples of each region."""
    return [
        audio[region.voiced_start - region.start : region.voiced_end - region.start]
        for audio, region in zip(_audio_of_regions(piece), piece.regions, strict=True)
    ]
