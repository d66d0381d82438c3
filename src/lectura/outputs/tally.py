"""What one write of outputs has written and kept so far, and which names its JSON then holds."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lectura.paths import display_path
from lectura.records.transcript import Digests

Hold = Literal["respect", "refresh", "begin", "end"]
"""What writing means for places that a person asked to keep: nothing is written there; what lectura
wrote there is brought up to date and kept on; also all that is written is kept from now on; or what
lectura wrote there is replaced and kept no longer."""


@dataclass(frozen=True)
class Kept:
    """A file that was not written, because a person's is in its place.

    Attributes:
        path: the file.
        message: one line for people.
        accepted: a person asked for this with ``--keep``; nothing is missing then.
        sha256: of what would have been written.
        size: of the same, in bytes.
    """

    path: Path
    message: str
    accepted: bool
    sha256: str
    size: int


class Tally:
    """What has been written and kept so far, and what was known of the folder before."""

    def __init__(self, beside: Digests, hold: Hold) -> None:
        self.beside = beside
        self.hold = hold
        self.digests = frozenset(beside.files.values())
        self.written: list[Path] = []
        self.changed: list[Path] = []
        self.kept: list[Kept] = []
        self.given: set[str] = set()
        self._fresh: dict[str, str] = {}

    def add(self, path: Path, digest: str) -> None:
        self.written.append(path)
        self._fresh[file_name(path)] = digest

    def files_beside(self, index: Path) -> dict[str, str]:
        """The digests of all files that are there, also of those that earlier runs wrote."""
        old = {
            name: digest for name, digest in self.beside.files.items() if _lies_there(index, name)
        }
        return dict(sorted({**old, **self._fresh}.items()))

    def kept_beside(self, index: Path, *, index_written: bool) -> tuple[str, ...]:
        """The names of all files that a person asked to keep, and that are there."""
        old = {name for name in self.beside.kept if _lies_there(index, name)}
        accepted = {file_name(kept.path) for kept in self.kept if kept.accepted}
        written = {*self._fresh, *([file_name(index)] if index_written else [])}
        if self.hold == "begin":
            return tuple(sorted(old | accepted | written | self.given))
        if self.hold == "refresh":
            return tuple(sorted(old | accepted))
        return tuple(sorted((old | accepted) - (written if self.hold == "end" else {*self._fresh})))


def _lies_there(index: Path, name: str) -> bool:
    """True where a file of that name, as a JSON holds it, is beside the JSON."""
    if os.path.lexists(index.with_name(name)):
        return True
    return "\\" in name and any(file_name(path) == name for path in index.parent.iterdir())


def file_name(path: Path) -> str:
    """The name of a file as a JSON can hold it, also where it is no UTF-8."""
    return display_path(path.name)
