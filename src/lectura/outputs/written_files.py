"""What the store remembers of the files that are elsewhere: lectura's bytes, accepted places."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lectura.disk.files import sha256_of, store_errors, write_atomic
from lectura.disk.folders import make_folder

Words = Literal["heard", "theirs"]
_FOLDERS: dict[Words, str] = {"heard": "written", "theirs": "converted"}


@dataclass(frozen=True)
class Book:
    """The store's memory of what was written and what is accepted.

    What counts is that a file of a name is there, never what it holds: it cannot be damaged.
    """

    root: Path

    def note(self, digest: str, *, words: Words = "heard") -> None:
        """These bytes are lectura's; said before they are written.

        Args:
            digest: of the bytes.
            words: what they hold: what was heard, or a person's words in a form made of them.
        """
        self._add(self._known(words, digest))

    def wrote(self, digest: str, *, words: Words = "heard") -> bool:
        """True for bytes that are lectura's and hold such words."""
        return bool(digest) and self._known(words, digest).exists()

    def accept(self, path: Path) -> None:
        """A person keeps what is at this path."""
        self._add(self._accepted(path))

    def accepted(self, path: Path) -> bool:
        """True where a person keeps what is at this path."""
        return self._accepted(path).exists()

    def take_back(self, path: Path) -> None:
        """What is there now is lectura's again."""
        marker = self._accepted(path)
        if marker.is_dir():
            shutil.rmtree(marker, ignore_errors=True)
        marker.unlink(missing_ok=True)

    def forget(self, digest: str) -> None:
        """Nothing is known of these bytes any more."""
        for words in _FOLDERS if digest else ():
            self._known(words, digest).unlink(missing_ok=True)

    def _known(self, words: Words, digest: str) -> Path:
        return self.root / _FOLDERS[words] / digest[:2] / digest[2:]

    def _accepted(self, path: Path) -> Path:
        # The folder's real path; not the file's: a link is accepted as the link it is.
        place = os.fsencode(path.parent.resolve() / path.name)
        digest = sha256_of(place)
        return self.root / "accepted" / digest[:2] / digest[2:]

    def _add(self, marker: Path) -> None:
        if not marker.exists():
            with store_errors(marker):
                private = make_folder(marker.parent, self.root)
            with store_errors(marker):
                write_atomic(marker, b"", private=private)
