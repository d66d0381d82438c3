"""The files of one recording: writing them, and finding the recording again from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from lectura.disk.files import own_tag, write_atomic
from lectura.errors import NotesError, OutputError
from lectura.formats import CueOptions, write_transcript
from lectura.formats.lectura_json import JSON
from lectura.outputs.ownership import Gate, Index, Written
from lectura.outputs.tally import Hold
from lectura.outputs.translations import translation_for
from lectura.paths import display_path
from lectura.records.notes import LinkedRecording, Notes
from lectura.records.target import HTML, Target, beside, recording_at
from lectura.records.transcript import Transcript
from lectura.render import RenderOptions, read_notes, render_notes


def recording_of(file: Path, transcript: Transcript) -> Path | None:
    """The recording of a transcript's file, where it is still found; None elsewhere.

    It is beside the file, or where the notes lead that are there.
    """
    name = transcript.source.name if transcript.source else None
    return recording_beside(file, name) or _recording_of_notes(beside(file).notes("json"), name)


def recordings_of(file: Path, transcript: Transcript) -> tuple[Path, ...]:
    """Each of several recordings that are one lecture, where all are found; else none.

    They are beside the transcript's file, or where the notes lead that are there.
    """
    files = transcript.source.files if transcript.source else ()
    beside_it = [recording_beside(file, one.name) for one in files]
    found = tuple(one for one in beside_it if one is not None)
    if len(found) == len(files):
        return found
    try:
        linked = read_notes(beside(file).notes("json")).source.recordings
    except NotesError:
        return ()
    paths = tuple(recording_at(one.recording, file.parent) for one in linked)
    return paths if len(paths) == len(files) and all(path.is_file() for path in paths) else ()


def _recording_of_notes(file: Path, name: str | None) -> Path | None:
    try:
        source = read_notes(file).source
    except NotesError:
        return None
    if source.recording is None or name not in (None, source.name):
        return None
    recording = recording_at(source.recording, file.parent)
    return recording if recording.is_file() else None


def links_of(transcript: Transcript, target: Target, link: str | None) -> RenderOptions:
    """How notes at a target link to the recording, or to each of several.

    Args:
        transcript: that the notes are of.
        target: knows the ways to the recordings.
        link: the address that a person gave.
    """
    files = transcript.source.files if transcript.source else ()
    ways = target.recordings
    if len(files) != len(ways):
        ways = ()
    several = tuple(
        LinkedRecording(start=file.start, recording=way)
        for file, way in zip(files, ways, strict=False)
        if way
    )
    return RenderOptions(link=link, recording=target.recording, recordings=several)


def recording_beside(transcript: Path, name: str | None) -> Path | None:
    """The recording of that name in the folder of its transcript; None where it is not there."""
    if not name or PurePath(name).name != name:
        return None
    recording = transcript.with_name(name)
    if recording.is_file():
        return recording
    if "\\udc" not in name:
        return None
    # The transcript shows a name whose bytes are no text: it is the file that is shown so.
    siblings = sorted(transcript.parent.iterdir())
    return next((file for file in siblings if display_path(file.name) == name), None)


def outputs_of(
    target: Target, *, formats: Sequence[str], notes_formats: Sequence[str] = ()
) -> tuple[Path, ...]:
    """Every file that a run writes."""
    return (
        *(target.transcript(name) for name in formats),
        *(target.notes(name) for name in notes_formats),
    )


def prepare(target: Target) -> None:
    """Make the folder and try to write there, before hours of work that would find out late.

    Raises:
        OutputError: it is no folder, or nothing can be written in it.
    """
    for place in (target.folder, *target.folder.parents):
        if place.exists() and not place.is_dir():
            raise OutputError(
                f"{place} is a file, not a folder for the outputs.",
                hint="Choose another folder with -o DIR.",
                value=str(place),
            )
    trial = target.folder / f".lectura-{own_tag()}.tmp"
    write_atomic(trial, b"")
    trial.unlink(missing_ok=True)


def write_transcript_files(
    transcript: Transcript,
    target: Target,
    formats: Sequence[str],
    gate: Gate,
    *,
    theirs: bool = False,
    hold: Hold = "respect",
    given: Sequence[Path] = (),
    cues: CueOptions | None = None,
) -> Written:
    """Write a transcript in several formats, except over what a person wrote.

    Args:
        transcript: what to write.
        target: where.
        formats: names of `lectura.formats.FORMATS`.
        gate: knows whose files are there.
        theirs: the transcript was read from the json at ``target``, and a person changed it there.
        hold: what this means for files that a person asked to keep.
        given: files in the place of outputs of which the transcript was made, kept from now on.
        cues: the limits of subtitles; None for the usual ones.

    Raises:
        OutputError: a file cannot be written.
        TranscriptError: a format needs times and the transcript has none.
    """
    files = {
        target.transcript(name): write_transcript(transcript, name, cues).encode()
        for name in formats
        if name != "json"
    }
    index = Index(
        target.transcript("json"), transcript, JSON.write, asked="json" in formats, theirs=theirs
    )
    return _in_order(gate.write(files, index, hold, given), outputs_of(target, formats=formats))


def write_notes(
    notes: Notes,
    target: Target,
    formats: Sequence[str],
    options: RenderOptions,
    gate: Gate,
    *,
    hold: Hold = "respect",
    page: str | None = None,
) -> Written:
    """Write notes in several formats, except over what a person wrote.

    The json says where the links lead, so that the page can be written again from it. Under the
    quotes stands the translation that lies beside the notes, where there is one.

    Args:
        notes: what to write.
        target: where.
        formats: names of `lectura.render.RENDERERS`, and `HTML`.
        options: the address of the recording, for the times in the page.
        gate: knows whose files are there.
        hold: what this means for files that a person asked to keep.
        page: the page to study from, where it is among the formats; None leaves it as it is.

    Raises:
        OutputError: a file cannot be written.
    """
    translation = options.translation or translation_for(target, notes.language)
    options = replace(options, stem=target.stem, translation=translation)
    source = notes.source.model_copy(update=options.links)
    notes = notes.model_copy(update={"source": source})
    files = {
        target.notes(name): render_notes(notes, name, options).encode()
        for name in formats
        if name not in ("json", HTML)
    }
    if page is not None and HTML in formats:
        files[target.notes(HTML)] = page.encode()
    index = Index(
        target.notes("json"),
        notes,
        lambda record: render_notes(record, "json", options),
        asked="json" in formats,
    )
    return _in_order(
        gate.write(files, index, hold), outputs_of(target, formats=(), notes_formats=formats)
    )


def write_page(
    page: str,
    target: Target,
    gate: Gate,
    transcript: Transcript,
    notes: Notes | None,
    *,
    hold: Hold = "respect",
) -> Written:
    """Write the page to study from alone, except over what a person wrote.

    Its digest goes into the notes' json, or into the transcript's where there are no notes.

    Raises:
        OutputError: it cannot be written.
    """
    index: Index[Any] = Index(target.transcript("json"), transcript, JSON.write, asked=False)
    if notes is not None:

        def text(record: Notes) -> str:
            return render_notes(record, "json")

        index = Index(target.notes("json"), notes, text, asked=False)
    return gate.write({target.notes(HTML): page.encode()}, index, hold)


def _in_order(written: Written, asked: Sequence[Path]) -> Written:
    """The same files in the order in which they were asked for; the json is written last."""
    paths = [path for path in dict.fromkeys(asked) if path in written.paths]
    changed = [path for path in paths if path in written.changed]
    return Written(tuple(paths), written.kept, tuple(changed))
