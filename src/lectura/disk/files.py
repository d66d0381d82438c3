"""Bytes and files: the one JSON of a value, digests, and writes that a power cut cannot tear."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lectura.disk.folders import make_folder, open_to_write
from lectura.errors import FileChangedError, OutputError

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))  # Windows knows no quota error
_HASH_BLOCK_BYTES = 1 << 20
_TICK_NS = 20_000_000
"""File systems take the time from a clock that ticks every 1 to 10 ms."""


def canonical_json(value: object) -> bytes:
    """The one byte string for a JSON value: sorted keys, no spaces, UTF-8."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode("utf-8", "backslashreplace")  # a lone surrogate (of a name) becomes its JSON escape


def digest(value: object) -> str:
    """SHA-256 of a JSON value, as 64 hexadecimal digits; lists may be iterators."""
    hasher = hashlib.sha256()
    for part in _canonical_parts(value):
        hasher.update(part)
    return hasher.hexdigest()


def _canonical_parts(value: object) -> Iterator[bytes]:
    """The bytes of `canonical_json`, a row at a time where there are many."""
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        yield b"{"
        for number, name in enumerate(sorted(value)):
            yield (b"," if number else b"") + canonical_json(name) + b":"
            yield from _canonical_parts(value[name])
        yield b"}"
    elif isinstance(value, list | Iterator):
        yield b"["
        for number, row in enumerate(value):
            yield (b"," if number else b"") + canonical_json(row)
        yield b"]"
    else:
        yield canonical_json(value)


def read_json(data: bytes | str) -> Any:
    """The JSON value of some text; None where it holds none, however it is damaged."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):  # 100,000 brackets are nested too deep
        return None


def file_sha256(path: Path, tell: Callable[[int, int], None] = lambda done, of: None) -> str:
    """SHA-256 of a file's bytes, as 64 hexadecimal digits.

    Of one that grows while it is read, of what was there at the beginning: it may never end.

    Args:
        path: the file.
        tell: is told after each block how many bytes were read, and of how many.
    """
    hasher = hashlib.sha256()
    with path.open("rb") as stream:
        size = left = os.fstat(stream.fileno()).st_size
        while block := stream.read(min(left, _HASH_BLOCK_BYTES)):
            hasher.update(block)
            left -= len(block)
            tell(size - left, size)
    return hasher.hexdigest()


def means_absent(error: OSError) -> bool:
    """True for the error of opening a file that is not there, or whose name no disk could hold."""
    return isinstance(error, FileNotFoundError | NotADirectoryError) or (
        error.errno == errno.ENAMETOOLONG
    )


def sha256_of(data: bytes) -> str:
    """SHA-256 of some bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def clear_folder(path: Path) -> None:
    """Remove a folder that is where the store keeps a file; nobody else's things are there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Translate what a disk can refuse into an `OutputError`."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            message = f"The disk is full: {path} could not be written."
            hint = "Free some space and run the same command again; finished work is kept."
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            message = f"No permission to write {path}."
            hint = "Choose another folder with -o DIR."
        else:
            message = f"{path} could not be written: {error.strerror or error}."
            hint = "Choose another folder with -o DIR."
        raise OutputError(message, hint=hint, value=str(path)) from error


@contextlib.contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """As `disk_errors`; what helps is another folder for what is kept, not for the outputs."""
    try:
        with disk_errors(path):
            yield
    except OutputError as error:
        raise OutputError(
            f"Nothing can be kept between runs: {error.message}",
            hint="Free some space there, or name another folder for it: "
            "LECTURA_CACHE=DIR lectura transcribe FILE",
            value=str(path),
        ) from error


def write_atomic(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file so that a reader sees the old content or the new, never a part.

    Args:
        path: where; folders on the way are made.
        data: its content.
        private: nobody else may read it; so it is anyway in lectura's own folders.

    Raises:
        OutputError: the folder cannot be written, the disk is full, or a device or a pipe is there.
    """
    with disk_errors(path):
        if path.exists() and not (path.is_file() or path.is_dir()):  # /dev/null must stay
            raise OSError("it is a device or a pipe, not a file")
        private = make_folder(path.parent) or private
        temporary = path.with_name(f".{path.name[:80]}.{own_tag()}.tmp")
        try:
            with open_to_write(temporary, "wb", private=private) as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def own_tag() -> str:
    """What makes the name of a temporary file this thread's own: another may write the same one."""
    return f"{os.getpid()}-{threading.get_native_id()}"


@dataclass(frozen=True)
class FileState:
    """A file as it was at one moment; equal for a file that nobody touched in between.

    Attributes:
        size: bytes.
        mtime_ns: time of the last change of its bytes, as programs may set it.
        ctime_ns: time of the last change of anything about it, which no program can set (Windows:
            the time at which it was made).
        inode: its number on its file system.
        seen_ns: when this was looked up.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    seen_ns: int = field(compare=False)

    @classmethod
    def of(cls, path: Path) -> FileState:
        """How the file is now.

        Two changes within one tick of the clock leave the same times; for a file that was changed
        a moment ago one tick is waited, so that what comes after it is told apart.

        Raises:
            OSError: the file is not there.
        """
        state = cls._of(path)
        if not state.settled:
            time.sleep(_TICK_NS / 1e9)
            state = cls._of(path)
        return state

    @classmethod
    def _of(cls, path: Path) -> FileState:
        seen_ns = time.time_ns()
        stat = path.stat()
        return cls(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, seen_ns)

    @property
    def settled(self) -> bool:
        """False where a change in the same moment would have left the same times."""
        changed_ns = self.mtime_ns if os.name == "nt" else self.ctime_ns
        return abs(self.seen_ns - changed_ns) > _TICK_NS


def file_changed(path: Path) -> FileChangedError:
    """The error for a file that is not what it was when it was looked at first."""
    return FileChangedError(
        f"{path.name} changed while it was being read, so nothing of it was kept.",
        hint="Wait until whatever writes it (a copy, a download, a recorder) has ended, then run "
        "the same command again.",
        value=str(path),
    )
