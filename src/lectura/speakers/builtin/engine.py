"""The built-in engine: onnxruntime, numpy and the two models of the package; no download."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lectura.audio import SAMPLE_RATE, Samples
from lectura.progress import Hook, Progress, ignore
from lectura.speakers.builtin.embedding import Embedder
from lectura.speakers.builtin.facts import voice_facts
from lectura.speakers.builtin.gaps import GapFinder, GapListener
from lectura.speakers.builtin.identify import identify
from lectura.speakers.builtin.placement import VOICE_COSINE, Local, needs_voice, place
from lectura.speakers.builtin.segmentation import (
    STEP_SAMPLES,
    Segmenter,
    Window,
    WindowCutter,
    frame_seconds,
)
from lectura.speakers.builtin.stretches import Stretch, local_voice, stretches
from lectura.speakers.builtin.voting import Spoken, spoken
from lectura.speakers.protocol import Diarization, DiarizerOptions, Turn, Vector, in_order
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
        self._gaps = GapFinder()
        self._listener = GapListener(self._segment, self._embed)
        self._heard: list[Stretch] = []
        self._possible: list[Stretch] = []
        self._voices: dict[Local, Vector] = {}
        self._count = 0
        self._end_samples = 0

    def take(self, block: Samples) -> None:
        """Process the next block, mono float32 at 16 kHz, of any length."""
        for window in self._cutter.take(block):
            self._hear(window)

    def finish(self) -> Diarization:
        """Who spoke when, after the last block."""
        for window in self._cutter.rest():
            self._hear(window, last=True)
        heard = sorted(self._heard, key=lambda stretch: stretch.origin_frame)
        found = identify(heard, self._options)
        labels, further = place(
            heard, found.speakers, self._voices, found.centroids, self._options.most
        )
        told = _Told(heard, labels, found.sureness, (*found.centroids, *further))
        return _diarization(told, self._possible, self._count, self._end_samples / SAMPLE_RATE)

    def _hear(self, window: Window, *, last: bool = False) -> None:
        activity = self._segment(window)
        found = list(stretches(window, activity, self._embed))
        for local in sorted(needs_voice(found)):
            voice = local_voice(window, activity, local[1], self._embed)
            if voice is not None:
                self._voices[local] = voice
        self._heard += found
        for gap in self._gaps.take(window, activity, last=last):
            again = self._listener.hear(gap)
            self._heard += again.sure
            self._possible += again.possible
        self._count = window.index + 1
        self._end_samples = window.index * STEP_SAMPLES + window.valid_samples
        self._hook(Progress("speakers", self._end_samples / SAMPLE_RATE, None, "seconds"))


@dataclass(frozen=True)
class _Told:
    """Stretches in order of time with the number of each one's speaker, and the speakers' voices.

    The voice is None of a speaker who was never heard alone.
    """

    stretches: Sequence[Stretch]
    speakers: Sequence[int | None]
    sureness: Sequence[float]
    centroids: Sequence[Vector | None]


def _diarization(
    told: _Told, possible: Sequence[Stretch], windows_: int, duration: float
) -> Diarization:
    labelled = [
        (stretch, number)
        for stretch, number in zip(told.stretches, told.speakers, strict=True)
        if number is not None
    ]
    clipped = [
        (Interval(span.start, min(span.end, duration)), number)
        for span, number in spoken(labelled, windows_)
        if span.start < duration
    ]
    turns = in_order(
        (span, number, score)
        for (span, number), score in zip(clipped, _scores(clipped, told), strict=True)
    )
    labels = {number: f"SPEAKER_{index:02d}" for index, number in enumerate(_first_seen(clipped))}
    centroids = {
        label: voice
        for number, label in labels.items()
        if (voice := told.centroids[number]) is not None
    }
    names = [None if number is None else labels.get(number) for number in told.speakers]
    return Diarization(
        turns,
        duration,
        MappingProxyType(centroids),
        "builtin",
        _whose(possible, centroids, duration),
        MappingProxyType(voice_facts(told.stretches, names, told.sureness)),
    )


def _whose(
    possible: Sequence[Stretch], centroids: Mapping[str, Vector], duration: float
) -> tuple[Turn, ...]:
    """Brief stretches as turns of the speakers whose voices are nearest to theirs."""
    turns = []
    for stretch in possible:
        span = _span(stretch)
        if stretch.voice is None or not centroids or span.start >= duration:
            continue
        alike = {label: float(voice @ stretch.voice) for label, voice in centroids.items()}
        best = max(alike, key=lambda label: alike[label])
        if alike[best] >= VOICE_COSINE:
            turns.append(Turn(Interval(span.start, min(span.end, duration)), best))
    return tuple(turns)


def _first_seen(turns: Sequence[Spoken]) -> list[int]:
    return list(dict.fromkeys(number for _, number in turns))


def _scores(turns: Sequence[Spoken], told: _Told) -> list[float]:
    """Per turn the mean sureness of its stretches, weighted by how much of them is in it."""
    by_speaker: dict[int, list[tuple[Interval, float]]] = {}
    for stretch, number, sure in zip(told.stretches, told.speakers, told.sureness, strict=True):
        if number is not None:
            by_speaker.setdefault(number, []).append((_span(stretch), sure))
    scores = []
    for span, number in turns:
        weighed = [(span.overlap(own), sure) for own, sure in by_speaker[number]]
        total = sum(weight for weight, _ in weighed)
        scores.append(sum(w * sure for w, sure in weighed) / total if total else 0.0)
    return scores


def _span(stretch: Stretch) -> Interval:
    return Interval(frame_seconds(stretch.first), frame_seconds(stretch.last))
