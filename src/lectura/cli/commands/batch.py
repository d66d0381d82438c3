"""``lectura batch``: folders of recordings, a course, a cluster."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.errors import command, explained
from lectura.cli.parameters import Flags, start, takes_settings
from lectura.errors import ExitStatus

_WORK = "Batch"

OutFolder = Annotated[
    Path,
    typer.Option("-o", "--output", help="Folder for the outputs, the report and the course.",
                 rich_help_panel="Output"),
]  # fmt: skip
Include = Annotated[
    list[str] | None,
    typer.Option(help="Only take matching files from folders, such as 'week*/*.mp4'.",
                 rich_help_panel=_WORK),
]  # fmt: skip
Exclude = Annotated[
    list[str] | None, typer.Option(help="Skip matching files.", rich_help_panel=_WORK)
]
NoNotes = Annotated[
    bool, typer.Option("--no-notes", help="Write transcripts only.", rich_help_panel=_WORK)
]
Watch = Annotated[
    bool,
    typer.Option("--watch", help="Keep watching for new recordings; stop with Ctrl-C.",
                 rich_help_panel=_WORK),
]  # fmt: skip
Jobs = Annotated[
    int | None,
    typer.Option(min=1, help="Recordings processed in parallel, each with its own model. "
                 "Default: as many as fit this machine.", rich_help_panel=_WORK),
]  # fmt: skip
ExecutorName = Annotated[
    str,
    typer.Option("--executor", help="Where the batch runs: local or dask.", rich_help_panel=_WORK),
]
Scheduler = Annotated[
    str | None,
    typer.Option(help="Address of a running Dask scheduler, such as tcp://node1:8786. Default: "
                 "a cluster on this machine.", rich_help_panel=_WORK),
]  # fmt: skip


@dataclass(frozen=True)
class Sources:
    """Which recordings."""

    inputs: opt.Recordings
    include: Include = None
    exclude: Exclude = None
    watch: Watch = False


@dataclass(frozen=True)
class Workers:
    """Where the work runs."""

    jobs: Jobs = None
    executor: ExecutorName = "local"
    scheduler: Scheduler = None


@command
@takes_settings(
    "transcribe",
    "subtitles",
    "template",
    "speakers",
    "llm",
    "notes",
    "translation",
    "general",
    "progress",
    "store",
)
def batch(
    output: OutFolder,
    *,
    sources: Sources,
    no_notes: NoNotes = False,
    workers: Workers,
    ics: opt.Ics = False,
    flags: Flags,
    vocabulary_from: opt.VocabularyFrom = None,
    writing: opt.Writing,
) -> ExitStatus:
    """Work on a folder of recordings: resume, skip, report.

    Example: lectura batch recordings -o out
    """
    start(sources.inputs, flags)
    from lectura.batch.job import Place, WorkSetup
    from lectura.batch.runner import Inputs
    from lectura.cli.batches import BatchView, run_batch
    from lectura.cli.setup import (
        engine_at_hand,
        settings_to_transcribe,
        with_more,
        with_theirs,
    )
    from lectura.config.layers import user_config_folder

    chosen = with_more(settings_to_transcribe(flags, vocabulary_from), ics=ics)
    setup = WorkSetup(
        settings=with_theirs(chosen, overwrite=writing.overwrite, keep=writing.keep),
        out=output,
        notes=not no_notes,
        fresh=writing.fresh,
        config_folder=user_config_folder(),
        engine=engine_at_hand(),
        explain=explained,
    )
    view = BatchView(as_json=writing.as_json)
    return run_batch(
        Inputs(
            tuple(sources.inputs),
            tuple(sources.include or ()),
            tuple(sources.exclude or ()),
            chosen.naming,
        ),
        setup,
        workers.executor,
        Place(jobs=workers.jobs, scheduler=workers.scheduler, on_event=view.on_event),
        view,
        watch=sources.watch,
    )
