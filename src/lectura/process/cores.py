"""What this process may use of the machine: its processor cores."""

from __future__ import annotations

import math
import os
from pathlib import Path, PurePosixPath

_GROUPS = Path("/proc/self/cgroup")
_LIMITS = Path("/sys/fs/cgroup")


def cores() -> int:
    """Processor cores this process may use, at least 1: by affinity, and by a container's limit."""
    allowed = _allowed()
    quota = quota_cores()
    return allowed if quota is None else max(1, min(allowed, math.ceil(quota)))


def within_cores(threads: int) -> int:
    """So many threads, but no more than cores: more would only get in each other's way."""
    return max(1, min(threads, cores()))


def threads_notice(threads: int | None) -> str | None:
    """What to tell who asks for more threads than there are cores."""
    if threads is None or threads <= (most := cores()):
        return None
    return (
        f"{threads} threads were asked for, and {most} processor core{'s'[: most > 1]} can be "
        f"used here, so {most} will do the work."
    )


def quota_cores(groups: Path = _GROUPS, limits: Path = _LIMITS) -> float | None:
    """The share of processor time that Linux's control groups leave, in cores; None where none do.

    Sources: ``cpu.max`` of cgroup v2 and ``cpu.cfs_quota_us`` of v1, as the kernel documents them;
    the limit of every group above holds too.
    """
    found = [
        quota
        for place in _places(groups, limits)
        for quota in (_v2(place), _v1(place))
        if quota is not None
    ]
    return min(found, default=None)


def _allowed() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _places(groups: Path, limits: Path) -> set[Path]:
    """The folders of this process's groups and of all above them.

    Inside a container the path is often that of the host, and the container's own group is mounted
    at the top: so the top is always among them.
    """
    places = {limits, limits / "cpu"}
    try:
        lines = groups.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return places
    for line in lines:
        _, _, rest = line.partition(":")
        controllers, _, path = rest.partition(":")
        if controllers and "cpu" not in controllers.split(","):
            continue
        top = limits / "cpu" if controllers else limits
        ways = PurePosixPath(path.lstrip("/"))
        places |= {top / way for way in (ways, *ways.parents)}
    return places


def _v2(place: Path) -> float | None:
    quota, _, period = _read(place / "cpu.max").partition(" ")
    return _share(quota, period)


def _v1(place: Path) -> float | None:
    return _share(_read(place / "cpu.cfs_quota_us"), _read(place / "cpu.cfs_period_us"))


def _share(quota: str, period: str) -> float | None:
    try:
        share = int(quota) / int(period)
    except (ValueError, ZeroDivisionError):  # "max", or nothing there
        return None
    return share if share > 0 else None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
