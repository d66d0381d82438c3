"""A transcriber that needs no model: it reads the real audio and writes numbered sentences.

It cuts the audio into windows of equal length and keeps each in the journal like the real one, so
that runs can be interrupted, resumed and compared. The text depends on the audio alone.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples, seconds
from lectura.progress import Hook, Progress, SoundRead, ignore
from lectura.records.transcript import Segment, renumber
from lectura.speech.engine import Choice
from lectura.speech.models.device import DeviceChoice
from lectura.speech.models.find import ModelFiles
from lectura.speech.options import TranscribeOptions
from lectura.speech.segments.checkpoint import WindowRecord, dumped, read_records
from lectura.speech.transcriber import OpenBlocks, Recognition, Transcriber
from lectura.store import Journal
from lectura.testing.captions import ScriptedRecognizer
from lectura.timeline import round_seconds

_SILENCE = 1e-3
"""Amplitude below which nobody speaks."""


@dataclass(frozen=True)
class ScriptedTranscriber:
    """Writes one sentence per window in which there is sound.

    Attributes:
        window_seconds: length of a window.
        pace_seconds: how long the work on a window takes.
        tail_seconds: how long it works on when all sound has been read.
        log: gets a line per window worked on: process, loudness, first second, time of day.
            Shows in a test what was done where, when, and whether anything was done twice.
        deadly: kills the process at a window of this loudness (root mean square to three
            digits); None for none.
    """

    window_seconds: float = 1.0
    pace_seconds: float = 0.0
    tail_seconds: float = 0.0
    log: Path | None = None
    deadly: float | None = None

    def transcribe(
        self,
        open_blocks: OpenBlocks,
        journal: Journal,
        *,
        options: TranscribeOptions,
        duration: float | None,
        hook: Hook = ignore,
    ) -> Recognition:
        records = read_records(journal)
        resumed = seconds(records[-1].end) if records else 0.0
        for window, audio in enumerate(self._windows(open_blocks(resumed)), start=len(records)):
            record = self.record(window, records[-1].end if records else 0, audio)
            journal.append(dumped(record))
            records.append(record)
            hook(Progress("transcribe", seconds(record.end), duration, "seconds"))
        hook(SoundRead())
        time.sleep(self.tail_seconds)
        segments = renumber(segment for record in records for segment in record.segments)
        voiced = sum(record.voiced_seconds for record in records)
        return Recognition(
            segments=segments,
            language="en" if segments else None,
            voiced_seconds=voiced,
            missed_seconds=0.0,
            missed=(),
            rejected=(),
            resumed_seconds=resumed,
        )

    def _windows(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        size = round(self.window_seconds * SAMPLE_RATE)
        rest: Samples = np.zeros(0, dtype=np.float32)
        for block in blocks:
            rest = np.concatenate([rest, block])
            while rest.size >= size:
                yield rest[:size]
                rest = rest[size:]
        if rest.size:
            yield rest

    def record(self, index: int, start: int, audio: Samples) -> WindowRecord:
        """The record of a window that begins at a sample; a subclass may do something first."""
        end = start + audio.size
        loudness = round(float(np.sqrt(np.mean(np.square(audio)))), 3)
        if self.deadly is not None and loudness == self.deadly:
            os._exit(9)
        time.sleep(self.pace_seconds)
        if self.log is not None:
            with self.log.open("a", encoding="utf-8") as log:
                log.write(f"{os.getpid()} {loudness} {seconds(start):.1f} {time.time():.3f}\n")
        heard = loudness > _SILENCE
        span = round_seconds(seconds(start)), round_seconds(seconds(end))
        text = f"Sentence {index} has a loudness of {round(1000 * loudness)}."
        segment = Segment(id=0, start=span[0], end=span[1], text=text, language="en")
        return WindowRecord(
            index=index,
            start=start,
            end=end,
            final=False,
            language="en",
            last_language="en" if heard else None,
            segments=(segment,) if heard else (),
            rejected=(),
            voiced_seconds=span[1] - span[0] if heard else 0.0,
            missed_seconds=0.0,
            missed=(),
        )


SCRIPTED_CHOICE = Choice(
    ModelFiles("scripted", Path("scripted"), "path", "0" * 64), DeviceChoice("cpu", 0, "int8")
)
"""The model that a `ScriptedEngine` chooses."""


@dataclass(frozen=True)
class ScriptedEngine:
    """An `Engine` that gives a scripted transcriber, whatever is asked for.

    Attributes:
        transcriber: what is given.
    """

    transcriber: ScriptedTranscriber = field(default_factory=ScriptedTranscriber)

    def choose(
        self, options: TranscribeOptions, hook: Hook, *, cache_root: Path | None, gpu_index: int
    ) -> Choice:
        return SCRIPTED_CHOICE

    def load(self, choice: Choice, options: TranscribeOptions) -> Transcriber:
        return self.transcriber

    def load_recognizer(self, choice: Choice, options: TranscribeOptions) -> ScriptedRecognizer:
        return ScriptedRecognizer()

    def try_out(
        self, options: TranscribeOptions, device: DeviceChoice, *, cache_root: Path | None
    ) -> ModelFiles:
        return SCRIPTED_CHOICE.files
