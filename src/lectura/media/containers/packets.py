"""MPEG transport stream: packets of one length, ISO/IEC 13818-1."""

from __future__ import annotations

from typing import BinaryIO

from lectura.media.containers.span import Layout, read_at

_SYNC = 0x47
_LENGTHS = {188: 0, 192: 4, 204: 0}
"""Length of a packet, and where in it the mark lies: plain, with a time code, with parity."""
_LOOKED_AT = 4000
_SCRAMBLED = 0xC0
_WITH_CONTENT = 0x10


def look(stream: BinaryIO, size: int) -> Layout:
    """A last packet that is not whole; content that a broadcaster scrambled."""
    head = read_at(stream, 0, 204 * _LOOKED_AT)
    for length, offset in _LENGTHS.items():
        marks = head[offset::length][:_LOOKED_AT]
        if len(marks) > 1 and all(mark == _SYNC for mark in marks[: min(len(marks), 5)]):
            return Layout(
                cut=_ends_inside(stream, size, length, offset),
                encrypted=_scrambled(head, length, offset),
                unbounded=True,
            )
    return Layout(unbounded=True)


def _ends_inside(stream: BinaryIO, size: int, length: int, offset: int) -> bool:
    """The last packet begins like one and is too short; other bytes are no proof."""
    left = size % length
    return left > offset and read_at(stream, size - left + offset, 1) == bytes([_SYNC])


def _scrambled(head: bytes, length: int, offset: int) -> bool:
    """True where most packets that carry something are scrambled; tables never are."""
    flags = head[offset + 3 :: length]
    carrying = [flag for flag in flags if flag & _WITH_CONTENT]
    scrambled = sum(1 for flag in carrying if flag & _SCRAMBLED)
    return bool(carrying) and scrambled > len(carrying) // 2
