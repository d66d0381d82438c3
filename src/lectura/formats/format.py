"""What a transcript format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lectura.transcript import Transcript


@dataclass(frozen=True)
class Format:
    """One transcript format.

    Attributes:
        name: the word for ``--format``.
        suffix: of its files, with the dot.
        write: raises `lectura.errors.TranscriptError` where the transcript lacks the times needed.
        read: raises `lectura.errors.TranscriptError` where nothing can be read.
    """

    name: str
    suffix: str
    write: Callable[[Transcript], str]
    read: Callable[[str], Transcript]
