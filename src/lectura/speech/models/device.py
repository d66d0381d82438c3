"""Which device Whisper runs on: CUDA is probed, never assumed, because its absence kills a process.

CTranslate2 opens cuBLAS by name when the first layer runs, and up to 4.6.2 the parts of cuDNN too;
if the dynamic loader does not find them, the process ends inside C++. So the libraries are loaded
first, from the NVIDIA wheels where the system has none, and only then is CUDA offered.
"""

from __future__ import annotations

import ctypes
import importlib.metadata
import importlib.util
import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from lectura.errors import UsageError
from lectura.process.installation import installation
from lectura.speech.models.nvidia import driver_sees_gpu

Device: TypeAlias = Literal["cpu", "cuda"]

COMPUTE_TYPES = (
    "float16",
    "int8_float16",
    "bfloat16",
    "int8_bfloat16",
    "int8",
    "int8_float32",
    "int16",
    "float32",
)
"""The names CTranslate2 knows for how weights are stored and multiplied."""

_CUDA_ORDER = ("float16", "int8_float16", "int8", "float32")
_CPU_ORDER = ("int8", "int8_float32", "float32")
_WHEELS = ("nvidia.cublas", "nvidia.cudnn")
_LINUX_CUBLAS: tuple[str, ...] = ("libcublasLt.so.12", "libcublas.so.12")
_WINDOWS_CUBLAS: tuple[str, ...] = ("cublasLt64_12.dll", "cublas64_12.dll")
_LINUX_CUDNN = ("libcudnn_graph.so.9", "libcudnn_ops.so.9", "libcudnn_cnn.so.9")
_WINDOWS_CUDNN = ("cudnn64_9.dll",)
_WITHOUT_CUDNN = (4, 6, 3)
"""The first CTranslate2 whose packages convolve without cuDNN; what they bring for Windows holds it
still, and calls it nowhere."""


@dataclass(frozen=True)
class Cuda:
    """What the probe found.

    Attributes:
        devices: number of usable GPUs.
        compute_types: what each supports, by index.
        missing: names of the libraries that cannot be loaded; empty where all can.
        idle: there is a GPU, and CUDA does not count it.
    """

    devices: int
    compute_types: tuple[frozenset[str], ...] = ()
    missing: tuple[str, ...] = ()
    idle: bool = False


Probe: TypeAlias = Callable[[], Cuda]


@dataclass(frozen=True)
class DeviceChoice:
    """Where and how to run.

    Attributes:
        device: ``cpu`` or ``cuda``.
        index: number of the GPU; 0 on CPU.
        compute_type: one of `COMPUTE_TYPES`.
        notices: plain sentences about what was asked for and is not possible here.
    """

    device: Device
    index: int
    compute_type: str
    notices: tuple[str, ...] = ()


def probe_cuda() -> Cuda:
    """Count the GPUs, load the libraries, and ask what each GPU supports.

    Nothing is loaded on a machine without a GPU.
    """
    import ctranslate2  # noqa: PLC0415 (it takes 0.3 s)

    try:
        devices = int(ctranslate2.get_cuda_device_count())
        if devices and (missing := load_cuda_libraries()):
            return Cuda(devices, missing=missing)
        supported = tuple(
            frozenset(ctranslate2.get_supported_compute_types("cuda", index))
            for index in range(devices)
        )
    except (RuntimeError, ValueError):  # a build without CUDA, or a driver too old for it
        devices, supported = 0, ()
    return Cuda(devices, supported) if devices else Cuda(0, idle=driver_sees_gpu())


def uses_cudnn() -> bool:
    """True where the CTranslate2 of this environment calls cuDNN."""
    version = re.findall(r"\d+", importlib.metadata.version("ctranslate2"))
    return tuple(map(int, version[:3])) < _WITHOUT_CUDNN


def load_cuda_libraries(
    loader: Callable[[str], object] | None = None,
    folders: Iterable[Path] | None = None,
    *,
    cudnn: bool | None = None,
) -> tuple[str, ...]:
    """Load cuBLAS, and cuDNN where it is used, so that CTranslate2 finds them by name.

    Linux: the dynamic loader reads ``LD_LIBRARY_PATH`` only at the start of a process, but a
    library already loaded is found by its name; dependencies come first. Windows: the folders of
    the wheels join the search path.

    Args:
        loader: opens a library by name or path, raises `OSError` where it cannot.
        folders: where to look before the system's own places; default is the NVIDIA wheels.
        cudnn: whether that one is wanted; default is `uses_cudnn`.

    Returns:
        The libraries that cannot be loaded, by name.
    """
    places = list(folders) if folders is not None else wheel_folders()
    windows = sys.platform == "win32"
    if windows:
        for place in places:
            _add_dll_folder(place)
    names = _WINDOWS_CUBLAS if windows else _LINUX_CUBLAS
    if uses_cudnn() if cudnn is None else cudnn:
        names += _WINDOWS_CUDNN if windows else _LINUX_CUDNN
    return tuple(name for name in names if not _load(name, places, loader or _open_library))


def wheel_folders() -> list[Path]:
    """The library folders of the installed NVIDIA wheels."""
    found = []
    for package in _WHEELS:
        try:
            spec = importlib.util.find_spec(package)
        except ModuleNotFoundError:  # no nvidia wheel at all
            continue
        for place in (spec.submodule_search_locations or ()) if spec else ():
            found += [folder for name in ("lib", "bin") if (folder := Path(place) / name).is_dir()]
    return found


def choose_device(
    wanted: str, compute_type: str = "auto", *, index: int = 0, probe: Probe = probe_cuda
) -> DeviceChoice:
    """Decide where to run, before any model is loaded.

    Args:
        wanted: ``cpu``; or ``cuda`` and ``auto``, which take a GPU that works, else the CPU. One
            notice says why, where a GPU was asked for or is there.
        compute_type: ``auto`` (float16 on CUDA, int8 on CPU) or one of `COMPUTE_TYPES`; what the
            device does not support is replaced by the next best, with a notice.
        index: number of the GPU.
        probe: looks for CUDA; tests pass a stand-in.

    Raises:
        UsageError: an unknown device or compute type, or no GPU of that number.
    """
    _check(wanted, ("auto", "cpu", "cuda"), "device")
    _check(compute_type, ("auto", *COMPUTE_TYPES), "compute type")
    if wanted == "cpu":
        return _on_cpu(compute_type)
    cuda = probe()
    if cuda.devices == 0:
        return _on_cpu(compute_type, _without_gpu(wanted, cuda))
    if cuda.missing:
        return _on_cpu(compute_type, (_lacking(cuda),))
    _require_index(cuda, index)
    chosen, notices = _compute_type(compute_type, cuda.compute_types[index], _CUDA_ORDER)
    return DeviceChoice("cuda", index, chosen, notices)


def best_on_cuda(wanted: str = "auto", index: int = 0) -> str:
    """The compute type that a run takes on a GPU which works.

    Raises:
        RuntimeError: CUDA does not work.
    """
    import ctranslate2  # noqa: PLC0415

    supported = frozenset(ctranslate2.get_supported_compute_types("cuda", index))
    return _compute_type(wanted, supported, _CUDA_ORDER)[0]


def _check(value: str, allowed: tuple[str, ...], what: str) -> None:
    if value not in allowed:
        raise UsageError(
            f"'{value}' is not a {what}.",
            hint=f"Choose among {', '.join(allowed)}: "
            f"lectura transcribe FILE --{what.replace(' ', '-')} auto",
            value=value,
        )


def _require_index(cuda: Cuda, index: int) -> None:
    if not 0 <= index < cuda.devices:
        raise UsageError(
            f"There is no GPU number {index}; this machine has {cuda.devices}, counted from 0.",
            hint="See them with: nvidia-smi",
            value=index,
        )


def _without_gpu(wanted: str, cuda: Cuda) -> tuple[str, ...]:
    """Why the CPU is used; on a machine without a GPU that is news only to who asked for one."""
    if cuda.idle:
        return (
            "There is an NVIDIA GPU, but CUDA cannot use it (its driver may be too old or not "
            "running), so the CPU is used. What the driver says: nvidia-smi",
        )
    return ("No CUDA GPU is usable here, so the CPU is used.",) if wanted == "cuda" else ()


def _lacking(cuda: Cuda) -> str:
    return (
        f"There is a GPU, but not the libraries it needs ({', '.join(cuda.missing)}), so the CPU "
        f"is used. To use the GPU: {installation().with_extra('cuda')}"
    )


def _on_cpu(compute_type: str, notices: tuple[str, ...] = ()) -> DeviceChoice:
    import ctranslate2  # noqa: PLC0415

    supported = frozenset(ctranslate2.get_supported_compute_types("cpu"))
    chosen, more = _compute_type(compute_type, supported, _CPU_ORDER)
    return DeviceChoice("cpu", 0, chosen, notices + more)


def _compute_type(
    wanted: str, supported: frozenset[str], order: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """The type asked for, or the next best that the device supports."""
    if wanted in supported:
        return wanted, ()
    best = next((name for name in order if name in supported), "float32")
    if wanted == "auto":
        return best, ()
    return best, (f"This device does not compute in {wanted}, so {best} is used.",)


def _load(name: str, places: list[Path], loader: Callable[[str], object]) -> bool:
    for candidate in [*(str(place / name) for place in places if (place / name).exists()), name]:
        try:
            loader(candidate)
        except OSError:
            continue
        return True
    return False


def _open_library(name: str) -> object:
    return ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL)


def _add_dll_folder(folder: Path) -> None:
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
    add = getattr(os, "add_dll_directory", None)  # Windows alone has it
    if add is not None:
        add(str(folder))
