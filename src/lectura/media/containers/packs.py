"""MPEG programme streams (MPG, VOB): packs of packets with their lengths, ISO/IEC 13818-1 2.5."""

from __future__ import annotations

from typing import BinaryIO

from lectura.media.containers.span import Layout, read_at

_TAIL_BYTES = 1 << 18
_MARK, _PACK, _END = b"\x00\x00\x01", 0xBA, 0xB9
_FIRST_OF_PACKETS = 0xBB
_PACK_HEADS = ((0xC0, 0x40, 14), (0xF0, 0x20, 12))
"""Mask, value and length of what MPEG-2 and MPEG-1 put at the beginning of a pack."""


def look(stream: BinaryIO, size: int) -> Layout:
    """Whether the file ends inside a packet."""
    tail = read_at(stream, max(0, size - _TAIL_BYTES), _TAIL_BYTES)
    at = tail.find(_MARK + bytes([_PACK]))
    while at >= 0:
        end = _walked(tail, at)
        if end >= len(tail) or (end > at and tail[end:].strip(b"\0") == b""):
            return Layout(cut=end > len(tail))
        at = tail.find(_MARK + bytes([_PACK]), at + 1)
    return Layout()


def _walked(data: bytes, at: int) -> int:
    """Where the elements that follow each other without a gap end, or should."""
    while data[at : at + 3] == _MARK and at + 3 < len(data):
        length = _length(data, at)
        if not length:
            break
        at += length
    return at


def _length(data: bytes, at: int) -> int:
    """Bytes of the element that begins there; 0 where it is none."""
    kind, head = data[at + 3], data[at + 4 : at + 14]
    if kind == _END:
        return 4
    if kind >= _FIRST_OF_PACKETS:
        return 6 + int.from_bytes(head[:2], "big") if len(head) > 1 else 6
    if kind == _PACK and head:
        for mask, value, length in _PACK_HEADS:
            if head[0] & mask == value:
                stuffing = head[9] & 7 if length == 14 and len(head) > 9 else 0
                return length + stuffing
    return 0
