"""The segmentation model: who of at most three local speakers talks in each 17 ms of a window.

pyannote segmentation-3.0 takes ten seconds and gives one of seven classes per frame: nobody, one
of three local speakers, or a pair of them (the "powerset"; Plaquet and Bredin, "Powerset
multi-class cross entropy loss for neural speaker diarization", Interspeech 2023). A local speaker
means nothing outside its window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lectura.audio import SAMPLE_RATE, Samples
from lectura.speakers.weights import SEGMENTATION, load, run

WINDOW_SAMPLES = 10 * SAMPLE_RATE
"""Samples that the model takes at once."""

FRAME_SAMPLES = 270
"""Samples from one frame of the model to the next."""

FRAMES = 589
"""Frames in one window."""

STEP_FRAMES = 296
"""Frames from one window to the next, five seconds: every moment is heard in two windows."""

STEP_SAMPLES = STEP_FRAMES * FRAME_SAMPLES

LOCAL_SPEAKERS = 3

_FIELD_SAMPLES = 991
_MEMBERS = np.array(
    [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, 1]], dtype=np.bool_
)

Activity: TypeAlias = npt.NDArray[np.bool_]
"""Who talks, shape ``(589, 3)``: frames × local speakers."""


@dataclass(frozen=True)
class Window:
    """Ten seconds of the recording.

    Args:
        index: it begins ``index`` steps after the start of the recording.
        audio: shape ``(160000,)``, silence after the end of the recording.
        valid_samples: samples that belong to the recording.
    """

    index: int
    audio: Samples
    valid_samples: int


class WindowCutter:
    """Cuts a stream into windows that overlap by half; only one window is ever held.

    The last window is the first one that reaches the end of the recording.
    """

    def __init__(self) -> None:
        self._held = np.zeros(0, dtype=np.float32)
        self._index = 0

    def take(self, block: Samples) -> Iterator[Window]:
        """The windows that are whole with the next block."""
        block = np.asarray(block, dtype=np.float32).reshape(-1)
        self._held = np.concatenate((self._held, block))
        while self._held.size > WINDOW_SAMPLES:
            yield Window(self._index, self._held[:WINDOW_SAMPLES], WINDOW_SAMPLES)
            self._held = self._held[STEP_SAMPLES:]
            self._index += 1

    def rest(self) -> Iterator[Window]:
        """The last window, at the end of the recording."""
        if self._held.size:
            padded = np.zeros(WINDOW_SAMPLES, dtype=np.float32)
            padded[: self._held.size] = self._held
            yield Window(self._index, padded, self._held.size)


def windows(blocks: Iterable[Samples]) -> Iterator[Window]:
    """The windows of a whole stream (see `WindowCutter`)."""
    cutter = WindowCutter()
    for block in blocks:
        yield from cutter.take(block)
    yield from cutter.rest()


def frame_samples(frame: int) -> int:
    """Sample of a window at which a frame begins.

    The frame's receptive field is 991 samples; the 270 in its middle are taken as its own.
    """
    return frame * FRAME_SAMPLES + (_FIELD_SAMPLES - FRAME_SAMPLES) // 2


def frame_seconds(frame: int) -> float:
    """Second at which a frame begins; a recording's frames are counted from its first window on."""
    return frame_samples(frame) / SAMPLE_RATE


class Segmenter:
    """The model, opened once.

    Raises:
        ModelNotFoundError: the installation lacks the weights.
        ModelCorruptError: they cannot be read.
    """

    def __init__(self, threads: int) -> None:
        self._session = load(SEGMENTATION, threads)

    def __call__(self, window: Window) -> Activity:
        """Who talks in each frame of a window; nobody after the end of the recording."""
        inputs = {"x": window.audio[None, None, :]}
        scores = np.asarray(run(self._session, inputs))[0]
        activity: Activity = _MEMBERS[scores.argmax(axis=1)]
        activity[-(-window.valid_samples // FRAME_SAMPLES) :] = False
        return activity
