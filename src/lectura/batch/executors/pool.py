"""Recordings over slots: each works on up to two at once, and begins one as another ends.

Notes are made here, in a thread beside the slots: while a recording is with the language model, the
next one is with Whisper. What a slot is, a process or this one, is its own affair.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Protocol, TypeAlias

from typing_extensions import Self

from lectura.batch.job import JobResult, OnEvent, Recognized, WorkSetup, pending
from lectura.batch.worker import Worker
from lectura.errors import stems_from_interrupt
from lectura.inputs.layout import Job
from lectura.progress import Event
from lectura.records.report import Failure

LANES = 2
"""Recordings in one slot: one that begins while another ends."""
_HEARD_AHEAD = 3
"""Transcripts that may wait for their notes: more would only fill the memory."""
_POLL_SECONDS = 0.5
"""Between two looks for Ctrl-C, which Windows does not let through while a thread waits."""

_Done: TypeAlias = "queue.SimpleQueue[JobResult | BaseException]"


class Slot(Protocol):
    """Transcribes on lanes that share one loaded model."""

    turn: threading.Semaphore
    """Held by the lane whose recording is being read."""

    def recognize(
        self, job: Job, lane: int, give_turn: Callable[[], None]
    ) -> Recognized | JobResult:
        """Transcribe; ``give_turn`` is called when the next one may begin, if before the end."""
        ...

    def drop(self) -> None:
        """Give up what the slot holds, after it failed; the next recording begins anew."""
        ...

    def close(self) -> None:
        """End the work as soon as that is possible: what is finished is on the disk."""
        ...


class Pool:
    """An executor of slots on this machine."""

    def __init__(self, slots: Sequence[Slot], setup: WorkSetup, on_event: OnEvent) -> None:
        """Prepare; nothing is loaded before there is a recording."""
        self._slots = slots
        self._setup = setup
        self._notes = _Notes(setup, on_event)
        self._waiting: deque[Job] = deque()
        self._lanes: list[threading.Thread] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._waiting.clear()
        for slot in self._slots:
            slot.close()
        self._notes.close()
        if not isinstance(error, KeyboardInterrupt):  # who stops it does not wait
            for lane in self._lanes:
                lane.join()

    def results(self, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """See `lectura.batch.executors.registry.Executor`."""
        self._waiting.extend(jobs)
        done: _Done = queue.SimpleQueue()
        for lane in range(LANES):
            for slot in self._slots[: len(jobs)]:
                thread = threading.Thread(
                    target=self._feed,
                    args=(slot, lane, done),
                    name="lectura-slot",
                    daemon=True,
                )
                self._lanes.append(thread)
                thread.start()
        for _ in jobs:
            yield _next(done)

    def _feed(self, slot: Slot, lane: int, done: _Done) -> None:
        """Work off what waits, on one lane of the slot."""
        while True:
            slot.turn.acquire()
            with contextlib.ExitStack() as turn:
                turn.callback(slot.turn.release)
                try:
                    job = self._waiting.popleft()
                except IndexError:
                    return
                try:
                    recognized: Recognized | JobResult = slot.recognize(job, lane, turn.close)
                except Exception as error:  # whatever it is, somebody waits for a result
                    if stems_from_interrupt(error) or isinstance(error, BrokenPipeError):
                        done.put(error)
                        return
                    slot.drop()
                    failure = Failure.of(self._setup.explain(error))
                    recognized = JobResult(job.id, pending(job).ended(failure))
            if isinstance(recognized, Recognized):
                self._notes.add(recognized, done)
            else:
                done.put(recognized)


def _next(done: _Done) -> JobResult:
    while True:
        with contextlib.suppress(queue.Empty):
            result = done.get(timeout=_POLL_SECONDS)
            if isinstance(result, JobResult):
                return result
            raise KeyboardInterrupt if stems_from_interrupt(result) else result


class _Notes:
    """Makes notes in one thread of this process; one, as most language models answer one."""

    def __init__(self, setup: WorkSetup, on_event: OnEvent) -> None:
        self._on_event = on_event
        self._job_id = ""
        self._worker = Worker(setup, hook=self._hook)
        self._room = threading.Semaphore(_HEARD_AHEAD)
        self._closed = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="lectura-notes")

    def add(self, recognized: Recognized, done: _Done) -> None:
        """Queue a transcript, waiting for room; ``done`` gets its result."""
        while not self._room.acquire(timeout=_POLL_SECONDS):
            if self._closed:  # nobody waits for the result
                return
        with contextlib.suppress(RuntimeError):  # closed meanwhile
            self._thread.submit(self._note, recognized, done)

    def close(self) -> None:
        self._closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _note(self, recognized: Recognized, done: _Done) -> None:
        self._job_id = recognized.job.id
        try:
            done.put(self._worker.note(recognized))
        except Exception as error:
            done.put(error)
        finally:
            self._room.release()

    def _hook(self, event: Event) -> None:
        self._on_event(self._job_id, event)
