"""RIFF (WAV, AVI): a length at the head, so that what follows it may be another file."""

from __future__ import annotations

from typing import BinaryIO

from lectura.media.containers.span import Layout, read_at

_FORMS = (b"WAVE", b"AVI ")
SIZE_UNKNOWN = (0, 0xFFFFFFFF)
"""What a recorder leaves in the size field when it cannot go back, or crashes."""


def look(stream: BinaryIO, size: int) -> Layout:
    """The joined files, and whether the last is shorter than its head says.

    A large AVI goes on in further RIFF lists of the form AVIX.
    """
    starts: list[int] = []
    position = 0
    while position + 12 <= size:
        head = read_at(stream, position, 12)
        if head[:4] != b"RIFF":
            break
        if head[8:] in _FORMS:
            starts.append(position)
        length = int.from_bytes(head[4:8], "little")
        if length in SIZE_UNKNOWN:
            break
        position += 8 + length + length % 2
    return Layout(starts=tuple(starts) if len(starts) > 1 else (), cut=position > size + 1)


def look_into_avi(stream: BinaryIO, size: int) -> Layout:
    """The same; of a cut AVI libav corrects the length that the header declares."""
    layout = look(stream, size)
    return layout._replace(unbounded=layout.cut)
