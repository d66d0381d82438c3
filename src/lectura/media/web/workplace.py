"""A folder for what is made small, which goes even where a run is killed."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

_PREFIX = "lectura-sound-"
_LOCK = "lock"
_YOUNG_SECONDS = 60.0
"""So long after it was made a folder may not hold its lock yet."""


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """A folder among the temporary ones, until the block ends.

    What a killed run left of its own is removed first: whoever lives holds the lock in theirs.

    Raises:
        OSError: it cannot be made.
    """
    _remove_left(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as name:
        folder = Path(name)
        with FileLock(folder / _LOCK):
            yield folder


def _remove_left(parent: Path) -> None:
    for folder in parent.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError, Timeout):
            if _is_ours(folder) and _is_old(folder):
                with FileLock(folder / _LOCK, timeout=0):
                    pass
                shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """True for a folder, not a link, that this user alone can write into."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return False
    return os.name == "nt" or (found.st_uid == os.getuid() and not found.st_mode & 0o077)


def _is_old(folder: Path) -> bool:
    return time.time() - folder.lstat().st_mtime > _YOUNG_SECONDS
