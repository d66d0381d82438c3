"""A disk that fails, or a machine that dies, at the nth thing that is done to the disk."""

from __future__ import annotations

import builtins
import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from lectura.disk import folders


@dataclass
class Disk:
    """Counts what is done to the disk; at call number ``fails_at`` (from 1) ``fault`` is called.

    Attributes:
        done: the names of the calls, in order.
    """

    fails_at: int
    fault: Callable[[], None]
    done: list[str] = field(default_factory=list)

    def step(self, name: str) -> None:
        self.done.append(name)
        if len(self.done) == self.fails_at:
            self.fault()


class _Stream:
    """A file of which half of what should be written gets to the disk when it fails."""

    def __init__(self, stream: Any, disk: Disk) -> None:
        self._stream, self._disk = stream, disk

    def write(self, data: bytes) -> None:
        self._stream.write(data[: len(data) // 2])
        self._stream.flush()
        self._disk.step("write")
        self._stream.write(data[len(data) // 2 :])

    def __enter__(self) -> _Stream:
        return self

    def __exit__(self, *error: object) -> None:
        self._stream.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def full() -> None:
    """The fault of a full disk."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def dead() -> None:
    """The fault of a machine that dies: nothing is cleaned up."""
    os._exit(77)


@contextlib.contextmanager
def failing_disk(fails_at: int, fault: Callable[[], None] = full) -> Iterator[Disk]:
    """Every way lectura writes goes through a `Disk` while the block runs."""
    disk = Disk(fails_at, fault)

    def counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*args: Any, **kwargs: Any) -> Any:
            if name != "mkdir" or not Path(args[0]).is_dir():  # making it again is no write
                disk.step(name)
            return call(*args, **kwargs)

        return counting

    def opening(path: Path, mode: str, **kwargs: Any) -> _Stream:
        disk.step("open")
        return _Stream(builtins.open(path, mode, **kwargs), disk)  # noqa: PTH123

    with pytest.MonkeyPatch.context() as patch:
        for name in ("mkdir", "replace", "fsync"):
            patch.setattr(os, name, counted(name, getattr(os, name)))
        patch.setattr(folders, "open", opening, raising=False)
        yield disk
