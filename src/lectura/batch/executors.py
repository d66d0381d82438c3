"""Where the workers of a batch run. A new place is one small module and one line in `EXECUTORS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from typing_extensions import Self

from lectura.batch.job import JobResult, WorkSetup
from lectura.batch.layout import Job
from lectura.errors import missing_extra
from lectura.progress import Event

OnEvent = Callable[[str, Event], None]
"""Called with a job's id and what happened in it; from any thread."""


def ignore_event(job_id: str, event: Event) -> None:
    """For those who do not want to know."""


@dataclass(frozen=True)
class Place:
    """What an executor needs to know of where it works.

    Attributes:
        jobs: recordings worked on at once; None lets the executor choose.
        scheduler: address of a running cluster, where the executor knows of such.
        on_event: hears what happens inside the jobs, as far as the executor can tell.
    """

    jobs: int | None = None
    scheduler: str | None = None
    on_event: OnEvent = ignore_event


class Executor(Protocol):
    """Works on recordings, with workers that live as long as it does."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the workers go, at once where the block was left by an exception."""
        ...

    def results(self, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """Work on recordings.

        Returns:
            One result for every job, in the order in which they come to their end.
        """
        ...


def _local(setup: WorkSetup, place: Place) -> Executor:
    from lectura.batch.local_pool import LocalPool  # noqa: PLC0415 - only the one that is used

    return LocalPool(setup, place)


def _dask(setup: WorkSetup, place: Place) -> Executor:
    try:
        from lectura.batch.dask_executor import DaskExecutor  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise missing_extra("cluster", "The executor 'dask'") from error
    return DaskExecutor(setup, place)


EXECUTORS: dict[str, Callable[[WorkSetup, Place], Executor]] = {"local": _local, "dask": _dask}
