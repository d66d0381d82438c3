"""Seven ways to damage a file, as disks, crashes and people do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np


def _cut_to_nothing(path: Path) -> None:
    path.write_bytes(b"")


def _cut_to_half(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _three_flipped_bits(path: Path) -> None:
    """In digits where there are any: the file stays readable and says something else."""
    data = bytearray(path.read_bytes())
    digits = [place for place, byte in enumerate(data) if chr(byte).isdigit()]
    places = digits or range(len(data))
    for place in np.random.default_rng(7).choice(places, min(3, len(places)), replace=False):
        data[place] ^= 1
    path.write_bytes(bytes(data))


def _garbage(path: Path) -> None:
    path.write_bytes(np.random.default_rng(8).bytes(500))


def _deleted(path: Path) -> None:
    path.unlink()


def _brackets(path: Path) -> None:
    path.write_bytes(b"[" * 100_000)


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside").write_bytes(b"x")


DAMAGES: dict[str, Callable[[Path], None]] = {
    "cut-to-0": _cut_to_nothing,
    "cut-to-half": _cut_to_half,
    "three-flipped-bits": _three_flipped_bits,
    "garbage": _garbage,
    "deleted": _deleted,
    "100000-brackets": _brackets,
    "a-folder": _a_folder,
}


def clear(path: Path) -> None:
    """Remove a file or folder, where there is one."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
