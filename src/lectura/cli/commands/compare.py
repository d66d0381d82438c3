"""``lectura compare``: several solutions on the same minutes of one recording."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lectura.cli import options as opt
from lectura.cli.comparing.fields import OF_LECTURA
from lectura.cli.console import console, out_json
from lectura.cli.errors import command
from lectura.cli.parameters import Flags, start, takes_settings
from lectura.cli.report import tell_kept
from lectura.errors import ExitStatus, UsageError
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.config import Settings
    from lectura.inputs.layout import Job
    from lectura.outputs.ownership import Written
    from lectura.pipeline.source import Recording
    from lectura.records.comparison import Comparison
    from lectura.records.target import Target
    from lectura.store import Store

_REFERENCE = "Reference"
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="SOLUTION",
        help="What transcribes it; repeat it. A Whisper model or settings (small, "
        '"lectura --model small"), a command ("NAME=program {audio} --output_dir {out}"), an '
        'OpenAI-compatible address ("https://… MODEL key=VARIABLE"), or a transcript. '
        "Default: lectura.",
        show_default=False,
    ),
]
Minutes = Annotated[
    str | None,
    typer.Option(
        metavar="A-B", help="Only these minutes: 10-15, or 3:20-8:00. Default: the whole recording."
    ),
]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        "--time-limit",
        metavar="MINUTES",
        help="Longest time for one solution. Default: 30 times the sound, 10 minutes at least.",
    ),
]
ReferenceFile = Annotated[
    Path | None,
    typer.Option(
        "--reference",
        metavar="FILE",
        help="What is truly said: text or a transcript. Gives word error rates.",
        rich_help_panel=_REFERENCE,
    ),
]
TypeReference = Annotated[
    bool,
    typer.Option(
        "--type-reference",
        help="Listen to about 90 seconds and type what is said.",
        rich_help_panel=_REFERENCE,
    ),
]


@dataclass(frozen=True)
class Requested:
    """The solutions that are asked for, and what each of them gets.

    Attributes:
        with_: the solutions.
        minutes: the part of the recording.
        time_limit: of one solution, in minutes.
    """

    with_: With = None
    minutes: Minutes = None
    time_limit: TimeLimit = None


@dataclass(frozen=True)
class Said:
    """What is truly said.

    Attributes:
        reference: a file of it.
        type_reference: it is typed.
    """

    reference: ReferenceFile = None
    type_reference: TypeReference = False


@command
@takes_settings(
    *(f"transcribe.{name}" for name in (*OF_LECTURA, "audio_track")), "progress", "general"
)
def compare(
    recording: Annotated[
        Path, typer.Argument(metavar="RECORDING", help="The recording, video or audio.")
    ],
    requested: Requested,
    output: opt.Out = None,
    *,
    said: Said,
    fresh: opt.Fresh = False,
    flags: Flags,
    replacing: opt.Replacing,
    as_json: opt.OneJson = False,
) -> ExitStatus:
    """Hear the same minutes with several solutions, and show honestly how they differ.

    Finished solutions are kept and not run again. A command runs without a shell.

    Example: lectura compare clase.mp4 --minutes 10-15 --with base --with small --with other.srt
    """
    start((recording,), flags)
    from lectura.cli.comparing.settings import chosen_settings, limit_seconds, words_of
    from lectura.cli.comparing.truth import from_file, from_typing, read_reference
    from lectura.compare.solutions.remote import check_offline, key_for
    from lectura.compare.solutions.systems import systems_of
    from lectura.store import Store

    systems = systems_of(requested.with_ or ["lectura"])
    values, chosen = chosen_settings(flags, requested.minutes)
    for system in systems:
        check_offline(system, offline=chosen.offline)
        key_for(system, os.environ)
    truth = read_reference(said.reference, typed=said.type_reference)
    job = _job(recording, output, chosen)
    store = Store(chosen.cache)
    with console().progress(job.path.name):
        from lectura.compare.session import Session
        from lectura.compare.solutions.piece import Workplace
        from lectura.compare.solutions.recognition import Recognition

        looked_at = _looked_at(store, job, chosen)
        place = Workplace(store, looked_at, console().hook)
        with place.held():
            piece = place.piece()
            recognition = Recognition(
                store,
                place,
                {"sha256": looked_at.sha256, "track": chosen.audio_track, **chosen.stretch.key},
                settings=words_of(values),
                language=chosen.transcribe.language,
                offline=chosen.offline,
                limit_seconds=limit_seconds(requested.time_limit, piece.span.duration),
                environ=dict(os.environ),
                fresh=fresh,
                hook=console().hook,
            )
            find = from_file(truth, said.reference, piece)
            if said.type_reference:
                find = from_typing(piece, place, store)
            session = Session(systems, recognition, console().hook)
            comparison = session.compare(session.entries(piece), piece, find)
        looked_at.check()
    written = _write(comparison, job, looked_at, store, replacing)
    _tell(comparison, written, as_json=as_json)
    whole = all(one.problem is None for one in comparison.solutions)
    kept = all(one.accepted for one in written.kept)
    return ExitStatus.COMPLETE if whole and kept else ExitStatus.PARTIAL


def _job(recording: Path, output: Path | None, chosen: Settings) -> Job:
    from lectura.cli.jobs import jobs_of

    jobs = jobs_of([recording], output, chosen.naming)
    if len(jobs) > 1:
        raise UsageError(
            f"There are {len(jobs)} recordings in {recording}; one is compared at a time.",
            hint=f"Name it: lectura compare {as_argument(jobs[0].path)} --with base --with small",
            value=str(recording),
        )
    return jobs[0]


def _looked_at(store: Store, job: Job, chosen: Settings) -> Recording:
    from lectura.pipeline.parts.joined import looked_at

    return looked_at(store, job.path, (), chosen.audio_track, chosen.stretch, hook=console().hook)


def _target(job: Job) -> Target:
    from lectura.records.target import Target

    return Target(job.out_dir, job.stem).linked(job.path)


def _write(
    comparison: Comparison, job: Job, looked_at: Recording, store: Store, replacing: opt.Replacing
) -> Written:
    from lectura.cli.setup import theirs
    from lectura.compare.session import media_of, write
    from lectura.outputs.ownership import Gate
    from lectura.outputs.writing import prepare

    target = _target(job)
    prepare(target)
    how = theirs(overwrite=replacing.overwrite, keep=replacing.keep)
    return write(comparison, target, Gate(store, how), media_of(looked_at, target))


def _tell(comparison: Comparison, written: Written, *, as_json: bool) -> None:
    tell_kept(written.kept)
    if as_json:
        value: dict[str, Any] = comparison.model_dump(mode="json", exclude={"digests"})
        out_json({**value, "outputs": list(map(str, written.paths))})
        return
    from lectura.cli.comparing.table import tell

    tell(comparison)
    for path in written.paths:
        console().info(f"  {path}")
