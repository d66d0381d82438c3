"""Whether a file is too long to be a transcript, by its bytes: at once, before it is decoded."""

from __future__ import annotations

from lectura.formats.lectura_json import is_json
from lectura.formats.reading.documents import ARCHIVE
from lectura.formats.reading.limits import MOST_CHARACTERS, refuse_long_text, refuse_many_cues
from lectura.formats.tsv import is_table

_HEAD_BYTES = 4096
_MARKS = "\xef\xbb\xbf"
"""The byte order mark of UTF-8, taken for letters."""
_CONTINUING = bytes(range(0x80, 0xC0))
"""UTF-8: no character begins with these."""


def refuse_long_file(data: bytes) -> None:
    """Refuse what has more cues, rows, lines or characters than a transcript may have.

    What cannot be counted in bytes is left to those who read the text.

    Raises:
        TranscriptError: it is too long; the message names the limit.
    """
    if data.startswith(ARCHIVE):
        return
    cues = data.count(b"-->") or data.count(b"-\0-\0>")
    refuse_many_cues(cues)
    if b"\0" in data[:_HEAD_BYTES]:  # UTF-16: a line feed's byte may be half of a letter
        return
    head = data[:_HEAD_BYTES].decode("latin-1").lstrip(_MARKS)
    if is_json(head):
        refuse_many_cues(data.count(b'"text"') - data.count(b'"probability"'))
    elif is_table(head):
        refuse_many_cues(data.count(b"\n"))
    elif not cues:
        refuse_long_text(data.count(b"\n"), _characters(data))


def _characters(data: bytes) -> int:
    if len(data) <= MOST_CHARACTERS:
        return len(data)
    return len(data.translate(None, _CONTINUING))
