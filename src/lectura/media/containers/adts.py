"""AAC in ADTS frames, ISO/IEC 13818-7: where the sample rate or the channels change.

ffmpeg counts the time of all frames at the first one's rate, so behind a change it is wrong.
"""

from __future__ import annotations

from typing import BinaryIO

from lectura.media.containers.span import Layout

_CHUNK = 1 << 20
_HEAD = 7
_SURE_FRAMES = 3
"""So many frames alike make a change; fewer are damage."""


def look(stream: BinaryIO, _size: int) -> Layout:
    """Where the frames of another rate or number of channels begin."""
    scan = _Scan()
    stream.seek(0)
    held, position = b"", 0
    while chunk := stream.read(_CHUNK):
        data = held + chunk
        used = scan.take(data, position)
        held, position = data[used:], position + used
    return Layout(starts=tuple(scan.starts) if len(scan.starts) > 1 else ())


class _Scan:
    """Walks from frame to frame.

    Attributes:
        starts: where each stretch of one kind begins, in bytes.
    """

    def __init__(self) -> None:
        self.starts = [0]
        self._kind: int | None = None
        self._other: int | None = None
        self._seen = 0
        self._since = 0

    def take(self, data: bytes, place: int) -> int:
        """Walk through bytes that lie at a place of the file; how many are done with."""
        at = 0
        while at + _HEAD <= len(data):
            length = _length(data, at)
            if length is None:
                at = _resync(data, at + 1)
            elif at + length + 2 > len(data):
                break
            else:
                if _marked(data, at + length):  # else it was no frame, or the last
                    self._frame(_kind(data, at), place + at)
                at += length
        return at

    def _frame(self, kind: int, position: int) -> None:
        if self._kind is None or kind == self._kind:
            self._kind, self._other = kind, None
            return
        if kind != self._other:
            self._other, self._seen, self._since = kind, 0, position
        self._seen += 1
        if self._seen == _SURE_FRAMES:
            self._kind, self._other = kind, None
            self.starts.append(self._since)


def _marked(data: bytes, at: int) -> bool:
    return data[at] == 0xFF and data[at + 1] & 0xF6 == 0xF0


def _length(data: bytes, at: int) -> int | None:
    """Bytes of the frame that begins there; None where none does."""
    if not _marked(data, at):
        return None
    length = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
    return length if length >= _HEAD else None


def _kind(data: bytes, at: int) -> int:
    """Profile, sample rate and channels, as one number."""
    return (data[at + 2] & 0xFD) << 2 | data[at + 3] >> 6


def _resync(data: bytes, at: int) -> int:
    found = data.find(0xFF, at)
    return len(data) if found < 0 else found
