"""Which settings files of folders the person has said yes to."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from lectura.disk.files import read_json, write_atomic
from lectura.disk.small_files import plain_bytes
from lectura.errors import OutputError


class TrustBook:
    """The files that the person trusts, by path and digest, in a file that only he can read."""

    def __init__(self, config_folder: Path) -> None:
        self.path = config_folder / "trusted.json"

    def holds(self, file: Path, sha256: str) -> bool:
        """True where this very content was trusted at this place."""
        return self._read().get(_place(file)) == sha256

    def remember(self, file: Path, sha256: str) -> None:
        """Trust a file as it is now.

        Raises:
            OutputError: the book cannot be written.
        """
        self._write({**self._read(), _place(file): sha256})

    def forget(self, file: Path) -> bool:
        """Trust a file no more, also one that is gone; True where it was trusted.

        Raises:
            OutputError: the book cannot be written.
        """
        files = self._read()
        known = files.pop(_place(file), None) is not None
        if known:
            self._write(files)
        return known

    def _read(self) -> dict[str, str]:
        """What was trusted; a damaged book is an empty one, so that it is asked again."""
        with contextlib.suppress(OSError):
            found = read_json(self.path.read_bytes())
            if isinstance(found, dict):
                return {str(file): str(sha256) for file, sha256 in found.items()}
        return {}

    def _write(self, files: dict[str, str]) -> None:
        data = json.dumps(files, indent=1, sort_keys=True).encode() + b"\n"
        try:
            write_atomic(self.path, data, private=True)
        except OutputError as error:
            raise OutputError(
                error.message,
                hint="For this run alone add --trust-folder; where settings lie: "
                "lectura config path",
                value=error.value,
            ) from error


def is_trusted(file: Path, sha256: str, *, folders: Iterable[str], book: TrustBook) -> bool:
    """True where the person has said yes to a folder's file.

    Args:
        file: the settings file.
        sha256: its `fingerprint`.
        folders: folders of which all files are trusted, and of all that are below.
        book: the files trusted one by one.
    """
    place = file.absolute().parent.resolve()
    trusted = (Path(folder).expanduser() for folder in folders)
    return any(
        folder.is_absolute() and place.is_relative_to(folder.resolve()) for folder in trusted
    ) or book.holds(file, sha256)


def fingerprint(raw: bytes, prompt: Path | None) -> str:
    """SHA-256 of a settings file and of the prompt it names, which says what is asked of whom."""
    hasher = hashlib.sha256(raw)
    if prompt is not None and prompt.exists():
        for file in sorted(prompt.glob("*.md")) if prompt.is_dir() else [prompt]:
            with contextlib.suppress(OSError):
                content = plain_bytes(file)
                hasher.update(f"\0{file.name}\0{len(content)}\0".encode(errors="replace") + content)
    return hasher.hexdigest()


def _place(file: Path) -> str:
    """Where a file is, links of its folder resolved: the link itself may be the file's name."""
    return str(file.absolute().parent.resolve() / file.name)
