"""True times behind damage in MP3 files, which hold no timestamps.

ffmpeg counts frames, so what a damaged stretch swallowed makes everything behind it early. At a
constant bit rate a frame's place in the file is its time, and tells what is missing.
"""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from pathlib import Path
from statistics import fmean, median
from typing import Any, NamedTuple

import av.error

from lectura.audio import SAMPLE_RATE
from lectura.errors import NotMediaError
from lectura.media.containers.span import read_at
from lectura.media.opening import opened
from lectura.media.probe import AudioTrack, MediaInfo

_PADDING_BYTES = 1
"""At 44.1 kHz some frames of a constant bit rate are a byte longer."""
_CONSTANT_SHARE = 0.9
_LEARNT_PACKETS = 2000
"""About 50 s; from them the bit rate is learned."""
_LEAST_SECONDS = 0.1
_OTHER_FRAMES = 20
_TAG = re.compile(rb"ID3[\x02-\x04]\x00[\x00-\xf0]([\x00-\x7f]{4})", re.DOTALL)
_MOST_TAG = 1 << 25
"""Bytes in which the head of a tag is looked for; the pictures in it may be large."""


@dataclass(frozen=True)
class Skip:
    """From the timestamp ``at`` on (in samples), stamps are ``samples`` too early."""

    at: int
    samples: int


class _Packet(NamedTuple):
    """Time in seconds of the recording, byte position and byte size of one frame."""

    time: float
    position: int
    size: int


class _Rate(NamedTuple):
    """The bytes of most frames, of the mean frame, and the seconds of a frame."""

    usual_bytes: int
    frame_bytes: float
    frame_seconds: float


def skips(info: MediaInfo, track: AudioTrack) -> tuple[Skip, ...]:
    """Where frames are missing in an MP3 file of constant bit rate; empty for all others.

    Reads the whole file, without decoding: three hours take a second or two.
    """
    if info.container != "mp3":
        return ()
    packets = _packets(info, track)
    first = list(islice(packets, _LEARNT_PACKETS))
    rate = _constant_rate(first)
    return () if rate is None else _skips(info.path, chain(first, packets), rate)


def true_stamp(stamp: int | None, found: tuple[Skip, ...]) -> int | None:
    """A timestamp in samples with what is missing before it added."""
    if stamp is None:
        return None
    return stamp + sum(skip.samples for skip in found if skip.at <= stamp)


def _packets(info: MediaInfo, track: AudioTrack) -> Iterator[_Packet]:
    with contextlib.suppress(NotMediaError, av.error.FFmpegError), opened(info.path) as container:
        packet: Any
        for packet in container.demux(container.streams.audio[track.index]):
            if packet.pts is not None and packet.pos is not None and packet.pos >= 0:
                time = float(packet.pts * packet.time_base) - info.start
                yield _Packet(time, packet.pos, packet.size)


def _constant_rate(packets: list[_Packet]) -> _Rate | None:
    if len(packets) < 2:
        return None
    usual = int(median(packet.size for packet in packets))
    sizes = [packet.size for packet in packets if abs(packet.size - usual) <= _PADDING_BYTES]
    if len(sizes) < _CONSTANT_SHARE * len(packets):
        return None
    seconds = median(after.time - before.time for before, after in pairwise(packets))
    return _Rate(usual, fmean(sizes), seconds)


def _skips(path: Path, packets: Iterator[_Packet], rate: _Rate) -> tuple[Skip, ...]:
    """A skip wherever two good frames lie further apart in the file than in time."""
    found = []
    for before, after in _good_pairs(packets, rate):
        missing = _missing(before, after, rate)
        if missing <= _LEAST_SECONDS:
            continue
        missing -= _tag_bytes(path, before, after) / rate.frame_bytes * rate.frame_seconds
        if missing > _LEAST_SECONDS:
            at = round((after.time - rate.frame_seconds / 2) * SAMPLE_RATE)
            found.append(Skip(at, round(missing * SAMPLE_RATE)))
    return tuple(found)


def _missing(before: _Packet, after: _Packet, rate: _Rate) -> float:
    real = (after.position - before.position) / rate.frame_bytes * rate.frame_seconds
    return real - (after.time - before.time)


def _good_pairs(packets: Iterator[_Packet], rate: _Rate) -> Iterator[tuple[_Packet, _Packet]]:
    """Frames of the usual size that follow each other, with nothing but damage between.

    Other frames in an unbroken row are another recording, of another bit rate.
    """
    good: _Packet | None = None
    last: _Packet | None = None
    row = 0
    for packet in packets:
        follows = last is not None and last.position + last.size == packet.position
        last = packet
        if abs(packet.size - rate.usual_bytes) <= _PADDING_BYTES:
            if good is not None:
                yield good, packet
            good, row = packet, 0
            continue
        row = row + 1 if follows else 0
        if row >= _OTHER_FRAMES:
            good = None


def _tag_bytes(path: Path, before: _Packet, after: _Packet) -> int:
    """Bytes of ID3v2 tags (id3.org, ID3v2.4) between two frames, where files were joined."""
    with path.open("rb") as stream:
        between = read_at(stream, before.position, min(_MOST_TAG, after.position - before.position))
    found, at = 0, 0
    while (tag := _TAG.search(between, at)) is not None:
        size = functools.reduce(lambda value, byte: value << 7 | byte, tag[1], 0)
        found += len(tag[0]) + size
        at = tag.end() + size
    return found
