"""Names in the file system that are no files with an end: folders, pipes, devices."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from lectura.errors import NotMediaError
from lectura.paths import as_argument

_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a disk"),
)
_HOLLOW_BYTES = 1 << 33
"""8 GiB: smaller ones are read in seconds, whatever is in them."""
_HOLLOW_SHARE = 100
_DISK_BLOCK_BYTES = 512
"""The unit of ``st_blocks``, whatever the file system's own is (POSIX)."""


def refuse_special(path: Path) -> None:
    """See, without opening it, that it is a file with content.

    Raises:
        NotMediaError: it is a folder, a pipe, a socket, a device, or a huge file that is all hole.
        OSError: it is not there, or the way to it is closed.
    """
    state = path.stat()
    if stat.S_ISDIR(state.st_mode):
        raise NotMediaError(
            f"{path} is a folder, not a recording.",
            hint=f"For a folder of recordings: lectura batch {as_argument(path)} -o OUT",
            value=str(path),
        )
    for is_kind, name in _KINDS:
        if is_kind(state.st_mode):
            raise NotMediaError(
                f"{path} is {name}, not a file; a recording is read more than once.",
                hint="Save what comes from it to a file first, then: lectura transcribe FILE",
                value=str(path),
            )
    if _hollow(state):
        raise NotMediaError(
            f"{path} claims {_size(state.st_size)}, but hardly anything of it is there "
            "(a sparse file).",
            hint="Download or copy the recording again, then: lectura transcribe FILE",
            value=str(path),
        )


def _size(n_bytes: int) -> str:
    unit, power = ("TiB", 40) if n_bytes >= 1 << 40 else ("GiB", 30)
    return f"{n_bytes / (1 << power):.1f} {unit}"


def _hollow(state: os.stat_result) -> bool:
    blocks = getattr(state, "st_blocks", None)  # Windows does not tell
    if blocks is None or state.st_size < _HOLLOW_BYTES:
        return False
    return bool(blocks * _DISK_BLOCK_BYTES * _HOLLOW_SHARE < state.st_size)
