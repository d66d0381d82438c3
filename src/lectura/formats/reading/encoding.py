"""Bytes of a transcript file to text, whatever encoding it was saved in."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import BinaryIO

from lectura.errors import TranscriptError
from lectura.formats.reading.charsets import guessed_encoding
from lectura.formats.reading.documents import ARCHIVE, document_text
from lectura.paths import as_argument, without_commands

HEAD_BYTES = 4096
_MOST_BYTES = 256 << 20
"""A day of talk is 5 MB; a device or a pipe may never end."""
"""Enough of a file to tell a recording from a text."""

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_RECORDING = re.compile(
    rb"....(?:ftyp|moov|mdat|wide|free|skip)|RIFF....(?:WAVE|AVI )|OggS|ID3|fLaC|\x1a\x45\xdf\xa3"
    rb"|FLV\x01|\x30\x26\xb2\x75\x8e\x66\xcf\x11|\x00\x00\x01[\xba\xb3]|FORM....AIFF|#!AMR|\.snd"
    rb"|\xff[\xfb\xf3\xf2\xf1\xf9]|\x47.{187}\x47",
    re.DOTALL,
)
_DOCUMENT = re.compile(rb"%PDF|PK\x03\x04|\xd0\xcf\x11\xe0|\{\\rtf")
_TWICE = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0178\u017d-\u02dc\u2013-\u2122]")
_ALLOWED_CONTROLS = "\t\n\r\f\v\x1c\x1d\x1e\x85"
_JUNK_SHARE = 0.01
"""Control characters above this share of a text mean that it is none."""
_FEW = 3
"""So many say nothing, however short the text is."""
_BROKEN_SHARE = 0.1
"""Undecodable bytes below this share of the non-ASCII characters are damage, no other encoding."""


def decode(data: bytes, name: str) -> str:
    """The text of a transcript file, line feeds only, without a byte order mark.

    UTF-8, UTF-16 and UTF-32 are recognised by their mark or their zero bytes; what is no UTF-8 by
    the language that it is in (see `guessed_encoding`).

    Args:
        data: the whole file.
        name: how to call it in an error.

    A Word document gives its paragraphs.

    Raises:
        MissingDependencyError: it is a Word document, and the extra ``docx`` is not there.
        TranscriptError: the file is empty, a recording, a word-processor document or binary, or its
            encoding cannot be told.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise empty_error(name)
    document = document_text(data, name) if data.startswith(ARCHIVE) else None
    if document is None:
        refuse_other_files(data, name)
    text = _decode(data, name) if document is None else document
    sample = without_commands(text[:100_000])
    controls = sum(unicodedata.category(c) == "Cc" and c not in _ALLOWED_CONTROLS for c in sample)
    if controls > max(_FEW, _JUNK_SHARE * len(sample)):
        raise _not_text(name)
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if not text.strip():
        raise empty_error(name)
    return text


def drained(stream: BinaryIO, name: str) -> bytes:
    """All bytes of a transcript, of which there is an end.

    Raises:
        TranscriptError: it is another kind of file, or goes on and on.
        OSError: it cannot be read.
    """
    head = stream.read(HEAD_BYTES)
    if not head.startswith(ARCHIVE):  # perhaps a Word document, which only its end tells
        refuse_other_files(head, name)  # before gigabytes of video are read
    data = head + stream.read(_MOST_BYTES)
    if len(data) > _MOST_BYTES:
        raise TranscriptError(
            f"{name} has more than {_MOST_BYTES >> 20} MB; no transcript is that long.",
            hint="Name the transcript itself: lectura summarize TRANSCRIPT",
            value=name,
        )
    return data


def refuse_other_files(head: bytes, name: str) -> None:
    """Recognise, by its first bytes, what was given by mistake.

    Raises:
        TranscriptError: a recording, or a document of an office program.
    """
    if head.startswith(tuple(mark for mark, _ in _BOMS)):  # UTF-16's ff fe looks like an MP3 frame
        return
    if _RECORDING.match(head):
        raise TranscriptError(
            f"{name} is a recording, not a transcript.",
            hint=f"Transcript and notes in one go: lectura run {as_argument(name)}",
            value=name,
        )
    if _DOCUMENT.match(head):
        what = "a PDF" if head.startswith(b"%PDF") else "a document of an office program"
        raise TranscriptError(
            f"{name} is {what}, not a plain transcript.",
            hint="What is read is txt, srt, vtt, tsv, json and docx. Save it as plain text, then: "
            "lectura summarize transcript.txt",
            value=name,
        )


def empty_error(name: str) -> TranscriptError:
    """The error for a file without any text."""
    return TranscriptError(
        f"{name} is empty: there is no transcript in it.",
        hint="Make it again from the recording: lectura transcribe RECORDING",
        value=name,
    )


def _not_text(name: str) -> TranscriptError:
    return TranscriptError(
        f"{name} is not text, so it cannot be a transcript.",
        hint=f"If it is a recording: lectura run {as_argument(name)}",
        value=name,
    )


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if (wide := _utf16_without_mark(data)) is not None:
        return data.decode(wide, "replace")
    try:
        return _decoded_once(data.decode("iso2022_jp" if b"\x1b$" in data else "utf-8"))
    except UnicodeDecodeError:
        repaired = data.decode("utf-8", "replace")
        if repaired.count("\ufffd") <= _BROKEN_SHARE * sum(not c.isascii() for c in repaired):
            return repaired
    guess = guessed_encoding(data)
    if guess is None and sum(byte < 9 for byte in data[:HEAD_BYTES]) > HEAD_BYTES // 100:
        raise _not_text(name)
    if guess is None:
        raise TranscriptError(
            f"The encoding of {name} cannot be told: in none that lectura knows do its letters "
            "make words.",
            hint="Save it as UTF-8 in the program it came from, then: lectura summarize FILE",
            value=name,
        )
    return data.decode(guess, "replace")


def _decoded_once(text: str) -> str:
    """The text, or what it was before UTF-8 was taken for Windows-1252 or Latin-1 (``niÃ±a``)."""
    if not _TWICE.search(text):
        return text
    try:
        return (
            "".join(c if c <= "\xff" else c.encode("cp1252").decode("latin-1") for c in text)
            .encode("latin-1")
            .decode("utf-8")
        )
    except UnicodeError:
        return text


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:HEAD_BYTES]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.2 * len(sample) and even < 0.02 * len(sample):
        return "utf-16-le"
    if even > 0.2 * len(sample) and odd < 0.02 * len(sample):
        return "utf-16-be"
    return None
