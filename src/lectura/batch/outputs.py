"""The lectures of an output folder: their transcripts and notes, as they lie there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lectura.batch.walk import natural_key
from lectura.errors import UsageError
from lectura.paths import display_path

TIMED_SUFFIXES = (".json", ".vtt", ".srt", ".tsv")
"""Transcript files that have times; of those of one lecture the first in this order is read."""
LEFT_IN_FOLDERS = (".lectura-search.sqlite", ".lectura-search.sqlite-journal")
"""The index of searches, which early versions wrote beside the lectures."""
NOTES_ENDING = ".notes.json"
_OTHER_JSON = frozenset(("course.json", "manifest.json", "report.json", "timings.json"))
_OTHER_ENDINGS = (".notes", ".speakers", ".corrections")


@dataclass(frozen=True)
class Lecture:
    """One lecture of an output folder.

    Args:
        name: the way from the output folder to its files, without their suffixes, with '/'.
        transcript: the transcript that holds most (json before subtitles).
        notes: its notes as json, where there are any.
    """

    name: str
    transcript: Path
    notes: Path | None = None


def lectures_in(out: Path) -> tuple[Lecture, ...]:
    """Every lecture below the folder, in natural order. Nothing is opened.

    Raises:
        UsageError: there is no such folder.
    """
    if not out.is_dir():
        raise UsageError(
            f"There is no folder {out}.",
            hint="Name the folder that a batch wrote: lectura batch FOLDER -o OUT",
            value=str(out),
        )
    found: dict[str, Path] = {}
    for folder, folders, names in os.walk(out):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(folder, name)
            if _may_be_transcript(path):
                key = display_path(path.relative_to(out).with_suffix("").as_posix())
                found[key] = min(path, found.get(key, path), key=_rank)
    names_in_order = sorted(found, key=lambda name: natural_key(PurePosixPath(name)))
    return tuple(Lecture(name, found[name], _notes_beside(found[name])) for name in names_in_order)


def _may_be_transcript(path: Path) -> bool:
    if path.suffix not in TIMED_SUFFIXES or path.name in _OTHER_JSON or path.name.startswith("."):
        return False
    return not path.stem.endswith(_OTHER_ENDINGS)


def _rank(path: Path) -> int:
    return TIMED_SUFFIXES.index(path.suffix)


def _notes_beside(transcript: Path) -> Path | None:
    notes = transcript.with_name(transcript.stem + NOTES_ENDING)
    return notes if notes.is_file() else None
