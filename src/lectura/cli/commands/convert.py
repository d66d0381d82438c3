"""``lectura convert``: a transcript that a person corrected, in every other form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out_json
from lectura.cli.exit import command
from lectura.cli.report import tell_kept
from lectura.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from lectura.pipeline import Gate
    from lectura.pipeline.converting import Conversion
    from lectura.store import Store

ConvertFormats = Annotated[
    str,
    typer.Option(
        "-f",
        "--formats",
        help="Forms to make: txt,srt,vtt,tsv,json, and md (the notes' page; without notes, the "
        "transcript as a page).",
    ),
]


@command
def convert(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="The transcript you corrected (json, srt, vtt, tsv, txt); with --from-store, it "
            "or its recording.",
        ),
    ],
    formats: ConvertFormats = "txt,srt,json",
    output: opt.Out = None,
    from_store: Annotated[
        bool,
        typer.Option("--from-store", help="Take what was heard instead of what the file says."),
    ] = False,
    overwrite: opt.Overwrite = False,
    keep: opt.Keep = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> ExitStatus:
    """Make all other forms of a transcript from the one you corrected by hand.

    They are yours from then on: later runs keep them, until --from-store or --overwrite.

    Example: lectura convert clase.srt -f txt,vtt,json
    """
    from lectura.cli.setup import OF_TRANSCRIPTS, settings, with_theirs
    from lectura.pipeline import Gate
    from lectura.pipeline.converting import convert as make
    from lectura.store import Store

    wanted = _formats(formats)
    chosen = with_theirs(settings({}, sections=OF_TRANSCRIPTS), overwrite=overwrite, keep=keep)
    store = Store(chosen.cache)
    gate = Gate(store, chosen.output.theirs)
    work = _conversion(file, output, store, gate, from_store=from_store)
    written, lines = make(work, wanted, gate)
    for line in lines:
        console().warning(line)
    tell_kept(written.kept)
    if as_json:
        kept = [str(one.path) for one in written.kept]
        out_json({"input": str(file), "outputs": list(map(str, written.paths)), "kept": kept})
    for path in written.paths if not as_json else ():
        console().info(f"  {path}")
    whole = all(one.accepted for one in written.kept)
    return ExitStatus.COMPLETE if whole else ExitStatus.PARTIAL


def _conversion(
    file: Path, output: Path | None, store: Store, gate: Gate, *, from_store: bool
) -> Conversion:
    from lectura.cli.originals import heard_in, recording_of
    from lectura.formats import read_transcript
    from lectura.pipeline import Target
    from lectura.pipeline.converting import Conversion, grafted, read_beside
    from lectura.pipeline.correcting import beside_file, corrected, kept_corrections
    from lectura.pipeline.outputs import prepare

    place = beside_file(file)
    target = Target(output, place.stem) if output is not None else place
    corrections = kept_corrections(place, recording_of(file, place))
    before = read_beside(place)
    if from_store:
        transcript = corrected(heard_in(file, place, store), corrections)
        prepare(target)
        return Conversion(file, transcript, before, target, "end", spare=False)
    words = read_transcript(file)
    words = words if _is_json(file) else grafted(words, before)
    transcript = corrected(words, corrections, written=not _is_json(file))
    prepare(target)
    ours = gate.owns(file, place.transcript("json"))
    return Conversion(file, transcript, before, target, "respect" if ours else "begin")


def _is_json(file: Path) -> bool:
    return file.suffix.lower() == ".json"


def _formats(text: str) -> tuple[str, ...]:
    from lectura.formats import FORMATS
    from lectura.pipeline.converting import MARKDOWN

    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in FORMATS and name != MARKDOWN:
            raise UsageError(
                f"There is no form '{name}' to convert to.",
                hint=f"Choose among {', '.join((*FORMATS, MARKDOWN))}: "
                "lectura convert FILE -f srt,txt",
                value=name,
            )
    if not names:
        raise UsageError("No form is named.", hint="Name some: lectura convert FILE -f srt,txt")
    return names
