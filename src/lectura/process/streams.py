"""Standard streams that are always there: closed or full, they stop no work and show no traceback.

Nothing heavy is imported: this is ready before the command line is.
"""

from __future__ import annotations

import errno
import io
import os
import sys

_READER_LEFT = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)


class Guarded(io.TextIOWrapper):
    """Text to a descriptor; once it cannot be written, what follows is dropped."""

    failure: OSError | None = None
    """Why it could not be written; None also where the reader has left (``lectura … | head``)."""

    def write(self, text: str) -> int:
        """Write a text; never fails."""
        try:
            return super().write(text)
        except OSError as error:
            self._give_up(error)
            return len(text)

    def flush(self) -> None:
        """Hand on what was written; never fails."""
        try:
            super().flush()
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        """Send to nowhere what is left, so that nothing fails a second time."""
        if error.errno not in _READER_LEFT:
            self.failure = self.failure or error
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)


def guard() -> None:
    """Put guarded streams in the place of the process's own; others (a test's) are left."""
    if sys.stdin is None:
        sys.stdin = open(_nowhere(0, os.O_RDONLY), encoding="utf-8")  # noqa: SIM115
    # Where stdout is closed a write must fail, so that it is told; stderr is missed by nobody.
    if sys.stdout is None:
        sys.stdout = _guarded(_nowhere(1, os.O_RDONLY), shown_at_once=False)
    elif sys.stdout is sys.__stdout__:
        sys.stdout = _guarded(1, shown_at_once=os.isatty(1))
    if sys.stderr is None:
        sys.stderr = _guarded(_nowhere(2, os.O_WRONLY), shown_at_once=True)
    elif sys.stderr is sys.__stderr__:
        sys.stderr = _guarded(2, shown_at_once=True)


def failure_of_stdout() -> OSError | None:
    """Why standard output could not be written; None where it was, or its reader left."""
    return sys.stdout.failure if isinstance(sys.stdout, Guarded) else None


def _nowhere(descriptor: int, flags: int) -> int:
    """The null device, in the place of a closed descriptor: no file of ours may come to be there.

    Else what a library prints would be written into a recording's outputs.
    """
    opened = os.open(os.devnull, flags)
    if opened != descriptor:
        return opened  # the place was taken meanwhile
    os.set_inheritable(opened, True)
    return opened


def _guarded(descriptor: int, *, shown_at_once: bool) -> Guarded:
    return Guarded(
        open(descriptor, "wb", closefd=False),
        encoding="utf-8",
        errors="backslashreplace",
        line_buffering=shown_at_once,
    )
