"""``lectura verify``: is a submission still what it was when it was made?"""

from __future__ import annotations

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
        list[Path] | None, typer.Option(help="Also check that it was made of this recording.")
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
        out(f"{folder}: everything is as the manifest says.")
    return ExitStatus.FAILED if found else ExitStatus.COMPLETE
