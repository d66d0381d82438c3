"""Recordings for batches, and a batch in one call; only the transcriber is scripted."""

from __future__ import annotations

import subprocess
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lectura.audio import SAMPLE_RATE
from lectura.batch.executors.registry import EXECUTORS
from lectura.batch.job import Place, WorkSetup
from lectura.batch.report import BatchReport
from lectura.batch.runner import Batch, Inputs, plan_batch
from lectura.config import Settings, load, settings_of
from lectura.media.tools import ffmpeg_path
from lectura.pipeline import Gate
from lectura.records.report import RecordingReport
from lectura.store import Store
from lectura.testing.transcriber import ScriptedEngine, ScriptedTranscriber


def wav(path: Path, loudness: float, seconds: float = 3.0) -> Path:
    """A hum; ``loudness`` (0 to 0.7) tells recordings apart in the log of the transcriber."""
    count = round(seconds * SAMPLE_RATE)
    samples = np.sin(np.arange(count) * 2 * np.pi * 200 / SAMPLE_RATE) * loudness * np.sqrt(2)
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return path


def ffmpeg(*arguments: str | Path) -> None:
    command = [str(ffmpeg_path()), "-hide_banner", "-loglevel", "error", "-y"]
    subprocess.run([*command, *map(str, arguments)], check=True, stdin=subprocess.DEVNULL)


def mp4(path: Path, loudness: float, seconds: float = 3.0, *options: str) -> Path:
    source = wav(path.parent / "source.wav", loudness, seconds)
    ffmpeg("-i", source, *options, f"file:{path}")
    source.unlink()
    return path


def settings(place: Path, **flags: object) -> Settings:
    """Settings with a store in a folder of the test, and no language model."""
    values = {"cache": str(place / "store"), "offline": True, "llm": "none", **flags}
    return settings_of(load(values, environ={}, folder=place, config_folder=place))


def setup(
    place: Path,
    *,
    pace_seconds: float = 0.0,
    tail_seconds: float = 0.0,
    deadly: float | None = None,
) -> WorkSetup:
    """A setup with a scripted transcriber that keeps a log of what it does."""
    scripted = ScriptedTranscriber(
        pace_seconds=pace_seconds, tail_seconds=tail_seconds, log=place / "log", deadly=deadly
    )
    return WorkSetup(settings=settings(place), out=place / "out", engine=ScriptedEngine(scripted))


def run(
    inputs: Path | Sequence[Path],
    work: WorkSetup,
    executor: str = "local",
    place: Place = Place(jobs=1),  # noqa: B008 - frozen
) -> BatchReport:
    """A whole batch."""
    paths = (inputs,) if isinstance(inputs, Path) else tuple(inputs)
    told: list[RecordingReport] = []
    gate = Gate(Store(work.settings.cache), work.settings.output.theirs)
    with EXECUTORS[executor].start(work, place) as workers:
        batch = Batch(work.out, workers, told.append, gate)
        batch.work(plan_batch(Inputs(paths), work.out))
        report = batch.finish()
    assert sorted(file.id for file in told) == sorted(file.id for file in report.files)
    return report


def statuses(report: BatchReport) -> dict[str, str]:
    return {file.id: file.status for file in report.files}


@dataclass(frozen=True)
class Heard:
    """A line of the transcriber's log."""

    pid: int
    loudness: float
    start: float
    time: float


def log(place: Path) -> list[Heard]:
    path = place / "log"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    fields = [line.split() for line in lines]
    return [Heard(int(pid), *map(float, rest)) for pid, *rest in fields if len(rest) == 3]


def contents(out: Path) -> dict[str, bytes]:
    """All outputs by name; not the report, which holds times."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "report.json"
    }
