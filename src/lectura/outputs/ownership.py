"""Whose file is it? What lectura wrote may be replaced; what a person wrote is kept.

A file is lectura's where its SHA-256 is known: from the JSON beside it, which travels with the
folder, or from the store, which knows every output's digest before the file is replaced. Where the
bytes about to be written are there already, nothing needs to be done. Everything else is a
person's, and stays as it is until they say otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic

from pydantic import ValidationError

from lectura.config import Theirs
from lectura.disk.files import file_sha256, sha256_of, write_atomic
from lectura.outputs.digests import (
    RecordT,
    digests_in,
    is_sealed,
    json_object,
    sealed,
    with_digests,
)
from lectura.outputs.in_place import HOW, look
from lectura.outputs.tally import Hold, Kept, Tally, file_name
from lectura.outputs.written_files import Book, Words
from lectura.paths import display_path
from lectura.records.model import Model
from lectura.records.transcript import Digests
from lectura.store import Store

_NOT_OURS = f"holds what lectura did not write, and is kept; {HOW}"


@dataclass(frozen=True)
class Written:
    """What became of some outputs.

    Attributes:
        paths: the files that are as they should be, in the order in which they were asked for.
        kept: the others.
        changed: those of the first that did not hold this before.
    """

    paths: tuple[Path, ...] = ()
    kept: tuple[Kept, ...] = ()
    changed: tuple[Path, ...] = ()


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

    def write(
        self,
        files: Mapping[Path, bytes],
        index: Index[Any] | None = None,
        hold: Hold = "respect",
        given: Sequence[Path] = (),
    ) -> Written:
        """Write the files of one folder, and last the JSON that holds their digests.

        Args:
            files: what to write where.
            index: the JSON beside them.
            hold: what this means for files that a person asked to keep.
            given: files of that folder which the others were made of, to be kept from now on.

        Raises:
            OutputError: a file cannot be written.
        """
        work = Tally(digests_in(json_object(index.path)) if index else Digests(own=""), hold)
        for path in given:
            self._book.accept(path)
            work.given.add(file_name(path))
        for path, data in files.items():
            self._write(path, data, work, ours=False)
        if index is not None:
            self._write_index(index, work)
        return Written(tuple(work.written), tuple(work.kept), tuple(work.changed))

    def replace(self, path: Path, data: bytes, *, ours: bool) -> Written:
        """Write a file of which the caller knows whether it is lectura's.

        Raises:
            OutputError: it cannot be written.
        """
        work = Tally(Digests(own=""), "respect")
        self._write(path, data, work, ours=ours)
        return Written(tuple(work.written), tuple(work.kept), tuple(work.changed))

    def accepts(self, path: Path, *indexes: Path) -> bool:
        """True for a file that a person asked to keep, and that is there.

        Args:
            path: the file.
            indexes: the JSON files in which that may stand; the store is asked too.
        """
        beside = [digests_in(json_object(index)) for index in indexes]
        return self._accepts(path, *beside)

    def stays(self, path: Path, *indexes: Path) -> bool:
        """True for a file that is there and that a write would leave, accepted by a person.

        Args:
            path: the file.
            indexes: as for `accepts`.
        """
        if self.replaces_all or not os.path.lexists(path):
            return False
        return self.accepts(path, *indexes) or (self._theirs == "keep" and not self.owns(path))

    def owns(self, path: Path, *indexes: Path) -> bool:
        """True for a file as lectura wrote it, which nobody asked to keep.

        Args:
            path: the file.
            indexes: the JSON files in which its digest may stand; the store is asked too.
        """
        if not path.is_file() or self.accepts(path, *indexes):
            return False
        record = json_object(path) if path.suffix == ".json" else None
        if record is not None and is_sealed(record):
            return True
        content = file_sha256(path)
        beside = [digests_in(json_object(index)).files.values() for index in indexes]
        return any(content in known for known in beside) or self._book.wrote(content)

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
        self, path: Path, data: bytes, work: Tally, *, ours: bool, logged: bool = True
    ) -> None:
        """Write one file, unless a person's is there. ``ours``: it is known not to be."""
        digest = sha256_of(data)
        found = look(path)
        accepted = self._accepts(path, work.beside) and work.hold != "end"
        of_theirs = work.hold == "begin" or (accepted and not self.replaces_all)
        words: Words = "theirs" if of_theirs else "heard"
        if found.sha256 != digest:
            ours = ours or found.sha256 in work.digests or self._made(found.sha256, work.hold)
            objection = found.obstacle or ("" if ours or not found.there else _NOT_OURS)
            if objection or (accepted and work.hold == "respect"):
                kept = Kept(path, f"{display_path(path)} {objection}", accepted, digest, len(data))
                if not (self.replaces_all and found.replaceable):
                    work.kept.append(self._keep(kept))
                    return
            if logged:
                self._book.note(digest, words=words)
            write_atomic(path, data)
            work.changed.append(path)
            if work.hold in ("respect", "end"):
                self._book.take_back(path)
        elif logged:
            self._book.note(digest, words=words)
        if work.hold == "begin":
            self._book.accept(path)
        elif work.hold == "end":
            self._book.take_back(path)
        work.add(path, digest)

    def _made(self, digest: str, hold: Hold) -> bool:
        """True for bytes of lectura's that may be replaced.

        What was made of a person's words is replaced only where that is asked for: the same bytes
        in another place may be all that is left of those words.
        """
        return self._book.wrote(digest) or (
            hold != "respect" and self._book.wrote(digest, words="theirs")
        )

    def _keep(self, kept: Kept) -> Kept:
        if self._theirs == "keep" or kept.accepted:
            self._book.accept(kept.path)
            return accepted_as(kept.path, kept.sha256, kept.size)
        return kept

    def _write_index(self, index: Index[Any], work: Tally) -> None:
        present = json_object(index.path)
        files = work.files_beside(index.path)
        kept = work.kept_beside(index.path, index_written=index.asked)
        if index.theirs:
            record = with_digests(index.record, Digests(own="", files=files, kept=kept))
            data = index.text(record).encode()
            if look(index.path).sha256 != sha256_of(data):
                work.changed.append(index.path)
            write_atomic(index.path.resolve(), data)
            work.written.append(index.path)
        elif index.asked:
            record = sealed(index.record, files, kept)
            ours = is_sealed(present) or self._is_older(present, record, same=index.logged)
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
        work: Tally,
    ) -> None:
        """Bring the digests in a JSON up to date that says something else than the outputs."""
        try:
            record = sealed(type(index.record).model_validate(present), files, kept)
        except ValueError:  # of another version of lectura
            return
        aside = Tally(work.beside, "respect" if work.hold == "respect" else "refresh")
        self._write(index.path, index.text(record).encode(), aside, ours=True)

    def _is_older(self, present: Mapping[str, Any] | None, record: Model, *, same: bool) -> bool:
        """True for a JSON to replace of a lectura from before there were digests.

        With ``--keep`` none is: what is to be written may have been read from that very file.
        """
        return self._theirs != "keep" and _older(present, record, same=same)


def _older(present: Mapping[str, Any] | None, record: Model, *, same: bool) -> bool:
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
