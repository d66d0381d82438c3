"""The options that several commands share and that are no settings, each written once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from lectura.cli.console import out
from lectura.process.version import __version__

_TRANSCRIPT = "Transcript"
_NOTES = "Notes"
_LLM = "Language model"
_OUTPUT = "Output"


def _show_version(wanted: bool) -> None:
    if wanted:
        out(f"lectura {__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "-V", "--version", callback=_show_version, is_eager=True, help="Show the version."
    ),
]
Quiet = Annotated[
    bool, typer.Option("-q", "--quiet", help="No progress, only warnings and errors.")
]
Recordings = Annotated[
    list[Path],
    typer.Argument(
        metavar="RECORDING",
        help="Recordings, video or audio; folders are searched. '-' reads one from standard input.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="DIR",
        help="Folder for the outputs. Default: beside the recording.",
        rich_help_panel=_OUTPUT,
    ),
]
Fresh = Annotated[
    bool,
    typer.Option("--fresh", help="Ignore cached results and start over.", rich_help_panel=_OUTPUT),
]
Overwrite = Annotated[
    bool,
    typer.Option(
        "--overwrite",
        help="Also replace files that lectura did not write, or that were changed since.",
        rich_help_panel=_OUTPUT,
    ),
]
Keep = Annotated[
    bool,
    typer.Option(
        "--keep",
        help="Keep such files as they are, in later runs too.",
        rich_help_panel=_OUTPUT,
    ),
]
AsJson = Annotated[
    bool,
    typer.Option(
        "--json",
        help="Print one JSON object per input on standard output.",
        rich_help_panel=_OUTPUT,
    ),
]
Opening = Annotated[
    bool,
    typer.Option("--open", help="Open the page in the browser.", rich_help_panel=_OUTPUT),
]
OneJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def json_per(what: str) -> Any:
    """The option ``--json`` of a command that lists things of a kind."""
    return typer.Option("--json", help=f"Print one JSON object per {what}.")


VocabularyFrom = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Output folder of a course whose terms are taken as vocabulary.",
        rich_help_panel=_TRANSCRIPT,
    ),
]
Estimate = Annotated[
    bool,
    typer.Option(
        "--estimate",
        help="Estimate tokens, time and cost of the notes; send nothing.",
        rich_help_panel=_LLM,
    ),
]
Ics = Annotated[
    bool,
    typer.Option(
        "--ics", help="Also write due dates as a calendar (.ics).", rich_help_panel=_NOTES
    ),
]
Submission = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Folder to hand in: all outputs and a manifest.",
        rich_help_panel=_OUTPUT,
    ),
]


AsOne = Annotated[
    str | None,
    typer.Option(
        "--as-one",
        metavar="NAME",
        help="Take the recordings, in this order, as one lecture of this name.",
        rich_help_panel=_OUTPUT,
    ),
]


@dataclass(frozen=True)
class Wanted:
    """Which recordings, and whether they are one lecture.

    Attributes:
        inputs: recordings and folders of them.
        as_one: what they are called together, where they are one lecture.
    """

    inputs: Recordings
    as_one: AsOne = None


@dataclass(frozen=True)
class Replacing:
    """What becomes of a person's file in the place of an output.

    Attributes:
        overwrite: it is replaced.
        keep: it is accepted for good.
    """

    overwrite: Overwrite = False
    keep: Keep = False


@dataclass(frozen=True)
class Writing:
    """How a command that works on recordings writes and tells.

    Attributes:
        as_json: tell it to programs, on standard output.
        fresh: take nothing from the store.
        overwrite, keep: see `Replacing`.
    """

    as_json: AsJson = False
    fresh: Fresh = False
    overwrite: Overwrite = False
    keep: Keep = False


@dataclass(frozen=True)
class Showing(Writing):
    """The same for a command that makes a page to study from.

    Attributes:
        opening: the page is opened.
    """

    opening: Opening = False
