"""``lectura compare``: several solutions on the same minutes of one recording."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out_json
from lectura.cli.errors import command
from lectura.cli.parameters import Flags, start, takes_settings
from lectura.cli.report import tell_kept
from lectura.errors import ExitStatus, UsageError
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.compare.solutions.piece import Piece, Workplace
    from lectura.compare.voting.judging import FindTruth
    from lectura.compare.voting.network import Network
    from lectura.compare.voting.reference import Truth
    from lectura.config import Layered, Settings
    from lectura.inputs.layout import Job
    from lectura.outputs.ownership import Written
    from lectura.pipeline.source import Recording
    from lectura.records.comparison import Comparison
    from lectura.records.target import Target
    from lectura.records.transcript import Transcript
    from lectura.store import Store
    from lectura.timeline import Interval

_REFERENCE = "Reference"
_OF_LECTURA = (
    "model",
    "language",
    "languages",
    "device",
    "compute_type",
    "threads",
    "batch_size",
    "vocabulary",
)
"""Settings that hold for every solution of lectura's own, unless it has another."""
_LEAST_LIMIT_SECONDS, _LIMIT_FACTOR = 600.0, 30.0

With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="SOLUTION",
        help="What hears it; repeat it. A Whisper model or settings (small, 'lectura --model "
        "small'), a command ('NAME=program {audio} --output_dir {out}'), an OpenAI-compatible "
        "address ('https://… MODEL key=VARIABLE'), or a transcript. Default: lectura.",
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
class Wished:
    """What is heard by whom.

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
    *(f"transcribe.{name}" for name in (*_OF_LECTURA, "audio_track")), "progress", "general"
)
def compare(
    recording: Annotated[
        Path, typer.Argument(metavar="RECORDING", help="The recording, video or audio.")
    ],
    wished: Wished,
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
    from lectura.compare.solutions.remote import check_offline, key_for
    from lectura.compare.solutions.systems import systems_of
    from lectura.store import Store

    systems = systems_of(wished.with_ or ["lectura"])
    values, chosen = _settings(flags, wished.minutes)
    for system in systems:
        check_offline(system, offline=chosen.offline)
        key_for(system, os.environ)
    _refuse_both(said)
    truth = _read_reference(said.reference)
    job = _job(recording, output, chosen)
    store = Store(chosen.cache)
    with console().progress(job.path.name):
        from lectura.compare.session import Session
        from lectura.compare.solutions.hearing import Hearing
        from lectura.compare.solutions.piece import Workplace

        looked_at = _looked_at(store, job, chosen)
        place = Workplace(store, looked_at, console().hook)
        with place.held():
            piece = place.piece()
            hearing = Hearing(
                store,
                place,
                {"sha256": looked_at.sha256, "track": chosen.audio_track, **chosen.stretch.key},
                settings=_words(values),
                language=chosen.transcribe.language,
                offline=chosen.offline,
                limit_seconds=_limit(wished.time_limit, piece),
                environ=dict(os.environ),
                fresh=fresh,
                hook=console().hook,
            )
            find = _find_truth(piece, place, store, said, truth)
            session = Session(systems, hearing, console().hook)
            comparison = session.compare(session.entries(piece), piece, find)
        looked_at.check()
    written = _write(comparison, job, store, replacing)
    _tell(comparison, written, as_json=as_json)
    whole = all(one.problem is None for one in comparison.solutions)
    kept = all(one.accepted for one in written.kept)
    return ExitStatus.COMPLETE if whole and kept else ExitStatus.PARTIAL


def _settings(flags: Flags, minutes: str | None) -> tuple[Layered, Settings]:
    from lectura.cli.setup import layered
    from lectura.config import settings_of
    from lectura.timeline import Stretch, parse_minutes

    values = layered(flags, sections=("transcribe", "general"))
    chosen = settings_of(values)
    console().show_as(chosen.progress)
    if minutes is None:
        return values, replace(chosen, stretch=Stretch())
    try:
        span = parse_minutes(minutes)
    except ValueError as error:
        raise UsageError(
            f"Invalid value '{minutes}' for --minutes: {error}.",
            hint="Write the first and the last: lectura compare RECORDING --minutes 10-15",
            value=minutes,
        ) from error
    return values, replace(chosen, stretch=Stretch(span.start, span.end))


def _words(values: Layered) -> tuple[str, ...]:
    """The settings of lectura as they are typed, where they are not the usual ones."""
    from lectura.config.fields import BY_NAME

    words: list[str] = []
    for name in _OF_LECTURA:
        field, value = BY_NAME[name], values[name]
        if value not in (None, (), field.default):
            text = ",".join(value) if isinstance(value, tuple) else str(value)
            words += [field.typed[-1], str(Path(text).resolve()) if field.kind.path else text]
    return tuple(words)


def _refuse_both(said: Said) -> None:
    reference = said.reference
    if reference is not None and said.type_reference:
        raise UsageError(
            "--reference and --type-reference both say what is truly said.",
            hint="Leave one of them out: "
            f"lectura compare RECORDING --reference {as_argument(reference)}",
            value=str(reference),
        )


def _read_reference(path: Path | None) -> Transcript | None:
    """The reference, read before hours of work find out that it cannot be."""
    from lectura.formats import read_transcript

    return None if path is None else read_transcript(path)


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


def _limit(minutes: float | None, piece: Piece) -> float:
    if minutes is None:
        return max(_LEAST_LIMIT_SECONDS, _LIMIT_FACTOR * piece.span.duration)
    if minutes <= 0:
        raise UsageError(
            f"--time-limit {minutes:g} leaves no time for anything.",
            hint="Give minutes: lectura compare RECORDING --time-limit 30",
            value=minutes,
        )
    return 60 * minutes


def _find_truth(
    piece: Piece, place: Workplace, store: Store, said: Said, read: Transcript | None
) -> FindTruth:
    """How the reference is found; what is typed is asked for now, before the solutions run."""
    from lectura.compare.voting.reference import truth_of, typed_truth

    typed, path = said.type_reference, said.reference
    text, span = _typed(piece, place, store) if typed else ("", piece.span)

    def find(network: Network) -> Truth | None:
        if typed:
            return typed_truth(text, span, network)
        if path is None or read is None:
            return None
        heard = [one.word for one in network.consensus if one.word is not None]
        return truth_of(read, path.name, piece.span, heard)

    return find


def _typed(piece: Piece, place: Workplace, store: Store) -> tuple[str, Interval]:
    from lectura.cli.comparing.typed import typed_reference

    return typed_reference(piece, place, store)


def _target(job: Job) -> Target:
    from lectura.records.target import Target

    return Target(job.out_dir, job.stem).linked(job.path)


def _write(comparison: Comparison, job: Job, store: Store, replacing: opt.Replacing) -> Written:
    from lectura.cli.setup import theirs
    from lectura.compare.session import write
    from lectura.outputs.ownership import Gate
    from lectura.outputs.writing import prepare

    target = _target(job)
    prepare(target)
    how = theirs(overwrite=replacing.overwrite, keep=replacing.keep)
    return write(comparison, target, Gate(store, how))


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
