"""Fetching a language model from the hub: resumed where it broke off, checked before it counts."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from lectura.disk.folders import make_folder
from lectura.errors import ModelCorruptError, ModelNotFoundError
from lectura.hub import (
    HubFile,
    append_missing,
    fetched_by_one,
    hub_errors,
    licence_of,
    not_fetched_now,
    require_network,
    watched,
)
from lectura.llm.gguf.catalog import CATALOG, GGUFModel, lookup, models_folder, on_disk
from lectura.llm.gguf.header import read_header
from lectura.progress import Hook, Notification
from lectura.store import canonical_json, file_sha256, read_json, write_atomic

_PARTS = ".pull"
_TIMEOUT_SECONDS = 20.0


@dataclass(frozen=True)
class PulledModel:
    """A model file as the hub described it when it was pulled; kept beside the file as JSON.

    Attributes:
        name: in the list.
        path: of the file.
        repository: on the hub, with the ``revision`` (commit) that was fetched.
        size_bytes: of the file.
        sha256: of the file, published by the hub and checked after the download.
        licence: as the repository declares it; empty where it does not.
        pulled: when, UTC.
    """

    name: str
    path: Path
    repository: str
    revision: str
    size_bytes: int
    sha256: str
    licence: str
    pulled: str


def pull(
    name: str, *, folder: Path | None = None, hub_url: str | None = None, hook: Hook
) -> PulledModel:
    """Make sure that a model of the list is on this machine.

    A model that was pulled before is not fetched again, and the hub is not asked.

    Args:
        name: in `lectura.llm.gguf.catalog.CATALOG`.
        folder: where the file goes; default is `models_folder`.
        hub_url: another hub (a mirror); default is that of ``HF_ENDPOINT``.
        hook: gets a `Notification` with size and licence, then `Progress` in bytes.

    Raises:
        ModelNotFoundError: no such name, or the hub does not have it or cannot be reached.
        ModelCorruptError: what came has not the digest that the hub publishes.
        OutputError: the folder cannot be written or the disk is full.
    """
    model = lookup(name)
    folder = folder or models_folder()
    if known := _recorded(model, folder):
        return known
    require_network(model.name, "language model")
    with (
        hub_errors(
            model.name,
            model.repository,
            folder,
            instead=f"Check the connection, then go on with: lectura models pull {model.name}",
        ),
        fetched_by_one(folder),
    ):
        return _fetch(model, folder, hub_url, hook)


def _fetch(model: GGUFModel, folder: Path, hub_url: str | None, hook: Hook) -> PulledModel:
    planned = _ask(model, folder, hub_url)
    gigabytes, licence = planned.size_bytes / 1e9, planned.licence or "not declared"
    hook(Notification(f"{model.repository}: {gigabytes:.2f} GB, licence: {licence}."))
    part = folder / _PARTS / f"{planned.sha256}.part"
    make_folder(part.parent)
    with watched(part.parent, planned.size_bytes, model.name, hook):
        file = HubFile(model.repository, model.file, planned.revision, planned.size_bytes)
        append_missing(file, part, hub_url)
    _check(part, planned)
    part.replace(planned.path)
    record = {**asdict(planned), "path": planned.path.name}
    write_atomic(_record_path(planned.path), canonical_json(record) + b"\n")
    shutil.rmtree(part.parent, ignore_errors=True)
    return planned


def _ask(model: GGUFModel, folder: Path, hub_url: str | None) -> PulledModel:
    """What the hub says of the model now."""
    import huggingface_hub  # noqa: PLC0415

    api = huggingface_hub.HfApi(endpoint=hub_url, token=False)
    info = api.model_info(model.repository, files_metadata=True, timeout=_TIMEOUT_SECONDS)
    files = {file.rfilename: file for file in info.siblings or ()}
    file = files.get(model.file)
    if file is None or file.lfs is None or not file.size:
        raise ModelNotFoundError(
            f"The repository '{model.repository}' has no file {model.file} with a digest any more.",
            hint="Choose another model from: lectura models list",
            value=model.file,
        )
    return PulledModel(
        name=model.name,
        path=folder / model.file,
        repository=model.repository,
        revision=str(info.sha),
        size_bytes=int(file.size),
        sha256=str(file.lfs["sha256"]),
        licence=licence_of(info),
        pulled=dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds"),
    )


def _check(path: Path, planned: PulledModel) -> None:
    """Refuse, and remove, a file that is not the published one."""
    if file_sha256(path) != planned.sha256:
        path.unlink(missing_ok=True)
        raise ModelCorruptError(
            f"What the hub sent for '{planned.name}' is not the file it publishes: the digests "
            "differ. It was removed.",
            hint=f"Fetch it again: lectura models pull {planned.name}",
            value=planned.name,
        )
    read_header(path)


def _recorded(model: GGUFModel, folder: Path) -> PulledModel | None:
    """The model as it was recorded, where its file is still there with its size."""
    path = folder / model.file
    try:
        record = read_json(_record_path(path).read_bytes())
        known = PulledModel(**{**record, "path": path})
        return known if path.stat().st_size == known.size_bytes else None
    except (OSError, ValueError, TypeError):
        return None


def remove(name: str, *, folder: Path | None = None) -> int:
    """Remove a model file from the models folder; the bytes that are free again.

    Args:
        name: in the list, or the name of a file in that folder.
        folder: where it is; default is `models_folder`.

    Raises:
        ModelNotFoundError: no such model is there.
        BusyError: a model is being fetched.
    """
    folder = folder or models_folder()
    if not folder.is_dir():
        raise _not_fetched(name)
    file = CATALOG[name.lower()].file if name.lower() in CATALOG else name
    with not_fetched_now(fetched_by_one(folder), name):
        path = {one.name: one for one in on_disk(folder)}.get(file)
        if path is None:
            raise _not_fetched(name)
        size = path.lstat().st_size
        path.unlink()
        _record_path(path).unlink(missing_ok=True)
    return size


def _not_fetched(name: str) -> ModelNotFoundError:
    return ModelNotFoundError(
        f"The language model {name} was not fetched to this machine.",
        hint="See which are here: lectura models list",
        value=name,
    )


def _record_path(path: Path) -> Path:
    return path.with_name(path.name + ".json")
