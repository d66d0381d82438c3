"""Watching for new recordings: one counts once it has stopped growing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

POLLS = 3
"""Looks at which size and time of change must be the same before a recording counts."""
INTERVAL_SECONDS = 5.0
"""Between two looks. A recorder or a copy that stalls for less than three looks is waited for."""


@dataclass(frozen=True)
class Sighting:
    """A recording as it was last seen.

    Args:
        size: bytes.
        mtime_ns: time of the last change, in nanoseconds.
        looks: how often in a row it looked like this.
        told: True once it was told as stable.
    """

    size: int
    mtime_ns: int
    looks: int = 1
    told: bool = False


Look = Callable[[Path], "Sighting | None"]


def look(path: Path) -> Sighting | None:
    """How the recording looks now; None when it is gone or holds nothing yet."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return Sighting(stat.st_size, stat.st_mtime_ns) if stat.st_size else None


def stable_files(
    paths: Sequence[Path],
    seen: Mapping[Path, Sighting],
    *,
    polls: int = POLLS,
    look: Look = look,
) -> tuple[tuple[Path, ...], dict[Path, Sighting]]:
    """Look once at every recording.

    Args:
        paths: the recordings that are there now.
        seen: what the look before returned; empty at the first.
        polls: looks in a row at which a recording must be unchanged.
        look: how to look at one.

    Returns:
        The recordings that have just become stable, each told once (and again when it was changed
        and has come to rest), and the sightings for the next look.
    """
    stable: list[Path] = []
    now: dict[Path, Sighting] = {}
    for path in paths:
        fresh = look(path)
        if fresh is None:
            continue
        before = seen.get(path)
        same = before and (before.size, before.mtime_ns) == (fresh.size, fresh.mtime_ns)
        looks = before.looks + 1 if before and same else 1
        told = bool(before and same and before.told)
        if looks >= polls and not told:
            stable.append(path)
            told = True
        now[path] = Sighting(fresh.size, fresh.mtime_ns, looks, told)
    return tuple(stable), now


def watch(
    find: Callable[[], Sequence[Path]],
    *,
    polls: int = POLLS,
    interval_seconds: float = INTERVAL_SECONDS,
    sleep: Callable[[float], None] = time.sleep,
    look: Look = look,
) -> Iterator[tuple[Path, ...]]:
    """Endlessly: the recordings that became stable at each look at which any did.

    Args:
        find: lists the recordings that are there now.
        polls: looks in a row at which a recording must be unchanged.
        interval_seconds: between two looks.
        sleep: waits; `KeyboardInterrupt` from here ends the watch.
        look: how to look at one.
    """
    seen: dict[Path, Sighting] = {}
    while True:
        stable, seen = stable_files(find(), seen, polls=polls, look=look)
        if stable:
            yield stable
        sleep(interval_seconds)
