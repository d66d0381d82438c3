"""Transcript formats: each is one module that reads and writes it, and one entry in `FORMATS`."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lectura.disk.small_files import opened_plain
from lectura.errors import NoTranscriptError, TranscriptError, UsageError
from lectura.formats.format import Format
from lectura.formats.lectura_json import JSON, is_json, read_without_segments
from lectura.formats.reading.cue_files import has_timings
from lectura.formats.reading.encoding import decode, drained, empty_error
from lectura.formats.reading.length import refuse_long_file
from lectura.formats.reading.limits import checked, refuse_many_cues
from lectura.formats.srt import SRT
from lectura.formats.subtitles.cutting import CueOptions
from lectura.formats.tsv import TSV, is_table
from lectura.formats.txt import TXT
from lectura.formats.vtt import VTT
from lectura.paths import alike, as_argument, printable
from lectura.records.transcript import Transcript
from lectura.urls import address_in_place_of

__all__ = [
    "FORMATS",
    "CueOptions",
    "Format",
    "decode",
    "format_named",
    "parse_transcript",
    "read_outline",
    "read_stream",
    "read_transcript",
    "write_transcript",
]

FORMATS: dict[str, Format] = {
    transcript_format.name: transcript_format for transcript_format in (TXT, SRT, VTT, JSON, TSV)
}

_WEB_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)


def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        UsageError: there is no such format.
    """
    if name not in FORMATS:
        raise UsageError(
            f"There is no transcript format '{name}'.",
            hint=f"Choose among {', '.join(FORMATS)}: lectura transcribe FILE -f txt,srt",
            value=name,
        )
    return FORMATS[name]


def write_transcript(
    transcript: Transcript, format_name: str, limits: CueOptions | None = None
) -> str:
    """The transcript in the format of that name, lines ended by a line feed.

    Characters that a terminal obeys are escaped in JSON and left out of the others.

    Args:
        transcript: what to write.
        format_name: one of `FORMATS`.
        limits: of the cues, where the format has some; None for those of `CueOptions`.

    Raises:
        UsageError: there is no such format.
        TranscriptError: the format needs times and the transcript has none.
    """
    chosen = format_named(format_name)
    cut = chosen.write_cues if limits is not None else None
    text = chosen.write(transcript) if cut is None else cut(transcript, limits or CueOptions())
    return text if format_name == JSON.name else printable(text)


def read_transcript(path: Path) -> Transcript:
    """Read a transcript file of any format and encoding (see `parse_transcript`).

    Raises:
        TranscriptError: the file cannot be read, or holds no transcript.
    """
    return parse_transcript(_text_of(path), path.name)


def read_outline(path: Path) -> Transcript:
    """What lectura's own JSON says of a recording, without its segments; of other files all.

    Raises:
        TranscriptError: the file cannot be read, or holds no transcript.
    """
    text = _text_of(path)
    with _about(path.name):
        outline = read_without_segments(text) if is_json(text) else None
    return parse_transcript(text, path.name) if outline is None else outline


def read_stream(stream: BinaryIO, name: str) -> Transcript:
    """Read a transcript from standard input, say (see `parse_transcript`).

    Raises:
        TranscriptError: there is none in it.
        OSError: it cannot be read.
    """
    return parse_transcript(_decoded(stream, name), name)


def _text_of(path: Path) -> str:
    try:
        with opened_plain(path) as stream:
            return _decoded(stream, path.name)
    except OSError as error:
        raise _unreadable(path, error) from error


def _decoded(stream: BinaryIO, name: str) -> str:
    data = drained(stream, name)
    with _about(name):
        refuse_long_file(data)
    return decode(data, name)


@contextlib.contextmanager
def _about(name: str) -> Iterator[None]:
    """Say in an error which file it is about."""
    try:
        yield
    except TranscriptError as error:
        raise TranscriptError(
            f"{name}: {error.message}", hint=error.hint, value=error.value or name
        ) from error


def parse_transcript(text: str, name: str = "-") -> Transcript:
    """Read a transcript from text: what its content shows beyond doubt, else what its name says.

    Args:
        text: decoded (see `decode` for bytes).
        name: file name, for its suffix and for errors; ``-`` where there is none.

    Raises:
        TranscriptError: no transcript can be read from it.
    """
    name = "standard input" if name == "-" else name
    text = text.lstrip("\ufeff")
    if not text.strip():
        raise empty_error(name)
    with _about(name):
        _refuse_web_page(text)
        refuse_many_cues(text.count("-->"))
        return checked(_format_of(text, name).read(text))


def _format_of(text: str, name: str) -> Format:
    suffix = Path(name).suffix.lower()
    if text.lstrip().startswith("WEBVTT"):
        return VTT
    if is_json(text):
        return JSON
    if is_table(text):
        return TSV
    if has_timings(text) and suffix != VTT.suffix:
        return SRT
    named = (known for known in FORMATS.values() if known.suffix == suffix)
    return next(named, TXT)


def _refuse_web_page(text: str) -> None:
    """Refuse HTML, the page to study from too: its marks would be read as what was said."""
    if _WEB_PAGE.match(text):
        raise TranscriptError(
            "This is a web page, not a transcript.",
            hint="Give the transcript itself; where there is none, save the page's words as plain "
            "text, then: lectura summarize transcript.txt",
        )


def _unreadable(path: Path, error: OSError) -> TranscriptError:
    hint = "Give a transcript file: lectura summarize FILE.json"
    if isinstance(error, FileNotFoundError) and (address := address_in_place_of(str(path))):
        return NoTranscriptError(
            f"This is an address ({address}…), and lectura opens files alone.",
            hint="Download the transcript first, with the browser or: curl -O ADDRESS; "
            "then: lectura summarize FILE",
            value=address,
        )
    if isinstance(error, FileNotFoundError):
        near = alike(path)
        meant = f"Did you mean {as_argument(near)}?" if near is not None else "Check the name."
        return NoTranscriptError(
            f"{path} does not exist.",
            hint=f"{meant} A transcript is made by: lectura transcribe RECORDING",
            value=str(path),
        )
    if path.is_dir():
        message = f"{path} is a folder, not a transcript."
    else:
        message = f"{path} cannot be read: {error.strerror or error}."
    return TranscriptError(message, hint=hint, value=str(path))
