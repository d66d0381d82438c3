"""A program as a child process: without a shell, within a time limit, measured."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lectura.compare.solutions.guard import guarded
from lectura.compare.solutions.memory import tree_bytes

_LOOK_SECONDS = 0.05
_GRACE_SECONDS = 3.0
_SAID_BYTES = 4000
_MOST_PRINTED_BYTES = 64 * 1024**2


@dataclass(frozen=True)
class Ran:
    """What became of a program.

    Attributes:
        seconds: from its start to its end.
        peak_bytes: the most memory that it and its own children held at once; None where the system
            does not tell.
        printed: its standard output.
        problem: why it cannot count, a sentence without its period; None where it ended well.
    """

    seconds: float
    peak_bytes: int | None
    printed: bytes
    problem: str | None = None


def run(
    words: Sequence[str], folder: Path, environ: Mapping[str, str], *, limit_seconds: float
) -> Ran:
    """Run a program to its end; it and all it started are ended when the time is over.

    They are also ended when this process dies meanwhile, where the system allows it.

    Args:
        words: the program and its arguments, handed over as they are.
        folder: where it runs.
        environ: its environment.
        limit_seconds: how long it may take.
    """
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as said:
        started = time.monotonic()
        try:
            process = _started(words, folder, environ, printed, said)
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            why = "there is no such program" if missing else error.strerror
            return Ran(0.0, None, b"", f"{words[0]} cannot be started: {why}")
        with guarded(process.pid), _ended(process):
            peak = _waited(process, started + limit_seconds)
        seconds = time.monotonic() - started
        if process.returncode is None or seconds > limit_seconds:
            problem: str | None = f"it was ended after {limit_seconds:.0f} s, the time limit"
        elif process.returncode != 0:
            problem = _failure(process.returncode, _tail(said) or _tail(printed))
        else:
            problem = None
        printed.seek(0)
        return Ran(seconds, peak, printed.read(_MOST_PRINTED_BYTES), problem)


def _started(
    words: Sequence[str],
    folder: Path,
    environ: Mapping[str, str],
    printed: BinaryIO,
    said: BinaryIO,
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        list(words),
        cwd=folder,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=printed,
        stderr=said,
        start_new_session=os.name != "nt",  # so that all it starts can be ended with it
    )


def _waited(process: subprocess.Popen[bytes], until: float) -> int | None:
    """Wait for the end, or the end of the time; the most memory that was seen."""
    peak: int | None = None
    pause = 0.005
    while process.poll() is None and time.monotonic() < until:
        now = tree_bytes(process.pid)
        peak = now if peak is None or (now is not None and now > peak) else peak
        time.sleep(pause)
        pause = min(_LOOK_SECONDS, 2 * pause)
    return peak


@contextlib.contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Nothing of the program goes on after the block, whatever ends it."""
    try:
        yield
    finally:
        _stop(process, gently=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE_SECONDS)
        _stop(process, gently=False)
        process.wait()


def _stop(process: subprocess.Popen[bytes], *, gently: bool) -> None:
    if os.name == "nt":
        if process.poll() is None:
            process.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGTERM if gently else signal.SIGKILL)


def _failure(status: int, said: str) -> str:
    how = f"it was ended by signal {-status}" if status < 0 else f"it failed with status {status}"
    return f"{how}: {said}" if said else how


def _tail(stream: BinaryIO) -> str:
    """The last line of what it said, but for the advice to look for help."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _SAID_BYTES))
    lines = stream.read().decode("utf-8", "replace").splitlines()
    said = [line.strip() for line in lines if line.strip()]
    full = [line for line in said if not line.startswith("Try '")] or said
    return full[-1][-300:].rstrip(".") if full else ""
