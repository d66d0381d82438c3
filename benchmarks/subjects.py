"""One program heard over one recording, in a process of its own; prints its result as JSON.

    python benchmarks/subjects.py SUBJECT RECORDING MODEL_FOLDER LANGUAGE

The model is loaded before the clock starts; decoding the file, voice activity and spectrograms
are part of the time. The subject ``limit`` is the exception: it times CTranslate2 alone.
"""

# ruff: noqa: PLC0415 - a subject loads only what it needs, for memory is measured too

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from lectura.audio import Samples, samples_at
from lectura.process.cores import cores

COMPUTE_TYPE = "int8"
Heard = tuple[float, str]
"""Seconds of wall clock, and the text."""


def lectura(recording: Path, model: Path, language: str) -> Heard:
    """The engine of lectura, from the file to segments with times."""
    from lectura.progress import ignore
    from lectura.speech.engine import WhisperEngine
    from lectura.speech.options import TranscribeOptions
    from lectura.store import Journal

    options = TranscribeOptions(
        model=str(model), language=language, device="cpu", compute_type=COMPUTE_TYPE
    )
    whisper = WhisperEngine()
    transcriber = whisper.load(whisper.choose(options, ignore), options)
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        found = transcriber.transcribe(
            lambda start: audio_of(recording, start),
            Journal(Path(folder) / "windows"),
            options=options,
            duration=duration_of(recording),
        )
        return time.perf_counter() - started, " ".join(item.text for item in found.segments)


def sequential(recording: Path, model: Path, language: str) -> Heard:
    """faster-whisper as its README shows it: beam 5, with voice activity."""
    whisper = _faster_whisper(model)
    return _timed(lambda: whisper.transcribe(str(recording), language=language, vad_filter=True))


def batched(recording: Path, model: Path, language: str) -> Heard:
    """faster-whisper's batched mode with its defaults: beam 5, batches of 8."""
    pipeline = _pipeline(model)
    return _timed(lambda: pipeline.transcribe(str(recording), language=language, batch_size=8))


def batched_greedy(recording: Path, model: Path, language: str) -> Heard:
    """faster-whisper's batched mode at its fastest: greedy, batches of 8."""
    pipeline = _pipeline(model)
    return _timed(
        lambda: pipeline.transcribe(str(recording), language=language, batch_size=8, beam_size=1)
    )


def limit(recording: Path, model: Path, language: str) -> Heard:
    """CTranslate2 encoding and greedily decoding lectura's packed pieces, with nothing else.

    No file, no voice activity, no spectrogram, no tokenizer, no fallback. The faster of two ways to
    use the cores counts.
    """
    import ctranslate2

    from lectura.audio.vad import VoiceDetector
    from lectura.speech.batching import Batching
    from lectura.speech.decoding.spectrogram import context_frames, padded
    from lectura.speech.decoding.whisper import open_whisper
    from lectura.speech.engine import workload
    from lectura.speech.models.device import DeviceChoice
    from lectura.speech.models.find import ModelFiles
    from lectura.speech.options import TranscribeOptions
    from lectura.speech.windowing.windows import windows

    load = workload(DeviceChoice("cpu", 0, COMPUTE_TYPE), TranscribeOptions())
    whisper = open_whisper(
        ModelFiles("limit", model, "path", None), DeviceChoice("cpu", 0, COMPUTE_TYPE), threads=1
    )
    batching = Batching(workers=load.workers, size=load.batch_size)
    duration = duration_of(recording)
    batches = [
        np.stack([padded(whisper.features(piece.audio), context) for piece in batch])
        for window in windows(
            audio_of(recording, 0.0),
            VoiceDetector(),
            expected_samples=None if duration is None else samples_at(duration),
        )
        for context in [context_frames(max((len(p.audio) for p in window.pieces), default=0))]
        for batch in batching.batches(window.pieces)
    ]
    prompt = [
        f"<|{token}|>" for token in ("startoftranscript", language, "transcribe", "notimestamps")
    ]

    def decode(engine: Any, features: Any) -> None:
        encoded = engine.encode(ctranslate2.StorageView.from_array(features))
        engine.generate(encoded, [prompt] * len(features), beam_size=1)

    def timed(workers: int, threads: int) -> float:
        engine = ctranslate2.models.Whisper(
            str(model), compute_type=COMPUTE_TYPE, inter_threads=workers, intra_threads=threads
        )
        started = time.perf_counter()
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(lambda features: decode(engine, features), batches))
        return time.perf_counter() - started

    ways = {(load.workers, load.threads), (1, load.workers * load.threads)}
    return min(timed(*way) for way in sorted(ways)), ""


def speakers(recording: Path, model: Path, language: str) -> Heard:
    """The built-in engine telling voices apart on one core; the text is how many it found."""
    from lectura.speakers.backends import BACKENDS
    from lectura.speakers.protocol import DiarizerOptions

    started = time.perf_counter()
    found = BACKENDS["builtin"]().diarize(audio_of(recording, 0.0), DiarizerOptions(threads=1))
    return time.perf_counter() - started, f"{len(found.speakers)} speakers"


def audio_of(recording: Path, start: float) -> Iterator[Samples]:
    """The recording's audio as lectura's pipeline opens it."""
    from lectura.media.probe import probe
    from lectura.media.stream import open_audio
    from lectura.media.track import choose_track

    with open_audio(probe(recording), choose_track(probe(recording), None), start=start) as stream:
        yield from stream


def duration_of(recording: Path) -> float | None:
    """Seconds by the header."""
    from lectura.media.probe import probe

    return probe(recording).duration


def _faster_whisper(model: Path) -> Any:
    from faster_whisper import WhisperModel

    return WhisperModel(str(model), device="cpu", compute_type=COMPUTE_TYPE, cpu_threads=cores())


def _pipeline(model: Path) -> Any:
    from faster_whisper import BatchedInferencePipeline

    return BatchedInferencePipeline(_faster_whisper(model))


def _timed(transcribe: Callable[[], Any]) -> Heard:
    """The library answers with a generator: the work is done while it is read."""
    started = time.perf_counter()
    segments, _ = transcribe()
    text = " ".join(segment.text for segment in segments)
    return time.perf_counter() - started, text


SUBJECTS: dict[str, Callable[[Path, Path, str], Heard]] = {
    "lectura": lectura,
    "sequential": sequential,
    "batched": batched,
    "batched-greedy": batched_greedy,
    "limit": limit,
    "speakers": speakers,
}


def main(arguments: list[str]) -> None:
    name, recording, model, language = arguments
    spent, text = SUBJECTS[name](Path(recording), Path(model), language)
    print(json.dumps({"seconds": spent, "text": text}))


if __name__ == "__main__":
    main(sys.argv[1:])
