"""The tables of a transport stream that say which tracks it has, ISO/IEC 13818-1 section 2.4.4."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

_SYNC = 0x47
_HEAD = 4
_WITH_ADAPTATION = 0x20
_SOUND = frozenset({0x03, 0x04, 0x06, 0x0F, 0x11, 0x1C, *range(0x80, 0x8B)})
"""Stream types of sound; 0x06 is private data, often sound, sometimes subtitles."""
_ALL_TABLES = 0

Track = tuple[int, int]
"""Stream type and packet id."""


class Programmes:
    """Follows the tables through a file.

    Attributes:
        starts: where tables begin that have none of the audio tracks of those before, in bytes.
    """

    def __init__(self, length: int, offset: int) -> None:
        """Take the bytes of a packet, and where in it the mark lies."""
        self.starts: list[int] = []
        self._length = length
        self._offset = offset
        self._last_list = 0
        self._tables: dict[int, frozenset[Track]] = {}
        self._known: frozenset[Track] = frozenset()
        self._read: dict[bytes, tuple[tuple[int, ...], frozenset[Track]]] = {}

    def take(self, data: bytes, position: int) -> int:
        """Read the packets of some bytes up to one that is none; how many bytes they are."""
        whole = len(data) // self._length
        if not whole:
            return len(data)
        packets = np.frombuffer(data, np.uint8, whole * self._length).reshape(whole, self._length)
        packets = packets[:, self._offset :]
        bad = np.flatnonzero(packets[:, 0] != _SYNC)
        good = int(bad[0]) if bad.size else whole
        ids = (packets[:good, 1].astype(np.int64) & 0x1F) << 8 | packets[:good, 2]
        for number in self._of_interest(packets[:good], ids):
            at = position + number * self._length
            self._table(int(ids[number]), packets[number].tobytes(), at)
        return good * self._length

    def _of_interest(self, packets: npt.NDArray[np.uint8], ids: npt.NDArray[np.int64]) -> list[int]:
        """The packets that begin a list of tables or one of the tables that were ever listed."""
        begins = (packets[:, 1] & 0x40) != 0
        lists = np.flatnonzero(begins & (ids == _ALL_TABLES))
        listed = {one for at in lists for one in self._parsed(packets[at].tobytes())[0]}
        wanted = [_ALL_TABLES, *listed, *self._tables]
        return [int(at) for at in np.flatnonzero(begins & np.isin(ids, wanted))]

    def _table(self, number: int, packet: bytes, at: int) -> None:
        listed, tracks = self._parsed(packet)
        if number == _ALL_TABLES:
            self._last_list = at
            known = self._tables
            self._tables = {one: known.get(one, frozenset()) for one in listed}
            return
        if number not in self._tables:
            return
        self._tables[number] = tracks
        current = frozenset().union(*self._tables.values())
        if current and self._known and not current & self._known:
            self.starts.append(self._last_list)
            self._known = current
        else:
            self._known |= current

    def _parsed(self, packet: bytes) -> tuple[tuple[int, ...], frozenset[Track]]:
        """Of a list the tables, of a table the audio tracks."""
        content = _content(packet)
        if content not in self._read:
            self._read[content] = tuple(_listed(content)), frozenset(_tracks(content))
        return self._read[content]


def _content(packet: bytes) -> bytes:
    """The section that begins in a packet."""
    at = _HEAD
    if packet[3] & _WITH_ADAPTATION:
        at += 1 + packet[4]
    if at >= len(packet):
        return b""
    section = packet[at + 1 + packet[at] :]
    return section[: 3 + ((section[1] & 0x0F) << 8 | section[2])] if len(section) > 3 else b""


def _listed(section: bytes) -> Iterator[int]:
    """The packet ids of the tables in a list of them."""
    if section[:1] != b"\x00":
        return
    for at in range(8, len(section) - 4 - 3, 4):
        if section[at] or section[at + 1]:  # number 0 is about the network
            yield (section[at + 2] & 0x1F) << 8 | section[at + 3]


def _tracks(section: bytes) -> Iterator[Track]:
    """The audio tracks in a table."""
    if section[:1] != b"\x02" or len(section) < 12:
        return
    at = 12 + ((section[10] & 0x0F) << 8 | section[11])
    while at + 5 <= len(section) - 4:
        if section[at] in _SOUND:
            yield section[at], (section[at + 1] & 0x1F) << 8 | section[at + 2]
        at += 5 + ((section[at + 3] & 0x0F) << 8 | section[at + 4])
