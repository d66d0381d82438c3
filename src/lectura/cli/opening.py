"""The last line of a command that made a page: how it is opened; and opening it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.cli.console import console
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.records.report import RecordingReport

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
"""One of these is set on Linux where a browser has somewhere to appear."""
_PAGE = ".html"


def pages_in(reports: Iterable[RecordingReport]) -> tuple[Path, ...]:
    """The pages among the outputs of some recordings."""
    every = (Path(name) for report in reports for name in report.outputs)
    return tuple(path for path in every if path.suffix == _PAGE)


def tell_pages(pages: Iterable[Path], *, wanted: bool = False) -> None:
    """Say of each page how it is opened, and open the first where that is wanted."""
    first: Path | None = None
    for page in pages:
        first = first or page
        console().tell(f"open {as_argument(page)}")
    if first is not None and wanted:
        open_page(first)


def open_page(page: Path, environ: Mapping[str, str] = os.environ) -> bool:
    """Show a page in the browser; where there is none, a sentence says what to do instead."""
    import webbrowser

    opened = False
    if _has_screen(environ):
        try:
            opened = webbrowser.open(page.resolve().as_uri())
        except webbrowser.Error:
            opened = False
    if not opened:
        console().warning(
            f"No browser can be opened here. Copy {as_argument(page)} and the recording beside it "
            "to a machine with a screen, and open it there by double click; with the sound inside "
            "the page goes alone: lectura page TRANSCRIPT --embed-audio"
        )
    return opened


def _has_screen(environ: Mapping[str, str]) -> bool:
    """False where only a text browser would start, and take the terminal."""
    return not sys.platform.startswith("linux") or any(environ.get(name) for name in _SCREENS)
