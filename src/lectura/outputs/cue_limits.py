"""How the subtitles of some outputs were cut; what changes them later cuts them so again."""

from __future__ import annotations

import contextlib
from dataclasses import asdict
from pathlib import Path

from lectura.formats import FORMATS, CueOptions
from lectura.records.target import Target
from lectura.store import Artifact, Store, canonical_json

_KIND = "subtitles"
_FILE = "limits.json"


def remember_limits(
    store: Store, target: Target, formats: tuple[str, ...], cues: CueOptions
) -> None:
    """Keep the limits with which subtitles were written.

    Raises:
        OutputError: the store cannot be written.
    """
    if not any(name in FORMATS and FORMATS[name].write_cues for name in formats):
        return
    artifact, data = _place(store, target), canonical_json(asdict(cues))
    known = artifact.result(_FILE)
    if known != data and not (known is None and cues == CueOptions()):
        artifact.save(_FILE, data)
        artifact.finish()


def limits_of(store: Store, target: Target, otherwise: CueOptions) -> CueOptions:
    """The limits of the subtitles that are there; ``otherwise`` where nothing is known of them."""
    with contextlib.suppress(TypeError):  # nothing there, or of another version
        return CueOptions(**_place(store, target).result_json(_FILE))
    return otherwise


def _place(store: Store, target: Target) -> Artifact:
    return store.artifact(_KIND, {"outputs": str(Path(target.folder.resolve(), target.stem))})
