"""Work that must survive: content-addressed artifacts, journals, locks and atomic writes.

An artifact is a folder named by the digest of everything that determines its content. Its files
are written under a temporary name, synced and renamed; the marker ``complete.json`` comes last, so
an artifact without it is unfinished work, never a result. The marker holds the digest of every
file, so that a damaged one is made again instead of believed. A journal is an append-only file of
checksummed lines; a torn last line (power cut, full disk) is dropped on reading.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from lectura.disk.files import (
    FileState,
    canonical_json,
    clear_folder,
    digest,
    file_changed,
    file_sha256,
    read_json,
    sha256_of,
    store_errors,
    write_atomic,
)
from lectura.disk.folders import FILE_MODE, cache_folder, make_folder, open_to_write
from lectura.errors import BusyError
from lectura.progress import Hook, Progress, ignore

__all__ = [
    "SCHEMA_VERSION",
    "Artifact",
    "Journal",
    "Store",
    "canonical_json",
    "default_root",
    "digest",
    "file_sha256",
    "read_json",
    "write_atomic",
]

SCHEMA_VERSION = 1
"""Part of every key: raised when the meaning of stored files changes."""

_MARKER = "complete.json"
_HASH_TRIES = 2  # touched once while it was hashed: again; one that grows is refused


def default_root() -> Path:
    """The user's cache folder for lectura."""
    return cache_folder() / "store"


class Journal:
    """An append-only list of JSON records; each is on disk before `append` returns."""

    def __init__(self, path: Path, *, root: Path | None = None) -> None:
        self.path = path
        self._root = root

    def records(self) -> list[Any]:
        """The whole records, in order; everything from the first torn or altered line is left."""
        return self._read()[0]

    def append(self, record: object) -> None:
        """Add a record and sync it.

        Raises:
            OutputError: the disk is full or cannot be written; earlier records are untouched.
        """
        payload = canonical_json(record)
        line = b"%08x %s\n" % (zlib.crc32(payload), payload)
        with store_errors(self.path):
            private = make_folder(self.path.parent, self._root)
            with open_to_write(self.path, "ab", private=private) as stream:
                size = stream.seek(0, os.SEEK_END)
                try:
                    stream.write(line)
                    stream.flush()
                    os.fsync(stream.fileno())
                except OSError:
                    # Half a line would swallow the next record.
                    os.ftruncate(stream.fileno(), size)
                    raise

    def repair(self) -> None:
        """Cut off a torn tail, so that the next record starts on a line of its own."""
        clear_folder(self.path)
        _, good_bytes = self._read()
        if self.path.exists() and self.path.stat().st_size > good_bytes:
            with store_errors(self.path), self.path.open("r+b") as stream:
                stream.truncate(good_bytes)
                os.fsync(stream.fileno())

    def _read(self) -> tuple[list[Any], int]:
        records: list[Any] = []
        good_bytes = 0
        if not self.path.exists():
            return records, good_bytes
        with self.path.open("rb") as stream:
            for line in stream:
                checksum, _, payload = line.rstrip(b"\n").partition(b" ")
                if not line.endswith(b"\n") or b"%08x" % zlib.crc32(payload) != checksum:
                    break
                if not payload:  # the checksum of nothing is right, and yet it is no record
                    break
                records.append(json.loads(payload))
                good_bytes += len(line)
        return records, good_bytes


class Artifact:
    """One folder of the store: the result of one stage for one input and one set of options."""

    def __init__(self, path: Path, key: Mapping[str, Any], *, root: Path | None = None) -> None:
        self.path = path
        self.key = dict(key)
        self._root = root

    @property
    def complete(self) -> bool:
        """True once `finish` was called and its marker reached the disk."""
        return self._marker() is not None

    def save(self, name: str, data: bytes) -> None:
        """Write one file of the artifact atomically.

        Raises:
            OutputError: the store cannot be written.
        """
        clear_folder(self.path / name)
        with store_errors(self.path / name):
            write_atomic(self.path / name, data, private=make_folder(self.path, self._root))

    def read(self, name: str) -> bytes:
        """The bytes of one file, finished or not; nothing vouches for them.

        Raises:
            OSError: it was never saved, or cannot be read.
        """
        return (self.path / name).read_bytes()

    def result(self, name: str) -> bytes | None:
        """The bytes of one file as they were when the artifact was finished.

        None where it is unfinished or the file was damaged since: what is to be made (again).
        """
        marker = self._marker()
        if marker is None:
            return None
        try:
            data = self.read(name)
        except OSError:
            return None
        expected = marker.get("files", {}).get(name)
        return data if expected in (None, sha256_of(data)) else None

    def result_json(self, name: str) -> Any:
        """The JSON value of `result`; None where there is none that can be read."""
        data = self.result(name)
        return None if data is None else read_json(data)

    def journal(self, name: str) -> Journal:
        """The journal of that name, with any torn tail already cut off."""
        journal = Journal(self.path / name, root=self._root)
        journal.repair()
        return journal

    def finish(self) -> None:
        """Mark the artifact as complete; the last thing a stage does."""
        files = {
            path.name: file_sha256(path)
            for path in sorted(self.path.glob("[!.]*"))
            if path.is_file() and path.name != _MARKER
        }
        marker = {"schema": SCHEMA_VERSION, "key": self.key, "files": files}
        self.save(_MARKER, canonical_json(marker) + b"\n")

    def forget(self) -> None:
        """Remove the artifact, marker first."""
        with contextlib.suppress(OSError):
            (self.path / _MARKER).unlink()
        shutil.rmtree(self.path, ignore_errors=True)

    @contextlib.contextmanager
    def lock(self, *, wait_seconds: float = 0.0) -> Iterator[None]:
        """Hold the artifact for this process.

        Raises:
            BusyError: another process holds it for longer than ``wait_seconds``.
            OutputError: the store cannot be written, or its file system knows no locks.
        """
        lock_path = self.path.with_name(self.path.name + ".lock")
        private = self._make_folder(lock_path.parent)
        clear_folder(lock_path)
        with store_errors(lock_path):
            lock = FileLock(lock_path, mode=FILE_MODE if private else -1)
            try:
                lock.acquire(timeout=wait_seconds)
            except Timeout as error:
                raise BusyError(
                    "Another lectura run is working on the same recording with the same options.",
                    hint="Wait for it to end, then run the same command again.",
                    value=str(self.path),
                ) from error
            except NotImplementedError as error:  # filelock 3, where flock is missing
                raise OSError("no locks") from error
        try:
            yield
        finally:
            lock.release()

    def _make_folder(self, folder: Path) -> bool:
        with store_errors(folder):
            return make_folder(folder, self._root)

    @property
    def key_found(self) -> dict[str, Any] | None:
        """The key it was finished with, as its marker says; None where it is unfinished."""
        marker = self._marker()
        key = marker.get("key") if marker else None
        return key if isinstance(key, dict) else None

    def _marker(self) -> dict[str, Any] | None:
        """What `finish` wrote; None where it did not, or where that was damaged since."""
        try:
            marker = read_json(self.read(_MARKER))
        except OSError:
            return None
        whole = (
            isinstance(marker, dict)
            and "key" in marker
            and isinstance(marker.get("files", {}), dict)  # none in markers of earlier versions
        )
        return marker if whole else None


class Store:
    """The folder of all artifacts."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root if root is not None else default_root()

    def artifact(self, kind: str, key: Mapping[str, Any]) -> Artifact:
        """The artifact of a stage (``kind``) for a key: everything that determines its content."""
        name = digest({"schema": SCHEMA_VERSION, "kind": kind, "key": dict(key)})
        return Artifact(self.root / kind / name[:2] / name[2:34], key, root=self.root)

    def finished(self, kind: str) -> Iterator[Artifact]:
        """Every finished artifact of a stage, in no order that means anything."""
        for marker in (self.root / kind).glob(f"*/*/{_MARKER}"):
            key = Artifact(marker.parent, {}).key_found
            if key is not None:
                yield Artifact(marker.parent, key, root=self.root)

    def content_digest(self, path: Path, hook: Hook = ignore) -> str:
        """SHA-256 of a file, remembered by path, size, inode and time of change.

        Reading three hours of video takes seconds; asking again for a finished recording must not.

        Raises:
            OSError: the file is not there or cannot be read.
            FileChangedError: it is being written.
        """
        before: str | None = None
        for _ in range(_HASH_TRIES):
            state = FileState.of(path)
            remembered = self._remembered_digest(path, state)
            if (known := remembered.result("sha256")) is not None:
                return known.decode("ascii")
            value = file_sha256(path, lambda n, of: hook(Progress("read", n, of, "bytes")))
            if FileState.of(path) == state:
                if state.settled:
                    remembered.save("sha256", value.encode("ascii"))
                    remembered.finish()
                return value
            if value == before:  # touched meanwhile, or its file system renumbers files
                return value
            before = value
        raise file_changed(path)

    def _remembered_digest(self, path: Path, state: FileState) -> Artifact:
        identity = {
            "path": str(path.resolve()),
            "size": state.size,
            "mtime_ns": state.mtime_ns,
            "ctime_ns": state.ctime_ns,
            "inode": state.inode,
        }
        return self.artifact("digest", identity)
