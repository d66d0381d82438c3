"""``lectura live``: captions while somebody speaks, and the files of a recording when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out
from lectura.cli.errors import command
from lectura.cli.parameters import Flags, refuse_formats, takes_settings
from lectura.errors import ExitStatus

_CAPTIONS = "Captions"


@dataclass(frozen=True)
class Heard:
    """Where the sound comes from."""

    named: Annotated[
        str | None,
        typer.Option(
            "-i",
            "--input",
            metavar="SOURCE",
            help="What to listen to: a microphone by number or name, a file, a named pipe, or '-' "
            "for standard input. Default: the system's microphone.",
            show_default=False,
        ),
    ] = None
    list_devices: Annotated[
        bool, typer.Option("--list-devices", help="List the microphones, and end.")
    ] = False
    pace: Annotated[
        float | None,
        typer.Option(
            metavar="NUMBER",
            min=0.1,
            max=100.0,
            help="How many times faster than it was spoken a file or pipe is taken. Default: 1 for "
            "a file, at most 1.5 for a pipe.",
            show_default=False,
        ),
    ] = None
    pcm: Annotated[
        str | None,
        typer.Option(
            metavar="RATE[,CHANNELS]",
            help="The pipe gives bare samples (16 bit, little-endian): 16000, or 44100,2.",
            show_default=False,
        ),
    ] = None


@dataclass(frozen=True)
class Shown:
    """Where the captions go, beside the terminal."""

    captions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.vtt",
            help="Also write them into this file while they come (WebVTT).",
            rich_help_panel=_CAPTIONS,
        ),
    ] = None
    page: Annotated[
        bool,
        typer.Option(
            "--page",
            help="Also show them on a page in the browser, for this machine alone.",
            rich_help_panel=_CAPTIONS,
        ),
    ] = False
    port: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=0,
            max=65535,
            help="Port of the page. Default: a free one.",
            rich_help_panel=_CAPTIONS,
            show_default=False,
        ),
    ] = 0


@dataclass(frozen=True)
class Kept:
    """What the recording is called, and what becomes of it."""

    name: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Name of the recording and of its files. Default: live- and the time.",
            rich_help_panel="Output",
            show_default=False,
        ),
    ] = None
    finish: Annotated[
        bool,
        typer.Option(
            "--finish/--no-finish",
            help="At the end make of the recording what 'lectura run' makes.",
            rich_help_panel="Output",
        ),
    ] = True


@command
@takes_settings(
    *(
        f"transcribe.{name}"
        for name in (
            "model",
            "language",
            "languages",
            "device",
            "compute_type",
            "words",
            "audio_track",
            "translate",
            "threads",
            "batch_size",
            "vocabulary",
            "formats",
        )
    ),
    "subtitles",
    "speakers",
    "names",
    "llm",
    "notes",
    "general",
    "progress",
)
def live(
    heard: Heard,
    shown: Shown,
    kept: Kept,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR",
            help="Folder for the recording and its files.",
            rich_help_panel="Output",
        ),
    ] = Path(),
    *,
    flags: Flags,
    vocabulary_from: opt.VocabularyFrom = None,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json",
            help="Print one JSON object per event on standard output.",
            rich_help_panel=_CAPTIONS,
        ),
    ] = False,
    replacing: opt.Replacing,
) -> ExitStatus:
    """Show captions while somebody speaks; at the end (Ctrl-C) make the files of a recording.

    The sound is kept all the time. Firm words do not change; those that still may are dim.

    Example: lectura live -o clase
    """
    if heard.list_devices:
        return _list_devices()
    refuse_formats((), flags, "formats", "transcribe")
    from lectura.cli.captioning.running import Wanted, raw_sound, run
    from lectura.cli.setup import settings_to_transcribe, with_theirs
    from lectura.live.opening import Input

    chosen = settings_to_transcribe(flags, vocabulary_from)
    chosen = with_theirs(chosen, overwrite=replacing.overwrite, keep=replacing.keep)
    wanted = Wanted(
        input=Input(heard.named, heard.pace, raw_sound(heard.pcm), chosen.audio_track),
        folder=output,
        name=kept.name,
        captions=shown.captions,
        port=shown.port if shown.page or shown.port else None,
        finish=kept.finish,
        as_json=as_json,
        overwrite=replacing.overwrite,
    )
    return run(wanted, chosen)


def _list_devices() -> ExitStatus:
    from lectura.live.sources.microphone import devices

    there = devices()
    for one in there:
        mark = "*" if one.default else " "
        out(f"{mark} {one.index:>3}  {one.name}  ({one.system}, {one.rate} Hz)")
    if not there:
        console().tell("There is no microphone.")
        return ExitStatus.NO_MATCH
    return ExitStatus.COMPLETE
