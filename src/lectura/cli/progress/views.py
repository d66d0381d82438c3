"""Which way progress is shown."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from typing_extensions import Self

from lectura.cli.progress.stages import Stages
from lectura.progress import Progress

if TYPE_CHECKING:
    from rich.console import Console as RichConsole

Style: TypeAlias = Literal["auto", "lines", "json"]
"""Bars on a terminal and lines elsewhere; always lines; to programs."""


class View(Protocol):
    """Shows how far the work on one recording is."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *exception: object) -> None: ...
    def draw(self, event: Progress) -> None:
        """Take an event."""

    def rename(self, title: str) -> None:
        """The recording is called this from now on."""

    def abandon(self) -> None:
        """Take back what can be taken back: there is nothing to show."""


def new_view(
    style: Style, title: str, tell: Callable[[str], None], terminal: RichConsole | None
) -> View:
    """The view of a recording.

    Args:
        style: as it was chosen.
        title: what the recording is called.
        tell: takes a line for people.
        terminal: one on which what was drawn can be drawn over; None where there is none.
    """
    stages = Stages(time.monotonic)
    if style == "auto" and terminal is not None:
        from lectura.cli.progress.bars import Bars

        return Bars(terminal, title, stages)
    if style == "json":
        from lectura.cli.progress.json_lines import JsonLines

        return JsonLines(write_line, title, stages)
    from lectura.cli.progress.lines import Lines

    return Lines(tell, title, stages)


def write_line(line: str) -> None:
    """Write one line for programs to stderr, at once."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
