"""Workers as processes of this machine. Serial work is a pool of one.

Each slot has one process with its own model, and one thread here that feeds it, so that a process
that dies names the recording it died of. Notes are made here, in a thread beside the processes:
while a recording is with the language model, the next one is with Whisper.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any

from typing_extensions import Self

from lectura.batch.executors import OnEvent, Place
from lectura.batch.filing import failed, file_error, pending
from lectura.batch.job import Heard, JobResult, WorkSetup
from lectura.batch.layout import Job
from lectura.batch.report import FileError
from lectura.batch.schedule import schedule
from lectura.batch.worker import Worker
from lectura.errors import ExitStatus
from lectura.progress import Event

_TRIES = 2
_HEARD_AHEAD = 3
"""Transcripts that may wait for their notes: more would only fill the memory."""
_POLL_SECONDS = 0.5
"""Between two looks for Ctrl-C, which Windows does not let through while a thread waits."""


class LocalPool:
    """An executor of processes on this machine."""

    def __init__(self, setup: WorkSetup, place: Place) -> None:
        """Prepare; a process is started when there is a recording for it.

        Raises:
            UsageError: an unknown device.
        """
        plan = schedule(setup.settings, place.jobs)
        share = replace(setup, settings=plan.settings)
        self._slots = [
            _Slot(share, plan.gpu_index(number), place.on_event) for number in range(plan.jobs)
        ]
        self._notes = _Notes(setup, place.on_event)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for slot in self._slots:
            slot.close()
        self._notes.close()

    def results(self, jobs: Sequence[Job]) -> Iterator[JobResult]:
        waiting = deque(jobs)
        done: queue.SimpleQueue[JobResult] = queue.SimpleQueue()
        for slot in self._slots[: len(jobs)]:
            threading.Thread(
                target=self._feed, args=(slot, waiting, done), name="lectura-slot", daemon=True
            ).start()
        for _ in jobs:
            yield _next(done)

    def _feed(self, slot: _Slot, waiting: deque[Job], done: queue.SimpleQueue[JobResult]) -> None:
        """Work off what waits, in the slot's process."""
        while True:
            try:
                job = waiting.popleft()
            except IndexError:
                return
            try:
                heard: Heard | JobResult = slot.hear(job)
            except Exception as error:  # whatever it is, somebody waits for a result
                slot.drop()
                heard = JobResult(job.id, failed(pending(job), file_error(error)))
            if isinstance(heard, Heard):
                self._notes.add(heard, done.put)
            else:
                done.put(heard)


def _next(done: queue.SimpleQueue[JobResult]) -> JobResult:
    while True:
        with contextlib.suppress(queue.Empty):
            return done.get(timeout=_POLL_SECONDS)


class _Notes:
    """Makes notes in one thread of this process; one, as most language models answer one."""

    def __init__(self, setup: WorkSetup, on_event: OnEvent) -> None:
        self._on_event = on_event
        self._job_id = ""
        self._worker = Worker(setup, hook=self._hook)
        self._room = threading.Semaphore(_HEARD_AHEAD)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="lectura-notes")

    def add(self, heard: Heard, done: Callable[[JobResult], None]) -> None:
        """Queue a transcript, waiting for room; ``done`` gets its result."""
        self._room.acquire()
        with contextlib.suppress(RuntimeError):  # closed meanwhile: nobody waits for the result
            self._thread.submit(self._note, heard, done)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _note(self, heard: Heard, done: Callable[[JobResult], None]) -> None:
        self._job_id = heard.job.id
        try:
            done(self._worker.note(heard))
        finally:
            self._room.release()

    def _hook(self, event: Event) -> None:
        self._on_event(self._job_id, event)


class _Slot:
    """One process, started when it is needed and again when it has died."""

    def __init__(self, setup: WorkSetup, gpu_index: int, on_event: OnEvent) -> None:
        self._setup = setup
        self._gpu_index = gpu_index
        self._on_event = on_event
        self._started: tuple[Any, Connection] | None = None
        self._closed = False

    def hear(self, job: Job) -> Heard | JobResult:
        """Have a recording transcribed; a second time, by a new process, where the first died."""
        code: int | None = None
        for _ in range(_TRIES):
            if self._closed:
                break
            process, line = self._process()
            try:
                line.send(job)
                return self._answer(job, line)
            except (EOFError, OSError):
                process.join()
                code = process.exitcode
                self._started = None
        return _died(job, code)

    def _answer(self, job: Job, line: Connection) -> Heard | JobResult:
        while True:
            message = line.recv()
            if isinstance(message, Heard | JobResult):
                return message
            self._on_event(job.id, message)

    def close(self) -> None:
        """End the process at once: what it has finished is on the disk."""
        self._closed = True
        self.drop()

    def drop(self) -> None:
        """End the process; the next recording gets a new one."""
        started, self._started = self._started, None
        if started is not None:
            process, _ = started
            process.kill()
            process.join()

    def _process(self) -> tuple[Any, Connection]:
        if self._started is None:
            # A fresh interpreter: a forked one would share the threads of the model's libraries.
            context = get_context("spawn")
            here, there = context.Pipe()
            process = context.Process(
                target=_serve,
                args=(there, self._setup, self._gpu_index),
                name="lectura-worker",
                daemon=True,
            )
            process.start()
            there.close()  # so that the line ends when the process does
            self._started = process, here
        return self._started


def _serve(line: Connection, setup: WorkSetup, gpu_index: int) -> None:
    """Transcribe what comes over the line, until it ends."""
    # Ctrl-C reaches the whole group of processes; the one in front decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def tell(event: Event) -> None:
        try:
            line.send(event)
        except OSError:
            os._exit(int(ExitStatus.FAILED))  # nobody is left who would want the result

    worker = Worker(setup, hook=tell, gpu_index=gpu_index)
    with contextlib.suppress(EOFError, OSError):
        while True:
            line.send(worker.hear(line.recv()))


def _died(job: Job, code: int | None) -> JobResult:
    how = f"was ended by signal {-code}" if code is not None and code < 0 else "ended by itself"
    error = FileError(
        message=f"The process that worked on this recording {how}, {_TRIES} times.",
        hint="If the memory was full: lectura batch … --jobs 1 --model small",
        exit_status=int(ExitStatus.INTERNAL),
    )
    return JobResult(job.id, failed(pending(job), error))
