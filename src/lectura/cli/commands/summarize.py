"""``lectura summarize``: transcripts to notes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out
from lectura.cli.errors import command
from lectura.cli.parameters import Flags, refuse_formats, takes_settings
from lectura.errors import ExitStatus

if TYPE_CHECKING:
    from lectura.config import Settings
    from lectura.notes.composed.engine import Plan
    from lectura.pipeline import Outcome, Pipeline, Target
    from lectura.records.transcript import Transcript

Transcripts = Annotated[
    list[Path],
    typer.Argument(
        metavar="TRANSCRIPT",
        help="Transcripts (txt, srt, vtt, tsv, docx, json of lectura, whisper, faster-whisper or "
        "whisperX); - reads standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        help="Folder for the notes; - prints them. Default: beside the transcript.",
        rich_help_panel="Output",
    ),
]


@command
@takes_settings(
    "llm",
    "notes",
    "template",
    "general",
    "progress",
    flags={"notes_formats": ("-f", "--notes-formats", "--formats")},
)
def summarize(
    inputs: Transcripts,
    output: Output = None,
    *,
    ics: opt.Ics = False,
    flags: Flags,
    estimate: opt.Estimate = False,
    as_json: opt.AsJson = False,
    replacing: opt.Replacing,
) -> ExitStatus:
    """Write notes of transcripts, each with the words it rests on.

    Example: lectura summarize clase.txt -o out
    """
    refuse_formats(inputs, flags, "notes_formats", "summarize")
    from lectura.cli.report import each
    from lectura.cli.setup import pipeline, settings, with_more, with_theirs
    from lectura.outputs.noted_names import places_of_notes

    chosen = with_more(settings(flags), ics=ics)
    chosen = with_theirs(chosen, overwrite=replacing.overwrite, keep=replacing.keep)
    runner = pipeline(chosen)
    if estimate:
        from lectura.cli.estimating import estimate as told
        from lectura.cli.setup import read_input

        def plan(path: Path) -> Plan | None:
            return runner.noting.plan(read_input(path))

        return told(inputs, plan, chosen.llm, as_json=as_json)
    places: dict[Path, Target] = {}
    if output != "-":
        folder = None if output is None else Path(output)
        places = places_of_notes(inputs, folder, flags.get("output_template"), chosen.notes.date)
    if output is None:
        places.pop(Path("-"), None)
    return each(
        [(path, partial(_one, runner, chosen, path, places.get(path), as_json)) for path in inputs],
        as_json=as_json,
    )


def _one(
    runner: Pipeline, chosen: Settings, path: Path, place: Target | None, as_json: bool
) -> Outcome:
    """The notes of one transcript; printed where they have no place."""
    from lectura.cli.setup import read_input

    transcript = read_input(path)
    target = None if place is None else _linked(place, transcript, path)
    with console().progress(path.name):
        outcome = runner.summarize(transcript, path, target)
    if target is None and not as_json:
        from lectura.outputs.translations import translation_for
        from lectura.records.target import beside
        from lectura.render import RenderOptions, render_notes

        assert outcome.notes is not None  # noqa: S101 - summarize always makes notes
        form = chosen.output.notes_formats[0]
        translation = translation_for(beside(path), outcome.notes.language)
        options = RenderOptions(link=chosen.output.link, translation=translation)
        out(render_notes(outcome.notes, form, options))
    return outcome


def _linked(target: Target, transcript: Transcript, path: Path) -> Target:
    """With links to the recording, where it is still found."""
    from lectura.outputs.writing import recording_of, recordings_of

    if str(path) != "-" and (several := recordings_of(path, transcript)):
        return target.linked_to_each(several)
    recording = None if str(path) == "-" else recording_of(path, transcript)
    return target if recording is None else target.linked(recording)
