"""Ogg: pages, RFC 3533. A chain is several streams one behind the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from lectura.media.containers.span import Layout, next_of, read_at

_MARK = b"OggS"
_HEAD = 27
_BEGINS, _ENDS = 2, 4


class Page(NamedTuple):
    """A page: where it begins and ends, its flags."""

    start: int
    end: int
    flags: int


def look(stream: BinaryIO, size: int) -> Layout:
    """The links of a chain, and whether the last one comes to its end."""
    starts: list[int] = []
    heads, ended, end = False, False, size
    for page in _pages(stream):
        if page.flags & _BEGINS:
            if not heads:
                starts.append(page.start)
            ended = False
        heads = bool(page.flags & _BEGINS)
        ended = ended or bool(page.flags & _ENDS)
        end = page.end
    return Layout(
        starts=(0, *starts[1:]) if len(starts) > 1 else (),
        cut=bool(starts) and (not ended or end > size),
        unbounded=True,
    )


def _pages(stream: BinaryIO) -> Iterator[Page]:
    """All pages; bytes between that are none are passed over."""
    position = 0
    while True:
        head = read_at(stream, position, _HEAD + 255)
        if len(head) < _HEAD:
            return
        if head[:4] != _MARK or head[4]:
            position = next_of(stream, _MARK, position + 1)
            if position < 0:
                return
            continue
        body = _HEAD + head[26]
        end = position + body + sum(head[_HEAD:body])
        yield Page(position, end, head[5])
        position = end
