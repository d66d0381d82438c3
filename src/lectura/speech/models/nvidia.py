"""Is there an NVIDIA GPU? Asked of its driver: CUDA counts only what it can use."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

_HIDING = "CUDA_VISIBLE_DEVICES"
_FILES = ("proc/driver/nvidia/gpus/*", "dev/nvidia[0-9]*")
_LIBRARY = "nvml.dll" if sys.platform == "win32" else "libnvidia-ml.so.1"


def driver_sees_gpu(
    environ: Mapping[str, str] = os.environ,
    *,
    root: Path = Path("/"),
    loader: Callable[[str], Any] = ctypes.CDLL,
) -> bool:
    """True where NVIDIA's driver knows of a GPU that nobody has hidden on purpose.

    Args:
        environ: the environment; an empty ``CUDA_VISIBLE_DEVICES``, or -1, hides all GPUs.
        root: where Linux shows devices.
        loader: opens the driver's library (NVML), raises `OSError` where there is none.
    """
    if environ.get(_HIDING, "0").strip() in ("", "-1"):
        return False
    return any(any(root.glob(pattern)) for pattern in _FILES) or _counted(loader) > 0


def _counted(loader: Callable[[str], Any]) -> int:
    """Number of GPUs by NVML; 0 without a driver."""
    try:
        library = loader(_LIBRARY)
        if library.nvmlInit_v2() != 0:
            return 0
        count = ctypes.c_uint(0)
        failed = library.nvmlDeviceGetCount_v2(ctypes.byref(count))
        library.nvmlShutdown()
    except (OSError, AttributeError):  # no driver, or one without these functions
        return 0
    return 0 if failed else count.value
