"""Flash video: tags, each followed by its length."""

from __future__ import annotations

from typing import BinaryIO

from lectura.media.containers.signature import looking_for
from lectura.media.containers.span import Layout, read_at

_HEAD, _TAG_HEAD, _LENGTH = 9, 11, 4
_heads = looking_for(rb"FLV\x01[\x01\x04\x05]\x00\x00\x00\x09\x00\x00\x00\x00")


def look(stream: BinaryIO, size: int) -> Layout:
    """Joined files, and whether the file ends behind a whole tag."""
    return _heads(stream, size)._replace(cut=not _ends_whole(stream, size))


def _ends_whole(stream: BinaryIO, size: int) -> bool:
    """The last length names the place of a tag that says the same of itself."""
    length = int.from_bytes(read_at(stream, max(0, size - _LENGTH), _LENGTH), "big")
    tag = size - _LENGTH - length
    if length < _TAG_HEAD or tag < _HEAD:
        return False
    return int.from_bytes(read_at(stream, tag + 1, 3), "big") == length - _TAG_HEAD
