"""Reading small files that people name: at once, no pipe waited for, nothing without end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from lectura.errors import UsageError

MOST_BYTES = 256 * 1024**2
_NO_TEXT = "it is no UTF-8 text (save it with the encoding UTF-8)"
_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def opened_plain(path: Path) -> BinaryIO:
    """The file, open for reading.

    Raises:
        OSError: it cannot be opened, or is a pipe, at which one would wait for a writer.
    """
    descriptor = os.open(path, os.O_RDONLY | _NO_WAIT)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISFIFO(mode) or stat.S_ISDIR(mode):
        os.close(descriptor)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        raise OSError(errno.EINVAL, "It is a pipe, not a file", str(path))
    return os.fdopen(descriptor, "rb")


def plain_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The content of a file.

    Raises:
        OSError: as `opened_plain` says; it has more than ``most`` bytes, or no end.
    """
    with opened_plain(path) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def named_text(path: Path, what: str, hint: str) -> str:
    """The text of a UTF-8 file that a person named.

    Args:
        path: the file; ``~`` is the person's own folder.
        what: what it is, as the message calls it.
        hint: what to do where it cannot be read.

    Raises:
        UsageError: it cannot be read, or is no text.
    """
    try:
        return plain_bytes(path.expanduser()).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = (
            error.strerror
            if isinstance(error, OSError)
            else "it is no UTF-8 text (save it with the encoding UTF-8)"
        )
        raise UsageError(
            f"The {what} {path} cannot be read: {reason}.", hint=hint, value=str(path)
        ) from error
