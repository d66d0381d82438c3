"""The memory of digests: a file that changes while it is hashed is not remembered as it was."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lectura import store as store_module
from lectura.disk.files import FileState, file_sha256
from lectura.errors import FileChangedError
from lectura.store import Store

OLD, NEW = b"old" * 1000, b"new" * 1000
Hashing = Callable[[Path], str]


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def by_rename(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(NEW)
    other.replace(path)


def in_place_with_the_old_time(path: Path) -> None:
    stat = path.stat()
    path.write_bytes(NEW)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def still_growing(path: Path) -> None:
    with path.open("ab") as stream:
        stream.write(b"more")


CHANGES = [by_rename, in_place_with_the_old_time, still_growing]
if os.name == "nt":  # Windows has no time of change that a program cannot set back
    CHANGES.remove(in_place_with_the_old_time)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "clase.mp4"
    path.write_bytes(OLD)
    return path


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changes_once_while_it_is_hashed_is_hashed_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    hashing, times = store_module.file_sha256, 0

    def changing(at: Path, *more: Any) -> str:
        nonlocal times
        times += 1
        found = hashing(at, *more)
        if times == 1:
            change(at)
        return found

    monkeypatch.setattr(store_module, "file_sha256", changing)
    store = Store(path.parent / "store")
    assert store.content_digest(path) == sha256(path.read_bytes()) != sha256(OLD)
    assert store.content_digest(path) == sha256(path.read_bytes())


def test_a_file_that_keeps_growing_has_no_digest(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashing, times = store_module.file_sha256, 0

    def growing(at: Path, *more: Any) -> str:
        nonlocal times
        times += 1
        found = hashing(at, *more)
        still_growing(at)
        return found

    monkeypatch.setattr(store_module, "file_sha256", growing)
    with pytest.raises(FileChangedError, match=r"clase\.mp4 changed while it was being read"):
        Store(path.parent / "store").content_digest(path)
    assert times == 2, "reading hours of video a third time would not help"


def test_a_file_system_that_numbers_files_anew_is_no_change(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network drives give a file another number at every look."""
    looking, number = FileState.of, 0

    def of(at: Path) -> FileState:
        nonlocal number
        number += 1
        return replace(looking(at), inode=number)

    monkeypatch.setattr(FileState, "of", of)
    assert Store(path.parent / "store").content_digest(path) == sha256(OLD)


def test_two_writes_in_one_tick_of_the_clock_are_told_apart(path: Path) -> None:
    """They leave the same times: a digest is taken only when the tick is over."""
    store = Store(path.parent / "store")
    for turn in range(20):
        data = bytes([turn]) * 100
        stat = path.stat()
        path.write_bytes(data)
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert store.content_digest(path) == sha256(data)


def test_a_digest_is_remembered_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(path.parent / "store")
    store.content_digest(path)
    monkeypatch.setattr(store_module, "file_sha256", lambda _: pytest.fail("read again"))
    assert store.content_digest(path) == sha256(OLD)


def test_a_file_that_grows_faster_than_it_is_read_has_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "endless.wav"
    path.write_bytes(OLD)
    real_open = Path.open

    class Growing:
        """A file to which as much is added as was read."""

        def __init__(self) -> None:
            self._file = real_open(path, "rb")
            self._reads = 0

        def __enter__(self) -> Growing:
            return self

        def __exit__(self, *error: object) -> None:
            self._file.close()

        def fileno(self) -> int:
            return self._file.fileno()

        def read(self, n_bytes: int) -> bytes:
            self._reads += 1
            assert self._reads < 100, "it is read without an end"
            still_growing(path)
            return (self._file.read(n_bytes) + b"more" * n_bytes)[:n_bytes]

    with monkeypatch.context() as patch:
        patch.setattr(
            Path,
            "open",
            lambda self, mode="r": Growing() if mode == "rb" else real_open(self, mode),
        )
        assert file_sha256(path) == sha256(OLD)
