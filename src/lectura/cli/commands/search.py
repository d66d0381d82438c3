"""``lectura search``: words across the lectures of a course."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out, out_json
from lectura.cli.errors import command
from lectura.errors import ExitStatus


@command
def search(
    folder: Annotated[Path, typer.Argument(help="Folder with the outputs of a course.")],
    query: Annotated[str, typer.Argument(help='Words; "in quotes" for a phrase.')],
    limit: Annotated[int, typer.Option(min=1, help="Most places to show.")] = 20,
    as_json: Annotated[bool, opt.json_per("place")] = False,
) -> ExitStatus:
    """Find words in all transcripts of a folder, with times.

    Example: lectura search out "descenso de gradiente"
    """
    from lectura.cli.setup import layered
    from lectura.config.settings import cache_of
    from lectura.course.search import not_searched
    from lectura.course.search import search as find
    from lectura.timeline import format_clock

    cache = cache_of(layered(sections=("general",)))
    hits = find(folder, query, limit=limit, cache=cache)
    for path in not_searched(folder, cache=cache):
        console().warning(f"{path} is damaged and was not searched.")
    for hit in hits:
        if as_json:
            out_json(
                {
                    "lecture": hit.lecture,
                    "start": hit.start,
                    "speaker": hit.speaker,
                    "text": hit.text,
                    "score": hit.score,
                }
            )
            continue
        at = format_clock(hit.start) if hit.start is not None else "–"
        who = f"{hit.speaker}: " if hit.speaker else ""
        out(f"{hit.lecture}  {at}  {who}{hit.text}")
    if not hits and not as_json:
        console().warning(f"Nothing in {folder} matches {query!r}.")
    return ExitStatus.COMPLETE
