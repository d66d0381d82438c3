"""Where the notes of each transcript go, and what they are called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lectura.errors import LecturaError, UsageError
from lectura.inputs.naming import Naming
from lectura.outputs.corrections import read_corrected
from lectura.outputs.digests import json_object
from lectura.paths import as_argument, display_path
from lectura.records.target import Target
from lectura.records.transcript import Transcript

_COMMAND = "lectura summarize TRANSCRIPT"


def places_of_notes(
    inputs: Sequence[Path], folder: Path | None, template: str | None, date: dt.date | None
) -> dict[Path, Target]:
    """A place for the notes of every transcript: named after it, or by a template.

    Args:
        inputs: the transcripts; ``-`` is standard input.
        folder: for all notes; None for that of each transcript.
        template: as typed. One in the settings names what recordings become: notes stay with
            their transcript unless another name is typed.
        date: of the lecture; None for that of the recording.

    Raises:
        UsageError: two would have one name, or the template gives one no name of its own.
    """
    places: dict[Path, Target] = {}
    taken: dict[Path, Path] = {}
    for path in inputs:
        name = Path("transcript" if str(path) == "-" else path.name)
        place = Target(folder if folder is not None else path.parent, name.stem)
        naming = None
        if template is not None:
            place, naming = _named(path, place, template, date)
        spot = place.folder / place.stem
        if spot in taken:
            raise _twins(taken[spot], path, naming)
        taken[spot] = path
        places[path] = place
    return places


def _named(
    path: Path, place: Target, template: str, date: dt.date | None
) -> tuple[Target, Naming | None]:
    words: Transcript | None = None
    if str(path) != "-":  # what comes through a pipe is read once
        try:
            words = read_corrected(path)
        except LecturaError:  # told when its turn comes
            return place, None
    source, engine = (words.source, words.engine) if words is not None else (None, None)
    naming = Naming(
        template,
        date=date or (source.recorded if source else None),
        language=words.language if words is not None else None,
        model=engine.model if engine is not None else "auto",
        command=_COMMAND,
    )
    made = Target(place.folder, naming.stem(place.stem, path, None))
    mine = source.name if source is not None else display_path(path.name)
    other = _told_in(made)
    if other not in (None, mine):
        raise naming.refused(
            f"The notes of {display_path(path)} would be called '{display_path(made.stem)}', "
            f"as those of {other} are that are there."
        )
    return made, naming


def _told_in(place: Target) -> Any:
    """Of what the notes at a place are."""
    source = (json_object(place.notes("json")) or {}).get("source")
    return source.get("name") if isinstance(source, dict) else None


def _twins(first: Path, second: Path, naming: Naming | None) -> UsageError:
    why = f"The notes of {first} and {second} would have the same name."
    if naming is not None:
        return naming.refused(why)
    return UsageError(
        why,
        hint=f"Give each a folder of its own: lectura summarize {as_argument(second)} -o OTHER",
        value=str(second),
    )
