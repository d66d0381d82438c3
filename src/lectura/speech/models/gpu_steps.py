"""The steps from a GPU's driver to decoded speech, run in a process that may die of one of them.

``python -m lectura.speech.models.gpu_steps`` prints a JSON line before each step and one after it;
who reads them (`lectura.speech.models.gpu_probe`) knows from a missing line which step was fatal.
"""

from __future__ import annotations

import ctypes
import importlib.metadata
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from lectura.errors import LecturaError, ModelNotFoundError
from lectura.speech.models.device import (
    DeviceChoice,
    best_on_cuda,
    load_cuda_libraries,
    uses_cudnn,
)
from lectura.speech.models.nvidia import driver_sees_gpu, driver_told

DRIVER, CUBLAS, CUDNN, CUDA, MODEL = "driver", "cuBLAS", "cuDNN", "CUDA", "speech model"
STEPS = (DRIVER, CUBLAS, CUDNN, CUDA, MODEL)
"""In their order; none comes after a driver or a CUDA that fails, no model after any failure."""

_OTHER_CUBLAS = ("libcublas.so.13", "libcublas.so.11")
_CUDNN_8 = "libcudnn.so.8"


class StepFailed(Exception):  # noqa: N818 - it is no error of the program
    """What a step found wrong, as a sentence."""


def run(asked: Mapping[str, Any], tell: Callable[[dict[str, Any]], None]) -> None:
    """Take the steps and tell of each when it begins and when it has ended.

    Args:
        asked: ``model``, ``compute_type`` and ``cache`` of the model to decode with; ``cudnn``, a
            library to take for cuDNN (else the one that CTranslate2 would take).
        tell: is given ``step``, and at its end ``ok`` and ``found`` too.
    """
    todo: dict[str, Callable[[], str]] = {
        DRIVER: _driver,
        CUBLAS: _cublas,
        CUDNN: lambda: _cudnn(asked.get("cudnn")),
        CUDA: _cuda,
        MODEL: lambda: _model(asked),
    }
    failed: set[str] = set()
    for step in STEPS:
        if failed & {DRIVER, CUDA} or (failed and step == MODEL):
            return
        tell({"step": step})
        ok, found = _tried(todo[step])
        if not ok:
            failed.add(step)
        tell({"step": step, "ok": ok, "found": found})


def _tried(work: Callable[[], str]) -> tuple[bool, str]:
    try:
        return True, work()
    except (StepFailed, LecturaError) as error:
        return False, str(error)
    except Exception as error:  # a library may raise anything
        return False, (str(error).strip().splitlines() or [type(error).__name__])[0][:300]


def _driver() -> str:
    told = driver_told()
    if not driver_sees_gpu() or (told is not None and not told.gpus):
        raise StepFailed("No NVIDIA GPU is here, or CUDA_VISIBLE_DEVICES hides it.")
    if told is None:
        raise StepFailed("There is an NVIDIA GPU, but its driver does not answer.")
    serves = f", for CUDA up to {told.cuda}" if told.cuda else ""
    return f"{'; '.join(told.gpus)}; driver {told.version or 'of unknown version'}{serves}"


def _cublas() -> str:
    missing = load_cuda_libraries(cudnn=False)
    if not missing:
        return "that of CUDA 12"
    reason = f"{missing[-1]} is not found or cannot be loaded."
    if other := next(filter(_loads, _OTHER_CUBLAS), None):
        reason += f" {other}, which is here, is of another CUDA; CTranslate2 needs that of CUDA 12."
    raise StepFailed(reason)


def _cudnn(library: str | None) -> str:
    """Call cuDNN as CTranslate2 does: where its parts are missing, the process dies here."""
    if library is None and not uses_cudnn():
        return f"CTranslate2 {importlib.metadata.version('ctranslate2')} does not use it"
    try:
        opened = ctypes.CDLL(library or _cudnn_of_ctranslate2(), mode=ctypes.RTLD_GLOBAL)
    except OSError as error:
        reason = f"cuDNN 9 cannot be loaded: {error}."
        if _loads(_CUDNN_8):
            reason += f" {_CUDNN_8}, which is here, is the one before."
        raise StepFailed(reason) from error
    load_cuda_libraries(cudnn=True)  # from the wheels, as a run does
    opened.cudnnGetVersion.restype = ctypes.c_size_t
    version = opened.cudnnGetVersion()
    descriptor = ctypes.c_void_p()
    if failed := opened.cudnnCreateTensorDescriptor(ctypes.byref(descriptor)):
        raise StepFailed(f"cuDNN {version} is here and does not work: status {failed}.")
    opened.cudnnDestroyTensorDescriptor(descriptor)
    return f"version {version}"


def _cudnn_of_ctranslate2() -> str:
    """The one in its package, else the system's by name."""
    import ctranslate2  # noqa: PLC0415 (it takes 0.3 s)

    libraries = Path(ctranslate2.__file__).parent.parent / "ctranslate2.libs"
    own = sorted(libraries.glob("libcudnn-*.so*"))
    return str(own[0]) if own else "libcudnn.so.9"


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _cuda() -> str:
    import ctranslate2  # noqa: PLC0415

    devices = int(ctranslate2.get_cuda_device_count())
    types = sorted(ctranslate2.get_supported_compute_types("cuda", 0))  # it says why, if not
    if not devices:
        raise StepFailed("CUDA counts no GPU.")
    return f"{devices} GPU{'s' if devices > 1 else ''}, computes in {', '.join(types)}"


def _model(asked: Mapping[str, Any]) -> str:
    from lectura.speech.engine import WhisperEngine  # noqa: PLC0415
    from lectura.speech.options import TranscribeOptions  # noqa: PLC0415

    options = TranscribeOptions(model=asked.get("model") or "auto")
    cache = asked.get("cache")
    compute_type = best_on_cuda(asked.get("compute_type") or "auto")
    try:
        files = WhisperEngine().try_out(
            options,
            DeviceChoice("cuda", 0, compute_type),
            cache_root=Path(cache) if cache else None,
        )
    except ModelNotFoundError:
        return "none is on this machine to try it with"
    return f"{files.name} decodes in {compute_type}"


def _print(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    run(json.loads(sys.argv[1]), _print)
