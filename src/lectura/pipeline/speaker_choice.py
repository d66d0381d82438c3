"""Whether speakers are told apart in a recording, and how, where this run was not told.

Who were told apart or named once stay so in later runs: by the names that a person gave, which are
beside the outputs, or by the transcript there. The store knows with which engine and which counts.
"""

from __future__ import annotations

import contextlib
from dataclasses import asdict, replace
from typing import Any

from lectura.config import SpeakerOptions
from lectura.outputs.digests import json_object
from lectura.records.target import Target
from lectura.speakers.naming.names_file import remembers_names
from lectura.speakers.protocol import DiarizerOptions
from lectura.store import Artifact, Store, canonical_json

_KIND = "speakers"
_FILE = "options.json"


def told_apart(
    store: Store, sha256: str, target: Target | None, options: SpeakerOptions
) -> SpeakerOptions:
    """The options with ``enabled`` settled for one recording.

    Where nobody said yes or no, and speakers were told apart or named there before, or something
    is asked that needs them, they are told apart as they were before.

    Args:
        store: knows how they were told apart.
        sha256: of the recording.
        target: its outputs; None for none, and then nothing is known of before.
        options: what was asked.

    Raises:
        ConfigError: the file of names is damaged.
    """
    if options.enabled is not None:
        return options
    asked = bool(options.known_voices or options.names or options.names_at)
    if target is None or not (asked or _were(target)):
        return replace(options, enabled=asked)
    found = replace(options, enabled=True)
    for artifact in _places(store, sha256, target):
        with contextlib.suppress(TypeError, KeyError):  # nothing there, or of another version
            return _as_before(found, artifact.result_json(_FILE))
    return found


def remember_how(store: Store, sha256: str, target: Target, options: SpeakerOptions) -> None:
    """Keep how the speakers of a recording were told apart, for its outputs and for others.

    Raises:
        OutputError: the store cannot be written.
    """
    how = {
        "engine": options.engine,
        "known_voices": options.known_voices,
        "diarizer": asdict(options.diarizer),
    }
    data = canonical_json(how)
    for artifact in _places(store, sha256, target):
        if artifact.result(_FILE) != data:
            artifact.save(_FILE, data)
            artifact.finish()


def _were(target: Target) -> bool:
    """True where a person named speakers, or lectura's transcript there has some."""
    if remembers_names(target.speakers):
        return True
    record = json_object(target.transcript("json")) or {}
    return "schema_version" in record and bool(record.get("speakers"))


def _places(store: Store, sha256: str, target: Target) -> tuple[Artifact, Artifact]:
    """Of these outputs, and of the recording wherever its outputs went last."""
    outputs = str(target.folder.resolve() / target.stem)
    return (
        store.artifact(_KIND, {"sha256": sha256, "outputs": outputs}),
        store.artifact(_KIND, {"sha256": sha256}),
    )


def _as_before(options: SpeakerOptions, before: Any) -> SpeakerOptions:
    return replace(
        options,
        engine=before["engine"],
        diarizer=DiarizerOptions(**before["diarizer"]),
        known_voices=options.known_voices or before["known_voices"],
    )
