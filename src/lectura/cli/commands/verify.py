"""``lectura verify``: is a submission still what it was when it was made?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out, out_json
from lectura.cli.errors import command
from lectura.errors import ExitStatus


@command
def verify(
    folder: Annotated[Path, typer.Argument(help="The submission.")],
    recording: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A recording that it should have been made of."),
    ] = None,
    as_json: opt.OneJson = False,
) -> ExitStatus:
    """Check a submission against its manifest.

    Example: lectura verify entrega
    """
    from lectura.submission.folder import verify as check

    found = check(folder, recordings=recording or [])
    if as_json:
        out_json(
            {
                "input": str(folder),
                "status": "failed" if found else "complete",
                "mismatches": [
                    {"name": item.name, "kind": item.kind, "message": item.message}
                    for item in found
                ],
            }
        )
    elif found:
        for item in found:
            console().error(item.message)
    else:
        made_of = f", and it was made of {_listed(recording)}" if recording else ""
        out(f"{folder}: everything is as the manifest says{made_of}.")
    return ExitStatus.FAILED if found else ExitStatus.COMPLETE


def _listed(paths: Sequence[Path]) -> str:
    """The names, as people list them."""
    *first, last = (str(path) for path in paths)
    return f"{', '.join(first)} and {last}" if first else last
