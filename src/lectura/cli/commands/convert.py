"""``lectura convert``: a transcript that a person corrected, in every other form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out_json
from lectura.cli.errors import command
from lectura.cli.parameters import Flags, takes_settings
from lectura.cli.report import tell_kept
from lectura.errors import ExitStatus, UsageError
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.pipeline import Gate, Written
    from lectura.pipeline.rework.conversion import Conversion
    from lectura.store import Store

ConvertFormats = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--formats",
        help="Forms to make: txt,srt,vtt,tsv,json, md (the notes' page; without notes, the "
        "transcript as a page), and html (the page to study from). Default: txt,srt,json; with "
        "--from-store all that you converted.",
    ),
]

_DEFAULT = ("txt", "srt", "json")


@command
@takes_settings("subtitles")
def convert(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="The transcript you corrected (json, srt, vtt, tsv, txt, docx); with "
            "--from-store, it or its recording.",
        ),
    ],
    formats: ConvertFormats = None,
    output: opt.Out = None,
    *,
    from_store: Annotated[
        bool,
        typer.Option("--from-store", help="Take what was heard instead of what the file says."),
    ] = False,
    flags: Flags,
    replacing: opt.Replacing,
    as_json: opt.OneJson = False,
) -> ExitStatus:
    """Make all other forms of a transcript from the one you corrected by hand.

    They are yours from then on: later runs keep them, until --from-store or --overwrite.

    Example: lectura convert clase.srt -f txt,vtt,json
    """
    from lectura.cli.setup import OF_TRANSCRIPTS, settings, with_theirs
    from lectura.outputs.cue_limits import limits_of, remember_limits
    from lectura.pipeline import Gate
    from lectura.pipeline.pages.making import PageMaker
    from lectura.pipeline.rework.conversion import MARKDOWN, forms_of_theirs
    from lectura.pipeline.rework.conversion import convert as make
    from lectura.store import Store

    wanted = _formats(formats) if formats is not None else ()
    chosen = with_theirs(
        settings(flags, sections=OF_TRANSCRIPTS), overwrite=replacing.overwrite, keep=replacing.keep
    )
    store = Store(chosen.cache)
    gate = Gate(store, chosen.output.theirs)
    page = MARKDOWN in wanted
    work = _conversion(file, output, store, gate, from_store=from_store, page=page)
    typed = {"max_line_width", "max_line_count"} & flags.keys()
    known = chosen.output.cues if typed else limits_of(store, work.target, chosen.output.cues)
    work = replace(work, cues=known)
    if from_store:
        wanted = wanted or forms_of_theirs(work.target, gate)
    pages = PageMaker(store, gate, console().hook)
    written, lines = make(work, wanted or _DEFAULT, gate, pages)
    if from_store:
        written = _with_command(written, _typed_again(file, formats, output))
    remember_limits(store, work.target, tuple(wanted or _DEFAULT), known)
    for line in lines:
        console().warning(line)
    tell_kept(written.kept)
    if as_json:
        from lectura.pipeline.reporting import kept_files

        kept = [one.model_dump(mode="json") for one in kept_files(written.kept)]
        out_json({"input": str(file), "outputs": list(map(str, written.paths)), "kept": kept})
    for path in written.paths if not as_json else ():
        console().info(f"  {path}")
    whole = all(one.accepted for one in written.kept)
    return ExitStatus.COMPLETE if whole else ExitStatus.PARTIAL


def _conversion(
    file: Path, output: Path | None, store: Store, gate: Gate, *, from_store: bool, page: bool
) -> Conversion:
    from lectura.cli.originals import heard_in, place_of, recording_of
    from lectura.formats import read_transcript
    from lectura.outputs.corrections import corrected, kept_corrections
    from lectura.outputs.writing import prepare
    from lectura.pipeline import Target
    from lectura.pipeline.rework.conversion import Conversion, grafted, read_beside

    place = place_of(file)
    target = Target(output, place.stem) if output is not None else place
    corrections = kept_corrections(place, recording_of(file, place))
    if from_store:
        before = read_beside(place)
        transcript = corrected(heard_in(file, place, store), corrections)
        prepare(target)
        return Conversion(file, transcript, before, place, target, "end", spare=False)
    words = read_transcript(file)
    if _is_json(file):
        before = words if file == place.transcript("json") else read_beside(place)
    else:
        before = read_beside(place, segments=page or not words.timed)
        words = grafted(words, before)
    transcript = corrected(words, corrections, written=not _is_json(file))
    prepare(target)
    ours = gate.owns(file, place.transcript("json"))
    return Conversion(file, transcript, before, place, target, "respect" if ours else "begin")


def _with_command(written: Written, command: str) -> Written:
    """The same; of each file that is a person's own the whole command that gives it up."""
    from lectura.outputs.in_place import HOW

    how = f"to replace it: {command}"
    kept = (replace(one, message=one.message.replace(HOW, how)) for one in written.kept)
    return replace(written, kept=tuple(kept))


def _typed_again(file: Path, formats: str | None, output: Path | None) -> str:
    words = ["lectura", "convert", as_argument(file), "--from-store"]
    words += [] if formats is None else ["-f", as_argument(formats)]
    words += [] if output is None else ["-o", as_argument(output)]
    return " ".join([*words, "--overwrite"])


def _is_json(file: Path) -> bool:
    return file.suffix.lower() == ".json"


def _formats(text: str) -> tuple[str, ...]:
    from lectura.formats import FORMATS
    from lectura.pipeline.rework.conversion import MARKDOWN
    from lectura.records.target import HTML

    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in (*FORMATS, MARKDOWN, HTML):
            raise UsageError(
                f"There is no form '{name}' to convert to.",
                hint=f"Choose among {', '.join((*FORMATS, MARKDOWN, HTML))}: "
                "lectura convert FILE -f srt,txt",
                value=name,
            )
    if not names:
        raise UsageError("No form is named.", hint="Name some: lectura convert FILE -f srt,txt")
    return names
