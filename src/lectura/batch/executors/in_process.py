"""An executor of one, in this process: what `lectura run A B` and `lectura transcribe` use."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from lectura.batch.executors.pool import LANES, Pool
from lectura.batch.executors.serving import LoadedOnce
from lectura.batch.job import JobResult, OnEvent, Place, Recognized, WorkSetup
from lectura.batch.worker import Worker
from lectura.errors import InterruptedRunError
from lectura.inputs.layout import Job
from lectura.progress import Event, SoundRead


def in_process(setup: WorkSetup, place: Place) -> Pool:
    """A pool of one slot, which is this process."""
    return Pool([InProcessSlot(setup, place.on_event)], setup, place.on_event)


class InProcessSlot:
    """Up to two recordings at once, each on a lane of its own, with one model.

    The second begins when the sound of the first has been read, so that its first pieces fill the
    cores that the last ones of the other leave idle.
    """

    def __init__(self, setup: WorkSetup, on_event: OnEvent) -> None:
        shared = replace(setup, engine=LoadedOnce(setup.engine))
        self._on_event = on_event
        self._closed = False
        self._unheard: Exception | None = None
        self._busy: dict[int, tuple[str, Callable[[], None]]] = {}
        self._workers = [self._worker(shared, lane) for lane in range(LANES)]
        self.turn = threading.Semaphore(1)

    def recognize(
        self, job: Job, lane: int, give_turn: Callable[[], None]
    ) -> Recognized | JobResult:
        """See `lectura.batch.executors.pool.Slot`."""
        self._busy[lane] = job.id, give_turn
        try:
            recognized = self._workers[lane].recognize(job)
        finally:
            del self._busy[lane]
        if self._unheard is not None:  # it is no fault of the recording
            raise self._unheard
        return recognized

    def drop(self) -> None:
        """Nothing is held that a failure could have spoiled."""

    def close(self) -> None:
        """Have the lanes end at their next event."""
        self._closed = True

    def _worker(self, setup: WorkSetup, lane: int) -> Worker:
        def tell(event: Event) -> None:
            if self._closed:
                raise InterruptedRunError("Stopped. What was finished is kept.")
            job_id, give_turn = self._busy[lane]
            if isinstance(event, SoundRead):
                give_turn()
                return
            try:
                self._on_event(job_id, event)
            except BrokenPipeError as error:  # the reader of our output has gone
                self._unheard = error
                raise

        # A copy of the same lecture is waited for; a run of somebody else's is not.
        return Worker(setup, hook=tell, waits=lambda: len(self._busy) > 1)
