"""A second reader along the stream of a recording, so that the recording is decoded once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lectura.audio import BLOCK_SAMPLES, Samples
from lectura.media.times.clock import Frame

Pair: TypeAlias = npt.NDArray[np.float32]
"""The first two channels of a stretch, shape ``(n_samples, 2)``, 16 kHz; twice the mix for mono."""
_FULL_SCALE = np.float32(32768)


def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Tee:
    """What gets all of a recording while another one reads it, from its beginning on.

    Everything is called in the thread that reads, in stretches of a second or a little more; what
    it raises ends the reading.

    Attributes:
        mono: gets what the reader gets, shape ``(n_samples,)``, also what the reader passes over.
        pair: gets the first two channels of it.
        end: called when all of the recording was read, and only then.
    """

    mono: Callable[[Samples], None] | None = None
    pair: Callable[[Pair], None] | None = None
    end: Callable[[], None] = _nothing


def read_through(pieces: Iterator[Frame], tee: Tee) -> Iterator[Frame]:
    """The first column of the pieces (a mono piece has but one); ``tee`` gets them all."""
    if tee.mono is None and tee.pair is None:
        yield from pieces
        return
    held: list[Frame] = []
    for piece in pieces:
        held.append(piece)
        if sum(map(len, held)) >= BLOCK_SAMPLES:
            _tell(held, tee)
            held = []
        yield piece if piece.ndim == 1 else piece[:, 0]
    if held:
        _tell(held, tee)


def _tell(pieces: list[Frame], tee: Tee) -> None:
    if tee.mono is not None:
        mono = [piece if piece.ndim == 1 else piece[:, 0] for piece in pieces]
        tee.mono(np.concatenate(mono) / _FULL_SCALE)
    if tee.pair is not None:
        pair = [np.stack((p, p), axis=1) if p.ndim == 1 else p[:, 1:] for p in pieces]
        tee.pair(np.concatenate(pair) / _FULL_SCALE)
