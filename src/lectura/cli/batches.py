"""A batch as a person sees it: what it is at, a table at its end; and as a program reads it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.cli.console import console, out_json, shown
from lectura.cli.originals import of_inputs
from lectura.cli.report import report_json, tell_kept
from lectura.errors import ExitStatus, UsageError
from lectura.progress import Event, Kept, Notification, Progress, Sending

if TYPE_CHECKING:
    from lectura.batch.job import Place, WorkSetup
    from lectura.batch.report import BatchReport
    from lectura.batch.runner import Inputs, Plan
    from lectura.records.report import RecordingReport


class BatchView:
    """Tells of a batch on the console while it runs."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._files_done = 0
        self._files_total = 0
        self._told: set[str] = set()
        self._under_way: dict[str, float] = {}

    def expect(self, files: int) -> None:
        """So many more recordings are about to be worked on."""
        self._files_total += files
        self._draw("")

    def on_event(self, job_id: str, event: Event) -> None:
        """Pass on what a person should know of the work inside one recording."""
        if isinstance(event, Progress) and event.stage == "transcribe" and event.total:
            self._under_way[job_id] = min(1.0, event.done / event.total)
            self._draw(job_id)
        elif isinstance(event, Sending | Kept):
            console().hook(event)
        elif isinstance(event, Notification) and event.message not in self._told:
            if event.recorded:  # the table at the end tells it
                return
            # What holds for the machine comes once per recording, and is worth one line.
            self._told.add(event.message)
            console().hook(Notification(f"{job_id}: {event.message}", event.level))

    def on_file(self, file: RecordingReport) -> None:
        """Tell of a recording that is finished."""
        self._files_done += 1
        self._under_way.pop(file.id, None)
        self._draw(file.id)
        from lectura.batch.table import told_status

        if file.error is not None:
            console().at_hand = of_inputs((Path(file.input),))
            console().error(f"{file.input}: {file.error.message}", file.error.hint)
        else:
            console().tell(f"{file.input}: {told_status(file.status)}")
        tell_kept(file.kept)
        if self._as_json:
            out_json(report_json(file))

    def on_end(self, report: BatchReport, path: Path) -> None:
        """Show the table of the whole batch."""
        from rich.table import Table

        from lectura.batch import table as cells

        columns: list[list[str]] = []
        table = Table(title=shown(cells.summary(report)), caption=shown(str(path)))
        for name, *column in zip(cells.HEADER, *cells.rows(report), strict=True):
            if any(column):
                # A name that is cut off tells nobody which recording failed.
                table.add_column(name, overflow="fold")
                columns.append(column)
        for row in zip(*columns, strict=True):
            table.add_row(*map(shown, row))
        console().table(table)
        tell_kept(report.kept)

    def _draw(self, detail: str) -> None:
        done = self._files_done + sum(self._under_way.copy().values())
        console().hook(Progress("transcribe", done, self._files_total, "files", detail))


def run_batch(
    inputs: Inputs, setup: WorkSetup, executor: str, place: Place, view: BatchView, *, watch: bool
) -> ExitStatus:
    """Run a batch from its inputs to its exit status.

    Raises:
        UsageError: there is no such executor, the options contradict each other, or a template
            makes no names.
        NotMediaError: none of the inputs is there.
        MissingDependencyError: the executor's extra is not installed.
        OutputError: the report cannot be written.
    """
    from lectura.batch.executors.registry import EXECUTORS
    from lectura.batch.own_names import require_own_names
    from lectura.batch.report import exit_status
    from lectura.batch.runner import Batch
    from lectura.cli.report import tell_pages
    from lectura.pipeline import Gate
    from lectura.records.target import COURSE_INDEX, REPORT
    from lectura.store import Store

    _check(executor, place, setup)
    _require_any(inputs)
    if place.scheduler is None:
        setup, place = _fitted(setup, place)
    gate = Gate(Store(setup.settings.cache), setup.settings.output.theirs)
    with console().progress(), EXECUTORS[executor].start(setup, place) as workers:
        batch = Batch(setup.out, workers, view.on_file, gate)
        for plan in _plans(inputs, setup.out, watch=watch):
            require_own_names(plan.jobs, setup.settings)
            view.expect(len(plan.jobs) + len(plan.unreadable))
            batch.work(plan)
            batch.finish()
    report = batch.report
    if report.files:
        view.on_end(report, setup.out / REPORT)
        tell_pages(page for page in (setup.out / COURSE_INDEX,) if page.is_file())
    else:
        console().error(
            f"There is no recording in {', '.join(map(str, inputs.paths))}.",
            "Name recordings or a folder of them: lectura batch FOLDER -o OUT",
        )
    return exit_status(report)


def _require_any(inputs: Inputs) -> None:
    """See that there is anything to work on: a mistyped name must not cost an earlier report."""
    from lectura.media.opening import require

    if not any(os.path.lexists(path) for path in inputs.paths):
        for path in inputs.paths[:1]:
            require(path)


def _check(executor: str, place: Place, setup: WorkSetup) -> None:
    from lectura.batch.executors.registry import EXECUTORS

    llm = setup.settings.llm
    command = "lectura batch FOLDER -o OUT"
    if executor not in EXECUTORS:
        raise UsageError(
            f"There is no executor '{executor}'.",
            hint=f"Choose among {', '.join(EXECUTORS)}: {command} --executor local",
            value=executor,
        )
    kind = EXECUTORS[executor]
    if place.scheduler and not kind.has_scheduler:
        clusters = [name for name, other in EXECUTORS.items() if other.has_scheduler]
        raise UsageError(
            f"--scheduler is for --executor {' or '.join(clusters)}.",
            hint=f"{command} --executor {clusters[0]} --scheduler {place.scheduler}",
            value=place.scheduler,
        )
    if place.scheduler and place.jobs:
        raise UsageError(
            "--jobs divides this machine; a running cluster has its workers already.",
            hint=f"{command} --executor {executor} --scheduler {place.scheduler}",
            value=place.jobs,
        )
    if not kind.counts_together and setup.notes and (llm.max_tokens_total or llm.max_cost):
        raise UsageError(
            "Limits on tokens and cost cannot be kept by workers that know nothing of each other.",
            hint="Transcribe on the cluster, then make the notes here: "
            f"{command} --executor {executor} --no-notes, then {command}",
        )


def _fitted(setup: WorkSetup, place: Place) -> tuple[WorkSetup, Place]:
    """The same, with no more threads and recordings at once than this machine has cores."""
    from lectura.process.cores import cores, threads_notice, within_cores

    transcribe = setup.settings.transcribe
    if transcribe.threads is not None and (notice := threads_notice(transcribe.threads)):
        console().warning(notice)
        fewer = replace(transcribe, threads=within_cores(transcribe.threads))
        setup = replace(setup, settings=replace(setup.settings, transcribe=fewer))
    if place.jobs is not None and place.jobs > cores():
        console().warning(
            f"{place.jobs} recordings at once were asked for, and there are no more than {cores()} "
            "processor cores to use here, so that many are worked on at once."
        )
        place = replace(place, jobs=within_cores(place.jobs))
    return setup, place


def _plans(inputs: Inputs, out: Path, *, watch: bool) -> Iterator[Plan]:
    from lectura.batch.runner import plan_batch, watched_plans

    if not watch:
        plan = plan_batch(inputs, out)
        if plan.jobs or plan.unreadable:  # a report of nothing would cost an earlier one
            yield plan
        return
    with contextlib.suppress(KeyboardInterrupt):  # while waiting: that is how a watch ends
        yield from watched_plans(inputs, out)
