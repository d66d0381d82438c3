"""RIFF (WAV, AVI), RF64 and AIFF: a length at the head, so that what follows is another file."""

from __future__ import annotations

from typing import BinaryIO, Literal

from lectura.media.containers.span import Layout, next_of, read_at

_FORMS = (b"WAVE", b"AVI ", b"AIFF", b"AIFC")
_ENDIAN: dict[bytes, Literal["little", "big"]] = {
    b"RIFF": "little",
    b"RF64": "little",
    b"BW64": "little",
    b"FORM": "big",
}
_LONG_LENGTH_AT = 20
"""In the ds64 chunk (EBU Tech 3306), where 32 bits are not enough."""
SIZE_UNKNOWN = (0, 0xFFFFFFFF)
"""What a recorder leaves in the size field when it cannot go back, or crashes."""


def look(stream: BinaryIO, size: int) -> Layout:
    """The joined files, and whether the last is shorter than its head says.

    A large AVI goes on in further RIFF lists of the form AVIX.
    """
    starts: list[int] = []
    position = 0
    while position + 12 <= size:
        head = read_at(stream, position, _LONG_LENGTH_AT + 8)
        if head[:4] not in _ENDIAN:
            break
        if head[8:12] in _FORMS:
            starts.append(position)
        length = int.from_bytes(head[4:8], _ENDIAN[head[:4]])
        if head[12:16] == b"ds64":
            length = int.from_bytes(head[_LONG_LENGTH_AT:], "little")
        if length in SIZE_UNKNOWN:
            position = _next_wave(stream, position)
        else:
            position += 8 + length + length % 2
        if position < 0:
            break
    return Layout(starts=tuple(starts) if len(starts) > 1 else (), cut=position > size + 1)


def _next_wave(stream: BinaryIO, position: int) -> int:
    """Where the next WAV begins behind one of unknown length; -1 without another."""
    found = position
    while (found := next_of(stream, b"WAVEfmt ", found + 9)) >= 0:
        if read_at(stream, found - 8, 4) in (b"RIFF", b"RF64"):
            return found - 8
    return -1


def look_into_avi(stream: BinaryIO, size: int) -> Layout:
    """The same; of a cut AVI libav corrects the length that the header declares."""
    layout = look(stream, size)
    return layout._replace(unbounded=layout.cut)
