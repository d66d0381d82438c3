"""Where a recording is damaged, found packet by packet; only asked when something was amiss."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import av.error

from lectura.errors import NotMediaError
from lectura.media.probe import AudioTrack, opened
from lectura.timeline import Interval, merge, round_seconds

_GAP_SECONDS = 0.1
_JOINED_SECONDS = 0.5
_END_SECONDS = 1.0


def lost_stretches(path: Path, track: AudioTrack, *, until: float) -> tuple[Interval, ...]:
    """Stretches that did not decode, in seconds of the container's clock.

    A stretch is lost between the end of one good frame and the beginning of the next where a
    packet between them could not be decoded.

    Args:
        path: the recording.
        track: the audio track.
        until: end of what was decoded; what lies behind is a cut, no damage.
    """
    lost: list[Interval] = []
    with contextlib.suppress(NotMediaError), opened(path) as container:
        base = (container.start_time or 0) / 1_000_000
        stream = container.streams.audio[track.index]
        good_until, bad = 0.0, False
        for packet in _packets(container, stream):
            frames = _frames(packet)
            if frames is None:
                bad = True
                continue
            for frame in frames:
                if frame.time is None:
                    continue
                start = frame.time - base
                if bad and start - good_until > _GAP_SECONDS:
                    lost.append(Interval(max(0.0, good_until), min(start, until)))
                bad = False
                good_until = start + frame.samples / frame.sample_rate
    kept = (span for span in lost if span.end > span.start)
    return tuple(
        Interval(round_seconds(span.start), round_seconds(span.end))
        for span in merge(kept, within=_JOINED_SECONDS)
    )


def reaches_end(path: Path, track: AudioTrack, got: float) -> bool:
    """True where the track was read to its last packet although it is shorter than declared.

    Live recorders write a track's length as that of the whole; then the pictures go on to the
    declared end although the sound does not.
    """
    if track.duration is None:
        return True
    declared = track.start + track.duration
    with contextlib.suppress(NotMediaError), opened(path) as container:
        base = (container.start_time or 0) / 1_000_000
        latest = 0.0
        for packet in _packets(container, None):
            if packet.pts is not None and packet.time_base is not None:
                end = float((packet.pts + (packet.duration or 0)) * packet.time_base) - base
                latest = max(latest, end)
        return latest >= declared - _END_SECONDS and latest > got + _END_SECONDS
    return False


def _packets(container: Any, stream: Any) -> Any:
    """Packets up to the end, or to where the container itself cannot be read further."""
    source = container.demux(stream) if stream is not None else container.demux()
    with contextlib.suppress(av.error.FFmpegError):
        yield from source


def _frames(packet: Any) -> list[Any] | None:
    """The frames of a packet; None where it does not decode."""
    try:
        return list(packet.decode())
    except av.error.FFmpegError:
        return None
