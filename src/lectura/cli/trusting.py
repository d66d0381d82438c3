"""The person's yes to the settings file of a folder: asked at a terminal, refused elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from lectura.cli.console import console
from lectura.errors import ConfigError
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.config import Claims, Layered

TrustFolder = Annotated[
    bool | None,
    typer.Option(
        "--trust-folder/--no-trust-folder",
        help="Let this folder's lectura.toml decide where keys and words are sent, in this run; or "
        "ignore those settings. Default: ask.",
        rich_help_panel="Output",
        show_default=False,
    ),
]
TRUST_FLAG = "trust_folder"
"""Its name among the flags of a command that takes settings."""
_FLAGS = "For this run alone add --trust-folder, to go on without them --no-trust-folder. "
_WHAT = "where keys and words go or what is loaded"


def agreed(
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    folder: Path,
    *,
    yes: bool | None,
    sections: Collection[str] | None,
    has_flag: bool = True,
) -> Layered:
    """The settings, after the person was asked about the folder's file where that is due.

    Args:
        flags: what was typed, parsed.
        environ: the environment.
        folder: where lectura was started.
        yes: ``--trust-folder``, ``--no-trust-folder``, or neither.
        sections: those whose settings the command uses; None means all.
        has_flag: the command has the flags of ``yes``.

    Raises:
        ConfigError: the yes is missing, or as `lectura.config.load`.
    """
    from lectura.config import load

    values = load(flags, environ=environ, folder=folder, trust_folder=bool(yes))
    claims = values.claims
    if claims is None or not _concerned(claims, sections):
        return values
    if yes is False:
        console().warning(left_out(claims))
        return values
    answer = _answer(claims)
    if answer == "no":
        console().warning(left_out(claims))
        return values
    if answer != "yes":
        raise ConfigError(
            f"{claims.path} sets {_names(claims)}: the file of a folder may not decide {_WHAT} "
            "without your yes.",
            hint=f"{_FLAGS if has_flag else ''}For good, once you have read the file: "
            f"{trust_command(claims.path)}",
            value=str(claims.path),
        )
    remember(claims)
    # What was read once more is what the yes was for, or it is asked again.
    return agreed(flags, environ, folder, yes=None, sections=sections, has_flag=has_flag)


def left_out(claims: Claims) -> str:
    """The sentence for settings of a folder that do not take effect."""
    return (
        f"{claims.path} also sets {_names(claims)}, which is left out: the file of a folder may "
        f"not decide {_WHAT} without your yes: {trust_command(claims.path)}"
    )


def remember(claims: Claims) -> None:
    """Keep the person's yes.

    Raises:
        OutputError: it cannot be written.
    """
    from lectura.config.layers import user_config_folder
    from lectura.config.trust import TrustBook

    TrustBook(user_config_folder()).remember(claims.path, claims.sha256)


def trust_command(path: Path) -> str:
    """The command that says yes to a file."""
    return f"lectura config trust {as_argument(path)}"


def _concerned(claims: Claims, sections: Collection[str] | None) -> bool:
    return sections is None or any(
        row.section in sections or f"{row.section}.{row.name}" in sections for row in claims.rows
    )


def _names(claims: Claims) -> str:
    return ", ".join(f"{row.section}.{row.name}" for row in claims.rows)


def _answer(claims: Claims) -> Literal["yes", "no", "none"]:
    """What the person says to a file; ``none`` without an answer, or where nobody can be asked."""
    if not can_ask():
        return "none"
    claimed = "\n".join(f"    {row.section}.{row.name} = {row.value}" for row in claims.rows)
    answer = console().ask(
        f"{claims.path} wants to decide {_WHAT}:\n{claimed}\n"
        "Do you trust this file? y: yes, until it changes; n: go on without these settings; "
        "Enter: stop [y/n] "
    )
    said = answer.strip().lower()
    return "yes" if said in ("y", "yes") else "no" if said in ("n", "no") else "none"


def can_ask() -> bool:
    """True where a person is at the terminal to answer."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


def _is_terminal(stream: Any) -> bool:
    return stream is not None and hasattr(stream, "isatty") and stream.isatty()
