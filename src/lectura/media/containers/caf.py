"""Apple's Core Audio Format: chunks with their lengths."""

from __future__ import annotations

from typing import BinaryIO

from lectura.media.containers.span import Layout, read_at

_FILE_HEAD, _CHUNK_HEAD = 8, 12
_UNKNOWN = -1
"""The length of a data chunk that goes on to the end of the file."""


def look(stream: BinaryIO, size: int) -> Layout:
    """Whether the last chunk is not whole; libav measures only what is there."""
    position = _FILE_HEAD
    while position + _CHUNK_HEAD <= size:
        head = read_at(stream, position, _CHUNK_HEAD)
        length = int.from_bytes(head[4:], "big", signed=True)
        if length <= _UNKNOWN:
            return Layout()
        position += _CHUNK_HEAD + length
    return Layout(cut=position > size, unbounded=position > size)
