"""What a transcript format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lectura.formats.subtitles.cutting import CueOptions
from lectura.records.target import TRANSCRIPTS
from lectura.records.transcript import Transcript


@dataclass(frozen=True)
class Format:
    """One transcript format.

    Attributes:
        name: the word for ``--format``.
        write: raises `lectura.errors.TranscriptError` where the transcript lacks the times needed.
        read: raises `lectura.errors.TranscriptError` where nothing can be read.
        needs_times: no transcript without times can be written so.
        write_cues: the same as ``write`` with other limits of its cues; None where it has none.
    """

    name: str
    write: Callable[[Transcript], str]
    read: Callable[[str], Transcript]
    needs_times: bool = False
    write_cues: Callable[[Transcript, CueOptions], str] | None = None

    @property
    def suffix(self) -> str:
        """Of its files, with the dot."""
        return TRANSCRIPTS[self.name]
