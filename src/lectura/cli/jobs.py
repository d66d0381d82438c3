"""Several recordings, one command: where each one's outputs go, and submissions."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lectura.cli.console import console
from lectura.cli.errors import explained
from lectura.cli.options import Wanted
from lectura.cli.report import tell_kept
from lectura.errors import ExitStatus, UsageError
from lectura.paths import display_path, on_one_line

if TYPE_CHECKING:
    from lectura.batch.job import WorkSetup
    from lectura.config import Settings
    from lectura.inputs.layout import Job
    from lectura.inputs.naming import Naming
    from lectura.records.report import RecordingReport

_STDIN = Path("-")
_EXAMPLE = "cat clase.mp4 | lectura run - -o clase"


def jobs_of(inputs: Sequence[Path], output: Path | None, naming: Naming) -> tuple[Job, ...]:
    """A place for every recording; folders are searched.

    Raises:
        UsageError: a folder holds no recording, or a template gives no names.
    """
    from lectura.inputs.discover import find_recordings
    from lectura.inputs.layout import plan_outputs

    if _STDIN in inputs:
        raise UsageError(
            "What comes through standard input is no file that could be handed in.",
            hint="Write it to a file first: lectura run RECORDING --submission DIR",
            value="-",
        )
    if str(output) == "-":
        raise UsageError(
            "Only 'lectura summarize' prints its result; these outputs need a folder.",
            hint="Leave -o out or name a folder: lectura transcribe RECORDING -o OUT",
            value="-",
        )
    jobs = plan_outputs(find_recordings(inputs), output, naming)
    if not jobs:
        raise UsageError(
            f"There is no recording in {', '.join(str(path) for path in inputs)}.",
            hint="Name a recording or a folder of them: lectura run RECORDING -o OUT",
        )
    return jobs


@contextlib.contextmanager
def jobs_at_hand(
    wanted: Wanted, output: Path | None, chosen: Settings
) -> Iterator[tuple[Job, ...]]:
    """`jobs_of`; with ``-`` the one job of what comes through standard input, called by ``output``.

    Raises:
        UsageError: as `jobs_of`; ``-`` beside others, without a name, or a person would type.
        NotMediaError, OutputError: as `lectura.inputs.piped.piped`.
    """
    inputs = wanted.inputs
    if wanted.as_one is not None:
        yield (_as_one(inputs, output, chosen, wanted.as_one),)
        return
    if _STDIN not in inputs:
        yield jobs_of(inputs, output, chosen.naming)
        return
    if len(inputs) > 1:
        raise _refused("'-' stands for one recording and comes alone.")
    if output is None or output.name in ("", "-"):
        raise _refused("A recording from standard input has no name: -o gives its outputs one.")
    if sys.stdin is None or sys.stdin.isatty():
        raise _refused("Standard input is a terminal, and a recording cannot be typed.")
    from lectura.inputs.layout import named_job
    from lectura.inputs.piped import piped
    from lectura.store import Store

    name = output.name
    with piped(sys.stdin.buffer, name, Store(chosen.cache)) as path:
        yield (named_job(path, output, told="-", naming=chosen.naming),)


def _as_one(inputs: Sequence[Path], output: Path | None, chosen: Settings, name: str) -> Job:
    """The job of several recordings that are one lecture.

    Raises:
        UsageError: the name cannot be one, or is that of the outputs of one of them.
    """
    from lectura.inputs.layout import AFTER_THE_RECORDING, named_job

    parts = tuple(job.path for job in jobs_of(inputs, None, AFTER_THE_RECORDING))
    folder = output if output is not None else parts[0].parent
    why = None
    if Path(name).name != name or name == "-":
        why = f"'{name}' is no name for a lecture."
    elif any(part.stem == name and part.parent.absolute() == folder.absolute() for part in parts):
        why = f"The outputs of one of the recordings are called '{name}' already."
    if why is not None:
        raise UsageError(
            why,
            hint="Give it a name of its own, and its outputs a folder with -o: "
            "lectura run a.mp4 b.mp4 --as-one clase -o OUT",
            value=name,
        )
    told = " + ".join(map(display_path, parts))
    place = folder / name
    return named_job(place, place, told=told, naming=chosen.naming, parts=parts)


def _refused(why: str) -> UsageError:
    return UsageError(why, hint=f"Let a program write it there: {_EXAMPLE}", value="-")


def work_setup(chosen: Settings, *, notes: bool, fresh: bool) -> WorkSetup:
    """How recordings that are named on a command line are worked on, each whatever was before."""
    from lectura.batch.job import WorkSetup
    from lectura.cli.setup import engine_at_hand
    from lectura.config.layers import user_config_folder

    return WorkSetup(
        settings=chosen,
        out=Path(),
        notes=notes,
        fresh=fresh,
        config_folder=user_config_folder(),
        engine=engine_at_hand(),
        skip=False,
        as_typed=True,
        explain=explained,
    )


def work_on(jobs: Sequence[Job], setup: WorkSetup, *, as_json: bool) -> tuple[RecordingReport, ...]:
    """What became of every recording, told in the order of the jobs; one failure ends no other.

    Raises:
        UsageError: a template gives one the name of another's outputs; nothing was done.
    """
    from lectura.batch.executors.registry import here
    from lectura.batch.job import Place
    from lectura.batch.own_names import require_own_names
    from lectura.cli.progress.in_order import InOrder

    require_own_names(jobs, setup.settings)
    with InOrder(jobs, as_json=as_json) as view, here(setup, Place(on_event=view.on_event)) as pool:
        for result in pool.results(jobs):
            view.on_result(result)
    return tuple(view.told)


def submit(
    inputs: Sequence[Path], folder: Path, setup: WorkSetup, *, as_json: bool, show: bool = False
) -> ExitStatus:
    """Run recordings into a submission, and bring its manifest up to date; show the first page."""
    from lectura.batch.job import target_of
    from lectura.cli.report import pages_in, tell_pages
    from lectura.paths import file_address
    from lectura.pipeline import Gate
    from lectura.pipeline.source import require_same
    from lectura.records.report import combined
    from lectura.store import Store
    from lectura.submission.extending import lists_of
    from lectura.submission.folder import describe, write_manifest

    # The recording is handed in beside its notes, wherever it is now.
    jobs = [
        replace(job, link=file_address(job.path.name))
        for job in jobs_of(inputs, folder, setup.settings.naming)
    ]
    reports = work_on(jobs, replace(setup, out=folder, as_typed=False), as_json=as_json)
    status = combined(report.exit_status for report in reports)
    finished = [
        (job, report)
        for job, report in zip(jobs, reports, strict=True)
        if report.status in ("complete", "partial")
    ]
    if not finished:
        return status
    store = Store(setup.settings.cache)
    for job, report in finished:  # the manifest tells size and digest of one and the same file
        require_same(store, job.path, report.sha256)
    entries = [
        describe(
            job.path,
            report,
            [
                *_handed_in(report, folder),
                *(os.path.relpath(path, folder) for path in lists_of(target_of(job))),
            ],
        )
        for job, report in finished
    ]
    written = write_manifest(
        folder,
        entries,
        versions=_versions(),
        options=_options(setup.settings, [report for _, report in finished]),
        timings={
            entry.input: report.seconds.by_stage() if report.seconds else {}
            for entry, (_, report) in zip(entries, finished, strict=True)
        },
        kept=[kept for _, report in finished for kept in report.kept],
        gate=Gate(store, setup.settings.output.theirs),
    )
    tell_kept(written.kept)
    for path in written.paths:
        console().tell(f"  {on_one_line(path)}")
    pages = [folder / page for page in pages_in(reports)]
    tell_pages(pages, wanted=show)
    whole = all(kept.accepted for kept in written.kept)
    return status if whole else combined([status, ExitStatus.PARTIAL])


def _handed_in(report: RecordingReport, folder: Path) -> Iterator[str]:
    """What a person keeps belongs to the submission; a folder that is accepted is no file of it."""
    yield from report.outputs
    for kept in report.kept:
        if not kept.accepted or (folder / kept.name).is_file():
            yield kept.name


def _versions() -> dict[str, str]:
    """Of lectura and the packages that shape its results."""
    from importlib.metadata import PackageNotFoundError, version

    from lectura.process.version import __version__

    found = {"lectura": __version__}
    for package in ("faster-whisper", "ctranslate2", "onnxruntime"):
        with contextlib.suppress(PackageNotFoundError):
            found[package] = version(package)
    return found


def _options(settings: Settings, finished: Iterable[RecordingReport]) -> dict[str, Any]:
    """The settings that shape the results; no paths, counts or keys."""
    return {
        "transcribe": settings.transcribe.result_key(),
        "speakers": any(report.speakers for report in finished)
        if settings.speakers.enabled is None
        else settings.speakers.enabled,
        "formats": list(settings.output.formats),
        "notes_formats": list(settings.output.notes_formats),
        "notes_language": settings.notes.language,
        "prompt": settings.notes.prompt,
        "length": settings.notes.length,
        "date": settings.notes.date.isoformat() if settings.notes.date else None,
    }
