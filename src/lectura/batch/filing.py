"""From what happened to a recording to its entry in the report. Pure functions."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from lectura.batch.report import FileError, FileReport, KeptFile
from lectura.errors import ExitStatus, LecturaError
from lectura.inputs.layout import Job
from lectura.paths import display_path
from lectura.pipeline import Kept, Outcome


def pending(job: Job) -> FileReport:
    """The entry of a recording that nobody has looked at yet."""
    return FileReport(id=job.id, path=display_path(job.path))


def filed(job: Job, outcome: Outcome, out: Path) -> FileReport:
    """The entry of a recording that has its outputs."""
    transcript, notes = outcome.transcript, outcome.notes
    seconds = sum(outcome.seconds.values())
    return pending(job).model_copy(
        update={
            "status": "complete" if outcome.complete else "partial",
            "seconds": round(seconds, 3),
            "audio_seconds": transcript.duration,
            "speed_x_real_time": (
                round(outcome.fresh_seconds / seconds, 2)
                if outcome.fresh_seconds and seconds
                else None
            ),
            "coverage_percent": coverage_percent(outcome),
            "grounded_percent": notes.grounded_percent if notes else None,
            "warnings": tuple(
                dict.fromkeys(
                    (
                        *(notice.message for notice in transcript.notices),
                        *outcome.missing,
                        *(kept.message for kept in outcome.kept if not kept.accepted),
                    )
                )
            ),
            "outputs": outputs_from(outcome.written, out),
            "kept": kept_files(outcome.kept, out),
        }
    )


def with_notes(first: Outcome, second: Outcome) -> Outcome:
    """The outcome of both stages, of the outcome of each."""
    return replace(
        first,
        notes=second.notes,
        written=(*first.written, *second.written),
        kept=(*first.kept, *second.kept),
        missing=second.missing,
        seconds={**first.seconds, **second.seconds},
    )


def failed(entry: FileReport, error: FileError) -> FileReport:
    """The entry of a recording that an error ended, with what there was before it."""
    return entry.model_copy(update={"status": "failed", "error": error})


def file_error(error: Exception) -> FileError:
    """A plain sentence of any exception; the unexpected ones count as internal errors."""
    if isinstance(error, LecturaError):
        return FileError.of(error)
    first = display_path((str(error).splitlines() or [""])[0])
    return FileError(
        message=f"Something went wrong inside lectura: {type(error).__name__}: {first}",
        hint="Look whether all is in place: lectura doctor",
        exit_status=int(ExitStatus.INTERNAL),
    )


def coverage_percent(outcome: Outcome) -> float | None:
    """Share of the spoken time that the notes, or without notes the transcript, rest on."""
    speech = outcome.transcript.speech
    heard = 100 * speech.share if speech else None
    if outcome.notes is None:
        return None if heard is None else round(heard, 2)
    noted = outcome.notes.coverage
    return noted.character_percent if noted.time_percent is None else noted.time_percent


def kept_files(kept: Iterable[Kept], out: Path) -> tuple[KeptFile, ...]:
    """What was not written, as the report tells it."""
    return tuple(
        KeptFile(name=outputs_from([one.path], out)[0], accepted=one.accepted, message=one.message)
        for one in kept
    )


def outputs_from(paths: Iterable[Path], out: Path) -> tuple[str, ...]:
    """Paths as the report writes them: from its folder, with forward slashes."""
    relative = (Path(os.path.relpath(path, out)).as_posix() for path in paths)
    return tuple(display_path(PurePosixPath(path)) for path in relative)
