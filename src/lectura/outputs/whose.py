"""Of which recording the outputs of a name are: the JSON there says it, and the store."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from lectura.outputs.digests import json_object
from lectura.paths import display_path
from lectura.records.target import TRANSCRIPTS, Target, forms_of_notes
from lectura.store import Artifact, Store, canonical_json

_KIND = "named"
_FILE = "recording.json"


@dataclass(frozen=True)
class Owner:
    """The recording of some outputs.

    Attributes:
        name: of its file, as valid text.
        sha256: of its content.
        path: where it was; None where nobody knows, or where it was no lasting file.
    """

    name: str
    sha256: str
    path: str | None = None

    def is_other(self, path: Path, sha256: Callable[[], str]) -> bool:
        """True where a recording is not this one, neither in its content nor in its place.

        Args:
            path: the recording.
            sha256: gives its digest; asked for only where the names do not tell.
        """
        moved = self.path is not None and self.path != _place(path)
        if self.name == display_path(path.name) and not (moved and Path(self.path or "").is_file()):
            return False  # it may have been recorded once more
        return self.sha256 != sha256()


def remember_owner(store: Store, target: Target, path: Path, sha256: str) -> None:
    """Keep of which recording the outputs at a place are.

    Raises:
        OutputError: the store cannot be written.
    """
    place = _place(path) if target.links else None
    data = canonical_json(asdict(Owner(display_path(path.name), sha256, place)))
    artifact = _artifact(store, target)
    if artifact.result(_FILE) != data:
        artifact.save(_FILE, data)
        artifact.finish()


def owner_of(store: Store, target: Target) -> Owner | None:
    """Of which recording the outputs at a place are; None where there are none, or none tells."""
    known = owner_in(_artifact(store, target))
    source = (json_object(target.transcript("json")) or {}).get("source")
    if isinstance(source, dict) and isinstance(source.get("sha256"), str):
        same = known is not None and known.sha256 == source["sha256"]
        path = known.path if known is not None and same else None
        return Owner(str(source.get("name")), source["sha256"], path)
    forms = (*map(target.transcript, TRANSCRIPTS), *map(target.notes, forms_of_notes()))
    return known if any(map(os.path.lexists, forms)) else None


def owner_in(artifact: Artifact) -> Owner | None:
    """What an artifact of `remember_owner` holds; None for any other."""
    try:
        return Owner(**artifact.result_json(_FILE))
    except TypeError:  # nothing there, or of another version
        return None


def _artifact(store: Store, target: Target) -> Artifact:
    return store.artifact(_KIND, {"outputs": str(target.folder.resolve() / target.stem)})


def _place(path: Path) -> str:
    return str(path.resolve())
