"""The lectures of an output folder: their transcripts and notes, as they are there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lectura.errors import UsageError
from lectura.inputs.discover import natural_key
from lectura.paths import display_path
from lectura.records.target import beside, fullness, makes_lecture, translated_from

LEFT_IN_FOLDERS = (".lectura-search.sqlite", ".lectura-search.sqlite-journal")
"""The index of searches, which early versions wrote beside the lectures."""


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
            if makes_lecture(path):
                key = display_path(path.relative_to(out).with_suffix("").as_posix())
                found[key] = min(path, found.get(key, path), key=fullness)
    lectures = _without_translations(found)
    names_in_order = sorted(lectures, key=lambda name: natural_key(PurePosixPath(name)))
    return tuple(Lecture(name, found[name], _notes_beside(found[name])) for name in names_in_order)


def _without_translations(found: Mapping[str, Path]) -> list[str]:
    """The lectures; what lies beside one in another language (``clase.en.srt``) is none."""
    files = {path.with_suffix("") for path in found.values()}

    def is_own(path: Path) -> bool:
        stem = translated_from(path)
        return stem is None or path.with_name(stem) not in files

    return [name for name, path in found.items() if is_own(path)]


def _notes_beside(transcript: Path) -> Path | None:
    notes = beside(transcript).notes("json")
    return notes if notes.is_file() else None
