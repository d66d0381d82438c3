"""What a cell shows: lines, and one sentence where it stops, in place of a traceback."""

from __future__ import annotations

import importlib
import sys
from typing import Any

from lectura.errors import LecturaError


class StoppedCellError(LecturaError):
    """A cell cannot go on; those below it are not run.

    Notebooks show its message and what helps, without the lines of code that led there.
    """

    def _render_traceback_(self) -> list[str]:
        """What IPython shows of it."""
        return [self.message, *([f"→ {self.hint}"] if self.hint else [])]


def say(line: str) -> None:
    """Show a line below the cell, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def show(thing: object) -> None:
    """Show an object below the cell, as notebooks do (``_repr_html_``).

    Raises:
        StoppedCellError: this is no notebook.
    """
    _display().display(thing)


def show_link(file: str) -> None:
    """Show a link to a file below the notebook's folder.

    Raises:
        StoppedCellError: this is no notebook.
    """
    display = _display()
    display.display(display.FileLink(file))


def _display() -> Any:
    try:
        return importlib.import_module("IPython.display")
    except ModuleNotFoundError as error:
        raise StoppedCellError(
            "This Python is no notebook's: IPython is not there.",
            hint="Outside a notebook the same is: lectura run FILE",
        ) from error
