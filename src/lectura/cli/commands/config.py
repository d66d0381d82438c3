"""``lectura config``: each setting, and where its value came from."""

from __future__ import annotations

from typing import Annotated

import typer

from lectura.cli.console import out, out_json
from lectura.cli.exit import command
from lectura.errors import ExitStatus

app = typer.Typer(help="Settings: lectura.toml, LECTURA_* variables, flags.", no_args_is_help=True)


@app.command("show")
@command
def show(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> ExitStatus:
    """Show every setting, its value and who set it."""
    from lectura.cli.setup import layered

    rows = layered({}).rows()
    if as_json:
        out_json(
            {f"{row.section}.{row.name}": {"value": row.json, "from": row.origin} for row in rows}
        )
        return ExitStatus.COMPLETE
    wide = max(len(f"{row.section}.{row.name}") for row in rows)
    for row in rows:
        name = f"{row.section}.{row.name}"
        out(f"{name:{wide}}  {row.value:24}  {row.origin}")
    return ExitStatus.COMPLETE


@app.command("path")
@command
def path() -> ExitStatus:
    """Print where the user's own settings file is looked for."""
    from lectura.config.layers import FILE_NAME, user_config_folder

    out(str(user_config_folder() / FILE_NAME))
    return ExitStatus.COMPLETE
