"""``lectura config``: each setting, and where its value came from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out, out_json
from lectura.cli.errors import command
from lectura.cli.help import App
from lectura.errors import ConfigError, ExitStatus, UsageError
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.config import Claims
    from lectura.config.fields import Field

File = Annotated[
    Path | None,
    typer.Argument(help="A folder's lectura.toml, or the folder; default: the current one."),
]

Setting = Annotated[
    str, typer.Argument(metavar="SECTION.NAME", help="The setting, such as transcribe.model.")
]
Here = Annotated[
    bool, typer.Option("--here", help="Write the lectura.toml of the current folder instead.")
]

_WIDEST = 40
"""Columns for values in a list of them; a longer one moves what follows it."""

app = App(help="Settings: lectura.toml, LECTURA_* variables, flags.")


@app.command("show")
@command
def show(
    as_json: opt.OneJson = False,
) -> ExitStatus:
    """Show every setting, its value and who set it."""
    from lectura.cli.setup import layered
    from lectura.cli.trusting import left_out

    found = layered(sections=())
    if found.claims is not None:
        console().warning(left_out(found.claims))
    rows = found.rows()
    if as_json:
        out_json(
            {f"{row.section}.{row.name}": {"value": row.json, "from": row.origin} for row in rows}
        )
        return ExitStatus.COMPLETE
    table = [(f"{row.section}.{row.name}", row.value, row.origin) for row in rows]
    wide = max(len(name) for name, _, _ in table)
    middle = max(len(value) for _, value, _ in table if len(value) <= _WIDEST)
    for name, value, origin in table:
        out(f"{name:{wide}}  {value:{middle}}  {origin}")
    return ExitStatus.COMPLETE


@app.command("path")
@command
def path() -> ExitStatus:
    """Print where the user's own settings file is looked for."""
    from lectura.config.files import FILE_NAME
    from lectura.config.layers import user_config_folder

    out(str(user_config_folder() / FILE_NAME))
    return ExitStatus.COMPLETE


@app.command("set")
@command
def set_(
    name: Setting,
    value: Annotated[str, typer.Argument(help="What it is to be; lists with commas: txt,srt.")],
    here: Here = False,
) -> ExitStatus:
    """Write a setting into your own lectura.toml; comments and order in it stay.

    Example: lectura config set transcribe.model small
    """
    from lectura.config.editing import field_named, set_value, value_of
    from lectura.config.rows import Value, row_of

    field = field_named(name)
    if here and field.secret:
        raise UsageError(
            f"A key does not belong into the file of a folder, which others may get: {name}.",
            hint=f"Put it into the variable {field.variable}, or into your own file: "
            f"lectura config set {name} …",
            value=name,
        )
    wanted = value_of(field, value, Path.cwd())
    place = _place(here=here)
    set_value(place, field, wanted)
    out(f"{name} = {row_of(field, Value(wanted, '')).value}, in {place}")
    _tell_stronger(field)
    return ExitStatus.COMPLETE


@app.command("unset")
@command
def unset(name: Setting, here: Here = False) -> ExitStatus:
    """Take a setting out of your own lectura.toml, so that its default holds."""
    from lectura.config.editing import field_named, unset_value

    field = field_named(name)
    place = _place(here=here)
    taken = unset_value(place, field)
    out(f"{name} {'is no longer set' if taken else 'was not set'} in {place}")
    _tell_stronger(field)
    return ExitStatus.COMPLETE


def _place(*, here: bool) -> Path:
    from lectura.config.files import FILE_NAME
    from lectura.config.layers import user_config_folder

    return (Path.cwd() if here else user_config_folder()) / FILE_NAME


def _tell_stronger(field: Field) -> None:
    if os.environ.get(field.variable, "").strip():
        console().warning(f"The variable {field.variable} is set, and counts instead.")


@app.command("trust")
@command
def trust(file: File = None) -> ExitStatus:
    """Let a folder's lectura.toml say where keys and words go, until it changes."""
    from lectura.cli.trusting import remember

    place = _settings_file(file)
    if not place.exists():
        raise ConfigError(
            f"There is no {place}.",
            hint="Nothing needs to be trusted there. See all settings: lectura config show",
            value=str(place),
        )
    claims = _claims(place)
    remember(claims)
    out(f"Trusted: {claims.path}")
    for row in claims.rows:
        out(f"    {row.section}.{row.name} = {row.value}")
    return ExitStatus.COMPLETE


@app.command("untrust")
@command
def untrust(file: File = None) -> ExitStatus:
    """Take back the trust in a folder's lectura.toml."""
    from lectura.config.layers import user_config_folder
    from lectura.config.trust import TrustBook

    place = _settings_file(file)
    known = TrustBook(user_config_folder()).forget(place)
    out(f"{'No longer trusted' if known else 'Was not trusted'}: {place}")
    return ExitStatus.COMPLETE


def _settings_file(given: Path | None) -> Path:
    """The file meant, which need not be there.

    Raises:
        ConfigError: no folder would read a file of that name.
    """
    from lectura.config.files import FILE_NAME

    place = (given or Path.cwd()).expanduser().absolute()
    if place.is_dir():
        return place / FILE_NAME
    if place.name != FILE_NAME:
        raise ConfigError(
            f"{place} is no {FILE_NAME}, and so is not read by itself.",
            hint=f"Name it for a run: LECTURA_CONFIG={as_argument(place)} lectura config show",
            value=str(place),
        )
    return place


def _claims(place: Path) -> Claims:
    """What a file would set with the person's yes."""
    from lectura.config.files import read_file
    from lectura.config.layers import Claims, claimed, defaults

    found = read_file(place)
    return Claims.of(found, claimed(found, defaults()))
