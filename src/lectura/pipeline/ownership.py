"""Whose file is it? What lectura wrote may be replaced; what a person wrote is kept.

A file is lectura's where its SHA-256 is known: from the JSON beside it, which travels with the
folder, or from the store, which knows every output's digest before the file is replaced. Where the
bytes about to be written lie there already, nothing needs to be done. Everything else is a
person's, and stays as it is until they say otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic

from pydantic import ValidationError

from lectura.config import Theirs
from lectura.files import file_sha256, sha256_of, write_atomic
from lectura.paths import display_path
from lectura.pipeline.book import Book
from lectura.pipeline.digests import (
    RecordT,
    digests_in,
    is_sealed,
    json_object,
    sealed,
    with_digests,
)
from lectura.pipeline.inplace import HOW, look
from lectura.store import Store
from lectura.transcript import Digests

_NOT_OURS = f"holds what lectura did not write, and is kept; {HOW}"


@dataclass(frozen=True)
class Kept:
    """A file that was not written, because a person's lies in its place.

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


@dataclass(frozen=True)
class Written:
    """What became of some outputs.

    Attributes:
        paths: the files that are as they should be, in the order in which they were asked for.
        kept: the others.
    """

    paths: tuple[Path, ...] = ()
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True)
class Index(Generic[RecordT]):
    """The JSON file that holds the digests of the files beside it.

    Attributes:
        path: where it is.
        record: what it says, besides the digests.
        text: how a record is written.
        asked: it is itself an output; else only its digests are brought up to date, where it is
            there and lectura's.
        theirs: the record holds what a person wrote, and was read from this very file: it is
            written without a digest of itself, so that later runs keep it.
        logged: the store notes its digest; not so for a log, which says something else each time.
            What an older lectura left of such a file is replaced.
    """

    path: Path
    record: RecordT
    text: Callable[[RecordT], str]
    asked: bool = True
    theirs: bool = False
    logged: bool = True


class Gate:
    """Every output that a person may open or edit is written through this."""

    def __init__(self, store: Store, theirs: Theirs = "report") -> None:
        """Take the store that knows what was written, and what becomes of a person's files."""
        self._book = Book(store.root)
        self._theirs = theirs

    @property
    def replaces_all(self) -> bool:
        """True where a person's files are replaced too."""
        return self._theirs == "overwrite"

    def write(self, files: Mapping[Path, bytes], index: Index[Any] | None = None) -> Written:
        """Write the files of one folder, and last the JSON that holds their digests.

        Raises:
            OutputError: a file cannot be written.
        """
        work = _Work(digests_in(json_object(index.path)) if index else Digests(own=""))
        for path, data in files.items():
            self._write(path, data, work, ours=False)
        if index is not None:
            self._write_index(index, work)
        return Written(tuple(work.written), tuple(work.kept))

    def replace(self, path: Path, data: bytes, *, ours: bool) -> Written:
        """Write a file of which the caller knows whether it is lectura's.

        Raises:
            OutputError: it cannot be written.
        """
        work = _Work(Digests(own=""))
        self._write(path, data, work, ours=ours)
        return Written(tuple(work.written), tuple(work.kept))

    def accepts(self, path: Path, *indexes: Path) -> bool:
        """True for a file that a person asked to keep, and that is there.

        Args:
            path: the file.
            indexes: the JSON files in which that may stand; the store is asked too.
        """
        beside = [digests_in(json_object(index)) for index in indexes]
        return self._accepts(path, *beside)

    def was_edited(self, path: Path) -> bool:
        """True for a JSON file of lectura's form in which a person changed something since."""
        record = json_object(path)
        if record is None or "schema_version" not in record or is_sealed(record):
            return False
        return not self._book.wrote(file_sha256(path))

    def _accepts(self, path: Path, *beside: Digests) -> bool:
        named = any(file_name(path) in digests.kept for digests in beside)
        return os.path.lexists(path) and (named or self._book.accepted(path))

    def _write(
        self, path: Path, data: bytes, work: _Work, *, ours: bool, logged: bool = True
    ) -> None:
        """Write one file, unless a person's is there. ``ours``: it is known not to be."""
        digest = sha256_of(data)
        found = look(path)
        if found.sha256 != digest:
            ours = ours or found.sha256 in work.digests or self._book.wrote(found.sha256)
            objection = found.obstacle or ("" if ours or not found.there else _NOT_OURS)
            accepted = self._accepts(path, work.beside)
            if objection or accepted:
                kept = Kept(path, f"{display_path(path)} {objection}", accepted, digest, len(data))
                if not (self.replaces_all and found.replaceable):
                    work.kept.append(self._keep(kept))
                    return
            if logged:
                self._book.note(digest)
            write_atomic(path, data)
            self._book.take_back(path)
        elif logged:
            self._book.note(digest)
        work.add(path, digest)

    def _keep(self, kept: Kept) -> Kept:
        if self._theirs == "keep" or kept.accepted:
            self._book.accept(kept.path)
            return accepted_as(kept.path, kept.sha256, kept.size)
        return kept

    def _write_index(self, index: Index[Any], work: _Work) -> None:
        present = json_object(index.path)
        files, kept = work.files_beside(index.path), work.kept_beside(index.path)
        if index.theirs:
            record = with_digests(index.record, Digests(own="", files=files, kept=kept))
            write_atomic(index.path.resolve(), index.text(record).encode())
            work.written.append(index.path)
        elif index.asked:
            record = sealed(index.record, files, kept)
            ours = is_sealed(present) or _older(present, record, same=index.logged)
            data = index.text(record).encode()
            self._write(index.path, data, work, ours=ours, logged=index.logged)
        elif present is not None and is_sealed(present):
            self._refresh(index, present, files, kept, work)

    def _refresh(
        self,
        index: Index[Any],
        present: Mapping[str, Any],
        files: Mapping[str, str],
        kept: tuple[str, ...],
        work: _Work,
    ) -> None:
        """Bring the digests in a JSON up to date that says something else than the outputs."""
        try:
            record = sealed(type(index.record).model_validate(present), files, kept)
        except ValueError:  # of another version of lectura
            return
        aside = _Work(work.beside)
        self._write(index.path, index.text(record).encode(), aside, ours=True)


class _Work:
    """What has been written and kept so far, and what was known of the folder before."""

    def __init__(self, beside: Digests) -> None:
        self.beside = beside
        self.digests = frozenset(beside.files.values())
        self.written: list[Path] = []
        self.kept: list[Kept] = []
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

    def kept_beside(self, index: Path) -> tuple[str, ...]:
        """The names of all files that a person asked to keep, and that are there."""
        old = [name for name in self.beside.kept if _lies_there(index, name)]
        accepted = [file_name(kept.path) for kept in self.kept if kept.accepted]
        return tuple(sorted({*old, *accepted} - set(self._fresh)))


def _older(present: Mapping[str, Any] | None, record: RecordT, *, same: bool) -> bool:
    """True for a JSON of a lectura from before there were digests; ``same``: it says the same."""
    try:
        found = type(record).model_validate(present)
    except ValidationError:
        return False
    if same:
        return with_digests(found, None) == with_digests(record, None)
    return present is not None and not present.get("digests")


def accepted_as(path: Path, sha256: str = "", size: int = 0) -> Kept:
    """What is told of a file that a person asked to keep."""
    message = f"{display_path(path)} is kept as it is; to replace it: --overwrite"
    return Kept(path, message, accepted=True, sha256=sha256, size=size)


def _lies_there(index: Path, name: str) -> bool:
    """True where a file of that name, as a JSON holds it, lies beside the JSON."""
    if os.path.lexists(index.with_name(name)):
        return True
    return "\\" in name and any(file_name(path) == name for path in index.parent.iterdir())


def file_name(path: Path) -> str:
    """The name of a file as a JSON can hold it, also where it is no UTF-8."""
    return display_path(path.name)
