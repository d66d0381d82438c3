"""Text of Word documents (.docx); the owner of python-docx, an extra."""

from __future__ import annotations

import io
import zipfile

from lectura.errors import MissingDependencyError, TranscriptError
from lectura.process.installation import installation

ARCHIVE = b"PK\x03\x04"
_CONTENT = "word/document.xml"
_MOST_BYTES = 64 << 20
"""Unpacked; a hundred hours of speech are about 30 MB with all their marks."""


def document_text(data: bytes, name: str) -> str | None:
    """The paragraphs and table rows of a .docx, an empty line between; None for other archives.

    Cells are parted by tabs.

    Raises:
        MissingDependencyError: the extra ``docx`` is not installed.
        TranscriptError: the document is damaged, or unpacks to no end.
    """
    size = _size(data)
    if size is None:
        return None
    if size > _MOST_BYTES:
        raise TranscriptError(
            f"{name} unpacks to {size >> 20} MB; no transcript is that long.",
            hint="Save it as plain text, then: lectura summarize transcript.txt",
            value=name,
        )
    try:
        import docx  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise MissingDependencyError(
            f"{name} is a Word document, and the package that reads it is not installed.",
            hint=f"{installation().with_extra('docx')}; or save it as plain text, then: "
            "lectura summarize transcript.txt",
            value=name,
        ) from error
    try:
        blocks = list(docx.Document(io.BytesIO(data)).iter_inner_content())
        return "\n\n".join(_text(block) for block in blocks)
    except Exception as error:  # what a damaged archive or its XML may raise has no common base
        raise TranscriptError(
            f"{name} is damaged: {error}.",
            hint="Save it as plain text, then: lectura summarize transcript.txt",
            value=name,
        ) from error


def _text(block: object) -> str:
    """Of a paragraph, or of a table's rows."""
    rows = getattr(block, "rows", None)
    if rows is None:
        return str(getattr(block, "text", ""))
    return "\n\n".join("\t".join(" ".join(cell.text.split()) for cell in row.cells) for row in rows)


def _size(data: bytes) -> int | None:
    """Bytes of all members of a Word document; None for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {member.filename: member.file_size for member in archive.infolist()}
    except (zipfile.BadZipFile, ValueError):
        return None
    return sum(members.values()) if _CONTENT in members else None
