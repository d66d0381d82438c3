"""What a command tells about each input: for programs on stdout, for people on stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lectura.cli.console import console, out_json
from lectura.cli.errors import internal
from lectura.errors import ExitStatus, LecturaError, stems_from_interrupt
from lectura.paths import display_path

if TYPE_CHECKING:
    from lectura.batch.report import KeptFile
    from lectura.pipeline import Kept, Outcome
    from lectura.pipeline.revision import Revised


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """One input's object for ``--json``; the fields are documented in ``docs/scripts.md``."""
    transcript, notes = outcome.transcript, outcome.notes
    audio = transcript.duration or 0.0
    spent = sum(outcome.seconds.values())
    value: dict[str, Any] = {
        "input": str(outcome.path),
        "status": "complete" if outcome.complete else "partial",
        "exit_status": int(ExitStatus.COMPLETE if outcome.complete else ExitStatus.PARTIAL),
        "outputs": [str(path) for path in outcome.written],
        "kept": [str(kept.path) for kept in outcome.kept],
        "language": transcript.language,
        "duration": transcript.duration,
        "segments": len(transcript.segments),
        "coverage": round(transcript.speech.share, 4) if transcript.speech else None,
        "speakers": len(transcript.speakers) or None,
        "reused": outcome.reused,
        "seconds": {stage: round(value, 3) for stage, value in outcome.seconds.items()},
        "speed": round(audio / spent, 2) if spent and outcome.fresh_seconds else None,
        "warnings": [notice.message for notice in transcript.notices],
        "missing": list(outcome.missing),
        "error": _error(outcome.notes_error) if outcome.notes_error else None,
    }
    if notes is not None:
        value["notes"] = {
            "engine": notes.made_by.engine,
            "model": notes.made_by.model,
            "coverage": notes.coverage.character_percent,
            "grounded": notes.grounded_percent,
            "key_points": sum(len(topic.key_points) for topic in notes.topics),
            "assignments": len(notes.assignments),
        }
    return value


def error_json(path: Path, error: LecturaError) -> dict[str, Any]:
    """The object of an input that failed."""
    return {
        "input": str(path),
        "status": "failed",
        "exit_status": int(error.exit_status),
        "outputs": [],
        "kept": [],
        "error": _error(error),
    }


def _error(error: LecturaError) -> dict[str, str | None]:
    hint = console().hint(error.hint) if error.hint else error.hint
    return {"kind": type(error).__name__, "message": error.message, "hint": hint}


def tell(outcome: Outcome, *, as_json: bool) -> None:
    """Tell of one finished input."""
    for notice in outcome.transcript.notices:
        console().remark(outcome.path.name, notice.message)
    if outcome.notes_error is not None:
        console().error(
            f"{outcome.path.name}: {outcome.notes_error.message}", outcome.notes_error.hint
        )
    for reason in outcome.missing:
        console().remark(outcome.path.name, reason)
    tell_kept(outcome.kept)
    if as_json:
        out_json(outcome_json(outcome))
    else:
        for path in outcome.written:
            console().info(f"  {path}")


def tell_kept(files: Iterable[Kept | KeptFile]) -> None:
    """Tell of files that were not written, because a person's lie in their place."""
    for kept in files:
        if kept.accepted:
            console().info(kept.message)
        else:
            console().warning(kept.message)


def tell_revised(revised: Revised) -> ExitStatus:
    """Tell what became of outputs that were brought up to date; the status that it makes."""
    for line in revised.stale:
        console().warning(line)
    tell_kept(revised.files.kept)
    for path in revised.files.paths:
        console().info(f"  {path}")
    whole = not revised.stale and all(one.accepted for one in revised.files.kept)
    return ExitStatus.COMPLETE if whole else ExitStatus.PARTIAL


def each(inputs: Sequence[tuple[Path, Callable[[], Outcome]]], *, as_json: bool) -> ExitStatus:
    """Work on every input, also after failures.

    Returns:
        COMPLETE when all are whole, FAILED (or the one error's own status) when none came to
        anything, else PARTIAL.
    """
    statuses: list[ExitStatus] = []
    for path, work in inputs:
        try:
            outcome = work()
        except BrokenPipeError:
            raise
        except Exception as error:  # one input must not end the others
            if stems_from_interrupt(error):
                raise KeyboardInterrupt from error
            failure = error if isinstance(error, LecturaError) else internal(error)
            tell_failure(path, failure, only=len(inputs) == 1, as_json=as_json)
            statuses.append(failure.exit_status)
            continue
        tell(outcome, as_json=as_json)
        statuses.append(ExitStatus.COMPLETE if outcome.complete else ExitStatus.PARTIAL)
    return combined(statuses)


def tell_failure(path: Path, error: LecturaError, *, only: bool, as_json: bool) -> None:
    """Tell of one input that failed; ``only`` where there is no other."""
    # Of several files the name says which one; the only one needs no repeating.
    named = only or display_path(path.name) in error.message
    console().error(error.message if named else f"{path}: {error.message}", error.hint)
    if as_json:
        out_json(error_json(path, error))


def combined(statuses: Sequence[ExitStatus]) -> ExitStatus:
    """The exit status of several inputs."""
    if all(status is ExitStatus.COMPLETE for status in statuses):
        return ExitStatus.COMPLETE
    if any(status in (ExitStatus.COMPLETE, ExitStatus.PARTIAL) for status in statuses):
        return ExitStatus.PARTIAL
    return statuses[0] if len(set(statuses)) == 1 else ExitStatus.FAILED
