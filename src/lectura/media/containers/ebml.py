"""Matroska and WebM: EBML elements, RFC 8794 and RFC 9559."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from lectura.media.containers.span import Layout, read_at

_HEADER, _SEGMENT, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
_TRACKS, _TRACK, _TYPE = 0x1654AE6B, 0xAE, 0x83
_ENCRYPTION_WAY = (0x6D80, 0x6240, 0x5035)
"""ContentEncodings, ContentEncoding, ContentEncryption."""
_SOUND = 2
_LONGEST_NUMBER = 8
_HEAD_BYTES = 12
"""Id and length of an element at most."""


class Element(NamedTuple):
    """An element: its id, where it begins, its content begins and ends (None: unknown)."""

    number: int
    start: int
    body: int
    end: int | None


def look(stream: BinaryIO, size: int) -> Layout:
    """Joined files, a last element that is not whole, sound that is encrypted."""
    starts: list[int] = []
    encrypted: list[bool] = []
    position = 0
    while (element := _element(stream, position, size)) is not None:
        if element.number == _HEADER:
            starts.append(position)
        elif element.number == _TRACKS:
            encrypted += _encrypted_sound(stream, element, size)
        position = _after(element)
    return Layout(
        starts=tuple(starts) if len(starts) > 1 else (),
        cut=bool(starts) and _cut(position, size),
        encrypted=bool(encrypted) and all(encrypted),
    )


def _after(element: Element) -> int:
    """Where to look next: inside a segment and a cluster of unknown length, else behind it.

    A segment is entered also where its length is known, so that a cut one is followed to the
    element in which it ends.
    """
    inside = element.number == _SEGMENT or element.end is None
    return element.body if inside or element.end is None else element.end


def _cut(position: int, size: int) -> bool:
    """The file ends inside an element or its head; other bytes behind the last are no proof."""
    return position > size or 0 < size - position < _HEAD_BYTES


def _element(stream: BinaryIO, position: int, size: int) -> Element | None:
    head = read_at(stream, position, _HEAD_BYTES) if position < size else b""
    if not head or not head[0]:
        return None
    id_length = 9 - head[0].bit_length()
    if id_length > 4 or len(head) <= id_length or not head[id_length]:
        return None
    n_length = 9 - head[id_length].bit_length()
    body = position + id_length + n_length
    value = int.from_bytes(head[id_length : id_length + n_length], "big")
    if len(head) < id_length + n_length:
        return None
    value &= (1 << 7 * n_length) - 1
    unknown = value == (1 << 7 * n_length) - 1
    number = int.from_bytes(head[:id_length], "big")
    return Element(number, position, body, None if unknown else body + value)


def _children(stream: BinaryIO, parent: Element, size: int) -> Iterator[Element]:
    position = parent.body
    end = min(size, size if parent.end is None else parent.end)
    while position < end and (element := _element(stream, position, end)) is not None:
        yield element
        position = end if element.end is None else element.end


def _encrypted_sound(stream: BinaryIO, tracks: Element, size: int) -> Iterator[bool]:
    """For each sound track whether its content is encrypted."""
    for track in _children(stream, tracks, size):
        if track.number == _TRACK and _type(stream, track, size) == _SOUND:
            yield _has(stream, track, size, _ENCRYPTION_WAY)


def _type(stream: BinaryIO, track: Element, size: int) -> int:
    for element in _children(stream, track, size):
        if element.number == _TYPE and element.end is not None:
            length = min(_LONGEST_NUMBER, element.end - element.body)
            return int.from_bytes(read_at(stream, element.body, length), "big")
    return 0


def _has(stream: BinaryIO, parent: Element, size: int, way: tuple[int, ...]) -> bool:
    return any(
        element.number == way[0] and (len(way) == 1 or _has(stream, element, size, way[1:]))
        for element in _children(stream, parent, size)
    )
