"""Workers of a Dask cluster: one that runs already, or one on this machine.

Every recording is two tasks, so that a GPU is free for the next one while the notes of the last
one are made: the transcript, and the notes, which leave the worker's thread while they are made.
Store and outputs are on a folder that all workers share; that, not Dask, is what a recording goes
on from when its worker died.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, TypeAlias

import distributed
from typing_extensions import Self

from lectura.batch.executors.schedule import Schedule, schedule
from lectura.batch.job import JobResult, Place, Recognized, WorkSetup, pending
from lectura.batch.worker import Worker
from lectura.errors import InternalError, LecturaError, UsageError
from lectura.inputs.layout import Job
from lectura.llm.endpoints.destination import destination
from lectura.llm.endpoints.ollama import HOST_VARIABLE
from lectura.llm.options import KEY_VARIABLE, URL_VARIABLE
from lectura.paths import display_path
from lectura.records.report import Failure
from lectura.store import Store

_GPU = "GPU"
"""The Dask resource that a worker with a graphics card offers: ``--resources GPU=1``."""
_THREADS = 2
"""Of a worker in a running cluster, which shares its machine with others: two threads are what
one worker uses well (``docs/cluster.md`` starts a worker per two cores)."""
_CONNECT_SECONDS = 20
_TRAVELLING = (KEY_VARIABLE, URL_VARIABLE, HOST_VARIABLE)
"""Without these a worker would make other notes than the machine that was asked."""


StartCluster: TypeAlias = Callable[[Schedule], contextlib.AbstractContextManager[Any]]
"""Gives a client of a cluster that is there for the length of a block."""


class DaskExecutor:
    """An executor of a Dask cluster."""

    def __init__(self, setup: WorkSetup, place: Place, start: StartCluster | None = None) -> None:
        """Prepare; the cluster is met when the block is entered.

        Args:
            setup: what every worker needs to know.
            place: where to work.
            start: starts a cluster where none runs; None takes `own_cluster`.
        """
        self._start = start or own_cluster
        self._place = place
        self._name = f"lectura-{uuid.uuid4().hex}"
        self._open = contextlib.ExitStack()
        self._client: Any = None
        self._resources: dict[str, float] = {}
        self._setup = fit_to_travel(setup)

    def __enter__(self) -> Self:
        """Meet the cluster, and give every worker, also those to come, its share.

        Raises:
            LecturaError: no scheduler answers.
        """
        with self._open:
            if self._place.scheduler:
                self._client = self._open.enter_context(_connected(self._place.scheduler))
                transcribe = self._setup.settings.transcribe
                threads = transcribe.threads or _THREADS
                settings = replace(
                    self._setup.settings, transcribe=replace(transcribe, threads=threads)
                )
                gpus = 1 if self._needs_gpu(transcribe.device) else 0
            else:
                plan = schedule(self._setup.settings, self._place.jobs)
                self._client = self._open.enter_context(self._start(plan))
                settings, gpus = plan.settings, plan.gpus
            self._tell_where_notes_are_made()
            self._resources = {_GPU: 1} if gpus else {}
            share = _Share(replace(self._setup, settings=settings), gpus)
            self._client.register_plugin(share, name=self._name)
            self._open.callback(self._withdraw)
            self._open = self._open.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def results(self, jobs: Sequence[Job]) -> Iterator[JobResult]:
        waiting = {future: job for job in jobs for future in [self._submit(job)]}
        try:
            for future in distributed.as_completed(list(waiting)):
                yield self._result(future, waiting.pop(future))
        finally:
            if waiting:
                with contextlib.suppress(Exception):  # the cluster may be what was lost
                    self._client.cancel(list(waiting))

    def _submit(self, job: Job) -> Any:
        here = replace(job, path=job.path.absolute(), out_dir=job.out_dir.absolute())
        recognized = self._client.submit(
            _recognize, self._name, here, pure=False, resources=self._resources or None
        )
        # Notes of what is recognized come first: the sooner a recording is done, the less is lost.
        return self._client.submit(_note, self._name, recognized, pure=False, priority=1)

    def _result(self, future: Any, job: Job) -> JobResult:
        if future.cancelled():
            raise LecturaError(
                "The connection to the cluster's scheduler was lost. What was finished is kept.",
                hint="Start scheduler and workers again, then repeat the same command.",
                value=self._place.scheduler,
            )
        try:
            result: JobResult = future.result()
        except Exception as error:
            # The tasks themselves never raise: the workers were lost, or are not like this one.
            return JobResult(job.id, pending(job).ended(Failure.of(_lost(error))))
        report = result.report.model_copy(update={"input": display_path(job.path)})
        return JobResult(job.id, report)

    def _needs_gpu(self, device: str) -> bool:
        """On GPUs where they were asked for, and where the cluster has any, unless forbidden."""
        if device == "auto":
            return bool(self._client.run_on_scheduler(_offers_gpu))
        return device == "cuda"

    def _tell_where_notes_are_made(self) -> None:
        """Here, where a person reads it: what the workers receive stays with them."""
        with contextlib.suppress(UsageError):  # every recording's entry says what is wrong
            llm = self._setup.settings.llm
            where = destination(llm, os.environ, "the transcripts") if self._setup.notes else None
            if where:
                self._place.on_event("", where)

    def _withdraw(self) -> None:
        with contextlib.suppress(Exception):  # the cluster may be what was lost
            self._client.unregister_worker_plugin(self._name)


class _Share(distributed.WorkerPlugin):
    """What every worker of the cluster keeps for this batch, its loaded model above all."""

    def __init__(self, setup: WorkSetup, gpus: int) -> None:
        self._setup = setup
        self._gpus = gpus

    def setup(self, worker: distributed.Worker) -> None:
        # Workers of an own cluster are numbered; elsewhere each sees its own card alone.
        number = worker.name if isinstance(worker.name, int) else 0
        self.worker = Worker(self._setup, gpu_index=number % self._gpus if self._gpus else 0)
        self.recognizing = threading.Lock()
        self.noting = threading.Lock()


def _recognize(share: str, job: Job) -> Recognized | JobResult:
    kept: Any = distributed.get_worker().plugins[share]
    with kept.recognizing:
        recognized: Recognized | JobResult = kept.worker.recognize(job)
        return recognized


def _note(share: str, recognized: Recognized | JobResult) -> JobResult:
    if isinstance(recognized, JobResult):
        return recognized
    kept: Any = distributed.get_worker().plugins[share]
    distributed.secede()  # the worker takes the next recording meanwhile
    with kept.noting:
        result: JobResult = kept.worker.note(recognized)
        return result


def fit_to_travel(setup: WorkSetup) -> WorkSetup:
    """The same for a process with another working folder and environment."""
    settings = setup.settings
    llm = settings.llm
    known = ((name, os.environ.get(name)) for name in _TRAVELLING)
    return replace(
        setup,
        out=setup.out.absolute(),
        settings=replace(
            settings,
            cache=Store(settings.cache).root.absolute(),
            transcribe=replace(settings.transcribe, model=_place(settings.transcribe.model)),
            notes=replace(settings.notes, prompt=_place(settings.notes.prompt)),
            llm=replace(llm, gguf=llm.gguf.absolute() if llm.gguf else None),
        ),
        environ=tuple((name, value) for name, value in known if value),
    )


def _place(name_or_path: str) -> str:
    path = Path(name_or_path)
    return str(path.absolute()) if path.exists() else name_or_path


@contextlib.contextmanager
def _connected(address: str) -> Iterator[Any]:
    try:
        client = distributed.Client(address, timeout=_CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise LecturaError(
            f"No Dask scheduler answers at {address}.",
            hint="Start one: dask scheduler --host HOST --port 8786",
            value=address,
        ) from error
    with client:
        yield client


@contextlib.contextmanager
def own_cluster(plan: Schedule) -> Iterator[Any]:
    """A cluster on this machine, for the length of the block; it listens to this machine alone."""
    with (
        distributed.LocalCluster(
            n_workers=plan.jobs,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            memory_limit=0,  # the model, not Dask's data, is what takes memory
            resources={_GPU: 1} if plan.gpus else None,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def _offers_gpu(dask_scheduler: Any) -> bool:
    return any(worker.resources.get(_GPU) for worker in dask_scheduler.workers.values())


def _lost(error: Exception) -> InternalError:
    return InternalError(
        f"The cluster could not work on this recording: {type(error).__name__}: "
        f"{display_path(str(error))}",
        hint="Look at the logs of its workers, then repeat the same command.",
    )
