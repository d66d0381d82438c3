"""What decoding a track came to: how much was there, what is missing, and how sure that is."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import av.error

from lectura.errors import NotMediaError
from lectura.media.opening import opened
from lectura.media.probe import AudioTrack, MediaInfo
from lectura.records.transcript import Notice, Truncation
from lectura.timeline import Interval, Stretch, format_clock, format_span, merge, round_seconds

MISSING_SECONDS = 1.0
"""Less than this at the end is the codec's business, not a cut."""
_CUT_SECONDS = 0.2
"""The same where the container shows that the file was cut."""
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
        gaps: stretches for which the file holds no audio, silent in the stream.
        restarts: where the recording's clock began anew, and the audio simply goes on.
        ends: where each of several joined recordings ends; empty for one alone.
    """

    seconds: float
    declared_seconds: float | None
    truncated: Truncation | None = None
    lost: tuple[Interval, ...] = ()
    gaps: tuple[Interval, ...] = ()
    restarts: tuple[float, ...] = ()
    ends: tuple[float, ...] = ()

    def within(self, stretch: Stretch) -> DecodeReport:
        """The same for a part of the recording; `seconds` is where that part ends."""
        if stretch.whole:
            return self
        end = self.seconds if stretch.end is None else min(stretch.end, self.seconds)
        return replace(
            self,
            seconds=end,
            truncated=self.truncated if stretch.end is None or end < stretch.end else None,
            lost=tuple(filter(None, map(stretch.within, self.lost))),
            gaps=tuple(filter(None, map(stretch.within, self.gaps))),
            restarts=tuple(second for second in self.restarts if stretch.start < second < end),
        )

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The same for the reader."""
        return tuple(_notices(self))


@dataclass(frozen=True)
class Decoded:
    """What came out of the decoder.

    Attributes:
        seconds: up to the last sample, from the recording's zero.
        gaps: stretches within, for which nothing came.
        damaged: something could not be read or decoded.
        guessed: the header's duration is no promise but a guess from the bit rate.
        restarts: where the clock began anew, in seconds; its times say nothing of the end.
    """

    seconds: float
    gaps: Sequence[Interval]
    damaged: bool
    guessed: bool
    restarts: Sequence[float] = ()


def concluded(info: MediaInfo, track: AudioTrack, decoded: Decoded) -> DecodeReport:
    """Compare what came with what the header promises.

    A recording whose pictures go on after its sound is as long as its pictures: `seconds` of the
    report may be more than was decoded, and the rest is silence.
    """
    known = None if decoded.guessed and info.container != "wav" else info.duration
    declared = known if info.bounded else None
    if decoded.restarts and not info.bounded:
        known = None
    total, truncated = _ends(info, track, decoded, known)
    return DecodeReport(
        seconds=round_seconds(total),
        declared_seconds=None if declared is None else round_seconds(declared),
        truncated=truncated,
        lost=_lost(track, decoded, total) if decoded.damaged else (),
        gaps=tuple(gap for gap in decoded.gaps if gap.duration >= _GAP_SECONDS),
        restarts=tuple(round_seconds(second) for second in decoded.restarts),
    )


def undecodable(info: MediaInfo) -> DecodeReport:
    """The report of one of several recordings of which nothing can be decoded."""
    length = round_seconds(info.duration or 0.0)
    return DecodeReport(length, length, lost=(Interval(0.0, length),) if length else ())


def joined(reports: Sequence[DecodeReport]) -> DecodeReport:
    """The report of recordings that follow each other in one file."""
    if len(reports) == 1:
        return reports[0]
    total = 0.0
    lost: list[Interval] = []
    gaps: list[Interval] = []
    restarts: list[float] = []
    ends: list[float] = []
    for report in reports:
        lost += [_later(span, total) for span in report.lost]
        gaps += [_later(span, total) for span in report.gaps]
        restarts += [round_seconds(second + total) for second in report.restarts]
        total = round_seconds(total + report.seconds)
        restarts.append(total)
        ends.append(total)
    declared = [report.declared_seconds for report in reports]
    known = [seconds for seconds in declared if seconds is not None]
    promised = round_seconds(sum(known)) if len(known) == len(reports) else None
    return DecodeReport(
        seconds=total,
        declared_seconds=promised,
        truncated=Truncation(got_seconds=total, declared_seconds=promised)
        if any(report.truncated for report in reports)
        else None,
        lost=tuple(lost),
        gaps=tuple(gaps),
        restarts=tuple(restarts[:-1]),
        ends=tuple(ends),
    )


def _later(span: Interval, seconds: float) -> Interval:
    return Interval(round_seconds(span.start + seconds), round_seconds(span.end + seconds))


def _ends(
    info: MediaInfo, track: AudioTrack, decoded: Decoded, known: float | None
) -> tuple[float, Truncation | None]:
    """The length of the stream, and whether that is less than it should be."""
    if info.cut and (known is None or not info.bounded):
        return decoded.seconds, _truncated(decoded, None)
    if known is None or decoded.seconds >= known:
        return decoded.seconds, None
    own_end = known if track.duration is None else track.start + track.duration
    if info.cut and own_end - decoded.seconds > _CUT_SECONDS:
        return decoded.seconds, _truncated(decoded, known)
    if known - decoded.seconds <= MISSING_SECONDS or reaches(info, known):
        return known, None
    if own_end - decoded.seconds <= MISSING_SECONDS or not info.bounded:
        return decoded.seconds, None
    return decoded.seconds, _truncated(decoded, known)


def _truncated(decoded: Decoded, declared: float | None) -> Truncation:
    return Truncation(
        got_seconds=round_seconds(decoded.seconds),
        declared_seconds=None if declared is None else round_seconds(declared),
    )


def reaches(info: MediaInfo, seconds: float) -> bool:
    """True where the file holds packets of any kind up to a time, in seconds, or nearly."""
    last = 0.0
    with (
        contextlib.suppress(NotMediaError, av.error.FFmpegError),
        opened(info.path, info.span) as container,
    ):
        for packet in container.demux():
            if packet.pts is not None and packet.time_base is not None and not packet.is_corrupt:
                end = float((packet.pts + (packet.duration or 0)) * packet.time_base)
                last = max(last, end - info.start)
    return last >= seconds - MISSING_SECONDS


def _lost(track: AudioTrack, decoded: Decoded, total: float) -> tuple[Interval, ...]:
    """The gaps of a damaged file; those of a codec that pauses by itself are no loss."""
    least = _PAUSE_SECONDS if track.codec in _PAUSING_CODECS else _LOST_SECONDS
    gaps = [gap for gap in decoded.gaps if gap.duration >= least]
    own_end = total if track.duration is None else min(total, track.start + track.duration)
    if own_end - decoded.seconds > MISSING_SECONDS and not decoded.restarts:
        gaps.append(Interval(decoded.seconds, own_end))
    return tuple(
        Interval(round_seconds(gap.start), round_seconds(gap.end))
        for gap in merge(gaps, within=_JOINED_SECONDS)
    )


def _notices(report: DecodeReport) -> Iterator[Notice]:
    if report.restarts:
        message = (
            f"The recording's clock begins anew at {_times(report.restarts)}, as where recordings "
            "were joined; all that was decoded is kept in order, and times count on."
        )
        yield Notice(code="clock-restarted", message=message)
    if report.truncated is not None:
        yield Notice(code="truncated", message=_cut_off(report.truncated))
    if report.lost:
        message = f"The audio is damaged at {_places(report.lost)}; nothing could be decoded there."
        yield Notice(code="lost-audio", message=message)
    elif report.gaps:
        message = f"The recording holds no audio at {_places(report.gaps)}."
        yield Notice(code="audio-gap", message=message)


def _cut_off(truncated: Truncation) -> str:
    got = format_clock(truncated.got_seconds)
    if truncated.declared_seconds is None:
        return f"The file is cut off: it ends after {got}, in the middle of its data."
    return (
        f"The file is cut off: it has {got} of the {format_clock(truncated.declared_seconds)} that "
        "its header promises."
    )


def _times(seconds: Sequence[float]) -> str:
    named = ", ".join(format_clock(second) for second in seconds[:_PLACES_NAMED])
    more = len(seconds) - _PLACES_NAMED
    return f"{named} and {more} more places" if more > 0 else named


def _places(spans: Sequence[Interval]) -> str:
    more = len(spans) - _PLACES_NAMED
    named = ", ".join(format_span(span) for span in spans[:_PLACES_NAMED])
    return f"{named} and {more} more places" if more > 0 else named
