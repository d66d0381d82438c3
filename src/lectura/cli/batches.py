"""A batch as a person sees it: what it is at, a table at its end; and as a program reads it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lectura.cli.console import console, out_json
from lectura.errors import ExitStatus, UsageError
from lectura.progress import Event, Notification, Progress

if TYPE_CHECKING:
    from lectura.batch.executors import Place
    from lectura.batch.job import WorkSetup
    from lectura.batch.report import BatchReport, FileReport
    from lectura.batch.runner import Inputs, Plan

_EXIT_STATUS = {
    "complete": ExitStatus.COMPLETE,
    "skipped": ExitStatus.COMPLETE,
    "partial": ExitStatus.PARTIAL,
}


class BatchView:
    """Tells of a batch on the console while it runs."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._files_done = 0
        self._files_total = 0
        self._told: set[str] = set()

    def expect(self, files: int) -> None:
        """So many more recordings are about to be worked on."""
        self._files_total += files
        self._draw("")

    def on_event(self, job_id: str, event: Event) -> None:
        """Pass on what a person should know of the work inside one recording."""
        if isinstance(event, Notification) and event.message not in self._told:
            # What holds for the machine comes once per recording, and is worth one line.
            self._told.add(event.message)
            console().hook(Notification(f"{job_id}: {event.message}", event.level))

    def on_file(self, file: FileReport) -> None:
        """Tell of a recording that is done with."""
        self._files_done += 1
        self._draw(file.id)
        if file.error is not None:
            console().error(f"{file.path}: {file.error.message}", file.error.hint)
        else:
            console().info(f"{file.path}: {file.status}")
        if self._as_json:
            out_json(file_json(file))

    def on_end(self, report: BatchReport, path: Path) -> None:
        """Show the table of the whole batch."""
        from rich.markup import escape
        from rich.table import Table

        from lectura.batch import table as cells

        table = Table(*cells.HEADER, title=escape(cells.summary(report)), caption=str(path))
        for row in cells.rows(report):
            table.add_row(*map(escape, row))
        console().table(table)

    def _draw(self, detail: str) -> None:
        console().hook(Progress("transcribe", self._files_done, self._files_total, "files", detail))


def run_batch(
    inputs: Inputs, setup: WorkSetup, executor: str, place: Place, view: BatchView, *, watch: bool
) -> ExitStatus:
    """Run a batch from its inputs to its exit status.

    Raises:
        UsageError: there is no such executor, or the options contradict each other.
        MissingDependencyError: the executor's extra is not installed.
        OutputError: the report cannot be written.
    """
    from lectura.batch.executors import EXECUTORS
    from lectura.batch.report import exit_status
    from lectura.batch.runner import REPORT, Batch

    if executor not in EXECUTORS:
        raise UsageError(
            f"There is no executor '{executor}'.",
            hint=f"Choose among {', '.join(EXECUTORS)}: "
            "lectura batch FOLDER -o OUT --executor local",
            value=executor,
        )
    if place.scheduler and executor != "dask":
        raise UsageError(
            "--scheduler is for --executor dask.",
            hint=f"lectura batch FOLDER -o OUT --executor dask --scheduler {place.scheduler}",
            value=place.scheduler,
        )
    with console().progress(), EXECUTORS[executor](setup, place) as workers:
        batch = Batch(setup.out, workers, view.on_file)
        for plan in _plans(inputs, setup.out, watch=watch):
            view.expect(len(plan.jobs) + len(plan.unreadable))
            batch.work(plan)
            batch.finish()
    report = batch.report
    view.on_end(report, setup.out / REPORT)
    if not report.files:
        console().error(
            f"There is no recording in {', '.join(map(str, inputs.paths))}.",
            "Name recordings or a folder of them: lectura batch FOLDER -o OUT",
        )
    return exit_status(report)


def _plans(inputs: Inputs, out: Path, *, watch: bool) -> Iterator[Plan]:
    from lectura.batch.runner import plan_batch, watched_plans

    if not watch:
        yield plan_batch(inputs, out)
        return
    with contextlib.suppress(KeyboardInterrupt):  # while waiting: that is how a watch ends
        yield from watched_plans(inputs, out)


def file_json(file: FileReport) -> dict[str, Any]:
    """One recording's object for ``--json``; the fields are documented in the README."""
    failed = int(file.error.exit_status) if file.error else int(ExitStatus.FAILED)
    return {
        "input": file.path,
        "id": file.id,
        "status": file.status,
        "exit_status": int(_EXIT_STATUS.get(file.status, failed)),
        "outputs": list(file.outputs),
        "duration": file.audio_seconds,
        "seconds": file.seconds,
        "speed": file.speed_x_real_time,
        "coverage_percent": file.coverage_percent,
        "grounded_percent": file.grounded_percent,
        "warnings": list(file.warnings),
        "error": file.error.model_dump(mode="json") if file.error else None,
    }
