"""Workers as processes of this machine. Serial work is a pool of one.

Each slot has one process with its own model, and a thread here per lane that feeds it. Notes are
made here, in a thread beside the processes: while a recording is with the language model, the next
one is with Whisper.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any

from typing_extensions import Self

from lectura.batch.filing import failed, file_error, pending
from lectura.batch.job import Heard, JobResult, OnEvent, Place, WorkSetup
from lectura.batch.report import FileError
from lectura.batch.schedule import schedule
from lectura.batch.serving import serve
from lectura.batch.worker import Worker
from lectura.errors import ExitStatus
from lectura.inputs.layout import Job
from lectura.progress import Event, SoundRead

_TRIES = 2
_LANES = 2
"""Recordings in one process: one that begins while another ends."""
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
        for lane in range(_LANES):
            for slot in self._slots[: len(jobs)]:
                threading.Thread(
                    target=self._feed,
                    args=(slot, lane, waiting, done),
                    name="lectura-slot",
                    daemon=True,
                ).start()
        for _ in jobs:
            yield _next(done)

    def _feed(
        self, slot: _Slot, lane: int, waiting: deque[Job], done: queue.SimpleQueue[JobResult]
    ) -> None:
        """Work off what waits, on one lane of the slot's process."""
        while True:
            slot.turn.acquire()
            with contextlib.ExitStack() as turn:
                turn.callback(slot.turn.release)
                try:
                    job = waiting.popleft()
                except IndexError:
                    return
                try:
                    heard: Heard | JobResult = slot.hear(job, lane, turn.close)
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
    """One process, started when it is needed and again when it has died.

    It hears up to two recordings at once, each on a lane of its own. The second begins when the
    sound of the first has been read, so that its first pieces fill the cores that the last ones
    of the other leave idle. Once its process has died, a slot hears one at a time: the next time
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

    def hear(self, job: Job, lane: int, give_turn: Callable[[], None]) -> Heard | JobResult:
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
    ) -> Heard | JobResult:
        line.send(job)
        while True:
            message = line.recv()
            if isinstance(message, Heard | JobResult):
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
                pipes = [context.Pipe() for _ in range(_LANES)]
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
    error = FileError(
        message=f"The process that worked on this recording {how}, {_TRIES} times.",
        hint="If the memory was full: lectura batch FOLDER -o OUT --jobs 1 --model small",
        exit_status=int(ExitStatus.INTERNAL),
    )
    return JobResult(job.id, failed(pending(job), error))
