"""A program does not outlive the run that started it, however that run ends.

A run that is killed can end nothing. So a small process waits at a pipe whose other end this
process alone holds: the system closes it when this process dies, and the waiting one ends the
program.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator

_WAIT = """
import os, signal, sys
if not sys.stdin.buffer.read(1):
    try:
        os.killpg(int(sys.argv[1]), signal.SIGKILL)
    except ProcessLookupError:
        pass
"""


@contextlib.contextmanager
def guarded(group: int) -> Iterator[None]:
    """Processes of a group are killed if this process dies within the block.

    Not on Windows, which has no groups of this kind.

    Args:
        group: of processes, as `os.killpg` takes it.
    """
    waiting = None if os.name == "nt" else _started(group)
    try:
        yield
    finally:
        if waiting is not None:
            waiting.communicate(b".")


def _started(group: int) -> subprocess.Popen[bytes] | None:
    """The process that waits; None where the system has none left, which stops nobody's work."""
    with contextlib.suppress(OSError):
        return subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _WAIT, str(group)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what ends this process' own group does not end it
        )
    return None
