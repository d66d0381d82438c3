"""``lectura cache``: what is kept between runs, and removing it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out, out_json
from lectura.cli.errors import command
from lectura.cli.help import App
from lectura.cli.parameters import Flags, takes_settings
from lectura.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from lectura.pipeline.cached import Part

app = App(help="What is kept between runs: show, clear.")

_UNITS = ("B", "kB", "MB", "GB", "TB")


@app.command("show")
@command
@takes_settings("general.cache")
def show(flags: Flags, as_json: Annotated[bool, opt.json_per("kind")] = False) -> ExitStatus:
    """Show what is kept between runs: its size, how many things, where."""
    from lectura.pipeline.cached import parts_of

    for part in parts_of(_cache(flags)):
        if as_json:
            out_json(
                {
                    "kind": part.name,
                    "items": part.items,
                    "bytes": part.n_bytes,
                    "folder": str(part.folder),
                }
            )
        else:
            out(f"{part.name:12} {_size(part.n_bytes):>8} {part.items:>6}  {part.folder}")
            out(f"{'':28}  {part.what}")
    return ExitStatus.COMPLETE


@app.command("clear")
@command
@takes_settings("general.cache")
def clear(
    flags: Flags,
    kinds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KIND]...",
            help="transcripts, replies, models, index, files; all but files where none is named.",
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> ExitStatus:
    """Remove what is kept between runs; outputs and what runs at the moment are left.

    The exit status is 1 where you say no, 3 where something is in use and was left.

    Example: lectura cache clear transcripts --yes
    """
    from lectura.pipeline.cached import CLEARED, PARTS, parts_of
    from lectura.pipeline.cached import clear as remove

    wanted = tuple(kinds or CLEARED)
    if unknown := [kind for kind in wanted if kind not in PARTS]:
        raise UsageError(
            f"Nothing of the kind '{unknown[0]}' is kept.",
            hint=f"Choose among {', '.join(PARTS)}: lectura cache clear {PARTS[0]}",
            value=unknown[0],
        )
    cache = _cache(flags)
    parts = [part for part in parts_of(cache) if part.name in wanted and part.items]
    if not parts:
        console().tell("Nothing of that is kept.")
        return ExitStatus.COMPLETE
    if not yes and not _agreed(parts):
        console().tell("Nothing was removed.")
        return ExitStatus.FAILED
    left: list[Path] = []
    for part in parts:
        done = remove(part.name, cache)
        left += done.left
        console().tell(f"{part.name}: {_size(done.n_bytes)} removed")
    for path in left:
        console().warning(f"{path} is in use and was left.")
    return ExitStatus.PARTIAL if left else ExitStatus.COMPLETE


def _agreed(parts: list[Part]) -> bool:
    listed = ", ".join(f"{part.name} ({_size(part.n_bytes)})" for part in parts)
    if not sys.stdin.isatty():
        raise UsageError(
            f"Nobody can be asked whether to remove: {listed}.",
            hint=f"Say it with the command: lectura cache clear "
            f"{' '.join(part.name for part in parts)} --yes",
        )
    answer = console().ask(f"Remove {listed}? It can be made again. [y/N] ")
    return answer.strip().lower() in ("y", "yes", "s", "sí", "si")


def _cache(flags: Flags) -> Path | None:
    from lectura.cli.setup import settings

    return settings(flags, sections=("general.cache",)).cache


def _size(n_bytes: float) -> str:
    for unit in _UNITS:
        if n_bytes < 1000 or unit == _UNITS[-1]:
            break
        n_bytes /= 1000
    return f"{n_bytes:.0f} {unit}" if unit == "B" or n_bytes >= 100 else f"{n_bytes:.1f} {unit}"
