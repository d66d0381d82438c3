"""The commands, each from its own module, registered in the order people need them."""

from __future__ import annotations

from lectura.cli import options as opt
from lectura.cli.commands import (
    batch,
    cache,
    compare,
    config,
    convert,
    correct,
    doctor,
    forget,
    live,
    models,
    page,
    run,
    search,
    speakers,
    summarize,
    transcribe,
    translate,
    verify,
    voices,
)
from lectura.cli.console import console
from lectura.cli.help import App

_EPILOG = (
    "Exit status: 0 complete · 1 failed · 2 usage · 3 partial · 4 internal error · "
    "5 nothing found · 130 interrupted"
)

app = App(
    name="lectura",
    help="A lecture recording in; its transcript, and notes you can check against it, out.",
    epilog=_EPILOG,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def lectura(version: opt.Version = False, quiet: opt.Quiet = False) -> None:
    """Take what all commands share."""
    console().begin(quiet=quiet)


app.command("run")(run.run)
app.command("transcribe")(transcribe.transcribe)
app.command("summarize")(summarize.summarize)
app.command("translate")(translate.translate)
app.command("page")(page.page)
app.command("batch")(batch.batch)
app.command("live")(live.live)
app.command("speakers")(speakers.speakers)
app.command("correct")(correct.correct)
app.command("convert")(convert.convert)
app.command("search")(search.search)
app.command("compare")(compare.compare)
app.command("forget")(forget.forget)
app.command("verify")(verify.verify)
app.command("doctor")(doctor.doctor)
app.add_typer(models.app, name="models")
app.add_typer(voices.app, name="voices")
app.add_typer(config.app, name="config")
app.add_typer(cache.app, name="cache")
