"""Lectura's own folders: where they are, and that nobody else on the machine may look into them.

What lectura keeps (transcripts, voices, error logs, settings) is for one person. The folders are
made with mode 0700 and closed where an earlier version left them open; files in them get 0600.
Folders of a person are never changed: an output folder, or a store that was there before, keeps its
bits, and what is written there follows the umask. On Windows the user's profile is private already.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import platformdirs

_NAME = "lectura"
_FOLDER_MODE = 0o700
FILE_MODE = 0o600
"""Of what is for one user alone."""
_OTHERS = 0o077
"""The bits of group and others."""


def cache_folder() -> Path:
    """For what can be made again: the store, joined models, the indexes of searches."""
    return platformdirs.user_cache_path(_NAME, appauthor=False)


def data_folder() -> Path:
    """For what a person would miss: voices, pulled language models."""
    return platformdirs.user_data_path(_NAME, appauthor=False)


def config_folder() -> Path:
    """For the user's own settings and prompts."""
    return platformdirs.user_config_path(_NAME, appauthor=False)


def log_folder() -> Path:
    """For the logs of internal errors."""
    return platformdirs.user_log_path(_NAME, appauthor=False)


def make_folder(folder: Path, root: Path | None = None) -> bool:
    """Make a folder with its parents; True where it is for this user alone.

    It is where it is in one of lectura's own folders, or in a ``root`` that is made now or is
    closed to others already.

    Args:
        folder: what to make; it may be there.
        root: the store that a person named, where ``folder`` belongs to one.

    Raises:
        OSError: it cannot be made.
    """
    own = _own(folder)
    root = own or root
    if root is None:
        folder.mkdir(parents=True, exist_ok=True)
        return False
    if own is None and root.is_dir() and _is_open(root):
        folder.mkdir(parents=True, exist_ok=True)
        return False
    root.parent.mkdir(parents=True, exist_ok=True)
    for part in _down(root, folder):
        part.mkdir(_FOLDER_MODE, exist_ok=True)
        if own is not None:
            close(part)
    return True


def close(path: Path) -> None:
    """Take a file or folder of lectura's from the sight of others; a link is left to its maker."""
    with contextlib.suppress(OSError):
        if os.name != "nt" and not path.is_symlink() and _is_open(path):
            path.chmod(path.stat().st_mode & ~_OTHERS)


def close_own_folders() -> None:
    """Close those of lectura's folders that are there."""
    for folder in _roots():
        close(folder)


def open_to_write(path: Path, mode: str, *, private: bool) -> IO[Any]:
    """Open a binary file (``wb``, ``xb``, ``ab``); with ``private`` it is made for this user alone.

    Raises:
        OSError: it cannot be opened.
    """

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, FILE_MODE if private else 0o666)

    stream = open(path, mode, opener=opener)  # noqa: SIM115 (Path.open has no opener)
    if private:
        close(path)
    return stream


def _own(path: Path) -> Path | None:
    """The folder of lectura's that holds a path."""
    return next((root for root in _roots() if path.is_relative_to(root)), None)


def _roots() -> Iterator[Path]:
    """The folders that bear lectura's name; logs are in one deeper down."""
    for folder in (cache_folder(), data_folder(), config_folder(), log_folder()):
        named = (place for place in (folder, *folder.parents) if place.name == _NAME)
        yield next(named, folder)


def _down(root: Path, folder: Path) -> Iterator[Path]:
    yield root
    if folder.is_relative_to(root):
        for part in folder.relative_to(root).parts:
            root = root / part
            yield root


def _is_open(path: Path) -> bool:
    return bool(path.stat().st_mode & _OTHERS)
