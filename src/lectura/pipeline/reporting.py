"""From what happened to a recording to the record that tells it. Pure functions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lectura.errors import ExitStatus, LecturaError
from lectura.outputs.tally import Kept
from lectura.paths import display_path
from lectura.records.notes import Notes
from lectura.records.report import (
    Failure,
    KeptFile,
    NotesReport,
    RecordingReport,
    StageSeconds,
    TranslationReport,
    percent,
)
from lectura.records.target import Target
from lectura.records.transcript import Transcript
from lectura.records.translation import Translation


@dataclass(frozen=True)
class Outcome:
    """What became of one recording.

    Attributes:
        path: the recording, or the transcript file.
        transcript: as it was written.
        notes: None where none were made.
        written: every file that is as it should be, in the order in which they were asked for.
        kept: the files that were not written, because a person's are in their place.
        missing: why something is missing from transcript or notes; empty where all is there.
        seconds: time each stage took, by its name.
        fresh_seconds: audio transcribed in this run.
        reused: the transcript was found finished.
        translation: None where none was asked for.
        parts: the recordings where they are several that are one lecture.
        notes_error: why there are no notes, though the transcript is there.
    """

    path: Path
    transcript: Transcript
    notes: Notes | None = None
    written: tuple[Path, ...] = ()
    kept: tuple[Kept, ...] = ()
    missing: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    fresh_seconds: float = 0.0
    reused: bool = False
    translation: Translation | None = None
    parts: tuple[Path, ...] = ()
    notes_error: LecturaError | None = None

    @property
    def complete(self) -> bool:
        """True when nothing is missing, and every file written or accepted as a person's."""
        return not self.missing and all(kept.accepted for kept in self.kept)


def without_notes(
    first: Outcome, error: LecturaError, target: Target, formats: Sequence[str]
) -> Outcome:
    """The outcome of a recording whose notes an error kept back: the transcript is worth having.

    Args:
        first: what there is.
        error: why there are no notes.
        target: where they would be; those of an earlier run may be there.
        formats: the forms of the notes.
    """
    older = [place for place in map(target.notes, formats) if place.is_file()]
    what = f"{display_path(older[0])} is of an earlier run" if older else "its notes are missing"
    missing = (*first.missing, f"The transcript is written; {what}.")
    return replace(first, missing=missing, notes_error=error)


def report_of(outcome: Outcome, id_: str, folder: Path | None = None) -> RecordingReport:
    """The record of a recording that has outputs.

    Args:
        outcome: what became of it.
        id_: see `RecordingReport`.
        folder: what the paths of its outputs are relative to; None leaves them as they are.
    """
    transcript, error = outcome.transcript, outcome.notes_error
    spent = sum(outcome.seconds.values())
    fresh = outcome.fresh_seconds
    return RecordingReport(
        id=id_,
        input=display_path(outcome.path),
        status="complete" if outcome.complete else "partial",
        exit_status=int(ExitStatus.COMPLETE if outcome.complete else ExitStatus.PARTIAL),
        outputs=paths_from(outcome.written, folder),
        kept=kept_files(outcome.kept, folder),
        missing=outcome.missing,
        error=Failure.of(error) if error else None,
        reused=outcome.reused,
        seconds=StageSeconds(**{stage: round(took, 3) for stage, took in outcome.seconds.items()}),
        speed_x_real_time=round(fresh / spent, 2) if fresh and spent else None,
        **_of_transcript(transcript),
        **_of_notes(outcome.notes),
        translation=_of_translation(outcome.translation),
    )


def failed_report(path: Path, error: LecturaError) -> RecordingReport:
    """The record of an input that came to nothing."""
    return RecordingReport(id=id_of(path), input=display_path(path)).ended(Failure.of(error))


def id_of(path: Path) -> str:
    """The id of an input whose outputs are beside it."""
    return display_path((path.parent / path.stem).as_posix())


def kept_files(kept: Iterable[Kept], folder: Path | None = None) -> tuple[KeptFile, ...]:
    """What was not written, as records tell it."""
    return tuple(
        KeptFile(
            name=paths_from([one.path], folder)[0],
            accepted=one.accepted,
            message=display_path(one.message),
            sha256=one.sha256,
            bytes=one.size,
        )
        for one in kept
    )


def paths_from(paths: Iterable[Path], folder: Path | None) -> tuple[str, ...]:
    """Paths relative to a folder, with forward slashes; as they are where there is none."""
    if folder is None:
        return tuple(map(display_path, paths))
    return tuple(display_path(Path(os.path.relpath(path, folder)).as_posix()) for path in paths)


def _of_transcript(transcript: Transcript) -> dict[str, Any]:
    source, speech = transcript.source, transcript.speech
    return {
        "sha256": source.sha256 if source else None,
        "language": transcript.language,
        "duration": transcript.audio_seconds,
        "segments": len(transcript.segments),
        "speakers": len(transcript.speakers) or None,
        "speech_coverage_percent": percent(speech.share) if speech else None,
        "transcriber": transcript.engine,
        "warnings": tuple(notice.message for notice in transcript.notices),
    }


def _of_translation(translation: Translation | None) -> TranslationReport | None:
    if translation is None:
        return None
    return TranslationReport(
        **translation.made_by.model_dump(),
        language=translation.language,
        cues=len(translation.cues),
        kept_as_said=len(translation.kept_as_said),
    )


def _of_notes(notes: Notes | None) -> dict[str, Any]:
    if notes is None:
        return {}
    by_time, by_text = notes.coverage.time_percent, notes.coverage.character_percent
    held = NotesReport(
        **notes.made_by.model_dump(),
        key_points=sum(len(topic.key_points) for topic in notes.topics),
        assignments=len(notes.assignments),
    )
    return {
        "notes": held,
        "notes_coverage_percent": by_text if by_time is None else by_time,
        "grounded_percent": notes.grounded_percent,
        "grounding": notes.grounding,
    }
