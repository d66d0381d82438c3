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
from lectura.batch.finished import Finished
from lectura.batch.job import JobResult, Recognized, WorkSetup, pending, target_of, told_as
from lectura.errors import BudgetError, BusyError, stems_from_interrupt
from lectura.inputs.layout import Job
from lectura.pipeline import Outcome, Pipeline, Runtime
from lectura.pipeline.reporting import report_of
from lectura.progress import Hook, ignore
from lectura.records.report import Failure, RecordingReport
from lectura.records.target import Target

_BUSY_WAIT_SECONDS = 3600.0
"""How long a recording is waited for that another worker has: a copy of the same lecture, or one
whose worker was lost from sight and goes on. It ends with the result of the other one."""
_BUSY_POLL_SECONDS = 0.5

_T = TypeVar("_T")


class Worker:
    """One lane's share of the work; its model is loaded once, when it is first needed."""

    def __init__(
        self,
        setup: WorkSetup,
        *,
        hook: Hook = ignore,
        gpu_index: int = 0,
        waits: Callable[[], bool] = lambda: True,
    ) -> None:
        """Prepare; nothing heavy is loaded before it is needed.

        Args:
            setup: what to do.
            hook: receives what happens.
            gpu_index: the GPU to use, where there are several.
            waits: whether to wait for a recording that another worker has.
        """
        self._setup = setup
        self._waits = waits
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

    def recognize(self, job: Job) -> Recognized | JobResult:
        """Transcribe; a result where nothing is left to do then."""
        setup = self._setup
        try:
            if setup.notes:
                self._pipeline.noting.check()
            self._pipeline.translations.stage.check()
            finished = self._finished(job) if setup.skip else None
            if finished is not None and not setup.fresh and (report := finished.report()):
                return JobResult(job.id, report)
            outcome = self._when_free(
                lambda: self._pipeline.transcribe(
                    job.path, target_of(job), parts=job.parts, fresh=setup.fresh
                )
            )
            if setup.notes or self._pipeline.translations.stage.wanted:
                return Recognized(job, outcome)
            outcome = self._pipeline.pages.renew(outcome, target_of(job))
            return self._result(job, outcome, finished)
        except Exception as error:  # one recording must not end the others
            return self._failed(pending(job), error)

    def note(self, recognized: Recognized) -> JobResult:
        """Make the translation and the notes of what was recognized, as far as they are wanted."""
        job, first = recognized.job, recognized.outcome
        try:
            outcome = self._noted(first, target_of(job))
            return self._result(job, outcome, self._finished(job) if self._setup.skip else None)
        except Exception as error:  # one recording must not end the others
            return self._failed(self._report(job, first), error)

    def _noted(self, first: Outcome, target: Target) -> Outcome:
        try:
            pipeline = self._noting()
        except BudgetError as error:
            return self._pipeline.pages.without_notes(first, error, target)
        try:
            if self._setup.notes:
                return pipeline.noted(first, target)
            return pipeline.pages.renew(pipeline.translations.beside(first, target), target)
        finally:
            self._budget.spend(pipeline.translations.stage.spent)
            self._budget.spend(pipeline.noting.spent)

    def _result(self, job: Job, outcome: Outcome, finished: Finished | None) -> JobResult:
        report = self._report(job, outcome)
        if finished is not None:
            finished.remember(report, outcome)
        return JobResult(job.id, report)

    def _report(self, job: Job, outcome: Outcome) -> RecordingReport:
        report = report_of(outcome, job.id, self._setup.told_from)
        return report.model_copy(update={"input": told_as(job)})

    def _failed(self, entry: RecordingReport, error: Exception) -> JobResult:
        if stems_from_interrupt(error):
            raise error
        return JobResult(entry.id, entry.ended(Failure.of(self._setup.explain(error))))

    def _when_free(self, work: Callable[[], _T]) -> _T:
        """What the work gives, tried again while another run has the same recording."""
        deadline = time.monotonic() + _BUSY_WAIT_SECONDS
        while time.monotonic() < deadline and self._waits():
            with contextlib.suppress(BusyError):
                return work()
            time.sleep(_BUSY_POLL_SECONDS)
        return work()

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
