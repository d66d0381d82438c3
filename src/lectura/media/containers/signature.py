"""Containers that begin with a mark and have no outer length: the mark again is another file."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO

from lectura.media.containers.span import Layout

_CHUNK = 1 << 22
_LONGEST_MARK = 32


def looking_for(mark: bytes) -> Callable[[BinaryIO, int], Layout]:
    """Something that finds every place of a mark.

    Args:
        mark: a regular expression for at most 32 bytes.
    """
    pattern = re.compile(mark, re.DOTALL)

    def look(stream: BinaryIO, _size: int) -> Layout:
        starts: list[int] = []
        held, position = b"", 0
        stream.seek(0)
        while chunk := stream.read(_CHUNK):
            data, before = held + chunk, position - len(held)
            starts += [before + found.start() for found in pattern.finditer(data)]
            held = data[-_LONGEST_MARK + 1 :]
            position += len(chunk)
        starts = sorted(set(starts))
        return Layout(starts=(0, *starts[1:]) if len(starts) > 1 else ())

    return look
