"""What all downloads from the Hugging Face hub share: progress, errors, may it be asked at all."""

from __future__ import annotations

import contextlib
import difflib
import errno
import logging
import os
import re
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout

from lectura.disk.folders import FILE_MODE, make_folder
from lectura.errors import BusyError, LecturaError, ModelNotFoundError, OutputError
from lectura.progress import Hook, Progress

ModelT = TypeVar("ModelT")

_POLL_SECONDS = 0.25
_OF_THE_NET = (ConnectionError, TimeoutError, socket.gaierror, socket.herror, ssl.SSLError)
_NET_NUMBERS = frozenset(
    getattr(errno, name, None)
    for name in ("ENETUNREACH", "ENETDOWN", "ENETRESET", "EHOSTUNREACH", "EHOSTDOWN", "ETIMEDOUT")
)

_NUMBER = re.compile(r"\[(?:Errno|WinError) -?\d+\] ")
_NO_NAME = re.compile(r"name resolution|Name or service not|nodename nor|getaddrinfo|No address")
"""What systems say where an address is not found, which is mostly for want of a connection."""


class HubUnreachableError(ModelNotFoundError):
    """Nothing answers at the hub, so trying another model would only wait again."""


def is_offline() -> bool:
    """True where ``HF_HUB_OFFLINE`` forbids asking the hub."""
    from huggingface_hub import constants  # noqa: PLC0415 (60 ms that --help does not owe)

    return bool(constants.HF_HUB_OFFLINE)


@contextlib.contextmanager
def closed() -> Iterator[None]:
    """Nobody asks the hub while the block runs, nor do libraries that would do so by themselves."""
    from huggingface_hub import constants  # noqa: PLC0415

    before = constants.HF_HUB_OFFLINE
    constants.HF_HUB_OFFLINE = True
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = before


def listed(name: str, catalog: Mapping[str, ModelT], kind: str) -> ModelT:
    """The model of a list (by name in lower case) behind a name; ``kind`` is what they are called.

    Raises:
        ModelNotFoundError: no model has that name; the hint gives the nearest one.
    """
    short = name.strip().lower()
    if short in catalog:
        return catalog[short]
    near = difflib.get_close_matches(short, catalog, n=1)
    suggestion = f"Did you mean '{near[0]}'? " if near else ""
    raise ModelNotFoundError(
        f"There is no {kind} named '{name}' in the list.",
        hint=f"{suggestion}See the names with: lectura models list",
        value=name,
    )


def require_network(name: str, kind: str) -> None:
    """See that the hub may be asked for a model that is not here.

    Raises:
        HubUnreachableError: it may not.
    """
    if is_offline():
        raise HubUnreachableError(
            f"The {kind} '{name}' is not on this machine, and network access is off.",
            hint=f"Once, with a connection and without HF_HUB_OFFLINE: lectura models pull {name}",
            value=name,
        )


def fetched_by_one(folder: Path) -> FileLock:
    """The lock that whoever fetches a model into a folder holds; the folder is made.

    Raises:
        OutputError: the folder cannot be made.
    """
    try:
        private = make_folder(folder)
    except OSError as error:
        raise OutputError(
            f"The folder {folder} cannot be made: {error.strerror or error}.",
            hint="Remove or rename that file, then: lectura models pull NAME",
            value=str(folder),
        ) from error
    return FileLock(folder / ".pull.lock", mode=FILE_MODE if private else -1)


@contextlib.contextmanager
def not_fetched_now(lock: FileLock, name: str) -> Iterator[None]:
    """Nobody fetches a model while the block runs, which removes it.

    Args:
        lock: whoever fetches it holds this.
        name: of the model.

    Raises:
        BusyError: it is being fetched.
    """
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BusyError(
            f"The model {name} cannot be removed: a model is being fetched.",
            hint=f"Wait for it to end, then: lectura models remove {name}",
            value=name,
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def watched(folder: Path, total_bytes: int, name: str, hook: Hook) -> Iterator[None]:
    """Report the bytes in a download folder while the block runs, as stage ``pull``.

    The size of the files on disk counts what an earlier try had fetched, and needs no hold on the
    hub library's own progress bars, which change with its versions.
    """
    stop = threading.Event()
    total = float(total_bytes) or None

    def report() -> None:
        done = float(min(_folder_bytes(folder), total_bytes))
        hook(Progress("pull", done, total, "bytes", name))

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
    hook(Progress("pull", float(total_bytes), total, "bytes", name))


@contextlib.contextmanager
def hub_errors(
    name: str, repository: str, folder: Path, *, instead: str, another_folder: str = ""
) -> Iterator[None]:
    """Translate what the hub library raises.

    Args:
        name: the model's, as people type it.
        repository: its place on the hub.
        folder: where the files go.
        instead: what to do where the hub cannot be reached, as a hint.
        another_folder: how to choose another place, such as "by setting HF_HOME"; empty where
            there is no way.

    Raises:
        ModelNotFoundError: the hub does not have the model, or not openly.
        OutputError: the folder cannot be written or the disk is full.
        HubUnreachableError: anything else that kept the files away.
    """
    from huggingface_hub import errors  # noqa: PLC0415

    try:
        yield
    except LecturaError:
        raise
    except (errors.RepositoryNotFoundError, errors.DisabledRepoError) as error:  # or gated
        raise ModelNotFoundError(
            f"The hub has no open model at '{repository}'.",
            hint="See the models that work with: lectura models list",
            value=repository,
        ) from error
    except Exception as error:
        if isinstance(error, OSError) and _is_of_the_disk(error):
            elsewhere = f", or choose another folder {another_folder}" if another_folder else ""
            raise OutputError(
                f"The model cannot be written to {folder}: {error.strerror or error}.",
                hint=f"Free some space there{elsewhere}, then: lectura models pull {name}",
                value=str(folder),
            ) from error
        raise HubUnreachableError(
            f"The model '{name}' could not be fetched from the hub: {_reason(error)}",
            hint=instead,
            value=repository,
        ) from error


@dataclass(frozen=True)
class HubFile:
    """A file on the hub.

    Attributes:
        repository: its place, ``owner/name``.
        name: in the repository.
        revision: the commit.
        size_bytes: of the file.
    """

    repository: str
    name: str
    revision: str
    size_bytes: int


def append_missing(file: HubFile, part: Path, hub_url: str | None = None) -> None:
    """Append to a part of a file what is missing of it.

    The hub library's own download starts from nothing in a new process, so its lower part is used,
    which can begin anywhere.

    Args:
        file: on the hub.
        part: what an earlier try fetched; it need not be there.
        hub_url: another hub (a mirror); default is that of ``HF_ENDPOINT``.
    """
    import huggingface_hub  # noqa: PLC0415 (it takes 0.4 s)
    from huggingface_hub.file_download import http_get  # noqa: PLC0415
    from huggingface_hub.utils import (  # type: ignore[attr-defined, unused-ignore]  # noqa: PLC0415
        build_hf_headers,
        disable_progress_bars,
    )

    disable_progress_bars()  # the owner of the hook draws
    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)
    url = huggingface_hub.hf_hub_url(
        file.repository, file.name, revision=file.revision, endpoint=hub_url
    )
    part.touch()
    if part.stat().st_size > file.size_bytes:
        part.write_bytes(b"")
    with part.open("r+b") as stream:
        http_get(
            url,
            stream,
            resume_size=stream.seek(0, os.SEEK_END),
            expected_size=file.size_bytes,
            headers=build_hf_headers(token=False),  # open models: nobody need know who asks
        )


def licence_of(info: Any) -> str:
    """The licence as a repository declares it; empty where it does not.

    Args:
        info: what the hub library says of the repository.
    """
    declared = getattr(info.card_data, "license", None)
    tags = (tag.partition(":")[2] for tag in info.tags or () if tag.startswith("license:"))
    return str(declared or next(tags, ""))


def _is_of_the_disk(error: OSError) -> bool:
    """True for what a disk refuses; what a network refuses is an OSError with a number too."""
    return bool(
        error.errno and not isinstance(error, _OF_THE_NET) and error.errno not in _NET_NUMBERS
    )


def _folder_bytes(folder: Path) -> int:
    total = 0
    if folder.is_dir():
        for path in folder.rglob("*"):
            with contextlib.suppress(OSError):  # renamed by the download meanwhile
                total += path.stat().st_size if path.is_file() else 0
    return total


def _reason(error: Exception) -> str:
    """What is wrong, in words: of a name that is not found, that there may be no connection."""
    lines = str(error).strip().splitlines()
    first = _NUMBER.sub("", lines[0]) if lines else type(error).__name__
    if _NO_NAME.search(first):
        return "its address is not found; is there a connection to the internet?"
    return first[:200]
