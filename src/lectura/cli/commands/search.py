"""``lectura search``: words across the lectures of a course."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out, out_json
from lectura.cli.errors import command
from lectura.errors import ExitStatus, UsageError
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.course.search import Found, Hit


@command
def search(
    folder: Annotated[Path, typer.Argument(help="Folder with the outputs of a course.")],
    query: Annotated[str, typer.Argument(help='Words; "in quotes" for a phrase.')],
    limit: Annotated[int, typer.Option(min=1, help="Most places to show.")] = 20,
    as_json: Annotated[bool, opt.json_per("place")] = False,
) -> ExitStatus:
    """Find words in all transcripts of a folder, with times.

    The exit status is 5 where nothing is found.

    Example: lectura search out "descenso de gradiente"
    """
    from lectura.cli.setup import layered
    from lectura.config.settings import cache_of
    from lectura.course.search import find, not_searched

    cache = cache_of(layered(sections=("general",)))
    found = find(folder, query, limit=limit, cache=cache)
    if not found.words:
        raise UsageError(
            f"There is no word to look for in {query!r}.",
            hint=f'Type some: lectura search {as_argument(folder)} "some words"',
            value=query,
        )
    for path in not_searched(folder, cache=cache):
        console().warning(f"{path} is damaged and was not searched.")
    if not found.hits:
        console().warning(f"Nothing in {folder} matches {query!r}.")
        return ExitStatus.NO_MATCH
    if found.matched != "all":
        console().tell(_fewer(found))
    for hit in found.hits:
        if as_json:
            out_json(_as_json(hit, found))
        else:
            out(_as_text(hit))
    return ExitStatus.COMPLETE


def _fewer(found: Found) -> str:
    which = "some of these" if found.matched == "some" and len(found.words) > 1 else "these"
    return f"No place has all of the words. Shown is what has {which}: {', '.join(found.words)}."


def _as_json(hit: Hit, found: Found) -> dict[str, Any]:
    import dataclasses

    return {**dataclasses.asdict(hit), "matched": found.matched}


def _as_text(hit: Hit) -> str:
    from lectura.timeline import format_clock

    at = format_clock(hit.start) if hit.start is not None else "–"
    who = f"{hit.speaker}: " if hit.speaker else ""
    return f"{hit.lecture}  {at}  {who}{hit.text}"
