"""What is told of a file's layout."""

from __future__ import annotations

from typing import BinaryIO, NamedTuple

_CHUNK = 1 << 20


class Span(NamedTuple):
    """Bytes of a file, from ``start`` to before ``end``."""

    start: int
    end: int


class Layout(NamedTuple):
    """How a file is laid out.

    Attributes:
        starts: where each of several joined recordings begins, in bytes; empty for one alone.
        cut: the last element is incomplete, so that something is missing at the end.
        encrypted: its sound cannot be decoded without a key.
        unbounded: the header declares no length; libav's duration is only what it found.
    """

    starts: tuple[int, ...] = ()
    cut: bool = False
    encrypted: bool = False
    unbounded: bool = False


def read_at(stream: BinaryIO, position: int, n_bytes: int) -> bytes:
    """The bytes from a position on; fewer at the end of the file."""
    stream.seek(position)
    return stream.read(n_bytes)


def next_of(stream: BinaryIO, wanted: bytes, position: int) -> int:
    """Where some bytes come next, at or behind a position; -1 where they do not."""
    keep = len(wanted) - 1
    held = b""
    while chunk := read_at(stream, position, _CHUNK):
        found = (held + chunk).find(wanted)
        if found >= 0:
            return position - len(held) + found
        held = (held + chunk)[-keep:] if keep else b""
        position += len(chunk)
    return -1
