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
_PAIRS = (_MEMBERS.sum(axis=1) == 2).astype(np.float32)

PAIR_BIAS = 0.75
"""Nats that a pair of speakers gains where a window has overlap at all: the model hears too little
of it (0.5 to 1.0 give the same within 0.3 points of the error rate of meetings)."""

_OVERLAP_FRAMES = 6
"""0.1 s: under that a window counts as one without overlap, and the pairs gain nothing. Without
this guard a loud noise between two turns became a speaker."""

_STEADY_FRAMES = 30
"""0.5 s, over which the level of speech is never steady."""

_STEADY_DB = 2.0
"""Levels of single frames that differ by less are a tone's or a fan's. Those of white noise differ
by 1.5 dB over half a second; the quietest speech that was tried, just over its hiss, by 5."""

Activity: TypeAlias = npt.NDArray[np.bool_]
"""Who talks, shape ``(589, 3)``: frames × local speakers."""

Scores: TypeAlias = npt.NDArray[np.float32]
"""Log-probability of each of the seven classes, shape ``(589, 7)``."""


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
        activity = decoded(self.scores(window.audio), window.valid_samples)
        if activity.any():
            activity[steady(window.audio)] = False
        return activity

    def scores(self, audio: Samples) -> Scores:
        """What the model says of ten seconds of audio, shape ``(160000,)``."""
        scores: Scores = np.asarray(run(self._session, {"x": audio[None, None, :]}))[0]
        return scores


def decoded(scores: Scores, valid_samples: int = WINDOW_SAMPLES) -> Activity:
    """Who talks in each frame: the likeliest class, pairs favoured where there is overlap.

    Args:
        scores: of the seven classes.
        valid_samples: of the window; nobody talks after them.
    """
    valid = -(-valid_samples // FRAME_SAMPLES)
    activity: Activity = _MEMBERS[scores.argmax(axis=1)]
    activity[valid:] = False
    if (activity.sum(axis=1) >= 2).sum() >= _OVERLAP_FRAMES:
        activity = _MEMBERS[(scores + PAIR_BIAS * _PAIRS).argmax(axis=1)]
        activity[valid:] = False
    return activity


def steady(audio: Samples) -> npt.NDArray[np.bool_]:
    """Frames of a window in half a second whose level does not change: no voice is like that."""
    samples = audio[: FRAMES * FRAME_SAMPLES].reshape(FRAMES, FRAME_SAMPLES)
    power = np.square(samples, dtype=np.float64).mean(axis=1)
    levels = 10 * np.log10(np.maximum(power, 1e-12))
    spans = np.lib.stride_tricks.sliding_window_view(levels, _STEADY_FRAMES)
    begins = np.flatnonzero(spans.max(axis=1) - spans.min(axis=1) < _STEADY_DB)
    mask = np.zeros(FRAMES, dtype=np.bool_)
    for begin in begins.tolist():
        mask[begin : begin + _STEADY_FRAMES] = True
    return mask
