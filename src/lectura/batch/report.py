"""The report of a batch: what became of each recording, for programs.

It is written again after every recording, so that a run that died still tells what is done.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from lectura.errors import ExitStatus, LecturaError
from lectura.outputs.ownership import Gate, Index, Written
from lectura.records.notes import Percent
from lectura.records.transcript import Digests, Model, Seconds

SCHEMA_VERSION = 1
"""Raised when a reader of the older version would misread the file."""

Status = Literal["complete", "partial", "failed", "skipped", "pending"]


class FileError(Model):
    """Why a recording failed."""

    message: str = Field(description="one plain sentence")
    hint: str | None = Field(default=None, description="what to do next")
    exit_status: int = Field(description="the status the recording alone would have ended with")

    @classmethod
    def of(cls, error: LecturaError) -> FileError:
        """The same, of an exception."""
        return cls(message=error.message, hint=error.hint, exit_status=int(error.exit_status))


class KeptFile(Model):
    """An output that was not written, because a person's file lies in its place."""

    name: str = Field(description="the file, from the report's folder")
    accepted: bool = Field(description="a person asked for this with --keep: nothing is missing")
    message: str = Field(description="one line for people")


class FileReport(Model):
    """What became of one recording."""

    id: str = Field(description="the way from the output folder to its outputs, without suffix")
    path: str
    status: Status = Field(
        default="pending",
        description="'skipped': was complete already, with the same content and options; "
        "'partial': outputs are written, and the warnings say what is missing",
    )
    seconds: Seconds | None = Field(default=None, description="time the work took")
    audio_seconds: Seconds | None = Field(default=None, description="length of the recording")
    speed_x_real_time: Annotated[float, Field(ge=0)] | None = Field(
        default=None, description="seconds of audio per second of work"
    )
    coverage_percent: Percent | None = Field(
        default=None, description="share of the spoken time that the notes rest on"
    )
    grounded_percent: Percent | None = Field(
        default=None, description="share of the notes whose quote was found in the transcript"
    )
    warnings: tuple[str, ...] = ()
    error: FileError | None = None
    outputs: tuple[str, ...] = Field(
        default=(), description="files written, from the report's folder"
    )
    kept: tuple[KeptFile, ...] = ()


class BatchReport(Model):
    """What became of every recording of a batch, in the order of the plan."""

    schema_version: int = SCHEMA_VERSION
    lectura: str = Field(description="version of lectura")
    started: dt.datetime
    updated: dt.datetime
    finished: bool = Field(default=False, description="false while the run goes on, or if it died")
    files: tuple[FileReport, ...] = ()
    kept: tuple[KeptFile, ...] = Field(
        default=(), description="of the course's own files and this report"
    )
    digests: Digests | None = Field(
        default=None, description="of this file and those beside it, where lectura wrote them"
    )

    def with_file(self, file: FileReport, *, now: dt.datetime) -> BatchReport:
        """A report in which this recording's entry is replaced, or added where it is new."""
        files = {known.id: known for known in self.files}
        files[file.id] = file
        return self.model_copy(update={"files": tuple(files.values()), "updated": now})

    def counts(self) -> dict[Status, int]:
        """How many recordings are in each status that occurs."""
        return dict(Counter(file.status for file in self.files))


def exit_status(report: BatchReport) -> ExitStatus:
    """0 when every recording is complete, 3 when some are (or one is in part), 1 when none is.

    Also 3 where a person's file lies in the place of the course or the report.
    """
    counts = report.counts()
    complete = counts.get("complete", 0) + counts.get("skipped", 0)
    if complete == len(report.files) > 0:
        kept = any(not file.accepted for file in report.kept)
        return ExitStatus.PARTIAL if kept else ExitStatus.COMPLETE
    if complete or counts.get("partial", 0):
        return ExitStatus.PARTIAL
    return ExitStatus.FAILED


def write(report: BatchReport, path: Path, gate: Gate) -> Written:
    """Write the report so that a reader sees the old one or the new one, never a part.

    Raises:
        OutputError: the folder cannot be written or the disk is full.
    """
    return gate.write({}, Index(path, report, _text, logged=False))


def _text(report: BatchReport) -> str:
    return report.model_dump_json(indent=2) + "\n"
