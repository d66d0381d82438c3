"""The built-in engine: onnxruntime, numpy and the two models of the package; no download."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from lectura.audio import SAMPLE_RATE, Samples
from lectura.progress import Hook, Progress, ignore
from lectura.speakers.builtin.embedding import Embedder
from lectura.speakers.builtin.identify import Identified, identify
from lectura.speakers.builtin.segmentation import (
    STEP_FRAMES,
    STEP_SAMPLES,
    Segmenter,
    Window,
    WindowCutter,
    frame_seconds,
)
from lectura.speakers.builtin.stretches import Stretch, stretches
from lectura.speakers.builtin.voting import Spoken, spoken
from lectura.speakers.protocol import Diarization, DiarizerOptions, in_order
from lectura.timeline import Interval


class BuiltinDiarizer:
    """Local speakers and overlap from segmentation-3.0, voices from CAM++.

    One window of ten seconds is held at a time; what remains of it are a few numbers per stretch
    of speech (about 10 MB per hour).
    """

    def diarize(
        self, blocks: Iterable[Samples], options: DiarizerOptions, hook: Hook = ignore
    ) -> Diarization:
        """See `Diarizer.diarize`.

        Raises:
            ModelNotFoundError: the installation lacks the weights.
            ModelCorruptError: they cannot be read.
        """
        stream = self.begin(options, hook)
        for block in blocks:
            stream.take(block)
        return stream.finish()

    def begin(self, options: DiarizerOptions, hook: Hook = ignore) -> BuiltinStream:
        """See `StreamingDiarizer.begin`; raises as `diarize`."""
        return BuiltinStream(options, hook)


class BuiltinStream:
    """One recording, taken block by block."""

    def __init__(self, options: DiarizerOptions, hook: Hook) -> None:
        self._options = options
        self._hook = hook
        self._segment, self._embed = Segmenter(options.threads), Embedder(options.threads)
        self._cutter = WindowCutter()
        self._heard: list[Stretch] = []
        self._count = 0
        self._end_samples = 0

    def take(self, block: Samples) -> None:
        """Process the next block, mono float32 at 16 kHz, of any length."""
        for window in self._cutter.take(block):
            self._hear(window)

    def finish(self) -> Diarization:
        """Who spoke when, after the last block."""
        for window in self._cutter.rest():
            self._hear(window)
        identified = identify(self._heard, self._options)
        return _diarization(self._heard, identified, self._count, self._end_samples / SAMPLE_RATE)

    def _hear(self, window: Window) -> None:
        self._heard += stretches(window, self._segment(window), self._embed)
        self._count = window.index + 1
        self._end_samples = window.index * STEP_SAMPLES + window.valid_samples
        self._hook(Progress("speakers", self._end_samples / SAMPLE_RATE, None, "seconds"))


def _diarization(
    heard: Sequence[Stretch], identified: Identified, windows_: int, duration: float
) -> Diarization:
    labelled = [
        (stretch, number)
        for stretch, number in zip(heard, identified.speakers, strict=True)
        if number is not None
    ]
    clipped = [
        (Interval(span.start, min(span.end, duration)), number)
        for span, number in spoken(labelled, windows_)
        if span.start < duration
    ]
    scores = _scores(clipped, heard, identified)
    turns = in_order(
        (span, number, score) for (span, number), score in zip(clipped, scores, strict=True)
    )
    labels = {number: f"SPEAKER_{index:02d}" for index, number in enumerate(_first_seen(clipped))}
    centroids = {label: identified.centroids[number] for number, label in labels.items()}
    return Diarization(turns, duration, MappingProxyType(centroids), "builtin")


def _first_seen(turns: Sequence[Spoken]) -> list[int]:
    return list(dict.fromkeys(number for _, number in turns))


def _scores(
    turns: Sequence[Spoken], heard: Sequence[Stretch], identified: Identified
) -> list[float]:
    """Per turn the mean sureness of its stretches, weighted by how much of them is in it."""
    by_speaker: dict[int, list[tuple[Interval, float]]] = {}
    for stretch, number, sure in zip(heard, identified.speakers, identified.sureness, strict=True):
        if number is not None:
            by_speaker.setdefault(number, []).append((_span(stretch), sure))
    scores = []
    for span, number in turns:
        weighed = [(span.overlap(own), sure) for own, sure in by_speaker[number]]
        total = sum(weight for weight, _ in weighed)
        scores.append(sum(w * sure for w, sure in weighed) / total if total else 0.0)
    return scores


def _span(stretch: Stretch) -> Interval:
    first = stretch.window * STEP_FRAMES
    return Interval(
        frame_seconds(first + stretch.start_frame), frame_seconds(first + stretch.end_frame)
    )
