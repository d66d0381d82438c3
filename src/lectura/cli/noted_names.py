"""Where the notes of each transcript go, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.errors import UsageError
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.records.target import Target


def places_of_notes(inputs: Sequence[Path], folder: Path | None) -> dict[Path, Target]:
    """A place for the notes of every transcript, named after it.

    Args:
        inputs: the transcripts; ``-`` is standard input.
        folder: for all notes; None for that of each transcript.

    Raises:
        UsageError: two would have one name.
    """
    from lectura.records.target import Target

    places: dict[Path, Target] = {}
    taken: dict[Path, Path] = {}
    for path in inputs:
        name = Path("transcript" if str(path) == "-" else path.name)
        place = Target(folder if folder is not None else path.parent, name.stem)
        spot = place.folder / place.stem
        if spot in taken:
            raise _twins(taken[spot], path)
        taken[spot] = path
        places[path] = place
    return places


def _twins(first: Path, second: Path) -> UsageError:
    return UsageError(
        f"The notes of {first} and {second} would have the same name.",
        hint=f"Give each a folder of its own: lectura summarize {as_argument(second)} -o OTHER",
        value=str(second),
    )
