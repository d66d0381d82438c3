"""Which recordings a command line means: files as named, folders searched."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from lectura.errors import MediaError
from lectura.paths import as_argument
from lectura.records.target import is_output

VIDEO_SUFFIXES = (
    ".3g2", ".3gp", ".asf", ".avi", ".divx", ".f4v", ".flv", ".m2ts", ".m4v", ".mkv", ".mov",
    ".mp4", ".mpeg", ".mpg", ".mts", ".mxf", ".ogv", ".rm", ".rmvb", ".ts", ".vob", ".webm", ".wmv",
)  # fmt: skip
AUDIO_SUFFIXES = (
    ".aac", ".ac3", ".aif", ".aifc", ".aiff", ".amr", ".au", ".caf", ".flac", ".m4a", ".m4b",
    ".mka", ".mp2", ".mp3", ".oga", ".ogg", ".opus", ".ra", ".w64", ".wav", ".weba", ".wma",
)  # fmt: skip
RECORDING_SUFFIXES = VIDEO_SUFFIXES + AUDIO_SUFFIXES
"""A file found in a folder counts as a recording when its name ends in one of these."""

PARTIAL_SUFFIXES = (".aria2", ".crdownload", ".download", ".part", ".partial", ".tmp", ".ytdl")
"""Downloads under way. Some browsers keep an empty ``x.mp4`` beside the growing ``x.mp4.part``."""

OnUnreadable = Callable[[Path, OSError], None]


@dataclass(frozen=True)
class Found:
    """A recording, and how it was found.

    Args:
        path: where it is, as the person would write it.
        root: the folder that was searched; for a file named itself, the folder it is in.
        relative: the way from ``root`` to it.
        named: True for a file that was named itself rather than found in a folder.
    """

    path: Path
    root: Path
    relative: PurePath
    named: bool = False


def find_recordings(
    inputs: Sequence[Path],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    on_unreadable: OnUnreadable | None = None,
) -> tuple[Found, ...]:
    """The recordings meant by files and folders; each once, in the order of the inputs.

    A file that is named is always taken, also one that does not exist: opening it will say
    so, and the others go on. A folder is searched with everything below it, in natural order
    (``week2`` before ``week10``); hidden names, downloads under way and lectura's own outputs are
    left out. A link to a file is taken when its target is inside the folder and is not met
    under its own name; a link to a folder is not entered.

    Args:
        inputs: files and folders.
        include: shell patterns; where there are any, a file must match one. A pattern without a
            slash is compared with the file's name and with each folder's name on the way, one with
            a slash with the whole way from the input folder; upper and lower case are the same.
            A pattern that ends in a suffix (``*.bin``) also brings in what does not look like a
            recording by `RECORDING_SUFFIXES`.
        exclude: shell patterns of files and folders to leave out.
        on_unreadable: called with each folder that cannot be listed, and why.

    Raises:
        MediaError: a folder cannot be listed and ``on_unreadable`` was not given.
    """
    chosen = _Patterns(tuple(include), tuple(exclude))
    found: dict[str, Found] = {}
    for path in inputs:
        if path.is_dir():
            for item in _search(path, chosen, on_unreadable or _refuse):
                found.setdefault(_identity(item.path), item)
        else:
            named = Found(path, path.parent, PurePath(path.name), named=True)
            found.setdefault(_identity(path), named)
    return tuple(found.values())


def natural_key(path: PurePath) -> tuple[object, ...]:
    """A sort key under which ``week2/b`` comes before ``week10/a``, and ``A`` beside ``a``."""
    return tuple(_natural(part) for part in path.parts)


def _natural(name: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    pieces = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    keys = tuple((0, int(p), "") if p[0] in "0123456789" else (1, 0, p) for p in pieces)
    return keys, name


def _identity(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


@dataclass(frozen=True)
class _Patterns:
    include: tuple[str, ...]
    exclude: tuple[str, ...]

    def takes(self, relative: PurePath) -> bool:
        suffix = relative.suffix.casefold()
        if is_output(relative) or self.leaves_out(relative):
            return False
        if not self.include:
            return suffix in RECORDING_SUFFIXES
        matching = [pattern for pattern in self.include if _matches(relative, pattern)]
        named = any(PurePath(pattern).suffix.casefold() == suffix for pattern in matching)
        return named or (bool(matching) and suffix in RECORDING_SUFFIXES)

    def leaves_out(self, relative: PurePath) -> bool:
        return any(_matches(relative, pattern) for pattern in self.exclude)


def _matches(relative: PurePath, pattern: str) -> bool:
    wanted = pattern.casefold().rstrip("/").removeprefix("./")
    if "/" not in wanted:
        return any(fnmatchcase(part.casefold(), wanted) for part in relative.parts)
    whole = relative.as_posix().casefold()
    return fnmatchcase(whole, wanted) or fnmatchcase(whole, wanted.removeprefix("**/"))


def _search(root: Path, patterns: _Patterns, on_unreadable: OnUnreadable) -> Iterator[Found]:
    real: list[Path] = []
    links: list[Path] = []
    for path in _files(root, patterns, on_unreadable):
        (links if path.is_symlink() else real).append(path)
    met = {_identity(path) for path in real}
    inside = _identity(root) + os.sep
    for link in sorted(links):
        target = _identity(link)
        if target.startswith(inside) and target not in met and Path(target).is_file():
            met.add(target)
            real.append(link)
    relatives = sorted((path.relative_to(root) for path in real), key=natural_key)
    for relative in relatives:
        yield Found(root / relative, root, relative)


def _files(root: Path, patterns: _Patterns, on_unreadable: OnUnreadable) -> Iterator[Path]:
    def report(error: OSError) -> None:
        on_unreadable(Path(os.fsdecode(error.filename or root)), error)

    entered: set[str] = set()
    for folder, folders, names in os.walk(root, onerror=report):
        here = Path(folder)
        entered.add(_identity(here))
        folders[:] = [name for name in folders if _may_enter(here / name, root, patterns, entered)]
        present = set(names)
        for name in names:
            if not _hidden(name) and not _under_way(name, present):
                path = here / name
                if patterns.takes(path.relative_to(root)) and (path.is_file() or path.is_symlink()):
                    yield path


def _may_enter(folder: Path, root: Path, patterns: _Patterns, entered: set[str]) -> bool:
    if _hidden(folder.name) or folder.suffix.casefold() in PARTIAL_SUFFIXES:
        return False
    if folder.is_symlink() or _identity(folder) in entered:  # the latter: junctions on Windows
        return False
    return not patterns.leaves_out(folder.relative_to(root))


def _hidden(name: str) -> bool:
    return name.startswith((".", "~")) or name.endswith("~")


def _under_way(name: str, present: set[str]) -> bool:
    if Path(name).suffix.casefold() in PARTIAL_SUFFIXES:
        return True
    return any(name + suffix in present for suffix in PARTIAL_SUFFIXES)


def _refuse(folder: Path, error: OSError) -> None:
    raise MediaError(
        f"The folder {folder} cannot be read: {error.strerror or error}.",
        hint=f"Look at its permissions: ls -ld {as_argument(folder)}",
        value=str(folder),
    ) from error
