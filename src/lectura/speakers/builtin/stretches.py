"""Cut a window into stretches: short pieces in which one local speaker talks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lectura.audio import Samples, seconds
from lectura.speakers.builtin.embedding import SHORTEST_SAMPLES, Embedder
from lectura.speakers.builtin.segmentation import (
    FRAME_SAMPLES,
    LOCAL_SPEAKERS,
    Activity,
    Window,
    frame_samples,
)
from lectura.speakers.protocol import Vector

LONGEST_FRAMES = 89
"""1.5 s. Longer stretches give steadier voices, but hide the short turns of a conversation."""

_PAUSE_FRAMES = 18
"""0.3 s: a breath does not end a stretch."""

_SHORTEST_EMBEDDED_SAMPLES = max(SHORTEST_SAMPLES, 6_400)
"""0.4 s of one voice alone; less says nothing about whose it is."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Up to 1.5 s in which one local speaker of one window talks.

    Args:
        window: index of the window.
        local: the local speaker, 0–2.
        start_frame: first frame in the window.
        end_frame: frame after the last one.
        alone_seconds: how long nobody else talks in it; the voice was heard there.
        voice: its unit vector; None where too little of it stands alone.
    """

    window: int
    local: int
    start_frame: int
    end_frame: int
    alone_seconds: float
    voice: Vector | None


def stretches(window: Window, activity: Activity, embed: Embedder) -> Iterator[Stretch]:
    """The stretches of one window, each with its voice."""
    crowd = activity.sum(axis=1)
    for local in range(LOCAL_SPEAKERS):
        talks = activity[:, local]
        alone = talks & (crowd == 1)
        for first, last in _cut(_bridged(talks, crowd)):
            audio = _audio_of(window.audio, alone, first, last)
            heard = audio.size >= _SHORTEST_EMBEDDED_SAMPLES
            yield Stretch(
                window.index,
                local,
                first,
                last,
                seconds(audio.size),
                embed(audio) if heard else None,
            )


def runs(mask: Mask) -> list[tuple[int, int]]:
    """Every maximal run of True as (first, one after the last)."""
    steps = np.diff(np.concatenate(([False], mask, [False])).astype(np.int8))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    return [(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]


def _bridged(talks: Mask, crowd: npt.NDArray[np.int_]) -> list[tuple[int, int]]:
    """Runs of one local speaker, joined over pauses in which nobody talks."""
    joined: list[tuple[int, int]] = []
    for start, end in runs(talks):
        if joined:
            before, pause = joined[-1][1], start - joined[-1][1]
            if pause < _PAUSE_FRAMES and not crowd[before:start].any():
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def _cut(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans cut into equal parts of at most `LONGEST_FRAMES`."""
    for start, end in spans:
        parts = -(-(end - start) // LONGEST_FRAMES)
        edges = np.linspace(start, end, parts + 1).round().astype(int).tolist()
        yield from pairwise(edges)


def _audio_of(audio: Samples, alone: Mask, first: int, last: int) -> Samples:
    """The samples of the frames in which the speaker is alone, joined."""
    pieces = [
        audio[frame_samples(first + start) : frame_samples(first + end)]
        for start, end in runs(alone[first:last])
    ]
    return np.concatenate(pieces) if pieces else np.empty(0, dtype=np.float32)


def frames_to_seconds(frames: int) -> float:
    """Length of this many frames in seconds."""
    return seconds(frames * FRAME_SAMPLES)
