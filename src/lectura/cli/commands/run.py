"""``lectura run``: recordings to transcripts and notes, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.cli import options as opt
from lectura.cli.errors import command
from lectura.cli.parameters import Flags, start, takes_settings
from lectura.errors import ExitStatus, UsageError
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.config import Settings
    from lectura.inputs.layout import Job
    from lectura.notes.composed.engine import Plan


@command
@takes_settings(
    "transcribe",
    "subtitles",
    "template",
    "speakers",
    "names",
    "llm",
    "notes",
    "translation",
    "general",
    "progress",
)
def run(
    wanted: opt.Wanted,
    output: opt.Out = None,
    *,
    ics: opt.Ics = False,
    flags: Flags,
    submission: opt.Submission = None,
    vocabulary_from: opt.VocabularyFrom = None,
    estimate: opt.Estimate = False,
    writing: opt.Showing,
) -> ExitStatus:
    """Transcribe recordings, write their notes, and make a page of both to study from.

    Example: lectura run clase.mp4 -o out
    """
    start(wanted.inputs, flags)
    if submission is not None and wanted.as_one is not None:
        raise UsageError(
            "A submission lists its recordings one by one; --as-one makes one lecture of several.",
            hint="Leave one of them out: "
            f"lectura run A B --as-one {as_argument(wanted.as_one)} -o DIR",
            value=wanted.as_one,
        )
    if submission is not None and output is not None:
        raise UsageError(
            f"--submission {submission} holds all outputs; with -o {output} they would have two "
            "folders.",
            hint="Leave one of them out: lectura run FILE --submission DIR",
            value=str(output),
        )
    from lectura.cli.jobs import jobs_at_hand, submit, work_on, work_setup
    from lectura.cli.report import pages_in, tell_pages
    from lectura.cli.setup import settings_to_transcribe, with_more, with_theirs
    from lectura.records.report import combined

    chosen = with_more(settings_to_transcribe(flags, vocabulary_from), ics=ics)
    chosen = with_theirs(chosen, overwrite=writing.overwrite, keep=writing.keep)
    setup = work_setup(chosen, notes=True, fresh=writing.fresh)
    if submission is not None and not estimate:
        return submit(
            wanted.inputs, submission, setup, as_json=writing.as_json, show=writing.opening
        )
    with jobs_at_hand(wanted, submission or output, chosen) as jobs:
        if estimate:
            return _estimated(jobs, chosen, as_json=writing.as_json)
        reports = work_on(jobs, setup, as_json=writing.as_json)
        tell_pages(pages_in(reports), wanted=writing.opening)
    return combined(report.exit_status for report in reports)


def _estimated(jobs: Sequence[Job], chosen: Settings, *, as_json: bool) -> ExitStatus:
    """Tell what the notes would take."""
    from lectura.cli.estimating import estimate
    from lectura.cli.setup import pipeline
    from lectura.pipeline import Target

    runner = pipeline(chosen)
    by_path = {job.path: job for job in jobs}

    def plan(path: Path) -> Plan | None:
        job = by_path[path]
        return runner.plan(path, Target(job.out_dir, job.stem), job.parts)

    return estimate(list(by_path), plan, chosen.llm, as_json=as_json)
