"""What is told of several recordings: in the order in which they were named."""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from typing_extensions import Self

from lectura.cli.console import console
from lectura.cli.originals import of_job
from lectura.cli.report import tell
from lectura.paths import on_one_line
from lectura.progress import Event, Kept, Progress, Sending
from lectura.records.target import Target
from lectura.timeline import format_duration

if TYPE_CHECKING:
    from lectura.batch.job import JobResult
    from lectura.inputs.layout import Job
    from lectura.records.report import RecordingReport


_ROUNDING = 0.02
"""What the speed of a report, which has few digits, makes of a length."""


class InOrder:
    """Tells of the first recording as it goes, and of a later one when those before it are told.

    That words are about to leave the machine is told at once, whichever recording they are of.
    """

    def __init__(self, jobs: Sequence[Job], *, as_json: bool) -> None:
        self.told: list[RecordingReport] = []
        self._as_json = as_json
        self._only = len(jobs) == 1
        self._waiting = deque(jobs)
        self._events: dict[str, list[Event]] = {job.id: [] for job in jobs}
        self._ended: dict[str, RecordingReport] = {}
        self._lock = threading.RLock()
        self._progress = contextlib.ExitStack()

    def __enter__(self) -> Self:
        self._begin()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.close()

    def on_event(self, job_id: str, event: Event) -> None:
        """Pass on what happens in a recording, or keep it until its turn; from any thread."""
        with self._lock:
            is_first = bool(self._waiting) and self._waiting[0].id == job_id
            if is_first or isinstance(event, Sending | Kept):
                console().hook(event)
            elif job_id in self._events:
                kept = self._events[job_id]
                if isinstance(event, Progress):  # only the last one of a stage still says anything
                    kept[:] = [one for one in kept if not _same_bar(one, event)]
                kept.append(event)

    def on_result(self, result: JobResult) -> None:
        """Tell of all recordings whose turn has come."""
        with self._lock:
            self._ended[result.job_id] = result.report
            while self._waiting and self._waiting[0].id in self._ended:
                job = self._waiting.popleft()
                self._progress.close()
                report = self._ended[job.id]
                self.told.append(report)
                _tell_time(job.path, report)
                tell(report, only=self._only, as_json=self._as_json)
                self._begin()

    def _begin(self) -> None:
        """The turn of the next recording: what has happened in it so far is told first."""
        if not self._waiting:
            return
        job = self._waiting[0]
        transcript = Target(job.out_dir, job.stem).transcript("json")
        console().at_hand = of_job(job.path, job.out_dir, transcript)
        self._progress.enter_context(console().progress(job.path.name))
        for event in self._events.pop(job.id):
            console().hook(event)


def _same_bar(event: Event, other: Progress) -> bool:
    return isinstance(event, Progress) and event.stage == other.stage


def _tell_time(path: Path, report: RecordingReport) -> None:
    """How long it took, or that it was there already."""
    name = on_one_line(path.name)
    spent = report.seconds.total if report.seconds else 0.0
    if report.speed_x_real_time:
        fresh, whole = report.speed_x_real_time * spent, report.duration
        if whole and abs(fresh - whole) < _ROUNDING * whole:
            fresh = whole
        took = format_duration(spent)
        console().tell(f"{name}: {format_duration(fresh)} of sound in {took}")
    elif report.reused and report.transcriber is not None:
        by = report.transcriber.model
        console().tell(f"{name}: was transcribed before (model {by}); once more: --fresh")
