"""The two speaker models that travel inside the package."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lectura.errors import ModelCorruptError, ModelNotFoundError, model_stopped
from lectura.paths import text_path
from lectura.process.cores import within_cores
from lectura.process.installation import installation

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

SEGMENTATION = "segmentation-3.0.fp16.onnx"
EMBEDDING = "campplus-zh-en-common.fp16.onnx"


def weights_file(name: str) -> AbstractContextManager[Path]:
    """A model's file on disk, for as long as the context is open.

    Raises:
        ModelNotFoundError: the installation lacks it.
    """
    entry = resources.files("lectura.speakers") / "data" / name
    if not entry.is_file():
        raise ModelNotFoundError(
            f"The speaker model {name} is missing from this installation.",
            hint=_install_again(),
            value=name,
        )
    return resources.as_file(entry)


def load(name: str, threads: int) -> InferenceSession:
    """Open a model of the package with onnxruntime on the CPU.

    Raises:
        ModelNotFoundError: the installation lacks it.
        ModelCorruptError: onnxruntime cannot read it.
    """
    import onnxruntime  # noqa: PLC0415  (takes a fifth of a second: only when someone diarizes)

    session = onnxruntime.SessionOptions()
    session.intra_op_num_threads = within_cores(threads)
    session.inter_op_num_threads = 1
    session.log_severity_level = 3
    # Blocks of changing length would make the arena grow with every new shape.
    session.enable_cpu_mem_arena = False
    with weights_file(name) as path, text_path(path) as place:  # of bytes a copy would be kept
        try:
            return onnxruntime.InferenceSession(place, session, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's exception types are not public
            raise ModelCorruptError(
                f"The speaker model {name} cannot be read.", hint=_install_again(), value=str(path)
            ) from error


def run(session: InferenceSession, inputs: dict[str, Any]) -> Any:
    """The first output of a model for its named inputs.

    Raises:
        ModelError: onnxruntime cannot go on, for want of memory, say.
    """
    try:
        return session.run(None, inputs)[0]
    except Exception as error:
        raise model_stopped("The speaker model", error) from error


def _install_again() -> str:
    return f"Install the package again: {installation().again()}"
