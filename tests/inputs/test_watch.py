"""A recording counts once it has stopped growing, and is told once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from lectura.inputs.watch import Sighting, look, stable_files, watch

A, B = Path("a.mp4"), Path("b.mp4")


class Disk:
    """Sizes and times of change as a script sets them."""

    def __init__(self, **files: tuple[int, int]) -> None:
        self.files = {Path(f"{name}.mp4"): state for name, state in files.items()}

    def look(self, path: Path) -> Sighting | None:
        return Sighting(*self.files[path]) if path in self.files else None


def test_a_growing_recording_is_waited_for() -> None:
    disk, told = Disk(a=(10, 0), b=(5, 0)), []
    seen: dict[Path, Sighting] = {}
    for size in (10, 20, 30, 30, 30, 30):
        disk.files[A] = (size, size)
        stable, seen = stable_files([A, B], seen, polls=3, look=disk.look)
        told.append(stable)
    assert told == [(), (), (B,), (), (A,), ()]


def test_a_recording_rewritten_in_place_is_told_again() -> None:
    disk = Disk(a=(10, 0))
    seen: dict[Path, Sighting] = {}
    told = []
    for mtime in (0, 0, 7, 7, 7):
        disk.files[A] = (10, mtime)
        stable, seen = stable_files([A], seen, polls=2, look=disk.look)
        told.append(stable)
    assert told == [(), (A,), (), (A,), ()]


def test_what_vanishes_is_forgotten() -> None:
    disk = Disk(a=(10, 0))
    seen: dict[Path, Sighting] = {}
    _, seen = stable_files([A], seen, polls=2, look=disk.look)
    disk.files.clear()
    stable, seen = stable_files([A], seen, polls=2, look=disk.look)
    assert (stable, seen) == ((), {})


def test_an_empty_placeholder_is_not_a_recording(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    assert look(path) is None
    path.touch()
    assert look(path) is None
    path.write_bytes(b"four")
    os.utime(path, ns=(0, 5_000_000_000))
    assert look(path) == Sighting(4, 5_000_000_000)


def test_the_watch_sleeps_between_looks_and_ends_when_interrupted() -> None:
    disk, slept = Disk(a=(1, 1)), []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            disk.files[B] = (2, 2)
        if len(slept) == 6:
            raise KeyboardInterrupt

    told: Iterator[tuple[Path, ...]] = watch(
        lambda: sorted(disk.files), polls=2, interval_seconds=0.5, sleep=sleep, look=disk.look
    )
    assert next(told) == (A,)
    assert next(told) == (B,)
    with pytest.raises(KeyboardInterrupt):
        next(told)
    assert slept == [0.5] * 6
