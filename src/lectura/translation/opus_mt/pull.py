"""Fetching an OPUS-MT model from the hub: resumed where it broke off, checked before it counts."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lectura.disk.folders import make_folder
from lectura.errors import ModelCorruptError, ModelNotFoundError, OutputError
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
from lectura.llm.gguf.catalog import models_folder
from lectura.progress import Hook, Notification
from lectura.speech.models.files import WEIGHTS, check_whole
from lectura.store import canonical_json, file_sha256, write_atomic
from lectura.translation.opus_mt.catalog import OpusModel, lookup, place_of
from lectura.translation.opus_mt.files import (
    RECORD,
    OpusFiles,
    is_name,
    is_needed,
    missing_files,
    pulled_digests,
)

_TIMEOUT_SECONDS = 20.0
_MAKER = "OPUS-MT, University of Helsinki, CC BY 4.0"


@dataclass(frozen=True)
class _Published:
    """A file as the hub describes it.

    Attributes:
        file: where it is.
        sha256: of its bytes; None where the hub gives the digest of git alone.
        git_sha1: of its bytes with their number before them, as git names a file.
    """

    file: HubFile
    sha256: str | None
    git_sha1: str | None


def pull(
    name: str, *, folder: Path | None = None, hub_url: str | None = None, hook: Hook
) -> OpusFiles:
    """Make sure that a model of the list is on this machine.

    One that was pulled before, and is as it was, is not fetched again, and the hub is not asked. A
    damaged file is fetched again.

    Args:
        name: in `lectura.translation.opus_mt.catalog.CATALOG`.
        folder: of the models; default is lectura's own.
        hub_url: another hub (a mirror); default is that of ``HF_ENDPOINT``.
        hook: gets a `Notification` with size and licence, then `Progress` in bytes.

    Raises:
        ModelNotFoundError: no such name, or the hub does not have it or cannot be reached.
        ModelCorruptError: what came has not the digest that the hub publishes.
        OutputError: the folder cannot be written or the disk is full.
    """
    model = lookup(name)
    folder = folder or models_folder()
    place = place_of(model.name, folder)
    if _is_whole(place):
        return OpusFiles(model.name, place)
    require_network(model.name, "translation model")
    again = f"lectura models pull {model.name}"
    with (
        hub_errors(
            model.name, model.repository, folder, instead=f"Check the connection, then: {again}"
        ),
        fetched_by_one(folder),
    ):
        _fetch(model, place, hub_url, hook)
    return OpusFiles(model.name, place)


def remove(name: str, *, folder: Path | None = None) -> int:
    """Remove a model from the models folder, and nothing beside its files; the bytes free again.

    Args:
        name: of the model, such as ``translate-es-en``.
        folder: of the models; default is lectura's own.

    Raises:
        ModelNotFoundError: no such model is there.
        BusyError: a model is being fetched.
        OutputError: its files cannot be removed.
    """
    folder = folder or models_folder()
    place = place_of(name, folder)
    if not is_name(name) or not place.is_dir() or place.is_symlink():
        raise ModelNotFoundError(
            f"The translation model {name} was not fetched to this machine.",
            hint="See which are here: lectura models list",
            value=name,
        )
    with not_fetched_now(fetched_by_one(folder), name):
        own = [path for path in place.iterdir() if is_needed(path.name) or path.name == RECORD]
        size = sum(path.lstat().st_size for path in own)
        try:
            for path in own:
                path.unlink()
        except OSError as error:
            raise OutputError(
                f"{place} cannot be removed: {error.strerror or error}.",
                hint=f"End what uses it, then: lectura models remove {name}",
                value=str(place),
            ) from error
        with contextlib.suppress(OSError):  # a person's own file is in it
            place.rmdir()
    return size


def _is_whole(place: Path) -> bool:
    """True for a model whose files are those that were pulled; one's own need only be there."""
    if not place.is_dir() or missing_files(place):
        return False
    recorded = pulled_digests(place)
    return all(
        (place / name).is_file() and file_sha256(place / name) == sha256
        for name, sha256 in recorded.items()
    )


def _fetch(model: OpusModel, place: Path, hub_url: str | None, hook: Hook) -> None:
    info = _ask(model, hub_url)
    published = list(_published(model, info))
    total = sum(one.file.size_bytes for one in published)
    declared = licence_of(info) or "not declared"
    hook(Notification(f"{model.repository}: {total / 1e6:.0f} MB, licence: {declared} ({_MAKER})."))
    parts = place.with_name(f".pull-{model.name}")
    make_folder(parts)
    with watched(parts, total, model.name, hook):
        for one in published:
            _bring(model, one, parts, hub_url)
    check_whole(parts)
    _install(model, published, parts, place)


def _bring(model: OpusModel, one: _Published, parts: Path, hub_url: str | None) -> None:
    """Fetch what is missing of a file, and check it; a file with its own name was checked."""
    whole = parts / one.file.name
    if whole.is_file() and whole.stat().st_size == one.file.size_bytes:
        return
    # The digest is in the name: parts of another version are not gone on with.
    part = parts / f"{one.file.name}.{(one.sha256 or one.git_sha1 or '')[:16]}.part"
    append_missing(one.file, part, hub_url)
    if not _is_as_published(part, one):
        part.unlink(missing_ok=True)
        raise ModelCorruptError(
            f"What the hub sent for '{model.name}' is not the file that was published: the digests "
            f"of {one.file.name} differ. It was removed.",
            hint=f"Fetch it again: lectura models pull {model.name}",
            value=model.name,
        )
    part.replace(whole)


def _is_as_published(path: Path, one: _Published) -> bool:
    if one.sha256 is not None:
        return file_sha256(path) == one.sha256
    data = path.read_bytes()
    git = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False)
    return git.hexdigest() == one.git_sha1


def _install(model: OpusModel, published: list[_Published], parts: Path, place: Path) -> None:
    """Put the checked files in their place; the record, which vouches for them, comes last."""
    make_folder(place)
    (place / RECORD).unlink(missing_ok=True)
    digests = {one.file.name: file_sha256(parts / one.file.name) for one in published}
    for name in digests:
        (parts / name).replace(place / name)
    record = {
        "name": model.name,
        "repository": model.repository,
        "revision": published[0].file.revision,
        "sha256": digests,
        "pulled": dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds"),
    }
    write_atomic(place / RECORD, canonical_json(record) + b"\n")
    shutil.rmtree(parts, ignore_errors=True)


def _ask(model: OpusModel, hub_url: str | None) -> Any:
    """What the hub says of the model's repository at its revision."""
    import huggingface_hub  # noqa: PLC0415 (it takes 0.4 s)

    api = huggingface_hub.HfApi(endpoint=hub_url, token=False)
    return api.model_info(
        model.repository,
        revision=model.revision,
        files_metadata=True,
        timeout=_TIMEOUT_SECONDS,
    )


def _published(model: OpusModel, info: Any) -> Iterator[_Published]:
    """The files that the model consists of.

    Raises:
        ModelNotFoundError: some are not there any more, or without a digest.
        ModelCorruptError: the weights are not those that were known when the list was made.
    """
    needed = [file for file in info.siblings or () if is_needed(file.rfilename)]
    names = {file.rfilename for file in needed}
    if WEIGHTS not in names or not any("vocabulary" in name for name in names):
        raise _incomplete(model, WEIGHTS if WEIGHTS not in names else "vocabulary")
    for file in needed:
        sha256 = str(file.lfs["sha256"]) if file.lfs else None
        git_sha1 = None if sha256 else getattr(file, "blob_id", None)
        if not file.size or not (sha256 or git_sha1):
            raise _incomplete(model, file.rfilename)
        if file.rfilename == WEIGHTS and model.weights_sha256 not in (None, sha256):
            raise ModelCorruptError(
                f"The weights at '{model.repository}' are not those that lectura knows: the "
                "digests differ. They were not fetched.",
                hint="Take a language model instead: lectura translate TRANSCRIPT --to en --llm "
                "local",
                value=model.repository,
            )
        place = HubFile(model.repository, file.rfilename, str(info.sha), int(file.size))
        yield _Published(place, sha256, git_sha1)


def _incomplete(model: OpusModel, name: str) -> ModelNotFoundError:
    return ModelNotFoundError(
        f"The repository '{model.repository}' has no {name} with a digest any more.",
        hint="Convert a model, and name its folder: lectura translate TRANSCRIPT --to en "
        "--translator opus-mt --translation-model FOLDER",
        value=name,
    )
