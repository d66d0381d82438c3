"""MPEG transport stream: packets of one length, ISO/IEC 13818-1."""

from __future__ import annotations

from typing import BinaryIO, NamedTuple

from lectura.media.containers.programmes import Programmes
from lectura.media.containers.span import Layout, read_at

SYNC = 0x47
_LENGTHS = {188: 0, 192: 4, 204: 0}
"""Length of a packet, and where in it the mark lies: plain, with a time code, with parity."""
_LOOKED_AT = 4000
_READ_AT_ONCE = 20_000
_SCRAMBLED = 0xC0
_WITH_CONTENT = 0x10
_ALIKE = 5


class _Form(NamedTuple):
    """Length of a packet in bytes, and where in it the mark lies."""

    length: int
    offset: int


def look(stream: BinaryIO, size: int) -> Layout:
    """Joined streams of other tracks, a last packet that is not whole, scrambled content."""
    head = read_at(stream, 0, 204 * _LOOKED_AT)
    for form in (_Form(length, offset) for length, offset in _LENGTHS.items()):
        if _aligned(head, 0, form):
            return Layout(
                starts=_starts(stream, form),
                cut=_ends_inside(stream, size, form),
                encrypted=_scrambled(head, form),
                unbounded=True,
            )
    return Layout(unbounded=True)


def _aligned(data: bytes, at: int, form: _Form) -> bool:
    """Packets begin there."""
    marks = data[at + form.offset :: form.length][:_ALIKE]
    return len(marks) > 1 and all(mark == SYNC for mark in marks)


def _ends_inside(stream: BinaryIO, size: int, form: _Form) -> bool:
    """The last packet begins like one and is too short; other bytes are no proof."""
    left = size % form.length
    return left > form.offset and read_at(stream, size - left + form.offset, 1) == bytes([SYNC])


def _scrambled(head: bytes, form: _Form) -> bool:
    """True where most packets that carry something are scrambled; tables never are."""
    flags = head[form.offset + 3 :: form.length]
    carrying = [flag for flag in flags if flag & _WITH_CONTENT]
    scrambled = sum(1 for flag in carrying if flag & _SCRAMBLED)
    return bool(carrying) and scrambled > len(carrying) // 2


def _starts(stream: BinaryIO, form: _Form) -> tuple[int, ...]:
    """Where streams with other audio tracks were joined to the one before."""
    programmes = Programmes(form.length, form.offset)
    position = 0
    while data := read_at(stream, position, form.length * _READ_AT_ONCE):
        used = programmes.take(data, position)
        # Behind a packet that is not whole the next are found by their marks.
        position += used or _next(data, form)
    return (0, *programmes.starts) if programmes.starts else ()


def _next(data: bytes, form: _Form) -> int:
    """How far to go until packets begin again; at least one byte."""
    at = 1
    while (mark := data.find(SYNC, at + form.offset)) >= 0:
        at = mark - form.offset
        if _aligned(data, at, form) or len(data) - at < 2 * form.length:
            return at
        at += 1
    return len(data)
