"""ASF (WMA, WMV): the header's objects, by their GUIDs (ASF specification, Microsoft)."""

from __future__ import annotations

import re
import uuid
from typing import BinaryIO

from lectura.media.containers.signature import looking_for
from lectura.media.containers.span import Layout, read_at

_HEADER_BYTES = 1 << 16
_ENCRYPTION = tuple(
    uuid.UUID(guid).bytes_le
    for guid in (
        "2211B3FB-BD23-11D2-B4B7-00A0C955FC6E",  # Content Encryption Object
        "298AE614-2622-4C17-B935-DAE07EE9289C",  # Extended Content Encryption Object
    )
)


_PROPERTIES = uuid.UUID("8CABDCA1-A947-11CF-8EE4-00C00C205365").bytes_le
"""The File Properties Object."""
_heads = looking_for(re.escape(uuid.UUID("75B22630-668E-11CF-A6D9-00AA0062CE6C").bytes_le))
"""The Header Object, with which a file begins."""
_SIZE_AT, _FLAGS_AT = 40, 88
_BROADCAST = 1
"""Recorded while it was sent: the size is not known."""


def look(stream: BinaryIO, size: int) -> Layout:
    """Joined files, whether a header tells of encryption, and of more bytes than there are."""
    starts = _heads(stream, size).starts
    last = starts[-1] if starts else 0
    head = read_at(stream, 0, _HEADER_BYTES)
    cut = _declared_size(read_at(stream, last, _HEADER_BYTES)) > size - last
    # Of a cut file libav guesses the length.
    return Layout(starts, cut, any(guid in head for guid in _ENCRYPTION), unbounded=cut)


def _declared_size(head: bytes) -> int:
    """Bytes of the whole file; 0 where the header does not tell."""
    at = head.find(_PROPERTIES)
    if at < 0 or len(head) < at + _FLAGS_AT + 4 or head[at + _FLAGS_AT] & _BROADCAST:
        return 0
    return int.from_bytes(head[at + _SIZE_AT : at + _SIZE_AT + 8], "little")
