"""The programs that a comparison is tried with: each hears a recording once, its text is kept.

python benchmarks/compare_subjects.py PROGRAM RECORDING LANGUAGE FILE
"""

# ruff: noqa: PLC0415 - a program loads only what it needs

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lectura.formats import read_transcript
from lectura.process.cores import cores
from lectura.records.transcript import Transcript
from lectura.speech.models.find import find_model
from measuring import HERE, find_command
from subjects import COMPUTE_TYPE

Rows = Iterable[tuple[float, float, str]]


@dataclass(frozen=True)
class Subject:
    """A program.

    Attributes:
        name: what tables call it.
        key: of its files.
        hear: gets recording and language; gives start, end and text of each segment.
        languages: that it knows; none for all.
    """

    name: str
    key: str
    hear: Callable[[Path, str], Rows]
    languages: tuple[str, ...] = ()


def _lectura(*options: str) -> Callable[[Path, str], Rows]:
    def hear(sound: Path, language: str) -> Rows:
        with tempfile.TemporaryDirectory() as folder:
            words = [sys.executable, "-m", "lectura", "transcribe", str(sound), "-o", folder]
            words += ["-f", "json", "--language", language, "--model", "base", *options]
            environ = {**os.environ, "LECTURA_CACHE": f"{folder}/store"}
            subprocess.run(words, check=True, capture_output=True, env=environ)
            found = read_transcript(Path(folder, f"{sound.stem}.json"))
        return [(s.start or 0.0, s.end or 0.0, s.text) for s in found.segments]

    return hear


def _faster_whisper(*, batched: bool, **how: Any) -> Callable[[Path, str], Rows]:
    def hear(sound: Path, language: str) -> Rows:
        from faster_whisper import BatchedInferencePipeline, WhisperModel

        place = str(find_model("base").path)
        model: Any = WhisperModel(
            place, device="cpu", compute_type=COMPUTE_TYPE, cpu_threads=cores()
        )
        model = BatchedInferencePipeline(model) if batched else model
        segments, _ = model.transcribe(str(sound), language=language, **how)
        return [(one.start, one.end, one.text.strip()) for one in segments]

    return hear


def _whisper_ctranslate2(sound: Path, language: str) -> Rows:
    program = find_command("whisper-ctranslate2") or ""
    with tempfile.TemporaryDirectory() as folder:
        words = [program, str(sound), "--model_directory", str(find_model("base").path)]
        words += ["--language", language, "--device", "cpu", "--compute_type", COMPUTE_TYPE]
        words += ["--threads", str(cores()), "--output_dir", folder, "--output_format", "json"]
        subprocess.run(words, check=True, capture_output=True)
        value = json.loads(Path(folder, f"{sound.stem}.json").read_text(encoding="utf-8"))
    return [(one["start"], one["end"], one["text"].strip()) for one in value["segments"]]


def _pocketsphinx(sound: Path, language: str) -> Rows:
    """A recogniser of another age, with the English model of its wheel."""
    import wave

    from pocketsphinx import Decoder, Endpointer

    rows: list[tuple[float, float, str]] = []
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
            rows += [(ends.speech_start, ends.speech_end, said.hypstr)] if said else []
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
    rows = sorted(program.hear(Path(sound), language))
    segments = [{"start": start, "end": end, "text": text} for start, end, text in rows]
    text = json.dumps({"language": language, "segments": segments}, ensure_ascii=False)
    Path(target).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
