"""The commands, each from its own module, registered in the order people need them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lectura.cli.commands import (
    batch,
    cache,
    config,
    convert,
    correct,
    doctor,
    forget,
    models,
    run,
    search,
    speakers,
    summarize,
    transcribe,
    verify,
    voices,
)
from lectura.cli.console import console, out
from lectura.process.version import __version__

_EPILOG = (
    "Exit status: 0 complete · 1 failed · 2 usage · 3 partial · 4 internal error · "
    "5 nothing found · 130 interrupted"
)

# Grouped, coloured help takes a quarter of a second to load; the list of commands must not wait.
_PLAIN = sys.argv[1:] in ([], ["-h"], ["--help"])

app = typer.Typer(
    name="lectura",
    help="A lecture recording in; its transcript, and notes you can check against it, out.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None if _PLAIN else "rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        out(f"lectura {__version__}")
        raise typer.Exit


@app.callback()
def lectura(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="No progress, only warnings and errors.")
    ] = False,
) -> None:
    """Take what all commands share."""
    console().begin(quiet=quiet)


app.command("run")(run.run)
app.command("transcribe")(transcribe.transcribe)
app.command("summarize")(summarize.summarize)
app.command("batch")(batch.batch)
app.command("speakers")(speakers.speakers)
app.command("correct")(correct.correct)
app.command("convert")(convert.convert)
app.command("search")(search.search)
app.command("forget")(forget.forget)
app.command("verify")(verify.verify)
app.command("doctor")(doctor.doctor)
app.add_typer(models.app, name="models")
app.add_typer(voices.app, name="voices")
app.add_typer(config.app, name="config")
app.add_typer(cache.app, name="cache")
