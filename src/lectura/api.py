"""What a Python program may call; `lectura` gives these names as its own.

Nothing is printed, and nothing is written but the store and the files that a program names. What a
stage tells of while it works goes to the logger ``lectura``.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lectura.config import Settings, settings_of
from lectura.config.fields import Field
from lectura.config.given import fields_of, given
from lectura.disk.files import write_atomic
from lectura.disk.folders import close_own_folders
from lectura.errors import LecturaError, UsageError, stems_from_interrupt
from lectura.formats import read_transcript as read_file
from lectura.formats import write_transcript as transcript_text
from lectura.outputs.ownership import Gate
from lectura.paths import display_path
from lectura.pipeline import Pipeline
from lectura.pipeline.pages.making import PageMaker
from lectura.pipeline.pages.order import Asked, Found, Order
from lectura.pipeline.pages.recordings import missing
from lectura.pipeline.runtime import Runtime
from lectura.progress import Event, Hook, Notification, Progress, Sending
from lectura.records.notes import Notes
from lectura.records.target import HTML, NOTES, TRANSCRIPTS, address_from
from lectura.records.transcript import Transcript
from lectura.render import RenderOptions, render_notes
from lectura.store import Store

_OF_TRANSCRIPTS = fields_of(
    ("transcribe", "speakers", "names", "general", "store"), without=("formats", "trusted_folders")
)
_OF_NOTES = fields_of(
    ("llm", "notes", "general", "store"), without=("notes_formats", "trusted_folders")
)
_OF_SUBTITLES = fields_of(("subtitles",))
_LEVELS = MappingProxyType(
    {"info": logging.INFO, "result": logging.INFO, "warning": logging.WARNING}
)
_log = logging.getLogger("lectura")
_log.addHandler(logging.NullHandler())  # without one, Python would print the warnings


def transcribe(
    path: str | PathLike[str],
    *,
    progress: Callable[[Progress], None] | None = None,
    **settings: Any,
) -> Transcript:
    """The transcript of a recording, as ``lectura transcribe`` makes it.

    Its ``segments`` are in order of time, in seconds from the beginning of the recording; what is
    missing is told in its ``partial_reasons``. Finished work is kept in the store of the command
    line and found there again; a run that was stopped goes on where it was. Nothing is written
    beside the recording, and no names or corrections that are there are read.

    Args:
        path: the recording, sound or video.
        progress: is called with each `Progress`, maybe from another thread; what it raises ends
            the run. Of what was transcribed before it hears once, at its end.
        **settings: those of the command: ``--language es`` is ``language="es"``. What is not given
            has its default, whatever settings files say (see ``docs/python.md``).

    Raises:
        UsageError: there is no such setting, or it cannot have the value.
        MediaError: the file is no recording that can be transcribed.
        ModelError: the model is not here and cannot be fetched, or is damaged.
        BusyError: another run transcribes it with the same settings.
        LecturaError: another of its kinds, see `lectura.errors`.
    """
    with _interruptible():
        pipeline = _pipeline(settings, _OF_TRANSCRIPTS, "transcribe", progress)
        outcome = pipeline.transcribe(Path(path), None)
        if progress is not None and outcome.reused:  # what waits for the end is told of it
            seconds = outcome.transcript.audio_seconds or 0.0
            progress(Progress("transcribe", seconds, seconds, "seconds", "transcribed before"))
        return outcome.transcript


def take_notes(
    transcript: Transcript,
    *,
    name: str = "transcript",
    progress: Callable[[Progress], None] | None = None,
    **settings: Any,
) -> Notes:
    """The notes of a transcript, as ``lectura summarize`` makes them.

    Their times are seconds from the beginning of the recording. They are made by rules, in this
    process, unless a language model is named; where it could not read all, they are ``partial``.

    Args:
        transcript: with or without times.
        name: what the notes call a transcript that does not know its recording.
        progress: as for `transcribe`.
        **settings: those of the command: ``--llm local`` is ``llm="local"``. What is not given has
            its default; a key is taken from ``api_key`` alone.

    Raises:
        UsageError: there is no such setting, speaker or prompt.
        LLMError: the language model could not note a single part of the lecture.
        LecturaError: another of its kinds, see `lectura.errors`.
    """
    with _interruptible():
        pipeline = _pipeline(settings, _OF_NOTES, "take_notes", progress)
        notes = pipeline.noting.run(transcript, display_path(name))
    link = pipeline.settings.output.link
    return notes.model_copy(update={"source": notes.source.model_copy(update={"link": link})})


def read_transcript(path: str | PathLike[str]) -> Transcript:
    """The transcript in a file: txt, srt, vtt, tsv, or the json of lectura and of like tools.

    Its ``segments`` have ``start`` and ``end`` in seconds from the beginning of the recording (None
    where the file has no times), ``text``, and ``speaker`` (a label) where that is known.

    Raises:
        TranscriptError: the file cannot be read, or holds no transcript.
    """
    return read_file(Path(path))


def write_transcript(
    transcript: Transcript,
    path: str | PathLike[str],
    *,
    max_line_width: int | None = None,
    max_line_count: int | None = None,
) -> None:
    """Write a transcript in the format that the file's name ends in: .txt, .srt, .vtt, .tsv, .json.

    What is there is replaced, as by ``open(path, "w")``, but all at once: a reader sees the old
    file or the new one. Folders on the way are made.

    Args:
        transcript: what to write.
        path: where.
        max_line_width: columns of a line of subtitles (.srt, .vtt), 20 to 200; a full-width
            character takes two. None for 42, as the commands have it.
        max_line_count: lines of one subtitle, 1 to 8; None for 2.

    Raises:
        UsageError: the name ends in none of these, or a limit is out of its range.
        TranscriptError: the format needs times, and the transcript has none.
        OutputError: the file cannot be written.
    """
    file = Path(path)
    form = _form(file, TRANSCRIPTS, "write_transcript(transcript, 'clase.srt')")
    limits = {"max_line_width": max_line_width, "max_line_count": max_line_count}
    values = given(limits, _OF_SUBTITLES, function="write_transcript", environ={})
    _write(file, transcript_text(transcript, form, settings_of(values).output.cues))


def write_notes(
    notes: Notes,
    path: str | PathLike[str],
    *,
    recording: str | PathLike[str] | None = None,
) -> None:
    """Write notes in the form that the file's name ends in: .md, .json, or .ics for a calendar.

    The file is replaced as by `write_transcript`.

    Args:
        notes: what to write.
        path: where.
        recording: where the times in the page lead, unless the notes have a ``link``.

    Raises:
        UsageError: the name ends in none of these.
        OutputError: the file cannot be written.
    """
    file = Path(path)
    form = _form(file, NOTES, "write_notes(notes, 'clase.notes.md')")
    if recording is not None:
        address = address_from(file.parent, Path(recording))
        source = notes.source.model_copy(update={"recording": address, "recordings": ()})
        notes = notes.model_copy(update={"source": source})
    options = RenderOptions.of(notes.source)
    _write(file, render_notes(notes, form, options))


def write_page(
    transcript: Transcript,
    path: str | PathLike[str],
    notes: Notes | None = None,
    *,
    recording: str | PathLike[str] | None = None,
) -> None:
    """Write the page to study from, as ``lectura page`` makes it: one file, .html, for any browser.

    The file is replaced as by `write_transcript`. The recording stays where it is, and plays from
    there while the page lies in its place. Who was left out of the notes is left out of the page.

    Args:
        transcript: with times, if the page is to have a player.
        path: where.
        notes: of this transcript; None for a page of what was said alone.
        recording: what plays. None for a file beside the page that is called as the transcript's
            own recording is.

    Raises:
        UsageError: the name does not end in .html.
        OutputError: the file cannot be written.
    """
    file = Path(path)
    _form(file, {HTML: f".{HTML}"}, "write_page(transcript, 'clase.html', notes)")
    found = missing(file.parent, transcript)
    if recording is not None:
        played = Path(recording)
        name = display_path(played.name)
        found = Found((played,), address_from(file.parent, played), name)
    typed = display_path(file.with_suffix(TRANSCRIPTS["json"]).name)
    order = Order(file, transcript, notes, found, (), typed, Asked())
    cache = given({}, fields_of(("store",)), function="write_page", environ=os.environ)
    store = Store(settings_of(cache).cache)
    made = PageMaker(store, Gate(store), _hook(None)).make(order)
    for remark in made.remarks:
        _log.warning(remark)
    _write(file, made.text)


def _pipeline(
    settings: Mapping[str, Any],
    fields: Mapping[str, Field],
    function: str,
    progress: Callable[[Progress], None] | None,
) -> Pipeline:
    chosen: Settings = settings_of(given(settings, fields, function=function, environ=os.environ))
    close_own_folders()
    return Pipeline(chosen, Runtime(hook=_hook(progress), environ={}))


def _hook(progress: Callable[[Progress], None] | None) -> Hook:
    """What hears of the events: the caller of the progress, the log of the rest."""

    def hear(event: Event) -> None:
        if isinstance(event, Progress):
            if progress is not None:
                progress(event)
        elif isinstance(event, Notification):
            _log.log(_LEVELS[event.level], event.message)
        elif isinstance(event, Sending):
            _log.info(event.message)
            if event.warning is not None:
                _log.warning(event.warning)

    return hear


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Raise Ctrl-C as what it is, also where it met an extension module being imported."""
    try:
        yield
    except LecturaError:
        raise
    except Exception as error:
        if stems_from_interrupt(error):
            raise KeyboardInterrupt from error
        raise


def _form(file: Path, suffixes: Mapping[str, str], example: str) -> str:
    """The name of the form that a file's name ends in."""
    endings = {Path(f"x{suffix}").suffix: name for name, suffix in suffixes.items()}
    if file.suffix.lower() not in endings:
        raise UsageError(
            f"{file} does not say its format: a name ends in {', '.join(endings)}.",
            hint=f"Give it one of these endings: lectura.{example}",
            value=str(file),
        )
    return endings[file.suffix.lower()]


def _write(file: Path, text: str) -> None:
    write_atomic(Path(os.path.realpath(file)), text.encode())
