"""Running one program once: how long it takes, how much processor and memory, what it heard."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

HERE = Path(__file__).resolve().parent
_SAMPLING_SECONDS = 0.1

Command = Callable[[Path, Path, str, Path], Sequence[str]]
"""Recording, folder of the model, language, folder for the text → the words of a command line."""


@dataclass(frozen=True)
class Measurement:
    """One run.

    Attributes:
        seconds: wall clock of the transcription; of the whole process for commands.
        cpu_seconds: processor time of the process with its children.
        peak_mb: most memory held at once by the process with its children, in 10⁶ bytes.
        text: what was heard.
    """

    seconds: float
    cpu_seconds: float
    peak_mb: float
    text: str


@dataclass(frozen=True)
class Program:
    """A thing to measure; ``run`` gets a recording, the model's folder and a language."""

    name: str
    whole_process: bool
    run: Callable[[Path, Path, str], Measurement]


def in_process(subject: str, name: str, environ: dict[str, str] | None = None) -> Program:
    """One of `subjects.SUBJECTS`, in a fresh process; the loading of the model is not counted.

    Args:
        subject: which one.
        name: what the table calls it.
        environ: what is set for the process beside what holds here.
    """

    def run(recording: Path, model: Path, language: str) -> Measurement:
        command = [sys.executable, str(HERE / "subjects.py"), subject]
        whole = _run([*command, str(recording), str(model), language], environ)
        answer = json.loads(whole.text.splitlines()[-1])
        return Measurement(answer["seconds"], whole.cpu_seconds, whole.peak_mb, answer["text"])

    return Program(name, False, run)


def as_command(name: str, command: Command) -> Program:
    """A command from its start to its end; it writes one ``.txt``."""

    def run(recording: Path, model: Path, language: str) -> Measurement:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out"
            out.mkdir()
            home = {"XDG_CACHE_HOME": folder, "XDG_DATA_HOME": folder, "XDG_STATE_HOME": folder}
            measured = _run(command(recording, model, language, out), home)
            written = sorted(out.rglob("*.txt"))
            text = written[0].read_text(encoding="utf-8") if written else ""
            return Measurement(measured.seconds, measured.cpu_seconds, measured.peak_mb, text)

    return Program(name, True, run)


def find_command(name: str) -> str | None:
    """A command beside this Python, in ``LECTURA_BENCH_BIN``, or on the path."""
    places = [str(Path(sys.executable).parent), os.environ.get("LECTURA_BENCH_BIN", "")]
    return next(filter(None, (shutil.which(name, path=place) for place in places if place)), None)


def _run(command: Sequence[str], extra: dict[str, str] | None = None) -> Measurement:
    """Run a command; its standard output is the text.

    Raises:
        RuntimeError: it failed; the message holds what it said.
    """
    cpu_before = _children_cpu()
    started = time.perf_counter()
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        process = subprocess.Popen(
            command, stdout=stdout, stderr=stderr, env={**os.environ, **(extra or {})}
        )
        with _peak_memory(process.pid) as peak:
            status = process.wait()
        spent = time.perf_counter() - started
        stdout.seek(0)
        stderr.seek(0)
        if status != 0:
            said = stderr.read().decode(errors="replace")[-2000:]
            raise RuntimeError(f"{Path(command[0]).name} failed ({status}): {said}")
        text = stdout.read().decode(errors="replace")
    return Measurement(spent, _children_cpu() - cpu_before, peak[0] / 1e6, text)


def _children_cpu() -> float:
    """Processor seconds of all children that have ended; 0 where the system does not tell."""
    times = os.times()
    return times.children_user + times.children_system


@contextlib.contextmanager
def _peak_memory(pid: int) -> Iterator[list[float]]:
    """Watch the resident memory of a process tree; the one item is the most bytes seen."""
    peak = [0.0]
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(_SAMPLING_SECONDS):
            peak[0] = max(peak[0], _tree_memory(pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        ended.set()
        watcher.join()


def _tree_memory(pid: int) -> float:
    total = 0
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        for member in [process, *process.children(recursive=True)]:
            with contextlib.suppress(psutil.Error):
                total += member.memory_info().rss
    return float(total)
