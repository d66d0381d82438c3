"""Which gaps in the timestamps are real, and which no file can hold."""

from __future__ import annotations

import contextlib
import functools

import av.error

from lectura.errors import NotMediaError
from lectura.media.opening import opened
from lectura.media.probe import MediaInfo
from lectura.media.times.clock import Believes
from lectura.timeline import Interval

_LATE_SECONDS = 5.0
"""A timestamp this far behind the declared end is not believed."""
_LEAST_SECONDS = 30.0
_SHARE = 0.5
"""Where no header declares the length, a gap of half a minute, or of half of what came before."""
_GRAIN_SECONDS = 10.0
_FILLED = 0.5


def gap_check(info: MediaInfo) -> Believes:
    """What tells real gaps from a clock that was set forward.

    A gap within the declared length is real, hours of it too. Where nothing declares it, a short
    one is, and one in which the file holds other packets, such as pictures.
    """
    if info.duration is not None and not info.measured:
        end = info.duration + _LATE_SECONDS
        return lambda gap, placed: gap.end <= end

    @functools.cache
    def filled() -> frozenset[int]:
        return _grains(info)

    def believes(gap: Interval, placed: float) -> bool:
        if gap.duration <= max(_LEAST_SECONDS, _SHARE * placed):
            return True
        first, last = _grain(gap.start) + 1, _grain(gap.end)
        held = sum(1 for grain in filled() if first <= grain < last)
        return held >= _FILLED * (last - first)

    return believes


def _grains(info: MediaInfo) -> frozenset[int]:
    """The stretches of ten seconds, by number, in which the file holds packets of any kind."""
    found = set()
    with (
        contextlib.suppress(NotMediaError, av.error.FFmpegError),
        opened(info.path, info.span) as container,
    ):
        for packet in container.demux():
            if packet.pts is not None and packet.time_base is not None:
                found.add(_grain(float(packet.pts * packet.time_base) - info.start))
    return frozenset(found)


def _grain(seconds: float) -> int:
    return int(seconds // _GRAIN_SECONDS)
