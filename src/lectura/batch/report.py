"""The report of a batch: what became of each recording, for programs.

It is written again after every recording, so that a run that died still tells what is done.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

from pydantic import Field

from lectura.errors import ExitStatus
from lectura.outputs.ownership import Gate, Index, Written
from lectura.paths import escaped_in_json
from lectura.records.model import Model
from lectura.records.report import KeptFile, RecordingReport, Status, combined
from lectura.records.transcript import Digests

SCHEMA_VERSION = 1
"""Raised when a reader of the older version would misread the file."""


class BatchReport(Model):
    """What became of every recording of a batch, in the order of the plan."""

    schema_version: int = SCHEMA_VERSION
    lectura: str = Field(description="version of lectura")
    started: dt.datetime
    updated: dt.datetime
    finished: bool = Field(default=False, description="false while the run goes on, or if it died")
    files: tuple[RecordingReport, ...] = ()
    kept: tuple[KeptFile, ...] = Field(
        default=(), description="of the course's own files and this report"
    )
    digests: Digests | None = Field(
        default=None, description="of this file and those beside it, where lectura wrote them"
    )

    def with_file(self, file: RecordingReport, *, now: dt.datetime) -> BatchReport:
        """A report in which this recording's entry is replaced, or added where it is new."""
        files = {known.id: known for known in self.files}
        files[file.id] = file
        return self.model_copy(update={"files": tuple(files.values()), "updated": now})

    def counts(self) -> dict[Status, int]:
        """How many recordings are in each status that occurs."""
        return dict(Counter(file.status for file in self.files))


def exit_status(report: BatchReport) -> ExitStatus:
    """That of all recordings together (`combined`).

    PARTIAL also where a person's file is in the place of the course or the report.
    """
    status = combined(file.exit_status for file in report.files)
    kept = any(not file.accepted for file in report.kept)
    return ExitStatus.PARTIAL if status is ExitStatus.COMPLETE and kept else status


def write(report: BatchReport, path: Path, gate: Gate) -> Written:
    """Write the report so that a reader sees the old one or the new one, never a part.

    Raises:
        OutputError: the folder cannot be written or the disk is full.
    """
    return gate.write({}, Index(path, report, _text, logged=False))


def _text(report: BatchReport) -> str:
    return escaped_in_json(report.model_dump_json(indent=2) + "\n")
