"""A comparison, told on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lectura.cli.console import console, shown

if TYPE_CHECKING:
    from rich.table import Table

    from lectura.records.comparison import Comparison, Disagreement

_PLACES = 3
_MOST_CHARACTERS = 120


def tell(comparison: Comparison) -> None:
    """Show the table, what is wrong with a solution, and the places that matter most."""
    from lectura.compare.report import reference_line

    console().table(_table(comparison))
    for one in comparison.solutions:
        for fault in one.faults:
            console().warning(f"{one.name} {fault}.".replace("?.", "?"))
    for notice in comparison.notices:
        console().tell(notice)
    if comparison.reference is not None:
        console().tell(reference_line(comparison).replace("\\", ""))
    for place in comparison.disagreements[:_PLACES]:
        console().tell(_place(place))


def _table(comparison: Comparison) -> Table:
    from rich import box
    from rich.table import Table

    truth = comparison.reference is not None
    table = Table(box=box.SIMPLE)
    heads = ["agreement, %", *(["word errors, %"] if truth else []), "speech covered, %", "words"]
    table.add_column("solution")
    for head in (*heads, "seconds", "× real time", "MB"):
        table.add_column(head, justify="right")
    for row in _rows(comparison, truth=truth):
        table.add_row(*map(shown, row))
    return table


def _rows(comparison: Comparison, *, truth: bool) -> list[list[str]]:
    from lectura.compare.report import figures

    rows = []
    for one in comparison.solutions:
        if one.problem is not None:
            rows.append([one.name, "takes no part"])
            continue
        told = figures(one, truth=truth, show_seconds="{:.1f}".format)
        rows.append([one.name, *told])
    return rows


def _place(place: Disagreement) -> str:
    from lectura.compare.report import grouped
    from lectura.timeline import format_clock

    at = "–" if place.start is None else format_clock(place.start)
    wrote = "; ".join(
        f"{f'“{_brief(text)}”' if text else 'nothing'} ({', '.join(names)})"
        for text, names in grouped(place.hypotheses)
    )
    return f"{at}  … {place.before} [ ] {place.after} …: {wrote}"


def _brief(text: str) -> str:
    """The text; of a whole passage its beginning and its end."""
    if len(text) <= _MOST_CHARACTERS:
        return text
    half = _MOST_CHARACTERS // 2
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
