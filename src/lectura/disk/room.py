"""Whether there is room on a disk for what is about to be written."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from lectura.errors import OutputError


def require_room(needed: Mapping[Path, int], purpose: str) -> None:
    """See that there is room; folders on the same disk share it.

    A disk that does not tell how much is free is believed to have room.

    Args:
        needed: bytes that will be written, by folder; the folders need not be there yet.
        purpose: what needs them, for people.

    Raises:
        OutputError: there is too little; it says how much is missing, and where.
    """
    disks: dict[int, tuple[Path, int]] = {}
    for folder, n_bytes in needed.items():
        place = next(one for one in (folder, *folder.absolute().parents) if one.exists())
        first, before = disks.get(place.stat().st_dev, (place, 0))
        disks[place.stat().st_dev] = (first, before + n_bytes)
    for place, n_bytes in disks.values():
        free = _free(place)
        if free is not None and free < n_bytes:
            raise OutputError(
                f"{purpose} needs about {_megabytes(n_bytes)} on the disk of {place}, where "
                f"{_megabytes(free)} are free: {_megabytes(n_bytes - free)} are missing.",
                hint="Free some space, or name other folders: LECTURA_CACHE=FOLDER lectura run "
                "RECORDING -o FOLDER",
                value=str(place),
            )


def _free(place: Path) -> int | None:
    with contextlib.suppress(OSError):
        usage = shutil.disk_usage(os.fspath(place))
        return usage.free if usage.total else None
    return None


def _megabytes(n_bytes: int) -> str:
    return f"{max(0.1, n_bytes / 1e6):.1f} MB"
