"""Pages as outputs: made by a run, and made again where what they are made of has changed."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from lectura.errors import NotesError
from lectura.formats import FORMATS
from lectura.outputs.ownership import Gate, Written
from lectura.outputs.tally import Hold
from lectura.outputs.translations import translations_there
from lectura.outputs.whose import owner_of, remember_owner
from lectura.outputs.writing import write_page
from lectura.pipeline.pages.making import Made, PageMaker
from lectura.pipeline.pages.order import Asked, Found, Order
from lectura.pipeline.pages.recordings import found_beside, found_for
from lectura.records.notes import Notes
from lectura.records.target import HTML, Target, is_transcript
from lectura.records.transcript import Transcript
from lectura.render import read_notes
from lectura.store import Store


def page_of_run(
    pages: PageMaker, target: Target, path: Path, transcript: Transcript, notes: Notes | None
) -> Made:
    """The page of what a run has made, for the place of its outputs.

    Args:
        pages: makes it.
        target: of the outputs, linked to the recording.
        path: what was worked on: the recording, or a transcript.
        transcript: as it was written.
        notes: of it.
    """
    typed = path.name if is_transcript(path) and path.parent == target.folder else None
    found = found_for(target, path, transcript)
    return pages.make(order_of((target, target), found, transcript, notes, typed))


def page_again(
    pages: PageMaker,
    target: Target,
    transcript: Transcript,
    notes: Notes | None,
    gate: Gate,
    *,
    place: Target | None = None,
    hold: Hold = "respect",
) -> tuple[Written, tuple[str, ...]]:
    """Write the page of outputs that are there, and what is to be told of it.

    Args:
        pages: makes it.
        target: where it goes.
        transcript: as it is now.
        notes: as they are now.
        gate: knows whose files are there.
        place: of the outputs that know the recording, where that is another.
        hold: what this means for a page that a person asked to keep.

    Raises:
        OutputError: it cannot be written.
    """
    place = place or target
    found = found_beside(place, transcript, notes, target.folder)
    made = pages.make(order_of((place, target), found, transcript, notes, None))
    return write_page(made.text, target, gate, transcript, notes, hold=hold), made.remarks


def write_as_asked(
    made: Made, order: Order, places: tuple[Target, Target], store: Store, gate: Gate
) -> Written:
    """Write a page that a person asked for: beside the outputs it is of, or elsewhere.

    Elsewhere the store remembers of which recording it is, so that `forget` finds it.

    Args:
        made: the page.
        order: what it was made of.
        places: of the outputs it is of, and its own.
        store: remembers.
        gate: knows whose files are there.

    Raises:
        OutputError: it cannot be written.
    """
    place, target = places
    source = order.transcript.source
    if target != place and source is not None and source.sha256 is not None:
        owner = owner_of(store, target)
        if owner is None or owner.sha256 == source.sha256:
            remember_owner(store, target, target.folder / source.name, source.sha256)
    if target != place:
        return gate.write({order.file: made.text.encode()})
    return write_page(made.text, target, gate, order.transcript, order.notes)


def page_there(target: Target) -> bool:
    """True where anything is in the place of a page."""
    return os.path.lexists(target.notes(HTML))


def notes_there(target: Target) -> Notes | None:
    """The notes of some outputs; None where there are none that can be read."""
    with contextlib.suppress(NotesError):
        return read_notes(target.notes("json"))
    return None


def order_of(
    places: tuple[Target, Target],
    found: Found,
    transcript: Transcript,
    notes: Notes | None,
    typed: str | None,
    asked: Asked | None = None,
) -> Order:
    """What a page is made of that goes to the place of outputs.

    Args:
        places: of the outputs it is of, which translations may lie with, and its own.
        found: the recording.
        transcript: as it was written.
        notes: of it.
        typed: how the transcript is typed in the folder of the page; None for the one that is
            there.
        asked: what a person asks; None for a page as the one that is there.
    """
    beside, target = places
    return Order(
        file=target.notes(HTML),
        transcript=transcript,
        notes=notes,
        found=found,
        indexes=(target.notes("json"), target.transcript("json")),
        typed=typed or _transcript_of(target),
        asked=asked,
        translations=translations_there(beside, notes.language if notes else None),
    )


def _transcript_of(target: Target) -> str:
    """The transcript that a page can be made of again, as it is called in its folder."""
    there = [name for name in FORMATS if target.transcript(name).is_file()]
    fullest = "json" if "json" in there or not there else there[0]
    return target.transcript(fullest).name
