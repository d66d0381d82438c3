"""``lectura translate``: transcripts in another language, cue by cue."""

from __future__ import annotations

from dataclasses import replace
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
    from lectura.notes.composed.estimate import Plan
    from lectura.pipeline import Outcome, Pipeline, Target
    from lectura.pipeline.translation.stage import Spoken
    from lectura.records.transcript import Transcript

Transcripts = Annotated[
    list[Path],
    typer.Argument(
        metavar="TRANSCRIPT",
        help="Transcripts (json of lectura, srt, vtt, txt, tsv, docx); - reads standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        help="Folder for the translation; - prints it. Default: beside the transcript.",
        rich_help_panel="Output",
    ),
]
_SUBTITLES = (".srt", ".vtt")


@command
@takes_settings(
    "translation",
    "subtitles",
    "transcribe.model",
    "llm",
    "notes.exclude_speakers",
    "notes.prompt",
    "general",
    "progress",
    flags={
        "translate_to": ("--to", "--translate-to"),
        "translation_formats": ("-f", "--translation-formats"),
    },
)
def translate(
    inputs: Transcripts,
    output: Output = None,
    *,
    flags: Flags,
    estimate: opt.Estimate = False,
    as_json: opt.AsJson = False,
    replacing: opt.Replacing,
) -> ExitStatus:
    """Translate transcripts: every cue stays, with its times as they are.

    Example: lectura translate clase.json --to en
    """
    refuse_formats(inputs, flags, "translation_formats", "translate")
    from lectura.cli.report import each
    from lectura.cli.setup import pipeline, settings, with_theirs
    from lectura.outputs.noted_names import places_of_notes
    from lectura.pipeline.translation.stage import require_language

    chosen = settings(flags)
    require_language(chosen.translation, inputs)
    chosen = with_theirs(chosen, overwrite=replacing.overwrite, keep=replacing.keep)
    runner = pipeline(chosen)
    runner.translations.stage.check()
    if estimate:
        from lectura.cli.estimating import estimate as told

        def plan(path: Path) -> Plan | None:
            return runner.translations.stage.plan(_spoken(path))

        return told(inputs, plan, chosen.llm, as_json=as_json)
    places: dict[Path, Target] = {}
    if output != "-":
        folder = None if output is None else Path(output)
        places = places_of_notes(inputs, folder, None, None)
    if output is None:
        places.pop(Path("-"), None)
    typed = "translation_formats" in flags
    return each(
        [
            (path, partial(_one, runner, chosen, path, places.get(path), typed, as_json))
            for path in inputs
        ],
        as_json=as_json,
    )


def _one(
    runner: Pipeline,
    chosen: Settings,
    path: Path,
    place: Target | None,
    typed: bool,
    as_json: bool,
) -> Outcome:
    """The translation of one transcript; printed where it has no place."""
    spoken = _spoken(path)
    formats = chosen.translation.formats
    if not typed and not spoken.transcript.timed:
        formats = _without_times(formats)
    with console().progress(path.name):
        outcome = runner.translations.translate(spoken, path, place, formats)
    if place is not None:
        outcome = runner.translations.with_notes(outcome, place)
    if place is not None and path == place.transcript("json"):
        outcome = runner.pages.renew(outcome, place)
    if place is None and not as_json and outcome.translation is not None:
        from lectura.outputs.translations import translation_text

        options = replace(chosen.translation, formats=formats)
        out(translation_text(outcome.translation, options, chosen.output.cues))
    return outcome


def _spoken(path: Path) -> Spoken:
    """The transcript of a file, with the terms of the notes beside it."""
    from lectura.cli.setup import read_input
    from lectura.pipeline.pages.files import notes_there
    from lectura.pipeline.translation.stage import Spoken
    from lectura.records.target import beside

    transcript = read_input(path)
    is_piped = str(path) == "-"
    of_subtitles = is_piped or path.suffix.lower() in _SUBTITLES
    return Spoken(
        transcript,
        "standard input" if is_piped else path.name,
        as_cut=of_subtitles and transcript.engine is None,
        notes=None if is_piped else notes_there(beside(path)),
        recordings=() if is_piped else _recordings(path, transcript),
    )


def _recordings(path: Path, transcript: Transcript) -> tuple[Path, ...]:
    """The recording of a transcript, or each of several, where they are found."""
    from lectura.outputs.writing import recording_of, recordings_of

    if several := recordings_of(path, transcript):
        return several
    recording = recording_of(path, transcript)
    return () if recording is None else (recording,)


def _without_times(formats: tuple[str, ...]) -> tuple[str, ...]:
    """The forms for a transcript without times: a text takes the place of subtitles."""
    from lectura.translation.forms import NEED_TIMES

    texts = ("txt" if name in NEED_TIMES else name for name in formats)
    return tuple(dict.fromkeys(texts))
