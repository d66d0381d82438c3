"""Made-up voices and stretches, whose right places are plain to see."""

from __future__ import annotations

import numpy as np

from lectura.speakers.builtin.embedding import unit
from lectura.speakers.builtin.stretches import Stretch
from lectura.speakers.protocol import Vector

FRAME_SECONDS = 270 / 16_000


def people(count: int, seed: int = 3) -> list[Vector]:
    """Strangers, whose cosine is about 0.37 as with the real model."""
    random = np.random.default_rng(seed)
    common = unit(random.normal(size=192).astype(np.float32))
    return [
        unit(0.61 * common + 0.79 * unit(random.normal(size=192).astype(np.float32)))
        for _ in range(count)
    ]


def like(who: Vector, seed: int) -> Vector:
    """Something this person says: cosine with the person about 0.86."""
    random = np.random.default_rng(seed)
    return unit(who + 0.6 * unit(random.normal(size=192).astype(np.float32)))


def stretch(window: int, who: Vector, seed: int, seconds: float = 1.5, local: int = 0) -> Stretch:
    """The first 1.5 s of a window, said by somebody."""
    return Stretch(window, local, 0, 88, seconds, like(who, seed))


def span(
    window: int, local: int, first: int, last: int, alone: float = 0.0, voice: Vector | None = None
) -> Stretch:
    """Frames of a window in which a local speaker talks; alone for some seconds."""
    return Stretch(window, local, first, last, alone, voice)
