"""``lectura correct``: the kept list of a person's corrections, and its effect on all outputs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out, out_json
from lectura.cli.errors import command
from lectura.cli.report import tell_revised
from lectura.disk.small_files import plain_bytes
from lectura.errors import ExitStatus, UsageError
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.config import Settings
    from lectura.corrections.pairs import Corrections
    from lectura.formats import CueOptions
    from lectura.pipeline import Gate, Target
    from lectura.records.transcript import Correction, Transcript
    from lectura.store import Store

Pairs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="HEARD=CORRECT",
        help="What was heard, =, and what is right; none: list the corrections.",
        show_default=False,
    ),
]


@command
def correct(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A transcript, any other output, or the recording."),
    ],
    pairs: Pairs = None,
    *,
    pairs_file: Annotated[
        Path | None,
        typer.Option("--file", help="Text file with one HEARD=CORRECT per line."),
    ] = None,
    undo: Annotated[
        bool,
        typer.Option("--undo", help="Take these corrections back; what was heard is enough."),
    ] = False,
    replacing: opt.Replacing,
    as_json: Annotated[bool, opt.json_per("correction")] = False,
) -> ExitStatus:
    """Correct misheard words in transcript, subtitles and notes, now and in every later run.

    They are kept beside the outputs (clase.corrections.json); the transcript keeps what was heard.

    Example: lectura correct clase.json "camins=k-means" "de vez can=DBSCAN"
    """
    from lectura.cli.originals import place_of
    from lectura.corrections.kept import read_corrections, write_corrections
    from lectura.outputs.corrections import corrected
    from lectura.outputs.cue_limits import limits_of

    chosen, store, gate = _at_hand(overwrite=replacing.overwrite, keep=replacing.keep)
    target = place_of(file)
    place = target.corrections
    old = read_corrections(place)
    new = _changed(old, pairs or [], pairs_file, undo=undo)
    before = _transcript(file, target, old, store)
    after = corrected(before, new) if before is not None else None
    status = ExitStatus.COMPLETE
    if pairs or pairs_file:
        cues = limits_of(store, target, chosen.output.cues)
        status = _revise(file, target, (before, after), gate, cues, store)
        # The list comes last: a run that dies before this can be typed again as it was.
        write_corrections(place, new)
    _tell(new, after, as_json=as_json)
    _warn_of_missing(file, new, after, () if undo else tuple(pairs or ()))
    return status


def _at_hand(*, overwrite: bool, keep: bool) -> tuple[Settings, Store, Gate]:
    from lectura.cli.setup import OF_TRANSCRIPTS, settings, with_theirs
    from lectura.pipeline import Gate
    from lectura.store import Store

    chosen = with_theirs(settings(sections=OF_TRANSCRIPTS), overwrite=overwrite, keep=keep)
    store = Store(chosen.cache)
    return chosen, store, Gate(store, chosen.output.theirs)


def _changed(
    old: Corrections, pairs: list[str], pairs_file: Path | None, *, undo: bool
) -> Corrections:
    """The list with what was typed and what the file holds, or without it."""
    from lectura.corrections.pairs import parse_pair

    listed = _listed(pairs_file) if pairs_file is not None else ()
    if not undo:
        return old.with_pairs([*map(parse_pair, pairs), *listed])
    if not pairs and pairs_file is None:
        raise UsageError(
            "--undo needs to know which corrections to take back.",
            hint='Name what was heard: lectura correct FILE --undo "camins"',
        )
    for text in pairs:
        heard, equals, right = text.partition("=")
        old = old.without(heard, right if equals else None)
    for pair in listed:
        old = old.without(pair.heard, pair.correct)
    return old


def _listed(pairs_file: Path) -> tuple[Correction, ...]:
    from lectura.corrections.pairs import parse_lines
    from lectura.formats import decode

    try:
        data = plain_bytes(pairs_file)
    except OSError as error:
        raise UsageError(
            f"{pairs_file} cannot be read: {error.strerror or error}.",
            hint="Give a text file with one HEARD=CORRECT per line: "
            "lectura correct FILE --file terms.txt",
            value=str(pairs_file),
        ) from error
    return parse_lines(decode(data, pairs_file.name), pairs_file.name)


def _transcript(file: Path, target: Target, old: Corrections, store: Store) -> Transcript | None:
    """The transcript as its outputs have it; None where there is none that keeps what was heard.

    Raises:
        TranscriptError: the file is neither a transcript nor a recording, or is not there.
    """
    from lectura.cli.originals import heard_in_place, recording_of
    from lectura.formats import read_transcript

    data = target.transcript("json")
    if data.is_file():
        return read_transcript(data)
    recording = recording_of(file, target)
    if recording is None:
        read_transcript(file)  # whatever is no transcript is told here
        return None
    return heard_in_place(recording, target, old, store)


def _revise(
    file: Path,
    target: Target,
    transcripts: tuple[Transcript | None, Transcript | None],
    gate: Gate,
    cues: CueOptions,
    store: Store,
) -> ExitStatus:
    """Bring the outputs up to date, from the transcript before to the one after, and tell of it."""
    from lectura.cli.originals import recording_of
    from lectura.formats import FORMATS
    from lectura.pipeline.pages.making import PageMaker
    from lectura.pipeline.rework.revision import revise

    before, after = transcripts
    if before is not None and after is not None:
        pages = PageMaker(store, gate, console().hook)
        return tell_revised(revise(target, before, after, gate, cues=cues, pages=pages))
    recording = recording_of(file, target)
    if recording is None:
        console().warning(
            f"{file} stays as it is, for it does not keep what was heard; corrected ones: "
            f"lectura convert {as_argument(file)} -f srt,txt -o DIR"
        )
        return ExitStatus.PARTIAL
    outputs = [name for name in FORMATS if target.transcript(name).exists()]
    if outputs:
        console().warning(
            f"{target.transcript(outputs[0])} stays as it is until the next run corrects it: "
            f"lectura transcribe {as_argument(recording)}"
        )
        return ExitStatus.PARTIAL
    console().info(f"{recording.name} is not transcribed yet; its next run is corrected.")
    return ExitStatus.COMPLETE


def _tell(corrections: Corrections, transcript: Transcript | None, *, as_json: bool) -> None:
    """List the corrections with how often each was made."""
    from lectura.corrections.transcripts import places

    made = places(transcript) if transcript is not None else None
    for pair in corrections.corrections:
        count = made[pair] if made is not None else None
        if as_json:
            out_json({"heard": pair.heard, "correct": pair.correct, "places": count})
            continue
        known = {None: "", 0: "  not found", 1: "  1 place"}.get(count, f"  {count} places")
        out(f"{pair.heard} → {pair.correct}{known}")
    if not corrections.corrections and not as_json:
        console().info("There are no corrections.")


def _warn_of_missing(
    file: Path, corrections: Corrections, transcript: Transcript | None, typed: Sequence[str]
) -> None:
    """Tell of words that are nowhere, and what may have been meant; of others what was typed now.

    A list for a whole course holds many words that a lecture does not have.
    """
    from lectura.corrections.pairs import parse_pair
    from lectura.corrections.transcripts import places

    if transcript is None:
        return
    made = places(transcript)
    now = {parse_pair(text).heard for text in typed}
    for pair in (pair for pair in corrections.corrections if not made[pair]):
        if other := corrections.ending_in(pair.heard):
            console().warning(
                f"“{pair.heard}” is not what was heard but how “{other.heard}” was corrected. "
                f"To change that: lectura correct {as_argument(file)} "
                f"{as_argument(f'{other.heard}={pair.correct}')}"
            )
        elif pair.heard in now:
            console().warning(
                f"“{pair.heard}” is nowhere in it, so nothing was corrected; later runs will know "
                f"it. To take it back: lectura correct {as_argument(file)} --undo "
                f"{as_argument(pair.heard)}"
            )
