"""What a recording must be before any stage looks into it."""

from __future__ import annotations

from pathlib import Path

from lectura.errors import NotMediaError
from lectura.media.opening import reading
from lectura.paths import as_argument
from lectura.records.target import is_transcript
from lectura.store import Store


def refuse_transcripts(path: Path) -> None:
    """Tell who gives a transcript where a recording is wanted what to do with it.

    Raises:
        NotMediaError: its name is a transcript's.
    """
    if is_transcript(path) and path.is_file():
        raise NotMediaError(
            f"{path} is a transcript, not a recording.",
            hint=f"For its notes: lectura summarize {as_argument(path)}",
            value=str(path),
        )


def content_digest(store: Store, path: Path) -> str:
    """SHA-256 of a recording.

    Raises:
        NotMediaError: it is not there or cannot be read.
    """
    with reading(path):
        return store.content_digest(path)
