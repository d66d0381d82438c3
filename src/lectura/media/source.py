"""The record of a recording that goes into its transcript."""

from __future__ import annotations

from pathlib import Path

from lectura.media.probe import MediaInfo
from lectura.media.track import TrackChoice
from lectura.paths import display_path
from lectura.records.transcript import Source


def source_of(path: Path, info: MediaInfo, choice: TrackChoice, sha256: str) -> Source:
    """What a transcript says about its recording."""
    return Source(
        name=display_path(path.name),
        sha256=sha256,
        track=choice.track.index,
        channel=str(choice.channel),
        recorded=info.recorded.date() if info.recorded else None,
    )
