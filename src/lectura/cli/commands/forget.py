"""``lectura forget``: what is kept of a recording is removed, for a person asks to be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out, out_json
from lectura.cli.errors import command
from lectura.cli.trusting import can_ask
from lectura.errors import ExitStatus, TranscriptError, UsageError
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.pipeline.rework.forgetting import Held, Subject
    from lectura.records.target import Target
    from lectura.store import Store

_NAMES = {
    "transcript": "transcripts",
    "diarization": "speaker diarizations",
    "llm-reply": "replies of a language model",
    "translated": "translations by a translation model",
    "llm-rejected": "unusable replies",
    "request": "requests",
    "digest": "digests of the file",
    "finished": "records of batches",
    "named": "names of outputs",
}


@command
def forget(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="The recording; or its transcript (json), where that is gone."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Folder with its outputs, searched through."),
    ] = None,
    *,
    outputs: Annotated[
        bool, typer.Option("--outputs", help="Also remove the outputs that lectura wrote.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: opt.OneJson = False,
) -> ExitStatus:
    """Remove what lectura keeps of a recording: transcripts, replies, searches.

    The recording itself stays, and so do files that a person wrote or changed.

    Example: lectura forget clase.mp4 -o out --outputs
    """
    from lectura.cli.setup import settings
    from lectura.pipeline import Gate
    from lectura.pipeline.rework.forgetting import forget as remove
    from lectura.pipeline.rework.forgetting import held
    from lectura.store import Store

    cache = settings(sections=("general",)).cache
    store = Store(cache)
    gate = Gate(store)
    subject = _subject(file, output, store)
    found = held(store, cache, subject, gate)
    removed = list(_removed(found, outputs=outputs))
    if removed and not yes and not _agreed(file, removed):
        console().tell("Nothing was removed.")
        return ExitStatus.FAILED
    remove(found, store, outputs=outputs)
    _tell(file, removed, list(_remains(found, subject, outputs=outputs)), as_json=as_json)
    return ExitStatus.COMPLETE


def _subject(file: Path, output: Path | None, store: Store) -> Subject:
    """What is meant by a file.

    Raises:
        TranscriptError: neither the recording nor a transcript of it is there.
    """
    from lectura.cli.originals import place_of
    from lectura.inputs.discover import RECORDING_SUFFIXES
    from lectura.inputs.recordings import content_digest
    from lectura.pipeline.rework.conversion import read_beside
    from lectura.pipeline.rework.forgetting import (
        Subject,
        digests_named_in,
        joined_with,
        places_of,
    )

    is_recording = file.suffix.casefold() in RECORDING_SUFFIXES
    place = place_of(file)
    here = read_beside(place)
    sha256 = here.source.sha256 if here is not None and here.source is not None else None
    if is_recording and file.is_file():
        sha256 = content_digest(store, file)
    if sha256 is None and here is None:
        raise TranscriptError(
            f"{file} is not there, and no transcript beside it tells which recording it was.",
            hint="Name its transcript, wherever that is: lectura forget out/clase.json",
            value=str(file),
        )
    joined = joined_with(store, sha256)
    digests = frozenset(filter(None, (sha256, *joined)))
    places: dict[Path, Target] = {}
    for one in (place, *places_of(store, digests, output)):  # as it was named, where it was
        places.setdefault(one.folder.resolve() / one.stem, one)
    known = {one: read_beside(one) for one in places.values()}
    mine = {
        one: words
        for one, words in known.items()
        if words is None
        or words.source is None
        or words.source.sha256 is None
        or not digests_named_in(one.transcript("json")).isdisjoint(digests)
    }
    words = tuple(one for one in mine.values() if one is not None)
    return Subject(sha256, tuple(mine), words, joined)


def _removed(found: Held, *, outputs: bool) -> Iterator[str]:
    for kind, count in found.kinds.items():
        yield f"{count} {_NAMES.get(kind, kind)}"
    if found.indexes:
        yield f"{len(found.indexes)} indexes of searches (the next search makes them again)"
    yield from map(str, found.outputs if outputs else ())


def _remains(found: Held, subject: Subject, *, outputs: bool) -> Iterator[str]:
    """What a person may still want to remove."""
    from lectura.records.target import COURSE, COURSE_INDEX, COURSE_PAGE, MANIFEST, REPORT
    from lectura.speakers.naming.voices import VoiceBook

    yield from map(str, found.others if outputs else (*found.outputs, *found.others))
    for folder in dict.fromkeys(target.folder for target in subject.targets):
        pages = (folder / name for name in (COURSE_PAGE, COURSE, COURSE_INDEX, REPORT, MANIFEST))
        yield from (f"{page} (of the folder; may tell of it)" for page in pages if page.exists())
    spoken = {one.name for words in subject.transcripts for one in words.speakers if one.name}
    for voice in VoiceBook().list():
        if voice.name in spoken:
            yield f"the voice of {voice.name}: lectura voices remove {as_argument(voice.name)}"


def _agreed(file: Path, removed: list[str]) -> bool:
    """The person's answer.

    Raises:
        UsageError: there is nobody to ask.
    """
    if not can_ask():
        raise UsageError(
            "This removes what cannot be brought back, and nobody is here to be asked.",
            hint=f"Without a question: lectura forget {as_argument(file)} --yes",
        )
    listed = "\n".join(f"    {line}" for line in removed)
    answer = console().ask(f"This removes of {file}:\n{listed}\nGo on? [y/N] ")
    return answer.strip().lower() in ("y", "yes")


def _tell(file: Path, removed: list[str], remains: list[str], *, as_json: bool) -> None:
    if as_json:
        out_json({"input": str(file), "removed": removed, "remains": remains})
        return
    for line in removed or ["nothing; nothing was kept"]:
        out(f"removed: {line}")
    for line in remains:
        out(f"remains: {line}")
    console().tell("Copies elsewhere, and what was sent to an endpoint, lectura does not know.")
