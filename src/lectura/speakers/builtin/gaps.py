"""A second hearing, louder, of gaps in which the model heard nobody.

The model sees ten seconds normalised together, so that somebody who speaks 30 dB under the others
disappears. A gap alone is brought to the level of speech and heard once more; what the model and
the voice detector both hear there is somebody. Noise that does not rise and fall as speech does
is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lectura.audio import Samples
from lectura.audio.vad import FRAME_SAMPLES as VAD_SAMPLES
from lectura.audio.vad import VoiceDetector
from lectura.speakers.builtin.embedding import Embedder
from lectura.speakers.builtin.segmentation import (
    FRAME_SAMPLES,
    FRAMES,
    STEP_FRAMES,
    WINDOW_SAMPLES,
    Activity,
    Segmenter,
    Window,
)
from lectura.speakers.builtin.stretches import Mask, Stretch, runs, stretches
from lectura.speakers.builtin.voting import TRUST

SHORTEST_FRAMES = 60
"""1.0 s: shorter gaps are not heard again, and shorter speech found there does not count. With
0.5 s meetings got half a second of false alarm each. What was found falsely had 0.8 s at most, the
briefest of what was found rightly 1.1 s."""

_POSSIBLE_FRAMES = 24
"""0.4 s: what is shorter has no voice that could tell whose it is."""

_LONGEST_FRAMES = 588
"""Ten seconds, what the model takes at once."""

_COMMON_FRAMES = 118
"""2 s that consecutive pieces of a long gap share; each tells of its half of them."""

_LEVEL_SAMPLES = 320
"""20 ms, over which a level is taken."""

_RANGE_DB = 8.0
"""How much the levels of speech differ at least, 10th to 95th percentile."""

_FAINTEST_DBFS = -85.0
"""Levels whose 95th percentile lies under this hold nothing but the noise of a converter."""

_TARGET_DBFS = -23.0
"""The level of speech, that of the 95th percentile, to which a gap is brought."""

_LEAST_GAIN_DB = 6.0
"""What is louder than this below the target was heard well enough the first time."""

_MOST_GAIN_DB = 50.0

_VOICE, _NO_VOICE = 0.5, 0.35
"""Probabilities at which the voice detector begins and ceases to hear somebody (Silero's own)."""

_BREATH_FRAMES = 10
"""0.3 s in frames of the voice detector: shorter pauses do not end what it hears."""


@dataclass(frozen=True)
class Gap:
    """A piece of the recording in which nobody was heard.

    Args:
        first: its first frame, counted from the beginning of the recording.
        audio: its samples.
        own: frames of it that it tells of, from the first and to one after the last; the others
            are told by the piece before or after.
    """

    first: int
    audio: Samples
    own: tuple[int, int]


class GapFinder:
    """Finds the gaps of a stream of windows; holds a step beside what is not decided yet, 15 s."""

    def __init__(self) -> None:
        self._before = np.zeros(FRAMES - STEP_FRAMES)
        self._audio = np.zeros(0, dtype=np.float32)
        self._held_from = 0
        self._start: int | None = None
        self._told = 0

    def take(self, window: Window, activity: Activity, *, last: bool = False) -> Iterator[Gap]:
        """The gaps that are decided with the next window.

        Args:
            window: the next one.
            activity: who talks in it.
            last: it is the recording's last.
        """
        heard = activity.any(axis=1) * TRUST
        trust = TRUST.copy()
        if window.index:
            heard[: self._before.size] += self._before
            trust[: self._before.size] += TRUST[STEP_FRAMES:]
        valid = -(-window.valid_samples // FRAME_SAMPLES)
        decided = min(FRAMES, valid) if last else STEP_FRAMES
        self._before = activity[STEP_FRAMES:].any(axis=1) * TRUST[STEP_FRAMES:]
        self._audio = np.concatenate((self._audio, window.audio[: decided * FRAME_SAMPLES]))
        origin = window.index * STEP_FRAMES
        for silent, first, end in _spans((heard / trust)[:decided] < 0.5):
            yield from self._go_on(silent, origin + first, origin + end)
        if last:
            yield from self._close(origin + decided)
        self._forget(origin + decided)

    @property
    def held_samples(self) -> int:
        """Samples that are held now."""
        return self._audio.size

    def _go_on(self, silent: bool, first: int, end: int) -> Iterator[Gap]:
        if not silent:
            yield from self._close(first)
            return
        if self._start is None:
            self._start = self._told = first
        while end - self._start >= _LONGEST_FRAMES:
            yield self._gap(self._start + _LONGEST_FRAMES, _COMMON_FRAMES // 2)
            self._start += _LONGEST_FRAMES - _COMMON_FRAMES

    def _close(self, end: int) -> Iterator[Gap]:
        """The rest of a gap, where there is one."""
        if self._start is not None and end - self._start >= SHORTEST_FRAMES:
            yield self._gap(end, 0)
        self._start = None

    def _gap(self, end: int, left_to_next: int) -> Gap:
        start = self._start or 0
        own = (self._told - start, end - left_to_next - start)
        self._told = end - left_to_next
        offset = start - self._held_from
        audio = self._audio[offset * FRAME_SAMPLES : (end - self._held_from) * FRAME_SAMPLES]
        return Gap(start, audio, own)

    def _forget(self, now: int) -> None:
        """Let go of samples that no gap can need."""
        keep = now if self._start is None else self._start
        self._audio = self._audio[(keep - self._held_from) * FRAME_SAMPLES :].copy()
        self._held_from = keep


@dataclass(frozen=True)
class HeardAgain:
    """What the second hearing of a gap gives.

    Args:
        sure: what both models hear, where one run of it is a second of speech as the voice
            detector expects it: its probabilities added up.
        possible: what they hear where it is all briefer: somebody speaks there if words were
            recognised too.
    """

    sure: tuple[Stretch, ...] = ()
    possible: tuple[Stretch, ...] = ()


class GapListener:
    """Hears gaps again.

    Raises:
        MissingDependencyError: the voice detector is missing.
    """

    def __init__(self, segment: Segmenter, embed: Embedder) -> None:
        self._segment, self._embed = segment, embed
        self._detector: VoiceDetector | None = None
        self._count = 0

    def hear(self, gap: Gap) -> HeardAgain:
        """What somebody says in a gap, as stretches of a window of its own (numbered below 0)."""
        gain = needed_gain(gap.audio)
        if gain is None:
            return HeardAgain()
        lead = (FRAMES - gap.audio.size // FRAME_SAMPLES) // 2
        at = lead * FRAME_SAMPLES
        audio = np.zeros(WINDOW_SAMPLES, dtype=np.float32)
        audio[at : at + gap.audio.size] = np.clip(gap.audio * np.float32(gain), -1, 1)
        self._count += 1
        window = Window(-self._count, audio, WINDOW_SAMPLES)
        activity = self._segment(window)
        activity[: lead + gap.own[0]] = activity[lead + gap.own[1] :] = False
        if not activity.any():
            return HeardAgain()
        probabilities, voice = self._voiced(audio)
        both = activity.any(axis=1) & voice
        brief = lasting(both, _POSSIBLE_FRAMES)
        certain = lasting(both, SHORTEST_FRAMES, probabilities).any()
        sure = brief if certain else np.zeros_like(both)

        def found(mask: Mask) -> tuple[Stretch, ...]:
            own = activity & mask[:, None]
            return tuple(stretches(window, own, self._embed, origin=gap.first - lead))

        return HeardAgain(found(sure), found(brief & ~sure))

    def _voiced(self, audio: Samples) -> tuple[npt.NDArray[np.float32], Mask]:
        """In frames of the model: how likely somebody speaks, and where; shape ``(589,)`` each."""
        if self._detector is None:
            self._detector = VoiceDetector()
        self._detector.reset()
        padded = np.zeros(-(-audio.size // VAD_SAMPLES) * VAD_SAMPLES, dtype=np.float32)
        padded[: audio.size] = audio
        found = self._detector.probabilities(padded)
        centres = (np.arange(FRAMES) + 0.5) * FRAME_SAMPLES
        places = (centres // VAD_SAMPLES).astype(int)
        return found[places], voiced(found)[places]


def needed_gain(audio: Samples) -> float | None:
    """The factor that makes quiet speech as loud as speech is; None where there can be none."""
    size = audio.size // _LEVEL_SAMPLES * _LEVEL_SAMPLES
    if not size:
        return None
    power = np.square(audio[:size], dtype=np.float64).reshape(-1, _LEVEL_SAMPLES).mean(axis=1)
    levels = 10 * np.log10(np.maximum(power, 1e-12))
    low, high = np.quantile(levels, (0.10, 0.95))
    gain = _TARGET_DBFS - high
    if high - low < _RANGE_DB or high < _FAINTEST_DBFS or gain < _LEAST_GAIN_DB:
        return None
    return float(10 ** (min(gain, _MOST_GAIN_DB) / 20))


def voiced(probabilities: npt.NDArray[np.float32]) -> Mask:
    """Where the voice detector hears somebody, per frame of its own; short pauses closed."""
    mask = np.zeros(probabilities.size, dtype=np.bool_)
    begun: int | None = None
    ended = 0
    for index, probability in enumerate(probabilities.tolist()):
        if probability >= _VOICE:
            begun = index if begun is None or index - ended > _BREATH_FRAMES else begun
            ended = index + 1
        elif probability >= _NO_VOICE and begun is not None and ended == index:
            ended = index + 1
        if begun is not None:
            mask[begun:ended] = True
    return mask


def lasting(mask: Mask, frames: float, weights: npt.NDArray[np.float32] | None = None) -> Mask:
    """The runs of a mask that are at least so long; with weights, whose sum of them is so large."""
    kept = np.zeros_like(mask)
    for first, end in runs(mask):
        size = end - first if weights is None else float(weights[first:end].sum())
        kept[first:end] = size >= frames
    return kept


def _spans(silent: Mask) -> list[tuple[bool, int, int]]:
    """Every maximal run of equal values: the value, its first index and one after its last."""
    edges = [0, *(np.flatnonzero(np.diff(silent.astype(np.int8))) + 1).tolist(), silent.size]
    return [(bool(silent[first]), first, end) for first, end in pairwise(edges) if first < end]
