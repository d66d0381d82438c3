"""How much room the work on a recording takes on the disk."""

from __future__ import annotations

from lectura.disk.room import require_room
from lectura.pipeline.source import Recording
from lectura.records.target import Target
from lectura.store import Store
from lectura.timeline import format_clock

_AT_LEAST_BYTES = 2_000_000
_BYTES_PER_SECOND = 1400
"""5 MB an hour, in the store and beside it: twice what somebody who speaks fast takes, with the
time of each word, and with the copy that is there while a file is replaced."""
_UNKNOWN_SECONDS = 3600.0
"""The length of a recording that does not tell it."""


def require_room_for(recording: Recording, store: Store, target: Target | None) -> None:
    """See that the store, and the folder of the outputs, have room for a recording's work.

    Raises:
        OutputError: they have not.
    """
    seconds = recording.seconds or _UNKNOWN_SECONDS
    need = _AT_LEAST_BYTES + int(seconds * _BYTES_PER_SECOND)
    folders = [store.root] if target is None else [store.root, target.folder]
    name = recording.path.name
    require_room(dict.fromkeys(folders, need), f"{name} ({format_clock(seconds)})")
