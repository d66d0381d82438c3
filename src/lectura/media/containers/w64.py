"""Sony's Wave64: a WAV with lengths of 64 bits and GUIDs for names."""

from __future__ import annotations

from typing import BinaryIO

from lectura.media.containers.signature import looking_for
from lectura.media.containers.span import Layout, read_at

_heads = looking_for(rb"riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\x00\x00")
_LENGTH_AT = 16
_UNKNOWN = (0, 2**64 - 1, 2**63 - 1)


def look(stream: BinaryIO, size: int) -> Layout:
    """Joined files, and whether the last is shorter than its head says; libav tells neither."""
    starts = _heads(stream, size).starts
    last = starts[-1] if starts else 0
    length = int.from_bytes(read_at(stream, last + _LENGTH_AT, 8), "little")
    cut = length not in _UNKNOWN and length > size - last
    return Layout(starts, cut, unbounded=cut)
