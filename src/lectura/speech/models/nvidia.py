"""Is there an NVIDIA GPU? Asked of its driver: CUDA counts only what it can use.

Source of the calls: NVIDIA Management Library (NVML), API reference.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HIDING = "CUDA_VISIBLE_DEVICES"
_FILES = ("proc/driver/nvidia/gpus/*", "dev/nvidia[0-9]*")
_TEXT_BYTES = 96
_LIBRARY = "nvml.dll" if sys.platform == "win32" else "libnvidia-ml.so.1"


@dataclass(frozen=True)
class Driver:
    """What NVIDIA's driver tells of itself.

    Attributes:
        version: such as ``550.54.15``; empty where it does not tell.
        cuda: the newest CUDA that it serves, such as ``12.4``; empty where it does not tell.
        gpus: name and memory of each GPU, such as ``Tesla T4, 15 GB``.
    """

    version: str = ""
    cuda: str = ""
    gpus: tuple[str, ...] = ()


def driver_told(loader: Callable[[str], Any] = ctypes.CDLL) -> Driver | None:
    """What the driver's library says; None where there is none, or it does not start."""
    try:
        library = loader(_LIBRARY)
        if library.nvmlInit_v2() != 0:
            return None
        try:
            return Driver(_version(library), _cuda(library), _gpus(library))
        finally:
            library.nvmlShutdown()
    except (OSError, AttributeError):  # no driver, or one without these functions
        return None


def _version(library: Any) -> str:
    text = ctypes.create_string_buffer(_TEXT_BYTES)
    failed = library.nvmlSystemGetDriverVersion(text, ctypes.c_uint(_TEXT_BYTES))
    return "" if failed else text.value.decode("ascii", "replace")


def _cuda(library: Any) -> str:
    number = ctypes.c_int(0)
    failed = library.nvmlSystemGetCudaDriverVersion_v2(ctypes.byref(number))
    return "" if failed else f"{number.value // 1000}.{number.value % 1000 // 10}"


def _gpus(library: Any) -> tuple[str, ...]:
    count = ctypes.c_uint(0)
    failed = library.nvmlDeviceGetCount_v2(ctypes.byref(count))
    return () if failed else tuple(_gpu(library, index) for index in range(count.value))


def _gpu(library: Any, index: int) -> str:
    handle = ctypes.c_void_p()
    name = ctypes.create_string_buffer(_TEXT_BYTES)
    memory = (ctypes.c_ulonglong * 3)()  # total, free, used, in bytes
    if library.nvmlDeviceGetHandleByIndex_v2(ctypes.c_uint(index), ctypes.byref(handle)):
        return "a GPU that does not answer"
    library.nvmlDeviceGetName(handle, name, ctypes.c_uint(_TEXT_BYTES))
    told = name.value.decode("ascii", "replace") or "a GPU without a name"
    if library.nvmlDeviceGetMemoryInfo(handle, ctypes.byref(memory)):
        return told
    return f"{told}, {memory[0] / 2**30:.0f} GB"


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
