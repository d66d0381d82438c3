"""What a worker does with a recording, in two steps that can run side by side for two of them.

A worker never raises for a recording: whatever goes wrong becomes its entry in the report.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from lectura.batch.budget import Budget
from lectura.batch.filing import failed, file_error, filed, pending, with_notes
from lectura.batch.finished import Finished
from lectura.batch.job import Heard, JobResult, WorkSetup, target_of
from lectura.errors import BusyError
from lectura.inputs.layout import Job
from lectura.pipeline import Outcome, Pipeline, Runtime
from lectura.progress import Hook, ignore

_BUSY_WAIT_SECONDS = 3600.0
"""How long a recording is waited for that another worker has: a copy of the same lecture, or one
whose worker was lost from sight and goes on. It ends with the result of the other one."""
_BUSY_POLL_SECONDS = 0.5

_T = TypeVar("_T")


class Worker:
    """One process's share of a batch; its model is loaded once, when it is first needed."""

    def __init__(self, setup: WorkSetup, *, hook: Hook = ignore, gpu_index: int = 0) -> None:
        self._setup = setup
        self._budget = Budget(setup.settings.llm)
        self._environ = {**os.environ, **dict(setup.environ)}
        self._runtime = Runtime(
            hook=hook,
            environ=self._environ,
            config_folder=setup.config_folder,
            engine=setup.engine,
            gpu_index=gpu_index,
        )
        self._pipeline = Pipeline(setup.settings, self._runtime)

    def hear(self, job: Job) -> Heard | JobResult:
        """Transcribe; a result where nothing is left to do then."""
        try:
            finished = self._finished(job)
            if not self._setup.fresh and (report := finished.report()):
                return JobResult(job.id, report)
            outcome = _when_free(
                lambda: self._pipeline.transcribe(job.path, target_of(job), fresh=self._setup.fresh)
            )
            if self._setup.notes:
                return Heard(job, outcome)
            report = filed(job, outcome, self._setup.out)
            finished.remember(report, outcome)
            return JobResult(job.id, report)
        except Exception as error:  # one recording must not end the batch
            return JobResult(job.id, failed(pending(job), file_error(error)))

    def note(self, heard: Heard) -> JobResult:
        """Make the notes of what was heard."""
        job, first = heard.job, heard.outcome
        try:
            second = self._summarized(job, first)
            outcome = with_notes(first, second)
            report = filed(job, outcome, self._setup.out)
            self._finished(job).remember(report, outcome)
            return JobResult(job.id, report)
        except Exception as error:  # one recording must not end the batch
            entry = filed(job, first, self._setup.out)
            return JobResult(job.id, failed(entry, file_error(error)))

    def _summarized(self, job: Job, first: Outcome) -> Outcome:
        pipeline = self._noting()
        try:
            return pipeline.summarize(first.transcript, job.path, target_of(job))
        finally:
            self._budget.spend(pipeline.noting.spent)

    def _noting(self) -> Pipeline:
        """The pipeline for notes; one with what is left of the limits, where there are any."""
        if not self._budget.limited:
            return self._pipeline
        return Pipeline(
            replace(self._setup.settings, llm=self._budget.left()),
            replace(self._runtime, store=self._pipeline.store),
        )

    def _finished(self, job: Job) -> Finished:
        return Finished(self._pipeline.store, self._setup, job, self._environ)


def _when_free(work: Callable[[], _T]) -> _T:
    deadline = time.monotonic() + _BUSY_WAIT_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(BusyError):
            return work()
        time.sleep(_BUSY_POLL_SECONDS)
    return work()
