"""What lectura keeps between runs, by kind: how much it is, and its removal.

A store may be in a folder of a person's, so nothing is touched but what has the shape and the place
of lectura's own.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from lectura.course.search_index import index_folder
from lectura.errors import BusyError
from lectura.speech.models import wheels
from lectura.store import Artifact, Store

OF_STORE: dict[str, tuple[str, ...]] = {
    "transcripts": ("transcript", "request", "diarization", "compared", "recognized"),
    "replies": ("llm-reply", "llm-rejected", "llm-endpoint", "llm-met", "translated"),
    "files": (
        "digest",
        "finished",
        "speakers",
        "written",
        "converted",
        "accepted",
        "named",
        "subtitles",
    ),
}
_WHAT = {
    "transcripts": "what was heard in recordings, and who speaks",
    "replies": "replies of language and translation models, and what is known of endpoints",
    "models": "bundled speech models, unpacked",
    "index": "the words of courses, for searches",
    "files": "which files lectura wrote, and which you keep",
}
PARTS = tuple(_WHAT)
CLEARED = tuple(part for part in PARTS if part != "files")
"""What is cleared unless parts are named: all that only costs time to make again."""

_TWO = re.compile(r"[0-9a-f]{2}")
_REST = re.compile(r"[0-9a-f]{30,62}")
_JOINED = re.compile(r"(?P<name>.+-[0-9a-f]{16})|\.joining-(?P<building>.+-[0-9a-f]{16})-.+")
_INDEX = re.compile(r"[0-9a-f]{32}\.sqlite(?:-journal|-wal|-shm)?")


@dataclass(frozen=True)
class Part:
    """One kind of what is kept.

    Attributes:
        name: one of `PARTS`.
        what: the same in words.
        items: how many things there are of it.
        n_bytes: how much they take.
        folder: where they are.
    """

    name: str
    what: str
    items: int
    n_bytes: int
    folder: Path


@dataclass(frozen=True)
class Cleared:
    """What a removal did: the bytes that are free now, and what is left because it is in use."""

    n_bytes: int
    left: tuple[Path, ...]


def parts_of(cache: Path | None) -> tuple[Part, ...]:
    """What is kept, by kind; nothing is written.

    Args:
        cache: the store that the settings name; None for the user's own cache folder.
    """
    found = []
    for name, what in _WHAT.items():
        items = list(_items(name, cache))
        size = sum(map(_bytes_of, items))
        found.append(Part(name, what, len(items), size, _folder(name, cache)))
    return tuple(found)


def clear(name: str, cache: Path | None) -> Cleared:
    """Remove what is kept of one kind; what another run is working on is left.

    Args:
        name: one of `PARTS`.
        cache: as for `parts_of`.
    """
    freed, left = 0, []
    for item in _items(name, cache):
        size = _bytes_of(item)
        if _removed(name, item):
            freed += size
        else:
            left.append(item)
    return Cleared(freed, tuple(left))


def _folder(name: str, cache: Path | None) -> Path:
    if name == "models":
        return cache or wheels.own_root()
    return index_folder(cache) if name == "index" else Store(cache).root


def _items(name: str, cache: Path | None) -> Iterator[Path]:
    folder = _folder(name, cache)
    if name in OF_STORE:
        for kind in OF_STORE[name]:
            yield from places_in(folder / kind)
    elif name == "models":
        yield from (path for path in _named(folder, _JOINED) if path.is_dir())
    else:
        yield from _named(folder, _INDEX)


def places_in(kind: Path) -> Iterator[Path]:
    """Every artifact and marker that a store keeps of a kind, the folder of which is given."""
    for group in _named(kind, _TWO):
        yield from _named(group, _REST)


def _named(folder: Path, name: re.Pattern[str]) -> list[Path]:
    """What has a name of that shape in a folder; a link is nobody's but its maker's."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    return [one for one in found if name.fullmatch(one.name) and not one.is_symlink()]


def _removed(name: str, item: Path) -> bool:
    try:
        with _held(name, item):
            if name in OF_STORE and item.is_dir():
                Artifact(item, {}).forget()
            elif item.is_dir():
                shutil.rmtree(item, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    item.unlink()
    except (BusyError, Timeout):
        return False
    return not item.exists()


@contextlib.contextmanager
def _held(name: str, item: Path) -> Iterator[None]:
    """Nobody else works on it meanwhile; the locks stay, for somebody may wait for one of them."""
    lock = item.with_name(f"{item.name}.lock")
    if name == "models" and (match := _JOINED.fullmatch(item.name)):
        lock = item.with_name(f"{match['name'] or match['building']}.lock")
    if not lock.exists():
        yield
        return
    with FileLock(lock, timeout=0):
        yield


def _bytes_of(item: Path) -> int:
    files = item.rglob("*") if item.is_dir() else [item]
    total = 0
    for file in files:
        with contextlib.suppress(OSError):
            total += file.lstat().st_size if not file.is_dir() else 0
    return total
