"""``lectura page``: the page to study from, made again from files that are there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out_json
from lectura.cli.errors import command
from lectura.cli.parameters import Flags, takes_settings
from lectura.cli.report import tell_kept
from lectura.errors import ExitStatus, TranscriptError, UsageError
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.pipeline import Gate, Target, Written
    from lectura.pipeline.pages.order import Asked, Order
    from lectura.records.notes import Notes
    from lectura.records.transcript import Transcript
    from lectura.store import Store

_SUFFIXES = (".html", ".htm")


@dataclass(frozen=True)
class Of:
    """What the page is made of besides the transcript."""

    notes: Annotated[
        Path | None,
        typer.Option(help="Notes (json). Default: those beside the transcript."),
    ] = None
    media: Annotated[
        Path | None,
        typer.Option(help="The recording. Default: the one the notes lead to, or beside it."),
    ] = None
    slides: Annotated[
        list[Path] | None,
        typer.Option(help="A list of slides (json); may be given several times."),
    ] = None
    embed_audio: Annotated[
        bool,
        typer.Option(
            "--embed-audio",
            help="Put the sound into the page (10 MB an hour): for phones, mail, and recordings "
            "that no browser plays.",
        ),
    ] = False


@dataclass(frozen=True)
class Wish:
    """What the page is made of, and the names of those who are left out."""

    of: Of
    excluded: tuple[str, ...]


@command
@takes_settings("notes.exclude_speakers")
def page(
    file: Annotated[
        Path,
        typer.Argument(metavar="TRANSCRIPT", help="A transcript in any format, or its recording."),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="The page, or a folder for it. Default: beside the transcript.",
        ),
    ] = None,
    *,
    of: Of,
    flags: Flags,
    opening: opt.Opening = False,
    replacing: opt.Replacing,
    as_json: opt.OneJson = False,
) -> ExitStatus:
    """Make the page to study from: player, transcript and notes in one file, for any browser.

    Example: lectura page out/clase.json --embed-audio -o clase.html
    """
    from lectura.cli.report import tell_pages
    from lectura.cli.setup import settings, theirs
    from lectura.pipeline import Gate
    from lectura.store import Store

    chosen = settings(flags, sections=("general", "notes.exclude_speakers"))
    store = Store(chosen.cache)
    gate = Gate(store, theirs(overwrite=replacing.overwrite, keep=replacing.keep))
    made = _make(file, output, Wish(of, chosen.notes.exclude_speakers), store, gate)
    tell_kept(made.kept)
    if as_json:
        from lectura.pipeline.reporting import kept_files

        kept = [one.model_dump(mode="json") for one in kept_files(made.kept)]
        out_json({"input": str(file), "outputs": list(map(str, made.paths)), "kept": kept})
    tell_pages(made.paths, wanted=opening)
    whole = all(one.accepted for one in made.kept)
    return ExitStatus.COMPLETE if whole else ExitStatus.PARTIAL


def _make(file: Path, output: Path | None, wish: Wish, store: Store, gate: Gate) -> Written:
    """Gather what the page is made of, make it and write it.

    Raises:
        LecturaError: one of its kinds: something named is not there or cannot be meant.
    """
    from lectura.outputs.corrections import read_corrected
    from lectura.outputs.writing import prepare
    from lectura.pipeline.pages.files import write_as_asked
    from lectura.pipeline.pages.making import PageMaker

    words = _transcript_file(file)
    transcript = read_corrected(words)
    place, target = _places(words, output)
    notes = _notes(wish.of.notes, place)
    asked = _asked(words, wish, transcript)
    order = _order(words, (place, target), transcript, notes, asked)
    prepare(target)
    with console().progress(words.name):
        made = PageMaker(store, gate, console().hook).make(order)
    for remark in made.remarks:
        console().warning(remark)
    return write_as_asked(made, order, (place, target), store, gate)


def _transcript_file(file: Path) -> Path:
    """The transcript that is meant: the file itself, or the json of a recording."""
    from lectura.cli.originals import place_of
    from lectura.inputs.discover import RECORDING_SUFFIXES
    from lectura.pipeline.pages.meant import refuse_other

    refuse_other(file)
    if file.suffix.casefold() not in RECORDING_SUFFIXES:
        return file
    data = place_of(file).transcript("json")
    if not data.is_file():
        raise TranscriptError(
            f"There is no transcript of {file} beside it.",
            hint=f"Make it, with its notes and its page: lectura run {as_argument(file)}",
            value=str(file),
        )
    return data


def _places(words: Path, output: Path | None) -> tuple[Target, Target]:
    """The place of the transcript's outputs, and that of the page.

    Raises:
        UsageError: the page would not be called as one.
    """
    from lectura.pipeline import Target
    from lectura.records.target import beside_file

    place = beside_file(words)
    if output is None:
        return place, place
    if output.is_dir() or str(output).endswith(("/", "\\")):
        return place, Target(output, place.stem)
    if output.suffix.lower() != _SUFFIXES[0]:
        raise UsageError(
            f"{output} is no name for a page, which ends in .html.",
            hint=f"Call it so: lectura page {as_argument(words)} -o "
            f"{as_argument(output.with_suffix('.html'))}",
            value=str(output),
        )
    return place, Target(output.parent, output.stem)


def _notes(named: Path | None, place: Target) -> Notes | None:
    """The notes that were named, else those beside the transcript.

    Raises:
        NotesError: they cannot be read.
    """
    from lectura.render import read_notes

    file = named if named is not None else place.notes("json")
    return read_notes(file) if named is not None or file.is_file() else None


def _asked(words: Path, wish: Wish, transcript: Transcript) -> Asked:
    """What is asked of the page.

    Raises:
        UsageError: there is no such speaker.
        NotMediaError: the recording that was named is not there, or is none.
    """
    from lectura.notes.exclude import excluded_ids
    from lectura.pipeline.pages.meant import require_recording
    from lectura.pipeline.pages.order import Asked

    of = wish.of
    if of.media is not None:
        require_recording(of.media, words)
    excluded = excluded_ids(transcript, wish.excluded)
    return Asked(of.embed_audio, excluded, tuple(of.slides or ()), of.media)


def _order(
    words: Path,
    places: tuple[Target, Target],
    transcript: Transcript,
    notes: Notes | None,
    asked: Asked,
) -> Order:
    """What the page is made of.

    Raises:
        UsageError: the notes hold words of somebody who is to be left out, and only a language
            model could make them again.
    """
    from lectura.pipeline.pages.files import order_of
    from lectura.pipeline.pages.leaving_out import notes_without
    from lectura.pipeline.pages.recordings import found_beside

    place, target = places
    if notes is not None and notes_without(notes, transcript, asked.excluded) is None:
        names = " ".join(
            f"--exclude-speaker {as_argument(transcript.speaker_label(one) or one)}"
            for one in asked.excluded
        )
        raise UsageError(
            "The notes hold words of somebody who is to be left out, and were made by a language "
            "model.",
            hint=f"Make them again without: lectura summarize {as_argument(words)} {names}",
            value=" ".join(asked.excluded),
        )
    found = found_beside(place, transcript, notes, target.folder)
    typed = words.name if words.parent == target.folder else str(words)
    return order_of(places, found, transcript, notes, typed, asked)
