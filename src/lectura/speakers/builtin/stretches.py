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
    STEP_FRAMES,
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

_SHORTEST_MIXED_SAMPLES = 4_800
"""0.3 s of a local speaker, also through others."""

_LONGEST_MIXED_SAMPLES = 64_000
"""4 s: more would only take more time."""

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
        origin: frame of the recording at which the window begins; None where that follows from
            its index.
    """

    window: int
    local: int
    start_frame: int
    end_frame: int
    alone_seconds: float
    voice: Vector | None
    origin: int | None = None

    @property
    def first(self) -> int:
        """Its first frame, counted from the beginning of the recording."""
        return self.origin_frame + self.start_frame

    @property
    def last(self) -> int:
        """The frame after its last one, counted likewise."""
        return self.origin_frame + self.end_frame

    @property
    def key(self) -> tuple[int, int]:
        """The window and the local speaker in it."""
        return self.window, self.local

    @property
    def origin_frame(self) -> int:
        """The recording's frame at which its window begins."""
        return self.window * STEP_FRAMES if self.origin is None else self.origin

    def shared_frames(self, other: Stretch) -> int:
        """Frames in which both talk."""
        return max(0, min(self.last, other.last) - max(self.first, other.first))


def stretches(
    window: Window, activity: Activity, embed: Embedder, *, origin: int | None = None
) -> Iterator[Stretch]:
    """The stretches of one window, each with its voice.

    Args:
        window: ten seconds of audio.
        activity: who talks in it.
        embed: the embedding model.
        origin: the recording's frame at which the window begins, where its index does not tell.
    """
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
                origin,
            )


def local_voice(window: Window, activity: Activity, local: int, embed: Embedder) -> Vector | None:
    """The voice of all that a local speaker says in a window: alone, else through the others.

    None where that is too short.
    """
    talks = activity[:, local]
    alone = talks & (activity.sum(axis=1) == 1)
    audio = _audio_of(window.audio, alone, 0, alone.size)
    if audio.size < _SHORTEST_EMBEDDED_SAMPLES:
        audio = _audio_of(window.audio, talks, 0, talks.size)
    if audio.size < _SHORTEST_MIXED_SAMPLES:
        return None
    return embed(audio[:_LONGEST_MIXED_SAMPLES])


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
