"""The files of one recording: their names, and writing them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lectura.errors import OutputError
from lectura.formats import FORMATS, write_transcript
from lectura.notes.model import Notes
from lectura.render import RENDERERS, RenderOptions, render_notes
from lectura.store import write_atomic
from lectura.transcript import Transcript


@dataclass(frozen=True)
class Target:
    """Where the outputs of a recording go: ``folder / stem`` and a suffix each."""

    folder: Path
    stem: str

    def transcript(self, format_name: str) -> Path:
        """``<stem>.srt`` and so on."""
        return self.folder / f"{self.stem}{FORMATS[format_name].suffix}"

    def notes(self, format_name: str) -> Path:
        """``<stem>.notes.md`` and so on; the calendar is ``<stem>.ics``."""
        if format_name == "ics":
            return self.folder / f"{self.stem}.ics"
        return self.folder / f"{self.stem}.notes.{format_name}"


def beside(recording: Path, folder: Path | None) -> Target:
    """Outputs in ``folder``, or beside the recording, named after it without its suffix."""
    return Target(folder if folder is not None else recording.parent, recording.stem)


def outputs_of(
    target: Target, *, formats: Sequence[str], notes_formats: Sequence[str] = ()
) -> tuple[Path, ...]:
    """Every file that a run writes."""
    return (
        *(target.transcript(name) for name in formats),
        *(target.notes(name) for name in notes_formats),
    )


def prepare(target: Target) -> None:
    """Make the folder and try to write there, before hours of work that would find out late.

    Raises:
        OutputError: it is no folder, or nothing can be written in it.
    """
    for place in (target.folder, *target.folder.parents):
        if place.exists() and not place.is_dir():
            raise OutputError(
                f"{place} is a file, not a folder for the outputs.",
                hint="Choose another folder with -o DIR.",
                value=str(place),
            )
    trial = target.folder / f".lectura-{os.getpid()}.tmp"
    write_atomic(trial, b"")
    trial.unlink(missing_ok=True)


def write_transcript_files(
    transcript: Transcript, target: Target, formats: Sequence[str]
) -> tuple[Path, ...]:
    """Write a transcript in several formats.

    Raises:
        OutputError: a file cannot be written.
    """
    written = []
    for name in formats:
        path = target.transcript(name)
        write_atomic(path, write_transcript(transcript, name).encode())
        written.append(path)
    return tuple(written)


def write_notes(
    notes: Notes, target: Target, formats: Sequence[str], *, link: str | None
) -> tuple[Path, ...]:
    """Write notes in several formats.

    Args:
        notes: what to write.
        target: where.
        formats: names of `lectura.render.RENDERERS`.
        link: address of the recording for the times in the page.

    Raises:
        OutputError: a file cannot be written.
    """
    written = []
    for name in formats:
        path = target.notes(RENDERERS[name].name)
        write_atomic(path, render_notes(notes, name, RenderOptions(link=link)).encode())
        written.append(path)
    return tuple(written)
