"""Ctrl-C at any moment of the first half second: one sentence, status 130, no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import pytest
from cli_runs import START, wav

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

_READY = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
_BEGIN = """
import os
from lectura.process import interrupts
ready = interrupts.leave_at_once
interrupts.leave_at_once = lambda: (ready(), os.write(1, b"."))
"""
"""Once `main` is entered, the time until Ctrl-C is counted; what is before it is Python's own."""


def interrupted_after(seconds: float, folder: Path, *arguments: str) -> tuple[int, str]:
    with subprocess.Popen(
        [sys.executable, "-c", f"{_READY}{_BEGIN}{START}", *arguments],
        cwd=folder,
        env={**os.environ, "LECTURA_CACHE": str(folder / "store")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == "."
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    return process.returncode, told


def test_ctrl_c_while_it_starts(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", seconds=1)
    for seconds in (0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.35, 0.5):
        status, told = interrupted_after(seconds, tmp_path, "transcribe", "a.wav")
        assert status == 130, told
        assert told.splitlines()[-2:] == [
            "Error: Stopped before anything was finished.",
            "  → Run the same command again: it begins at the beginning.",
        ]


@pytest.mark.parametrize("seconds", [0.3, 2.5, 6.0])
def test_ctrl_c_while_a_page_is_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    """Three hours of sound take far longer to be put inside."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    with wave.open(str(tmp_path / "clase.wav"), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", "not compressed"))
        for _ in range(180):
            file.writeframesraw(bytes(2 * 8000 * 60))
    cue = "1\n00:00:01,000 --> 00:00:04,000\nHola a todos.\n"
    (tmp_path / "clase.srt").write_text(cue, encoding="utf-8")
    before = {path.name for path in tmp_path.iterdir()}
    status, told = interrupted_after(seconds, tmp_path, "page", "clase.srt", "--embed-audio")
    assert status == 130, told
    assert "Error: Stopped" in told, told
    assert "Traceback" not in told
    assert {path.name for path in tmp_path.iterdir()} - {"store"} == before
    assert list(temporary.iterdir()) == []


def test_ctrl_c_that_comes_while_python_cleans_up_is_not_lost(tmp_path: Path) -> None:
    code = f"""{_READY}
from lectura.process import interrupts
interrupts.leave_at_once()
interrupts.unwind()
import os, time
class Cleaned:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000): pass
try:
    Cleaned()
    time.sleep(10)
except KeyboardInterrupt:
    sys.exit(130)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (130, "")


def test_what_fails_after_ctrl_c_was_stopped_by_it(tmp_path: Path) -> None:
    """A library that is stopped while it is imported may raise anything, of no known cause."""
    code = f"""{_READY}
import lectura.cli.commands.config as config
import lectura.cli.setup as setup
def broken(*_, **__):
    import os
    try:
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000): pass
    except KeyboardInterrupt:
        pass
    raise ImportError("initialization failed")
setup.layered = broken
{START}
"""
    done = subprocess.run(
        [sys.executable, "-c", code, "config", "show"],
        cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 130
    assert done.stderr.startswith("Error: Stopped before")
