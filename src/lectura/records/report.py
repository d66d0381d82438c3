"""What became of a recording: one record for every report, manifest and ``--json``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import Self

from lectura.errors import ExitStatus, LecturaError
from lectura.records.grounding import Grounding
from lectura.records.model import Model
from lectura.records.notes import MadeBy, Percent
from lectura.records.transcript import Engine, Seconds
from lectura.records.translation import TranslationMadeBy

Status = Literal["complete", "partial", "failed", "skipped", "pending"]


class Failure(Model):
    """Why something failed."""

    kind: str = Field(description="name of the error, such as 'NotMediaError'")
    message: str = Field(description="one plain sentence")
    hint: str | None = Field(default=None, description="what to do next")
    exit_status: int = Field(description="the status this error alone would have ended with")

    @classmethod
    def of(cls, error: LecturaError) -> Self:
        """The same, of an exception."""
        return cls(
            kind=type(error).__name__,
            message=error.message,
            hint=error.hint,
            exit_status=int(error.exit_status),
        )


class KeptFile(Model):
    """An output that was not written, because a person's file is in its place."""

    name: str = Field(description="path of the file, as those of 'outputs'")
    accepted: bool = Field(description="a person asked for this with --keep: nothing is missing")
    message: str = Field(description="one line for people")
    sha256: str = Field(description="of what would have been written")
    bytes: int = Field(ge=0, description="size of what would have been written")


class NotesReport(MadeBy):
    """What made the notes, and how much they hold."""

    key_points: int = Field(ge=0)
    assignments: int = Field(ge=0)


class TranslationReport(TranslationMadeBy):
    """What made the translation, and how much of it there is."""

    language: str = Field(description="that it is in")
    cues: int = Field(ge=0, description="pieces of the transcript, each of which has its own")
    kept_as_said: int = Field(ge=0, description="those without a usable translation")


class StageSeconds(Model):
    """Time each stage took in this run; null for what was not done."""

    transcribe: Seconds | None = None
    speakers: Seconds | None = None
    translate: Seconds | None = None
    notes: Seconds | None = None

    @property
    def total(self) -> float:
        """All stages together, in seconds."""
        return sum(self.by_stage().values())

    def by_stage(self) -> dict[str, float]:
        """The stages that took any time, by their names."""
        known = {
            "transcribe": self.transcribe,
            "speakers": self.speakers,
            "translate": self.translate,
            "notes": self.notes,
        }
        return {stage: seconds for stage, seconds in known.items() if seconds is not None}


class RecordingReport(Model):
    """What became of one recording."""

    id: str = Field(description="path of its outputs relative to the output folder, no suffix")
    input: str = Field(description="the recording as it was named; in a manifest its file name")
    status: Status = Field(
        default="pending",
        description="'skipped': was complete already, with the same content and options; "
        "'partial': outputs are written, and something is missing",
    )
    exit_status: int | None = Field(
        default=None, description="the status the recording alone would have ended with"
    )
    sha256: str | None = Field(default=None, description="digest of the recording")
    language: str | None = None
    duration: Seconds | None = Field(default=None, description="seconds of audio")
    segments: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="how many segments the transcript has"
    )
    speakers: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="how many speakers; null where they were not told apart"
    )
    speech_coverage_percent: Percent | None = Field(
        default=None, description="fraction of detected speech that was transcribed"
    )
    notes_coverage_percent: Percent | None = Field(
        default=None, description="fraction of the transcript that the notes cover"
    )
    grounded_percent: Percent | None = Field(
        default=None, description="fraction of the notes whose quote was found in the transcript"
    )
    grounding: Grounding | None = Field(
        default=None, description="how the quotes of a language model were found"
    )
    transcriber: Engine | None = None
    notes: NotesReport | None = None
    translation: TranslationReport | None = None
    outputs: tuple[str, ...] = Field(
        default=(),
        description="files written: paths relative to the folder of the report or manifest; "
        "without one, as the command line leads to them",
    )
    kept: tuple[KeptFile, ...] = ()
    warnings: tuple[str, ...] = Field(default=(), description="notices on the transcript")
    missing: tuple[str, ...] = Field(
        default=(), description="why something is missing from transcript or notes"
    )
    error: Failure | None = Field(
        default=None, description="why it failed, or why there are no notes"
    )
    reused: bool | None = Field(default=None, description="the transcript was found finished")
    seconds: StageSeconds | None = Field(
        default=None, description="what the work took; null where there was none, and in a manifest"
    )
    speed_x_real_time: Annotated[float, Field(ge=0)] | None = Field(
        default=None, description="seconds of audio transcribed per second of work"
    )

    @property
    def remarks(self) -> tuple[str, ...]:
        """Everything a person should know of it, each once."""
        return tuple(dict.fromkeys((*self.warnings, *self.missing)))

    def ended(self, error: Failure) -> Self:
        """The same recording, ended by an error, with what there was before it."""
        failed = {"status": "failed", "exit_status": error.exit_status, "error": error}
        return self.model_copy(update=failed)

    def lasting(self, name: str) -> Self:
        """What stays the same whenever and wherever the work is done; ``name`` is the file's."""
        return self.model_copy(
            update={
                "input": name,
                "kept": (),
                "error": None,
                "reused": None,
                "seconds": None,
                "speed_x_real_time": None,
            }
        )


def percent(fraction: float) -> float:
    """Two decimals at most, rounded down, so that 0.99999 never reads as all of it."""
    return min(100.0, math.floor(fraction * 10000 + 1e-6) / 100)


def combined(statuses: Iterable[int | None]) -> ExitStatus:
    """The exit status of several recordings.

    COMPLETE when all are whole, FAILED (or the one error's own status) when none came to anything,
    else PARTIAL. A recording without a status was not worked on.
    """
    all_of_them: Sequence[int | None] = tuple(statuses)
    whole = (ExitStatus.COMPLETE, ExitStatus.PARTIAL)
    if all_of_them and all(status == ExitStatus.COMPLETE for status in all_of_them):
        return ExitStatus.COMPLETE
    if any(status in whole for status in all_of_them):
        return ExitStatus.PARTIAL
    same = set(all_of_them)
    only = same.pop() if len(same) == 1 else None
    return ExitStatus.FAILED if only is None else ExitStatus(only)
