"""What decoding a track came to: how much was there, what is missing, and how sure that is."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

import av.error

from lectura.errors import NotMediaError
from lectura.media.opening import opened
from lectura.media.probe import AudioTrack, MediaInfo
from lectura.timeline import Interval, format_clock, format_span, merge, round_seconds
from lectura.transcript import Notice, Truncation

_MISSING_SECONDS = 1.0
"""Less than this at the end is the codec's business, not a cut."""
_LOST_SECONDS = 0.1
_PAUSING_CODECS = frozenset({"opus", "amrnb", "amrwb", "amr_nb", "amr_wb"})
_PAUSE_SECONDS = 0.5
"""These codecs send nothing while nobody speaks, for up to 0.4 s at a time."""
_GAP_SECONDS = 1.0
_JOINED_SECONDS = 0.5
_PLACES_NAMED = 5
_UNITS = 1_000_000


@dataclass(frozen=True)
class DecodeReport:
    """What decoding a track came to; times in seconds.

    Attributes:
        seconds: length of the stream, from the recording's zero.
        declared_seconds: what the header promises; None where it does not.
        truncated: the file ends before that.
        lost: damaged stretches, silent in the stream.
        notices: the same for the reader.
    """

    seconds: float
    declared_seconds: float | None
    truncated: Truncation | None = None
    lost: tuple[Interval, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Heard:
    """What came out of the decoder.

    Attributes:
        seconds: up to the last sample, from the recording's zero.
        gaps: stretches within, for which nothing came.
        damaged: something could not be read or decoded.
        guessed: the header's duration is no promise but a guess from the bit rate.
    """

    seconds: float
    gaps: Sequence[Interval]
    damaged: bool
    guessed: bool


def concluded(info: MediaInfo, track: AudioTrack, heard: Heard) -> DecodeReport:
    """Compare what came with what the header promises.

    A recording whose pictures go on after its sound is as long as its pictures: `seconds` of the
    report may be more than was heard, and the rest is silence.
    """
    declared = None if heard.guessed and info.container != "wav" else info.duration
    total, truncated = _ends(info, track, heard, declared)
    lost = _lost(track, heard, total) if heard.damaged else ()
    return DecodeReport(
        seconds=round_seconds(total),
        declared_seconds=None if declared is None else round_seconds(declared),
        truncated=truncated,
        lost=lost,
        notices=tuple(_notices(heard, truncated, lost)),
    )


def _ends(
    info: MediaInfo, track: AudioTrack, heard: Heard, declared: float | None
) -> tuple[float, Truncation | None]:
    """The length of the stream, and whether that is less than it should be."""
    if declared is None or heard.seconds >= declared:
        return heard.seconds, None
    if declared - heard.seconds <= _MISSING_SECONDS or _reaches(info, declared):
        return declared, None
    own_end = declared if track.duration is None else track.start + track.duration
    if own_end - heard.seconds <= _MISSING_SECONDS:
        return heard.seconds, None
    return heard.seconds, Truncation(
        got_seconds=round_seconds(heard.seconds), declared_seconds=round_seconds(declared)
    )


def _reaches(info: MediaInfo, declared: float) -> bool:
    """True where the file holds packets of any kind up to its declared end."""
    last = 0.0
    with contextlib.suppress(NotMediaError, av.error.FFmpegError), opened(info.path) as container:
        for packet in container.demux():
            if packet.pts is not None and packet.time_base is not None and not packet.is_corrupt:
                end = float((packet.pts + (packet.duration or 0)) * packet.time_base)
                last = max(last, end - info.start)
    return last >= declared - _MISSING_SECONDS


def _lost(track: AudioTrack, heard: Heard, total: float) -> tuple[Interval, ...]:
    """The gaps of a damaged file; those of a codec that pauses by itself are no loss."""
    least = _PAUSE_SECONDS if track.codec in _PAUSING_CODECS else _LOST_SECONDS
    gaps = [gap for gap in heard.gaps if gap.duration >= least]
    own_end = total if track.duration is None else min(total, track.start + track.duration)
    if own_end - heard.seconds > _MISSING_SECONDS:
        gaps.append(Interval(heard.seconds, own_end))
    return tuple(
        Interval(round_seconds(gap.start), round_seconds(gap.end))
        for gap in merge(gaps, within=_JOINED_SECONDS)
    )


def _notices(heard: Heard, truncated: Truncation | None, lost: Sequence[Interval]) -> list[Notice]:
    notices = []
    if truncated is not None:
        got, declared = truncated.got_seconds, truncated.declared_seconds
        message = (
            f"The file is cut off: it has {format_clock(got)} of the {format_clock(declared)} "
            "that its header promises."
        )
        notices.append(Notice(code="truncated", message=message))
    if lost:
        message = f"The audio is damaged at {_places(lost)}; nothing could be heard there."
        notices.append(Notice(code="lost-audio", message=message))
    elif long_gaps := [gap for gap in heard.gaps if gap.duration >= _GAP_SECONDS]:
        message = f"The recording holds no audio at {_places(long_gaps)}."
        notices.append(Notice(code="audio-gap", message=message))
    return notices


def _places(spans: Sequence[Interval]) -> str:
    more = len(spans) - _PLACES_NAMED
    named = ", ".join(format_span(span) for span in spans[:_PLACES_NAMED])
    return f"{named} and {more} more places" if more > 0 else named
