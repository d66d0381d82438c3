"""``lectura batch``: folders of recordings, a course, a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.errors import command
from lectura.cli.trusting import TrustFolder
from lectura.errors import ExitStatus

_WORK = "Batch"

OutFolder = Annotated[
    Path,
    typer.Option("-o", "--output", help="Folder for the outputs, the report and the course.",
                 rich_help_panel="Output"),
]  # fmt: skip
Include = Annotated[
    list[str] | None,
    typer.Option(help="Take from folders only what matches, such as 'week*/*.mp4'.",
                 rich_help_panel=_WORK),
]  # fmt: skip
Exclude = Annotated[
    list[str] | None, typer.Option(help="Leave out what matches.", rich_help_panel=_WORK)
]
NoNotes = Annotated[
    bool, typer.Option("--no-notes", help="Transcripts only.", rich_help_panel=_WORK)
]
Watch = Annotated[
    bool,
    typer.Option("--watch", help="Go on with new recordings as they stop growing; end with "
                 "Ctrl-C.", rich_help_panel=_WORK),
]  # fmt: skip
Jobs = Annotated[
    int | None,
    typer.Option(min=1, help="Recordings at once, each with a model of its own; default: what "
                 "suits the machine.", rich_help_panel=_WORK),
]  # fmt: skip
ExecutorName = Annotated[
    str,
    typer.Option("--executor", help="Where the work runs: local or dask.", rich_help_panel=_WORK),
]
Scheduler = Annotated[
    str | None,
    typer.Option(help="Address of a running Dask scheduler, such as tcp://node1:8786; default: "
                 "a cluster on this machine.", rich_help_panel=_WORK),
]  # fmt: skip
StoreFolder = Annotated[
    Path | None,
    typer.Option("--store", help="Folder where finished work is kept; for a cluster one that "
                 "all machines share.", rich_help_panel=_WORK),
]  # fmt: skip


@command
def batch(
    inputs: opt.Recordings,
    output: OutFolder,
    include: Include = None,
    exclude: Exclude = None,
    no_notes: NoNotes = False,
    watch: Watch = False,
    jobs: Jobs = None,
    executor: ExecutorName = "local",
    scheduler: Scheduler = None,
    cache: StoreFolder = None,
    formats: opt.Formats = None,
    notes_formats: opt.NotesFormats = None,
    ics: opt.Ics = False,
    as_json: opt.AsJson = False,
    fresh: opt.Fresh = False,
    overwrite: opt.Overwrite = False,
    keep: opt.Keep = False,
    model: opt.Model = None,
    language: opt.Language = None,
    languages: opt.Languages = None,
    device: opt.Device = None,
    compute_type: opt.ComputeType = None,
    words: opt.Words = None,
    vocabulary: opt.Vocabulary = None,
    vocabulary_from: opt.VocabularyFrom = None,
    audio_track: opt.AudioTrack = None,
    translate: opt.Translate = None,
    threads: opt.Threads = None,
    batch_size: opt.BatchSize = None,
    offline: opt.Offline = None,
    speakers: opt.Speakers = None,
    speaker_engine: opt.SpeakerEngine = None,
    num_speakers: opt.NumSpeakers = None,
    min_speakers: opt.MinSpeakers = None,
    max_speakers: opt.MaxSpeakers = None,
    known_voices: opt.KnownVoices = None,
    llm: opt.Llm = None,
    llm_model: opt.LlmModel = None,
    base_url: opt.BaseUrl = None,
    gguf: opt.Gguf = None,
    context_tokens: opt.ContextTokens = None,
    max_reply_tokens: opt.MaxReplyTokens = None,
    concurrency: opt.Concurrency = None,
    max_tokens_total: opt.MaxTokensTotal = None,
    max_cost: opt.MaxCost = None,
    notes_language: opt.NotesLanguage = None,
    prompt: opt.Prompt = None,
    date: opt.Date = None,
    exclude_speakers: opt.ExcludeSpeaker = None,
    link: opt.Link = None,
    trust_folder: TrustFolder = None,
) -> ExitStatus:
    """Work on a folder of recordings: resume, skip, report.

    Example: lectura batch recordings -o out
    """
    flags = {name: value for name, value in locals().items() if name not in _NOT_SETTINGS}
    from lectura.batch.job import Place, WorkSetup
    from lectura.batch.runner import Inputs
    from lectura.cli.batches import BatchView, run_batch
    from lectura.cli.setup import settings, with_more, with_theirs
    from lectura.config.layers import user_config_folder

    chosen = with_more(settings(flags, vocabulary_from=vocabulary_from), ics=ics)
    setup = WorkSetup(
        settings=with_theirs(chosen, overwrite=overwrite, keep=keep),
        out=output,
        notes=not no_notes,
        fresh=fresh,
        config_folder=user_config_folder(),
    )
    view = BatchView(as_json=as_json)
    return run_batch(
        Inputs(tuple(inputs), tuple(include or ()), tuple(exclude or ())),
        setup,
        executor,
        Place(jobs=jobs, scheduler=scheduler, on_event=view.on_event),
        view,
        watch=watch,
    )


_NOT_SETTINGS = frozenset(
    {
        "inputs",
        "output",
        "include",
        "exclude",
        "no_notes",
        "watch",
        "jobs",
        "executor",
        "scheduler",
        "as_json",
        "fresh",
        "vocabulary_from",
        "ics",
        "overwrite",
        "keep",
    }
)
