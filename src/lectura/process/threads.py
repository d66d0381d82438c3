"""A thread around which a process cannot end in order."""

from __future__ import annotations

import sys

LOADING = "lectura-load"
"""Name of a thread in which a model is being loaded."""


def is_loading() -> bool:
    """True while a model is being loaded: C++ aborts a process that ends in order meanwhile."""
    threading = sys.modules.get("threading")
    return threading is not None and any(one.name == LOADING for one in threading.enumerate())
