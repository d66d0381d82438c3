"""All the sound on the disk, all the time: a WAV file that can be read whenever lectura is killed.

Its header says that the length is unknown (all bits set, as ffmpeg writes it into a pipe) until it
is closed: so a reader takes all that is there. Each block is handed to the system at once, which
keeps it when the process dies, and once a second to the disk, for the case of a power cut.
"""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import numpy as np
import numpy.typing as npt

from lectura.audio import SAMPLE_RATE
from lectura.disk.files import disk_errors
from lectura.disk.folders import FILE_MODE

Block = npt.NDArray[np.int16]
"""Mono samples at 16 kHz, shape ``(n_samples,)``."""

_BYTES = 2
_UNKNOWN = 0xFFFFFFFF
_HEAD_BYTES = 44
_SYNC_SECONDS = 1.0


class KeptSound:
    """A recording that grows. A context manager: at its end the header tells the length."""

    def __init__(self, path: Path, clock: Callable[[], float] = monotonic) -> None:
        """Begin a new file.

        Args:
            path: where; nothing may be there.
            clock: seconds, for the time between two waits for the disk.

        Raises:
            OutputError: it cannot be written, or something has that name.
        """
        self.path = path
        self._clock = clock
        self._samples = 0
        self._synced = clock()
        with disk_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            self._file = os.open(path, flags, FILE_MODE)
            _write(self._file, _head(None))
            os.fsync(self._file)

    @property
    def seconds(self) -> float:
        """How much sound is kept."""
        return self._samples / SAMPLE_RATE

    def write(self, block: Block) -> None:
        """Keep a block.

        Raises:
            OutputError: the disk is full or gone; what was written before stays.
        """
        with disk_errors(self.path):
            _write(self._file, block.astype("<i2", copy=False).tobytes())
            self._samples += len(block)
            if (now := self._clock()) - self._synced >= _SYNC_SECONDS:
                os.fsync(self._file)
                self._synced = now

    def close(self) -> None:
        """Write the length into the header, where the disk lets us; the file is whole without."""
        if self._file < 0:
            return
        with contextlib.suppress(OSError):
            n_bytes = (os.fstat(self._file).st_size - _HEAD_BYTES) // _BYTES * _BYTES
            os.ftruncate(self._file, _HEAD_BYTES + n_bytes)
            os.lseek(self._file, 0, os.SEEK_SET)
            _write(self._file, _head(n_bytes))
            os.fsync(self._file)
        os.close(self._file)
        self._file = -1

    def __enter__(self) -> KeptSound:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _head(n_bytes: int | None) -> bytes:
    """The header of a WAV file with so many bytes of sound; None where nobody knows."""
    known = n_bytes is not None and n_bytes + _HEAD_BYTES < _UNKNOWN
    data = n_bytes if known and n_bytes is not None else _UNKNOWN
    whole = data + _HEAD_BYTES - 8 if known else _UNKNOWN
    rate = SAMPLE_RATE
    sound = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate * _BYTES, _BYTES, 8 * _BYTES)
    return (
        struct.pack("<4sI4s", b"RIFF", whole, b"WAVE") + sound + struct.pack("<4sI", b"data", data)
    )


def _write(file: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]
