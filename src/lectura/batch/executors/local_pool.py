"""Workers as processes of this machine. Serial work is a pool of one.

Each slot has one process with its own model, and a thread here per lane that feeds it.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from lectura.batch.executors.pool import LANES, Pool
from lectura.batch.executors.schedule import schedule
from lectura.batch.executors.serving import serve
from lectura.batch.job import JobResult, OnEvent, Place, Recognized, WorkSetup, pending
from lectura.errors import InternalError
from lectura.inputs.layout import Job
from lectura.progress import SoundRead
from lectura.records.report import Failure

_TRIES = 2


def local_pool(setup: WorkSetup, place: Place) -> Pool:
    """A pool of processes; one is started when there is a recording for it.

    Raises:
        UsageError: an unknown device.
    """
    plan = schedule(setup.settings, place.jobs)
    share = replace(setup, settings=plan.settings)
    slots = [
        ProcessSlot(share, plan.gpu_index(number), place.on_event) for number in range(plan.jobs)
    ]
    return Pool(slots, setup, place.on_event)


class ProcessSlot:
    """One process, started when it is needed and again when it has died.

    It takes up to two recordings at once, each on a lane of its own. The second begins when the
    sound of the first has been read, so that its first pieces fill the cores that the last ones
    of the other leave idle. Once its process has died, a slot takes one at a time: the next time
    it is plain which recording was to blame.
    """

    def __init__(self, setup: WorkSetup, gpu_index: int, on_event: OnEvent) -> None:
        self._setup = setup
        self._gpu_index = gpu_index
        self._on_event = on_event
        self._lock = threading.Lock()
        self._running: _Running | None = None
        self._one_at_a_time: threading.Lock | None = None
        self._closed = False
        self.turn = threading.Semaphore(1)

    def recognize(
        self, job: Job, lane: int, give_turn: Callable[[], None]
    ) -> Recognized | JobResult:
        """Have a recording transcribed; a second time, by a new process, where the first died.

        ``give_turn`` is called when the next recording may begin, if that is before the end.
        """
        code: int | None = None
        for _ in range(_TRIES):
            with self._one_at_a_time or contextlib.nullcontext():
                if self._closed:
                    break
                running = self._process()
                try:
                    return self._answer(job, running.lines[lane], give_turn)
                except (EOFError, OSError):
                    code = self._ended(running)
        return _died(job, code)

    def _answer(
        self, job: Job, line: Connection, give_turn: Callable[[], None]
    ) -> Recognized | JobResult:
        line.send(job)
        while True:
            message = line.recv()
            if isinstance(message, Recognized | JobResult):
                return message
            if not isinstance(message, SoundRead):
                self._on_event(job.id, message)
            elif self._one_at_a_time is None:
                give_turn()

    def close(self) -> None:
        """End the process at once: what it has finished is on the disk."""
        self._closed = True
        self.drop()

    def drop(self) -> None:
        """End the process; the next recording gets a new one."""
        with self._lock:
            running, self._running = self._running, None
        if running is not None:
            running.process.kill()
            running.process.join()

    def _ended(self, running: _Running) -> int | None:
        with self._lock:
            running.process.join()
            if self._running is running:
                self._running = None
            self._one_at_a_time = self._one_at_a_time or threading.Lock()
            code: int | None = running.process.exitcode
            return code

    def _process(self) -> _Running:
        with self._lock:
            if self._running is None:
                # A fresh interpreter: a forked one would share the threads of the libraries.
                context = get_context("spawn")
                pipes = [context.Pipe() for _ in range(LANES)]
                process = context.Process(
                    target=serve,
                    args=([there for _, there in pipes], self._setup, self._gpu_index),
                    name="lectura-worker",
                    daemon=True,
                )
                process.start()
                for _, there in pipes:
                    there.close()  # so that the line ends when the process does
                self._running = _Running(process, [here for here, _ in pipes])
            return self._running


@dataclass(frozen=True)
class _Running:
    """A slot's process, and a line to each of its lanes."""

    process: Any
    lines: Sequence[Connection]


def _died(job: Job, code: int | None) -> JobResult:
    how = f"was ended by signal {-code}" if code is not None and code < 0 else "ended by itself"
    error = InternalError(
        f"The process that worked on this recording {how}, {_TRIES} times.",
        hint="If the memory was full: lectura batch FOLDER -o OUT --jobs 1 --model base",
    )
    return JobResult(job.id, pending(job).ended(Failure.of(error)))
