"""A recording that comes through a pipe: as a file while it is worked on, and no longer.

A recording is read more than once, and ffmpeg must be able to go back in it. What is found out is
kept by content, so that a run that was stopped goes on when the same bytes come again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lectura.disk.files import disk_errors, own_tag
from lectura.disk.folders import make_folder, open_to_write
from lectura.errors import BusyError, NotMediaError
from lectura.store import Artifact, Store

_KIND = "piped"
_BLOCK_BYTES = 1 << 20


@contextlib.contextmanager
def piped(stream: BinaryIO, name: str, store: Store) -> Iterator[Path]:
    """All that a stream gives, as a file of that name in the store; it is gone after the block.

    Copies that runs left which were killed are removed too.

    Raises:
        NotMediaError: nothing came.
        OutputError: the store cannot be written, or is full.
    """
    _remove_left(store)
    place = store.artifact(_KIND, {"run": own_tag()})
    with _held(place):
        path = place.path / name
        if not _copied(stream, path, store.root):
            raise NotMediaError(
                "Nothing came through standard input (0 bytes).",
                hint="Let a program write it there: cat clase.mp4 | lectura run - -o clase",
                value="-",
            )
        yield path


@contextlib.contextmanager
def _held(place: Artifact) -> Iterator[None]:
    """Hold a copy's place, and remove it in the end."""
    lock = place.path.with_name(f"{place.path.name}.lock")
    try:
        with place.lock():
            try:
                yield
            finally:
                place.forget()
    finally:
        with contextlib.suppress(OSError):  # Windows: another run looks whether it is held
            lock.unlink()


def _copied(stream: BinaryIO, path: Path, root: Path) -> int:
    """Copy the stream; its bytes."""
    size = 0
    with disk_errors(path):
        private = make_folder(path.parent, root)
        with open_to_write(path, "wb", private=private) as file:
            while block := stream.read(_BLOCK_BYTES):
                size += file.write(block)
    return size


def _remove_left(store: Store) -> None:
    for folder in (store.root / _KIND).glob("*/*"):
        if folder.is_dir():
            with contextlib.suppress(BusyError), _held(Artifact(folder, {}, root=store.root)):
                pass
