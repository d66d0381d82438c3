"""The minutes that all solutions hear: one file of sound, and where somebody speaks in it."""

from __future__ import annotations

import contextlib
import shutil
import wave
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples, seconds
from lectura.audio.vad import FRAME_SAMPLES, VoiceDetector
from lectura.compare.solutions.stored import KEY_VERSION
from lectura.disk.files import store_errors
from lectura.errors import UsageError
from lectura.pipeline.parts.stretches import require_stretch
from lectura.pipeline.source import Recording
from lectura.progress import Hook, Progress
from lectura.speech.windowing.regions import RegionFinder, SpeechRegion
from lectura.store import Artifact, Store, canonical_json
from lectura.timeline import Interval, round_seconds

_WORK, _SOUND, _FOUND = "work", "audio.wav", "piece.json"
_FULL_SCALE = 32767


@dataclass(frozen=True)
class Piece:
    """A stretch of a recording that was looked at.

    Attributes:
        recording: knows the stretch.
        span: where it is, in seconds of the recording.
        voiced: where somebody speaks, likewise.
    """

    recording: Recording
    span: Interval
    voiced: tuple[Interval, ...]


class Workplace:
    """Where a piece is worked on: a folder of the store that one run holds at a time.

    The sound is cut when the first solution asks for it, and is gone after the run.
    """

    def __init__(self, store: Store, recording: Recording, hook: Hook) -> None:
        self._artifact = _artifact(store, recording)
        self._recording = recording
        self._hook = hook

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else works on the piece meanwhile; the sound is removed at the end.

        Raises:
            BusyError: another run works on it.
        """
        with self._artifact.lock():
            try:
                yield
            finally:
                shutil.rmtree(self._artifact.path / _WORK, ignore_errors=True)

    @property
    def folder(self) -> Path:
        """For the files of one solution; empty."""
        folder = self._artifact.path / _WORK / "out"
        shutil.rmtree(folder, ignore_errors=True)
        with store_errors(folder):
            folder.mkdir(parents=True)
        return folder

    def piece(self) -> Piece:
        """What is compared, cut out where that was never done.

        Raises:
            MediaError, UsageError: as `lectura.pipeline.source.Recording.info`, and the recording
                does not have these minutes.
        """
        found = self._artifact.result_json(_FOUND)
        if not isinstance(found, dict):
            self.sound()
            found = self._artifact.result_json(_FOUND)
        voiced = tuple(Interval(*pair) for pair in found["voiced"])
        return Piece(self._recording, Interval(*found["span"]), voiced)

    def sound(self) -> Path:
        """The piece as a file: WAV, mono, 16 kHz, from its own beginning on."""
        path = self._artifact.path / _WORK / _SOUND
        if path.exists():
            return path
        require_stretch(self._recording)
        # Saved first: a run that is killed leaves the sound, and is to be forgotten with it.
        self._artifact.save("key.json", canonical_json(self._artifact.key))
        with store_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(".part")
            with self._recording.open() as stream, wave.open(str(half), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(SAMPLE_RATE)
                n_samples, regions = _written(self._told(stream), file)
            self._recording.check()
            # What was found is kept before the sound: whole sound means that both are there.
            self._keep(n_samples, regions)
            half.replace(path)
        return path

    def _told(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        total, done = self._recording.seconds, 0
        for block in blocks:
            yield block
            done += len(block)
            self._hook(Progress("read", seconds(done), total, "seconds"))

    def _keep(self, n_samples: int, regions: list[SpeechRegion]) -> None:
        start = self._recording.stretch.start
        end = round_seconds(start + seconds(n_samples))
        if n_samples == 0:
            raise UsageError(
                f"There is no sound in these minutes of {self._recording.path.name}.",
                hint="Choose others: lectura compare RECORDING --minutes 10-20",
            )
        voiced = [
            [round_seconds(start + seconds(edge)) for edge in (one.voiced_start, one.voiced_end)]
            for one in regions
        ]
        self._artifact.save(_FOUND, canonical_json({"span": [start, end], "voiced": voiced}))
        self._artifact.finish()


def _artifact(store: Store, recording: Recording) -> Artifact:
    return store.artifact(
        "compared",
        {
            "version": KEY_VERSION,
            "sha256": recording.sha256,
            "track": recording.audio_track,
            **recording.stretch.key,
        },
    )


def _written(blocks: Iterable[Samples], file: wave.Wave_write) -> tuple[int, list[SpeechRegion]]:
    """Write the samples, and listen to them: how many there are, and where somebody speaks."""
    n_samples = 0

    def passed_on() -> Iterator[Samples]:
        nonlocal n_samples
        for block in blocks:
            n_samples += len(block)
            file.writeframes((block.clip(-1, 1) * _FULL_SCALE).astype("<i2").tobytes())
            yield block

    regions = voice_of(passed_on())
    return n_samples, regions


def voice_of(blocks: Iterable[Samples]) -> list[SpeechRegion]:
    """Where somebody speaks in a stream, in samples from its beginning."""
    detector, finder = VoiceDetector(), RegionFinder(0)
    regions: list[SpeechRegion] = []
    waiting: Samples = np.zeros(0, dtype=np.float32)
    n_samples = 0
    for block in blocks:
        n_samples += len(block)
        waiting = np.concatenate((waiting, block))
        whole = len(waiting) // FRAME_SAMPLES * FRAME_SAMPLES
        regions += finder.feed(detector.probabilities(waiting[:whole]).tolist())
        waiting = waiting[whole:]
    return [*regions, *finder.finish(n_samples)]
