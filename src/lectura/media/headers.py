"""What headers tell beyond what libav reads: the day of a recording, the length a WAV promises."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from pathlib import Path

from lectura.media.containers.riff import SIZE_UNKNOWN
from lectura.media.containers.span import Span, read_at

_DATE_KEYS = ("com.apple.quicktime.creationdate", "creation_time", "date_recorded")
"""The first has the recorder's own time zone; the second is UTC."""
_FIRST_YEAR = 1990
"""A device without a clock says 1904 or 1970."""


def recorded_time(metadata: dict[str, str]) -> dt.datetime | None:
    """When the recording was made, as its metadata says; None where it does not."""
    folded = {name.lower(): value for name, value in metadata.items()}
    for key in _DATE_KEYS:
        with contextlib.suppress(ValueError):
            made = _parsed(folded.get(key, ""))
            if made.year >= _FIRST_YEAR:
                return made
    return None


def promised_seconds(path: Path, span: Span, found: float | None) -> float | None:
    """Length that the header of a WAV file promises; libav tells what is ``found`` in the file."""
    with path.open("rb") as stream:
        head = read_at(stream, span.start, 8)
    size = span.end - span.start
    if found is None or len(head) < 8 or head[:4] != b"RIFF":
        return found
    promised = int.from_bytes(head[4:], "little")
    if promised in SIZE_UNKNOWN or promised + 8 <= size:
        return found
    return found * (promised + 8) / size


def _parsed(text: str) -> dt.datetime:
    """An ISO 8601 time, also as QuickTime writes it (``…-0500``); Python 3.10 reads fewer forms."""
    text = re.sub(r"\.\d+", "", text.strip().replace("Z", "+00:00"))
    return dt.datetime.fromisoformat(re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", text))
