"""What a command tells about each input: for programs on stdout, for people on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from lectura.cli.console import console, out_json
from lectura.cli.errors import explained
from lectura.cli.originals import of_transcript
from lectura.errors import ExitStatus, stems_from_interrupt
from lectura.paths import as_argument, on_one_line

if TYPE_CHECKING:
    from lectura.pipeline import Kept, Outcome
    from lectura.pipeline.rework.revision import Revised
    from lectura.records.report import KeptFile, RecordingReport


_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
"""One of these is set on Linux where a browser has somewhere to appear."""
_PAGE = ".html"


def report_json(report: RecordingReport) -> dict[str, Any]:
    """One input's object for ``--json``: `RecordingReport`, with hints that name this command."""
    value = report.model_dump(mode="json")
    if report.error is not None and report.error.hint is not None:
        value["error"]["hint"] = console().hint(report.error.hint)
    return value


def tell(report: RecordingReport, *, only: bool, as_json: bool) -> None:
    """Tell what became of one input; ``only`` where there is no other."""
    name = on_one_line(PurePath(report.input).name)
    for warning in report.warnings:
        console().remark(name, warning)
    if report.error is not None:
        # Of several files the name says which one; the only one needs no repeating.
        named = report.status == "failed" and (
            only or PurePath(report.input).name in report.error.message
        )
        whole = on_one_line(report.input) if report.status == "failed" else name
        message = report.error.message
        console().error(message if named else f"{whole}: {message}", report.error.hint)
    for reason in report.missing:
        console().remark(name, reason)
    tell_kept(report.kept)
    if as_json:
        out_json(report_json(report))
    else:
        for path in report.outputs:
            console().tell(f"  {on_one_line(path)}")


def tell_kept(files: Iterable[Kept | KeptFile]) -> None:
    """Tell of files that were not written, because a person's are in their place."""
    for kept in files:
        if kept.accepted:
            console().info(kept.message)
        else:
            console().warning(kept.message)


def tell_revised(revised: Revised) -> ExitStatus:
    """Tell which outputs were brought up to date, and which not; the status that it makes."""
    for line in revised.stale:
        console().warning(line)
    tell_kept(revised.files.kept)
    for path in revised.files.changed:
        console().tell(f"  {on_one_line(path)}")
    whole = not revised.stale and all(one.accepted for one in revised.files.kept)
    return ExitStatus.COMPLETE if whole else ExitStatus.PARTIAL


def each(inputs: Sequence[tuple[Path, Callable[[], Outcome]]], *, as_json: bool) -> ExitStatus:
    """Work on transcripts one after the other, also after failures; see `combined`."""
    from lectura.pipeline.reporting import failed_report, id_of, report_of
    from lectura.records.report import combined

    statuses: list[int | None] = []
    for path, work in inputs:
        console().at_hand = of_transcript(path)
        try:
            with console().progress(path.name):
                report = report_of(work(), id_of(path))
        except BrokenPipeError:
            raise
        except Exception as error:  # one input must not end the others
            if stems_from_interrupt(error):
                raise KeyboardInterrupt from error
            report = failed_report(path, explained(error))
        tell(report, only=len(inputs) == 1, as_json=as_json)
        statuses.append(report.exit_status)
    return combined(statuses)


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
