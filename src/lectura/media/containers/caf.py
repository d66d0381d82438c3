"""Apple's Core Audio Format: chunks with their lengths."""

from __future__ import annotations

from typing import BinaryIO

from lectura.media.containers.signature import looking_for
from lectura.media.containers.span import Layout, read_at

_FILE_HEAD, _CHUNK_HEAD = 8, 12
_UNKNOWN = -1
"""The length of a data chunk that goes on to the end of the file."""
_heads = looking_for(rb"caff\x00\x01\x00\x00desc\x00{7}\x20")


def look(stream: BinaryIO, size: int) -> Layout:
    """Joined files, and whether the last chunk is not whole; libav measures what is there."""
    starts = _heads(stream, size).starts
    position = (starts[-1] if starts else 0) + _FILE_HEAD
    while position + _CHUNK_HEAD <= size:
        head = read_at(stream, position, _CHUNK_HEAD)
        length = int.from_bytes(head[4:], "big", signed=True)
        if length <= _UNKNOWN:
            return Layout(starts)
        position += _CHUNK_HEAD + length
    return Layout(starts, cut=position > size, unbounded=position > size)
