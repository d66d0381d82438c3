"""Waiting for what other processes do."""

from __future__ import annotations

import time
from collections.abc import Callable

import psutil


def until(done: Callable[[], bool], *, seconds: float = 120.0) -> bool:
    """Whether something comes true within a time."""
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.05)
    return done()


def gone(pid: int) -> bool:
    """True where a process does not run any more, whether or not somebody asked for its end."""
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True
