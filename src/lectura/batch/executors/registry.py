"""Where the workers of a batch run. A new place is one small module and one line in `EXECUTORS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from typing_extensions import Self

from lectura.batch.job import JobResult, Place, WorkSetup
from lectura.inputs.layout import Job
from lectura.process.installation import missing_extra


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
    from lectura.batch.executors.local_pool import local_pool  # noqa: PLC0415 - only the one that is used

    return local_pool(setup, place)


def here(setup: WorkSetup, place: Place) -> Executor:
    """This process itself, for recordings that are named on a command line."""
    from lectura.batch.executors.in_process import in_process  # noqa: PLC0415 - only the one that is used

    return in_process(setup, place)


def _dask(setup: WorkSetup, place: Place) -> Executor:
    try:
        from lectura.batch.executors.dask_executor import DaskExecutor  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise missing_extra("cluster", "The executor 'dask'") from error
    return DaskExecutor(setup, place)


@dataclass(frozen=True)
class Kind:
    """One place to run.

    Attributes:
        start: makes the executor.
        has_scheduler: it can join a running cluster by the address of its scheduler.
        counts_together: its workers know what the others spent, so that limits on tokens and cost
            hold for the whole batch.
    """

    start: Callable[[WorkSetup, Place], Executor]
    has_scheduler: bool = False
    counts_together: bool = False


EXECUTORS: dict[str, Kind] = {
    "local": Kind(_local, counts_together=True),
    "dask": Kind(_dask, has_scheduler=True),
}
