"""Several recordings, one command: where each one's outputs go, and submissions."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from lectura.cli.console import console
from lectura.cli.report import combined, each, tell_kept
from lectura.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from lectura.inputs.layout import Job
    from lectura.pipeline import Kept, Outcome, Pipeline


def jobs_of(inputs: Sequence[Path], output: Path | None) -> tuple[Job, ...]:
    """A place for every recording; folders are searched.

    Raises:
        UsageError: a folder holds no recording.
    """
    from lectura.inputs.discover import find_recordings
    from lectura.inputs.layout import plan_outputs

    if str(output) == "-":
        raise UsageError(
            "Only 'lectura summarize' prints its result; these outputs need a folder.",
            hint="Leave -o out or name a folder: lectura transcribe RECORDING -o OUT",
            value="-",
        )
    jobs = plan_outputs(find_recordings(inputs), output)
    if not jobs:
        raise UsageError(
            f"There is no recording in {', '.join(str(path) for path in inputs)}.",
            hint="Name a recording or a folder of them: lectura run RECORDING -o OUT",
        )
    return jobs


def work_on(
    inputs: Sequence[Path],
    output: Path | None,
    work: Callable[[Job], Callable[[], Outcome]],
    *,
    as_json: bool,
) -> ExitStatus:
    """Work on every recording, with progress, also after failures."""
    return each(
        [(job.path, partial(_watched, job.path, work(job))) for job in jobs_of(inputs, output)],
        as_json=as_json,
    )


def submit(
    runner: Pipeline, inputs: Sequence[Path], folder: Path, *, fresh: bool, as_json: bool
) -> ExitStatus:
    """Run recordings into a submission, and bring its manifest up to date."""
    from lectura.paths import file_address
    from lectura.pipeline import Gate, Target
    from lectura.pipeline.unchanged import require_same
    from lectura.submission.extending import lists_of
    from lectura.submission.folder import describe, write_manifest

    finished: list[Outcome] = []
    shaped_by: list[tuple[Path, ...]] = []

    def work(job: Job) -> Outcome:
        # The recording is handed in beside its notes, wherever it lies now.
        target = Target(job.out_dir, job.stem, recording=file_address(job.path.name))
        outcome = runner.run(job.path, target, fresh=fresh)
        finished.append(outcome)
        shaped_by.append(lists_of(target))
        return outcome

    status = work_on(inputs, folder, lambda job: partial(work, job), as_json=as_json)
    if not finished:
        return status
    for outcome in finished:  # the manifest tells size and digest of one and the same file
        require_same(runner.store, outcome.path, outcome.transcript)
    entries = [
        describe(
            outcome.path,
            outcome.transcript,
            outcome.notes,
            [
                os.path.relpath(path, folder)
                for path in (
                    *outcome.written,
                    *_worth_listing(outcome.kept),
                    *lists,
                )
            ],
        )
        for outcome, lists in zip(finished, shaped_by, strict=True)
    ]
    written = write_manifest(
        folder,
        entries,
        versions=_versions(),
        options=_options(runner, finished),
        timings={
            entry.name: dict(outcome.seconds)
            for entry, outcome in zip(entries, finished, strict=True)
        },
        kept=[kept for outcome in finished for kept in outcome.kept],
        gate=Gate(runner.store, runner.settings.output.theirs),
    )
    tell_kept(written.kept)
    for path in written.paths:
        console().info(f"  {path}")
    whole = all(kept.accepted for kept in written.kept)
    return status if whole else combined([status, ExitStatus.PARTIAL])


def _worth_listing(kept: Iterable[Kept]) -> Iterator[Path]:
    """What a person keeps belongs to the submission; a folder that is accepted is no file of it."""
    return (one.path for one in kept if not one.accepted or one.path.is_file())


def _watched(path: Path, work: Callable[[], Outcome]) -> Outcome:
    started = perf_counter()
    with console().progress(path.name):
        outcome = work()
    audio = outcome.fresh_seconds
    if audio:
        spent = perf_counter() - started
        console().info(f"{path.name}: {audio / 60:.1f} min in {spent / 60:.1f} min")
    elif outcome.reused and "notes" not in outcome.seconds:
        console().info(f"{path.name}: was transcribed before")
    return outcome


def _versions() -> dict[str, str]:
    """Of lectura and the packages that shape its results."""
    from importlib.metadata import PackageNotFoundError, version

    from lectura import __version__

    found = {"lectura": __version__}
    for package in ("faster-whisper", "ctranslate2", "onnxruntime", "yake"):
        with contextlib.suppress(PackageNotFoundError):
            found[package] = version(package)
    return found


def _options(runner: Pipeline, finished: Iterable[Outcome]) -> dict[str, Any]:
    """The settings that shape the results; no paths, counts or keys."""
    settings = runner.settings
    return {
        "transcribe": settings.transcribe.result_key(),
        "speakers": any(outcome.transcript.speakers for outcome in finished)
        if settings.speakers.enabled is None
        else settings.speakers.enabled,
        "formats": list(settings.output.formats),
        "notes_formats": list(settings.output.notes_formats),
        "notes_language": settings.notes.language,
        "prompt": settings.notes.prompt,
        "date": settings.notes.date.isoformat() if settings.notes.date else None,
    }
