"""What goes to a worker and what comes back; all of it frozen, and fit to travel to a process.

`Place`, which is for the one who hands out the work, stays where it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lectura.config import Settings
from lectura.errors import InternalError, LecturaError
from lectura.inputs.layout import Job
from lectura.paths import display_path
from lectura.pipeline import Outcome, Target
from lectura.progress import Event
from lectura.records.report import RecordingReport
from lectura.speech.engine import Engine, WhisperEngine


def unexpected(error: Exception) -> LecturaError:
    """An expected error itself; of any other one a plain sentence that says it is lectura's."""
    if isinstance(error, LecturaError):
        return error
    first = display_path((str(error).splitlines() or [""])[0])
    return InternalError(
        f"Something went wrong inside lectura: {type(error).__name__}: {first}",
        hint="Check your installation: lectura doctor",
    )


@dataclass(frozen=True)
class WorkSetup:
    """What everyone who works on recordings needs to know.

    Attributes:
        settings: the options of every stage.
        out: the folder of the outputs.
        notes: make notes too.
        fresh: ignore cached results and start over.
        environ: variables of the language model that a worker elsewhere would not have.
        config_folder: the user's own prompts.
        engine: chooses and loads what transcribes.
        skip: pass over what is complete already.
        as_typed: tell paths as the command line leads to them, not relative to ``out``.
        explain: makes an error to be told of any error.
    """

    settings: Settings
    out: Path
    notes: bool = True
    fresh: bool = False
    environ: tuple[tuple[str, str], ...] = ()
    config_folder: Path | None = None
    engine: Engine = field(default_factory=WhisperEngine)
    skip: bool = True
    as_typed: bool = False
    explain: Callable[[Exception], LecturaError] = unexpected

    @property
    def told_from(self) -> Path | None:
        """What the paths of outputs are told relative to; None for as they are."""
        return None if self.as_typed else self.out


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
        on_event: receives what happens inside the jobs, as far as the executor can tell.
    """

    jobs: int | None = None
    scheduler: str | None = None
    on_event: OnEvent = ignore_event


@dataclass(frozen=True)
class Recognized:
    """A recording whose transcript is written and whose notes are not."""

    job: Job
    outcome: Outcome


@dataclass(frozen=True)
class JobResult:
    """A recording that is finished, well or badly."""

    job_id: str
    report: RecordingReport


def target_of(job: Job) -> Target:
    """Where the outputs of a job go, and how they link to its recording."""
    target = Target(job.out_dir, job.stem, job.link, job.lasting)
    return target.linked_to_each(job.parts) if job.parts else target.linked(job.path)


def told_as(job: Job) -> str:
    """What the recording of a job is called in reports."""
    return job.told or display_path(job.path)


def pending(job: Job) -> RecordingReport:
    """The entry in a report of a recording that nobody has looked at yet."""
    return RecordingReport(id=job.id, input=told_as(job))
