"""Command lines, run in this process or in one of their own; recordings made for them."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE
from lectura.cli import main
from lectura.cli.progress import lines
from lectura.speech.engine import Engine
from lectura.testing.transcriber import ScriptedEngine, ScriptedTranscriber

START = "from lectura.cli import main; main()"
SLOW_START = """
import sys
from pathlib import Path
from lectura.cli import main
from lectura.speech.engine import Engine
from lectura.testing.transcriber import ScriptedEngine, ScriptedTranscriber
main(ScriptedEngine(ScriptedTranscriber(pace_seconds={pace}, log=Path({log!r}))))
"""


@dataclass(frozen=True)
class Ended:
    """How a command line ended."""

    status: int
    out: str
    err: str


class InProcess:
    """Runs command lines in this process, with a scripted transcriber and a store of its own."""

    def __init__(
        self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
    ) -> None:
        self._patch = patch
        self._capsys = capsys
        self.log = folder / "windows.log"
        patch.chdir(folder)
        patch.setenv("LECTURA_CACHE", str(folder / "store"))
        patch.setattr(lines, "PATIENCE_SECONDS", 3600.0)  # however slow the machine is
        self.engine: Engine = ScriptedEngine(ScriptedTranscriber(log=self.log))

    def __call__(self, *arguments: str | Path) -> Ended:
        self._patch.setattr(sys, "argv", ["lectura", *map(str, arguments)])
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(self.engine)
        told = self._capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Ended(int(left.value.code), told.out, told.err)

    @property
    def windows(self) -> int:
        """How many windows were transcribed so far."""
        return len(self.log.read_text().splitlines()) if self.log.exists() else 0


def kept_names(kept: list[dict[str, Any]]) -> list[str]:
    """The files that were kept, as ``--json`` tells them."""
    return [one["name"] for one in kept]


def wav(path: Path, *, seconds: float = 3.0) -> Path:
    """A hum."""
    path.parent.mkdir(parents=True, exist_ok=True)
    wave_form = np.sin(np.arange(round(seconds * SAMPLE_RATE)) * 0.08) * 0.3
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((wave_form * 32767).astype("<i2").tobytes())
    return path


_HEAR_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""What a shell runs in the background ignores Ctrl-C, and so would all it starts."""


def start(
    *arguments: str, folder: Path, code: str = START, **environ: str
) -> subprocess.Popen[str]:
    """Start a command line in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", _HEAR_CTRL_C + code, *arguments],
        cwd=folder,
        env={**os.environ, "LECTURA_CACHE": str(folder / "store"), **environ},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finish(process: subprocess.Popen[str]) -> Ended:
    """Wait for its end."""
    out, err = process.communicate(timeout=60)
    return Ended(process.returncode, out, err)


def slow(folder: Path, *, pace: float = 0.3) -> str:
    """Code that starts lectura with a slow scripted transcriber; logs to ``windows.log``."""
    return SLOW_START.format(pace=pace, log=str(folder / "windows.log"))


class Listener:
    """A port of this machine that counts what comes, and answers nobody.

    Args:
        on_connection: called before the first byte of each connection is read.
    """

    def __init__(self, on_connection: Callable[[], None] = lambda: None) -> None:
        self._on_connection = on_connection
        self.received = b""
        self.connections = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self._thread = threading.Thread(target=self._take, daemon=True)
        self._thread.start()

    def _take(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            self._on_connection()
            line.settimeout(2)
            with contextlib.suppress(OSError):
                self.received += line.recv(65536)
            line.close()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes whoever waits for a connection
        self._thread.join(5)
        self._socket.close()
