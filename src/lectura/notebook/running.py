"""Command lines of lectura, each in a process of its own; what it tells appears below the cell.

A library that ends its process ends that one and not the notebook, and what was just installed is
used without restarting the notebook.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from lectura.notebook.telling import say

_CHILD = "lectura.notebook.child"
_TO_END_SECONDS = 60.0
_TO_TELL_SECONDS = 5.0
_COLOURS = ("FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")
"""Kernels set them; programs then write for a terminal, which a cell is not."""


@dataclass(frozen=True)
class Ended:
    """How a command line ended.

    Attributes:
        status: the exit status; a negative number is the signal that ended it.
        out: what it printed for programs.
    """

    status: int
    out: str


@dataclass(frozen=True)
class CommandLine:
    """Runs lectura by a Python that has it.

    Attributes:
        python: the program.
        folder: in which it is run.
    """

    python: Path
    folder: Path

    def run(
        self,
        *words: str,
        environ: Mapping[str, str] | None = None,
        tell: Callable[[str], None] = say,
    ) -> Ended:
        """Run one to its end.

        Args:
            words: command and options.
            environ: variables beside those of this process.
            tell: is given each line that is meant for people.

        Raises:
            KeyboardInterrupt: the cell was stopped; the process was, too, in order.
        """
        process = subprocess.Popen(
            [str(self.python), "-m", _CHILD, *words],
            cwd=self.folder,
            env=_environment(environ or {}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        with process:
            try:
                return _followed(process, tell)
            except KeyboardInterrupt:
                _end(process)
                raise


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if name not in _COLOURS}
    return {**own, "NO_COLOR": "1", "PYTHONUTF8": "1", **more}


def _followed(process: subprocess.Popen[str], tell: Callable[[str], None]) -> Ended:
    """Tell what it tells until it has ended."""
    out: list[str] = []
    reading = [
        _reading(process.stdout, out.append),
        _reading(process.stderr, lambda line: tell(line.rstrip("\n"))),
    ]
    process.wait()
    for thread in reading:  # what it started and left behind may hold the pipes
        thread.join(_TO_TELL_SECONDS)
    return Ended(process.returncode, "".join(out))


def _reading(stream: IO[str] | None, take: Callable[[str], None]) -> threading.Thread:
    def read() -> None:
        for line in stream or ():
            take(line)

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    return thread


def _end(process: subprocess.Popen[str]) -> None:
    """Let go of it and wait: it ends what it is writing."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(_TO_END_SECONDS)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.kill()
