"""``lectura speakers``: who speaks in a transcript, and giving them names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out, out_json
from lectura.cli.errors import command
from lectura.cli.parameters import Flags, takes_settings
from lectura.errors import ExitStatus, TranscriptError
from lectura.paths import as_argument

if TYPE_CHECKING:
    from lectura.config import Settings
    from lectura.records.transcript import Transcript
    from lectura.speakers.listing import SpeakerReport


@dataclass(frozen=True)
class Typed:
    """What the person says of the speakers, as typed: names by label and by time, and joins."""

    names: Sequence[str]
    times: Sequence[str]
    joins: Sequence[str]

    @property
    def anything(self) -> bool:
        """True where something was typed."""
        return bool(self.names or self.times or self.joins)


@command
@takes_settings("names")
def speakers(
    file: Annotated[Path, typer.Argument(help="A transcript, or its recording.")],
    *,
    flags: Flags,
    join: Annotated[
        list[str] | None,
        typer.Option(
            "--join",
            metavar="A=B",
            help="These two are one person, SPEAKER_02=SPEAKER_04; the first label stays.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, opt.json_per("speaker")] = False,
    replacing: opt.Replacing,
) -> ExitStatus:
    """List who speaks, with quotes, and give them names.

    With --speaker-name, --speaker-at or --join what you say is remembered, and written into the
    transcript and its notes.

    Example: lectura speakers out/clase.json --speaker-name SPEAKER_01=Laura
    """
    from lectura.cli.setup import OF_TRANSCRIPTS, settings, with_theirs
    from lectura.formats import read_transcript
    from lectura.speakers.listing import list_speakers

    chosen = with_theirs(
        settings(flags, sections=OF_TRANSCRIPTS),
        overwrite=replacing.overwrite,
        keep=replacing.keep,
    )
    typed = Typed(flags.get("speaker_name", ()), flags.get("speaker_at", ()), tuple(join or ()))
    path = _named_in(file) if typed.anything else _listed(file)
    transcript = read_transcript(path)
    if not transcript.speakers:
        raise TranscriptError(
            f"{path} does not tell speakers apart.",
            hint=f"Find them: lectura transcribe FILE --speakers -o {as_argument(path.parent)}",
            value=str(path),
        )
    status = ExitStatus.COMPLETE
    if typed.anything:  # a list of who speaks writes nothing because a settings file names somebody
        transcript, status = _rename(path, transcript, typed, chosen)
    for report in list_speakers(transcript):
        out_json(_as_json(report)) if as_json else out(_as_text(report, path))
    return status


def _listed(file: Path) -> Path:
    """The transcript whose speakers are meant: the file itself, or a recording's json."""
    from lectura.cli.originals import place_of
    from lectura.records.target import is_transcript

    ours = is_transcript(file) or file.suffix.lower() == ".docx"
    return file if ours else place_of(file).transcript("json")


def _named_in(file: Path) -> Path:
    """The json in which names are kept.

    Raises:
        TranscriptError: there is none beside a transcript of another form.
    """
    from lectura.cli.originals import place_of

    data = place_of(file).transcript("json")
    if _listed(file) == file and file.exists() and not data.exists():
        raise TranscriptError(
            f"{file} keeps no names of speakers.",
            hint=f"Make the form that keeps them: lectura convert {as_argument(file)} -f json",
            value=str(file),
        )
    return data


def _rename(
    path: Path, transcript: Transcript, typed: Typed, chosen: Settings
) -> tuple[Transcript, ExitStatus]:
    """The transcript with names and joins, which reach all its files and its notes."""
    from lectura.cli.report import tell_revised
    from lectura.outputs.cue_limits import limits_of
    from lectura.pipeline import Gate
    from lectura.pipeline.pages.making import PageMaker
    from lectura.pipeline.rework.revision import revise
    from lectura.records.target import beside
    from lectura.speakers.naming.joins import join_speakers, joins_from_options
    from lectura.speakers.naming.names_file import (
        load_names,
        name_speakers,
        names_from_options,
        remembered_joins,
        save_names,
    )
    from lectura.store import Store

    target = beside(path)
    joins = joins_from_options(transcript, typed.joins)
    joined = join_speakers(transcript, joins)
    remembered = load_names(target.speakers, joined)
    names = names_from_options(joined, typed.names, typed.times)
    named = name_speakers(joined, {**remembered, **names})
    save_names(target.speakers, named, remembered_joins(transcript, joins))
    store = Store(chosen.cache)
    gate = Gate(store, chosen.output.theirs)
    cues = limits_of(store, target, chosen.output.cues)
    pages = PageMaker(store, gate, console().hook)
    return named, tell_revised(revise(target, transcript, named, gate, cues=cues, pages=pages))


def _as_json(report: SpeakerReport) -> dict[str, Any]:
    import dataclasses

    speaker = report.speaker.model_dump(mode="json")
    return {**dataclasses.asdict(dataclasses.replace(report)), "speaker": speaker}


def _as_text(report: SpeakerReport, path: Path) -> str:
    from lectura.timeline import format_clock

    speaker = report.speaker
    name = f"{speaker.id} ({speaker.name})" if speaker.name else speaker.id
    role = f", {speaker.role}" if speaker.role else ""
    sure = f", {100 * speaker.confidence:.0f} % sure" if speaker.confidence is not None else ""
    lines = [f"{name}{role}: {100 * report.share:.0f} % of the speech{sure}"]
    for quote in report.quotes:
        at = format_clock(quote.span.start) if quote.span is not None else "–"
        lines.append(f"    {at}  {quote.text}")
    for proposal in report.proposals:
        because = f": “{proposal.quote}”" if proposal.quote else ""
        lines.append(f"    perhaps {proposal.value} ({proposal.reason}{because})")
    if speaker.alike is not None:
        join = f"lectura speakers {as_argument(path)} --join {speaker.id}={speaker.alike}"
        lines.append(f"    perhaps the same person as {speaker.alike} (alike by voice): {join}")
    if speaker.mixed:
        lines.append(
            "    perhaps two people (unlike voices under one label): "
            "say how many speak: lectura run FILE --speakers --num-speakers 3"
        )
    return "\n".join(lines)
