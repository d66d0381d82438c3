"""What a page cannot be made of, and the line to type in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from lectura.errors import NoRecordingError, NotMediaError, TranscriptError
from lectura.paths import as_argument
from lectura.records.target import HTML, NOTES, TRANSCRIPTS, beside_file, fullness, makes_lecture


def refuse_other(file: Path) -> None:
    """Refuse a folder, and an output that is no transcript, naming the transcript beside it.

    Raises:
        TranscriptError: it is one.
    """
    if file.is_dir():
        raise TranscriptError(
            f"{file} is a folder, not a transcript.", hint=_in_folder(file), value=str(file)
        )
    what = _other_output(file)
    if what is None or not file.is_file():
        return
    made_of = next(_transcripts_of(file), None)
    if made_of is not None:
        hint = f"Name the transcript it belongs to: lectura page {as_argument(made_of)}"
    elif what == HTML:
        return  # of somebody else, then; what reads transcripts knows what to say of it
    elif file.name.casefold().endswith(NOTES["json"]):
        hint = f"Name the transcript as well: lectura page TRANSCRIPT --notes {as_argument(file)}"
    else:
        hint = "Name the transcript they were made of: lectura page TRANSCRIPT"
    told = "This is a page" if what == HTML else "These are notes"
    raise TranscriptError(f"{file}: {told}, not a transcript.", hint=hint, value=str(file))


def require_recording(media: Path, transcript: Path) -> None:
    """Refuse what cannot be the recording of a page.

    Raises:
        NotMediaError: it is not there, or is none.
    """
    from lectura.media.opening import require  # noqa: PLC0415 - loads libav
    from lectura.media.probe import probe  # noqa: PLC0415

    line = f"lectura page {as_argument(transcript)} --media FILE"
    if not os.path.lexists(media):
        raise NoRecordingError(
            f"There is no recording {media}.",
            hint=f"Name where it is: {line}",
            value=str(media),
        )
    if media.is_dir():
        raise NotMediaError(
            f"{media} is a folder, not a recording.",
            hint=f"Name the file: {line}",
            value=str(media),
        )
    require(media)
    probe(media)


def _in_folder(folder: Path) -> str:
    """What to type for a folder: the one transcript in it, one of several, or the whole of it."""
    found = sorted((one for one in folder.iterdir() if makes_lecture(one)), key=fullness)
    lectures = {beside_file(one).stem: one for one in reversed(found)}
    if not lectures:
        return (
            f"Pages of all recordings in it are made by: lectura batch {as_argument(folder)} -o OUT"
        )
    first = as_argument(lectures[min(lectures)])
    if len(lectures) == 1:
        return f"Name the transcript in it: lectura page {first}"
    return f"Name one of the {len(lectures)} in it: lectura page {first}"


def _other_output(file: Path) -> str | None:
    """The form of notes as which a file is called; None for what may be a transcript."""
    name = file.name.casefold()
    if name.endswith(f".{HTML}"):
        return HTML
    return next((form for form, suffix in NOTES.items() if name.endswith(suffix)), None)


def _transcripts_of(file: Path) -> Iterator[Path]:
    target = beside_file(file)
    return (path for path in map(target.transcript, TRANSCRIPTS) if path.is_file())
