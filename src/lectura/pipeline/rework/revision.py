"""The outputs of a recording, brought up to date when a person corrects words or names speakers."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from lectura.errors import NotesError
from lectura.formats import FORMATS, CueOptions
from lectura.outputs.digests import json_object
from lectura.outputs.ownership import Gate, Written
from lectura.outputs.tally import Kept
from lectura.outputs.writing import write_notes, write_transcript_files
from lectura.paths import as_argument
from lectura.pipeline.noting import renewed_notes
from lectura.pipeline.pages.files import notes_there, page_again, page_there
from lectura.pipeline.pages.making import PageMaker
from lectura.records.target import HTML, Target
from lectura.records.transcript import Transcript
from lectura.render import RENDERERS, RenderOptions, read_notes


@dataclass(frozen=True)
class Revised:
    """What became of the outputs that are there.

    Attributes:
        files: written, and kept because they are a person's.
        stale: one line for each output that could not be brought up to date, with the command.
    """

    files: Written
    stale: tuple[str, ...] = ()


def revise(
    target: Target,
    before: Transcript,
    after: Transcript,
    gate: Gate,
    *,
    cues: CueOptions | None = None,
    pages: PageMaker | None = None,
) -> Revised:
    """Write those outputs again that are there: the transcript's, the notes, and the page.

    Nothing is asked of a language model. What a person changed by hand is kept; what `convert`
    made of a person's words is brought up to date and stays theirs.

    Args:
        target: where the outputs are.
        before: the transcript as it was.
        after: as it is to be.
        gate: knows whose files are there.
        cues: the limits of subtitles; None for the usual ones.
        pages: makes the page; None leaves it.

    Raises:
        OutputError: a file cannot be written.
    """
    formats = [name for name in FORMATS if os.path.lexists(target.transcript(name))]
    stale: list[str] = []
    data = target.transcript("json")
    if "json" in formats and not _is_ours_to_read(target):
        formats.remove("json")
        stale.append(f"{data} is of another program and stays as it is.")
    if not after.timed:
        formats = [name for name in formats if not FORMATS[name].needs_times]
    theirs = "json" in formats and gate.was_edited(data)
    # The transcript's json comes last: until then a run that died finds again what it had found.
    notes = _revise_notes(target, before, after, gate)
    page = Revised(Written())
    if pages is not None and page_there(target):
        page = _revise_page(target, after, gate, pages, up_to_date=not notes.stale)
    files = write_transcript_files(
        after, target, formats, gate, theirs=theirs, hold="refresh", cues=cues
    )
    kept = tuple(map(_by_hand, files.kept))
    written = _both(_both(replace(files, kept=kept), notes.files), page.files)
    return Revised(written, (*stale, *notes.stale, *page.stale))


def _by_hand(kept: Kept) -> Kept:
    """A form of the transcript that a person edited: how the edit and the change both stay."""
    spread = f"lectura convert {as_argument(kept.path)}"
    way = f"to keep your edit, change it there by hand; its words in the other forms: {spread}"
    return replace(kept, message=f"{kept.message}; {way}")


def _revise_notes(target: Target, before: Transcript, after: Transcript, gate: Gate) -> Revised:
    formats = [name for name in RENDERERS if os.path.lexists(target.notes(name))]
    if not formats:
        return Revised(Written())
    again = f"make them again: lectura summarize {as_argument(target.transcript('json'))}"
    if "json" not in formats:
        return Revised(Written(), (f"{target.notes(formats[0])} is not up to date; {again}",))
    try:
        notes = read_notes(target.notes("json"))
    except NotesError as error:
        return Revised(Written(), (f"{error.message.rstrip('.')}: the notes stay; {again}",))
    options = RenderOptions.of(notes.source)
    renewed = renewed_notes(notes, before, after)
    return Revised(write_notes(renewed, target, formats, options, gate, hold="refresh"))


def _revise_page(
    target: Target, after: Transcript, gate: Gate, pages: PageMaker, *, up_to_date: bool
) -> Revised:
    """The page with the notes that are there now; it stays where these could not be renewed."""
    if not up_to_date:
        page = target.notes(HTML)
        again = f"make it again: lectura page {as_argument(target.transcript('json'))}"
        return Revised(Written(), (f"{page} is not up to date; {again}",))
    notes = notes_there(target)
    files, remarks = page_again(pages, target, after, notes, gate, hold="refresh")
    return Revised(files, remarks)


def _is_ours_to_read(target: Target) -> bool:
    """True for a JSON in lectura's own form, which can hold all that it says."""
    record = json_object(target.transcript("json"))
    return record is not None and "schema_version" in record


def _both(first: Written, second: Written) -> Written:
    kept: tuple[Kept, ...] = (*first.kept, *second.kept)
    return Written((*first.paths, *second.paths), kept, (*first.changed, *second.changed))
