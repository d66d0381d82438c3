"""A batch from its inputs to its report: what is found, worked on, told and gathered."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lectura.batch.executors.registry import Executor
from lectura.batch.job import JobResult, pending
from lectura.batch.report import BatchReport, write
from lectura.course.build import Entry, build_course, write_course
from lectura.course.library import lectures_in
from lectura.errors import LecturaError
from lectura.inputs.discover import find_recordings
from lectura.inputs.layout import AFTER_THE_RECORDING, Job, plan_outputs
from lectura.inputs.naming import Naming
from lectura.inputs.watch import INTERVAL_SECONDS, POLLS, watch
from lectura.paths import as_argument, display_path
from lectura.pipeline import Gate, Written
from lectura.pipeline.reporting import kept_files
from lectura.process.version import __version__
from lectura.records.report import Failure, RecordingReport
from lectura.records.target import REPORT

_REPORT_PAUSE_SECONDS = 1.0
"""Between two reports while finished recordings are passed over, hundreds in a second."""

OnFile = Callable[[RecordingReport], None]


@dataclass(frozen=True)
class Inputs:
    """What a person wants worked on.

    Attributes:
        paths: files and folders.
        include: patterns of what to take from folders; empty takes all recordings.
        exclude: patterns of what to leave out.
        naming: of the outputs.
    """

    paths: tuple[Path, ...]
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    naming: Naming = AFTER_THE_RECORDING


@dataclass(frozen=True)
class Plan:
    """The recordings with their places, and the folders that could not be looked into."""

    jobs: tuple[Job, ...]
    unreadable: tuple[RecordingReport, ...] = ()


def plan_batch(inputs: Inputs, out: Path) -> Plan:
    """Look for the recordings; the same ones always get the same places.

    Raises:
        UsageError: a template gives no names.
    """
    unreadable: list[RecordingReport] = []
    found = find_recordings(
        inputs.paths,
        include=inputs.include,
        exclude=inputs.exclude,
        on_unreadable=lambda folder, error: unreadable.append(_unreadable(folder, error)),
    )
    return Plan(plan_outputs(found, out, inputs.naming), tuple(unreadable))


class Batch:
    """One run over recordings; its report is on the disk at every moment."""

    def __init__(self, out: Path, executor: Executor, on_file: OnFile, gate: Gate) -> None:
        """Begin a new report.

        Args:
            out: folder of the outputs and the report.
            executor: does the work.
            on_file: receives every finished recording.
            gate: knows whose files are there.
        """
        self._out = out
        self._gate = gate
        self._executor = executor
        self._on_file = on_file
        self._written = 0.0
        now = _now()
        self.report = BatchReport(lectura=__version__, started=now, updated=now)

    def work(self, plan: Plan) -> None:
        """Work on recordings; the report is written before, after each, and not at the end.

        Raises:
            OutputError: the report cannot be written.
        """
        self._add([*(pending(job) for job in plan.jobs), *plan.unreadable])
        for entry in plan.unreadable:
            self._on_file(entry)
        for result in self._executor.results(plan.jobs):
            self._take(result)

    def finish(self) -> BatchReport:
        """Gather the course and write the report for the last time.

        Raises:
            OutputError: a file cannot be written.
        """
        if any(file.status in ("complete", "skipped", "partial") for file in self.report.files):
            self._keep(gather_course(self._out, self._gate))
        self._update(self.report.model_copy(update={"finished": True, "updated": _now()}))
        return self.report

    def _add(self, entries: Sequence[RecordingReport]) -> None:
        fresh = {entry.id: entry for entry in entries}
        known = [fresh.pop(file.id, file) for file in self.report.files]
        files = (*known, *fresh.values())
        self._update(
            self.report.model_copy(update={"files": files, "updated": _now(), "finished": False})
        )

    def _take(self, result: JobResult) -> None:
        report = self.report.with_file(result.report, now=_now())
        pause = time.monotonic() - self._written
        if result.report.status == "skipped" and pause < _REPORT_PAUSE_SECONDS:
            self.report = report
        else:
            self._update(report)
        self._on_file(result.report)

    def _update(self, report: BatchReport) -> None:
        self.report = report
        self._keep(write(report, self._out / REPORT, self._gate))
        self._written = time.monotonic()

    def _keep(self, written: Written) -> None:
        """Tell in the report in whose place a person's files are: the course's, or its own."""
        known = {file.name: file for file in self.report.kept}
        fresh = {file.name: file for file in kept_files(written.kept, self._out)}
        self.report = self.report.model_copy(update={"kept": tuple((known | fresh).values())})


def gather_course(out: Path, gate: Gate) -> Written:
    """Write ``course.md`` and ``course.json`` of the lectures that are in a folder.

    Raises:
        OutputError: a file cannot be written.
    """
    entries: list[Entry] = [
        (lecture.name, lecture.transcript, lecture.notes) for lecture in lectures_in(out)
    ]
    return write_course(build_course(entries, folder=out), out, gate) if entries else Written()


def watched_plans(
    inputs: Inputs,
    out: Path,
    *,
    polls: int = POLLS,
    interval_seconds: float = INTERVAL_SECONDS,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Plan]:
    """Endlessly: the recordings that have appeared or changed and have stopped growing."""
    plan = Plan(())

    def find() -> Sequence[Path]:
        nonlocal plan
        plan = plan_batch(inputs, out)
        return [job.path for job in plan.jobs]

    for stable in watch(find, polls=polls, interval_seconds=interval_seconds, sleep=sleep):
        ready = set(stable)
        yield Plan(tuple(job for job in plan.jobs if job.path in ready), plan.unreadable)


def _unreadable(folder: Path, error: OSError) -> RecordingReport:
    name = display_path(folder)
    failure = LecturaError(
        f"The folder {name} cannot be read: {error.strerror or error}.",
        hint=f"Look at its permissions: ls -ld {as_argument(folder)}",
    )
    return RecordingReport(id=f"{name}/", input=name).ended(Failure.of(failure))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.timezone.utc)
