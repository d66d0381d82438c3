"""lectura: a lecture recording in; its transcript, and notes that can be checked, out.

What a program may import from here is in ``__all__``; ``docs/python.md`` shows it in use.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from lectura import telemetry

if TYPE_CHECKING:
    from lectura.records.transcript import Transcript

__all__ = ["__version__", "read_transcript"]

__version__ = "0.1.0"

telemetry.switch_off()  # before anything of ours imports a library that reads the switches


def read_transcript(path: str | PathLike[str]) -> Transcript:
    """The transcript in a file: txt, srt, vtt, tsv, or the json of lectura and of like tools.

    Its ``segments`` have ``start`` and ``end`` in seconds from the beginning of the recording (None
    where the file has no times), ``text``, and ``speaker`` (a label) where that is known.

    Raises:
        lectura.errors.TranscriptError: the file cannot be read, or holds no transcript.
    """
    from lectura.formats import read_transcript as read  # noqa: PLC0415 (importing lectura is quick)

    return read(Path(path))
