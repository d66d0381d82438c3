"""ISO base media (MP4, MOV, M4A): boxes, ISO/IEC 14496-12; encryption, ISO/IEC 23001-7."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from lectura.media.containers.span import Layout, read_at

_ENCRYPTED = frozenset({b"enca", b"drms", b"aavd", b"drmi"})
"""Sample entries: common encryption, FairPlay, Audible."""
_NO_DATA = frozenset({b"free", b"meta", b"mfra", b"skip", b"udta", b"uuid"})
"""Boxes at the end of a file without which nothing is missing."""
_ENTRY_NAME = 12
"""Where in a sample description the name of its first entry is."""


class Box(NamedTuple):
    """A box: its name, where it begins, where its content begins, where it ends."""

    kind: bytes
    start: int
    body: int
    end: int


def look(stream: BinaryIO, size: int) -> Layout:
    """Joined files, a last box that is not whole, sound that is encrypted."""
    top = list(boxes(stream, 0, size))
    kinds = [box.kind for box in top]
    fragmented = b"moof" in kinds
    movies = [box for box in top if box.kind == b"moov"]
    sound = [entry for movie in movies for entry in _sound_entries(stream, movie)]
    return Layout(
        starts=_starts(top),
        cut=_cut(top, size),
        encrypted=bool(sound) and all(entry in _ENCRYPTED for entry in sound),
        unbounded=fragmented and not any(_declares(stream, movie) for movie in movies),
    )


def boxes(stream: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes between two bytes; the last may promise more than there is."""
    while start + 8 <= end:
        head = read_at(stream, start, 16)
        length, kind, body = int.from_bytes(head[:4], "big"), head[4:8], start + 8
        if length == 1:
            length, body = int.from_bytes(head[8:16], "big"), start + 16
        elif length == 0:
            length = end - start
        if length < body - start:
            return
        yield Box(kind, start, body, start + length)
        start += length


def _cut(top: list[Box], size: int) -> bool:
    """The last box is not whole or lacks its data; bytes that are no box are no proof."""
    named = [box for box in top if box.kind.isalnum()]
    if not named or named[-1].kind in _NO_DATA:
        return False
    return named[-1].end > size or named[-1].kind == b"moof"


def _starts(top: list[Box]) -> tuple[int, ...]:
    """A file type behind a movie and its data is another file's."""
    starts, kinds = [0], set[bytes]()
    for box in top:
        if box.kind == b"ftyp" and {b"moov", b"mdat"} <= kinds:
            starts.append(box.start)
            kinds.clear()
        kinds.add(box.kind)
    return tuple(starts) if len(starts) > 1 else ()


def _children(stream: BinaryIO, box: Box, *way: bytes) -> Iterator[Box]:
    """The boxes at the end of a way of names inside a box."""
    for inner in boxes(stream, box.body, box.end):
        if inner.kind == way[0]:
            if len(way) == 1:
                yield inner
            else:
                yield from _children(stream, inner, *way[1:])


def _sound_entries(stream: BinaryIO, movie: Box) -> Iterator[bytes]:
    """The name of the first sample entry of each sound track."""
    for media in _children(stream, movie, b"trak", b"mdia"):
        handlers = _children(stream, media, b"hdlr")
        if any(read_at(stream, handler.body + 8, 4) == b"soun" for handler in handlers):
            for described in _children(stream, media, b"minf", b"stbl", b"stsd"):
                yield read_at(stream, described.body + _ENTRY_NAME, 4)


def _declares(stream: BinaryIO, movie: Box) -> bool:
    """True where a fragmented movie says how long all its fragments are."""
    return any(_children(stream, movie, b"mvex", b"mehd"))
