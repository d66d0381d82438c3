"""How much memory a process and its children hold, as Linux tells; elsewhere nobody knows.

The figures that systems give at the end of a process hold what its parent had when it was started,
and not what its children hold together: so it is watched while it runs.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")


def tree_bytes(pid: int) -> int | None:
    """Resident bytes of a process and all below it; None where the system does not tell."""
    found = [size for one in _tree(pid) if (size := _resident(one)) is not None]
    return sum(found) if found else None


def _tree(pid: int) -> Iterator[int]:
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += _children(one)


def _children(pid: int) -> list[int]:
    found: list[int] = []
    with contextlib.suppress(OSError, ValueError):
        for task in (_PROC / str(pid) / "task").iterdir():
            found += map(int, (task / "children").read_text(encoding="ascii").split())
    return found


def _resident(pid: int) -> int | None:
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in (_PROC / str(pid) / "status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    return None
