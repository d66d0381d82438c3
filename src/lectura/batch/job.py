"""What goes to a worker and what comes back; all of it frozen, and fit to travel to a process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lectura.batch.layout import Job
from lectura.batch.report import FileReport
from lectura.config import Settings
from lectura.pipeline import Outcome, Target
from lectura.pipeline.recording import TranscriberFactory


@dataclass(frozen=True)
class WorkSetup:
    """What every worker of a batch needs to know.

    Attributes:
        settings: the options of every stage.
        out: the folder of the report, from which its paths are counted.
        notes: make notes too.
        fresh: forget what earlier runs did.
        environ: variables of the language model that a worker elsewhere would not have.
        config_folder: the user's own prompts.
        load: makes a transcriber of a chosen model; tests pass a scripted one.
    """

    settings: Settings
    out: Path
    notes: bool = True
    fresh: bool = False
    environ: tuple[tuple[str, str], ...] = ()
    config_folder: Path | None = None
    load: TranscriberFactory | None = None


@dataclass(frozen=True)
class Heard:
    """A recording whose transcript is written and whose notes are not."""

    job: Job
    outcome: Outcome


@dataclass(frozen=True)
class JobResult:
    """A recording that is done with, well or badly."""

    job_id: str
    report: FileReport


def target_of(job: Job) -> Target:
    """Where the outputs of a job go, and how they link to its recording."""
    return Target(job.out_dir, job.stem).linked(job.path)
