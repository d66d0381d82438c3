"""What a file holds: container, duration, audio tracks. Only the file itself is read."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import av
import av.stream

from lectura.errors import EncryptedError, NotMediaError
from lectura.media.containers.layout import layout_of, spans
from lectura.media.containers.span import Layout, Span
from lectura.media.headers import promised_seconds, recorded_time
from lectura.media.opening import is_movie, opened

_UNITS = 1_000_000
_MEASURED = frozenset({"mpeg", "mpegts"})
"""libav takes the last timestamp for the length of these; their headers tell none."""
_CONTINUES_SECONDS = 1.0
_FROM_ZERO = frozenset({"mov", "matroska"})


@dataclass(frozen=True)
class AudioTrack:
    """One audio track.

    Attributes:
        index: its number among the audio tracks, from 0.
        stream_index: its number among all streams of the container.
        codec: ffmpeg's name of it.
        channels: how many.
        sample_rate: of the codec, in Hz.
        language: as the container says, such as ``spa``; None where it does not.
        title: its name; None where it has none.
        default: flagged as the one to play.
        start: where it begins, in seconds of the recording.
        duration: its declared length in seconds; None where the container does not tell.
    """

    index: int
    stream_index: int
    codec: str
    channels: int
    sample_rate: int
    language: str | None
    title: str | None
    default: bool
    start: float
    duration: float | None

    @property
    def label(self) -> str:
        """For people: ``0: aac, 2 channels, spa, "Room"``."""
        channels = "1 channel" if self.channels == 1 else f"{self.channels} channels"
        parts = [self.codec, channels, self.language, f'"{self.title}"' if self.title else None]
        return f"{self.index}: {', '.join(part for part in parts if part)}"


@dataclass(frozen=True)
class MediaInfo:
    """What a file holds; times in seconds.

    Attributes:
        path: the file.
        container: ffmpeg's name of the format.
        start: the timestamp in the file that is second 0 of the recording; all other times, here
            and everywhere else, count from it.
        duration: its declared length; None where it does not tell.
        tracks: the audio tracks, in order.
        has_video: a picture track is there.
        recorded: when it was made, as the file says.
        span: the bytes that hold it, where the file holds several; None for the whole file.
        parts: each of several recordings joined in the file, in order; empty for one alone. One
            without tracks cannot be opened. All else is told of the first, but `duration`, which
            is of all.
        bounded: `duration` is what the header declares, not only what libav found.
        cut: the file ends inside an element of its container.
        measured: `duration` is the last timestamp, whatever the clock did before.
        picture: ffmpeg's name of the codec of the first picture track; None where there is none.
    """

    path: Path
    container: str
    start: float
    duration: float | None
    tracks: tuple[AudioTrack, ...]
    has_video: bool
    recorded: dt.datetime | None
    span: Span | None = None
    parts: tuple[MediaInfo, ...] = ()
    bounded: bool = True
    cut: bool = False
    measured: bool = False
    picture: str | None = None


def probe(path: Path) -> MediaInfo:
    """Look into a file.

    Raises:
        NotMediaError: it is not there, unreadable, empty, no media, cut off before its index, or
            only points at other files.
        EncryptedError: its sound cannot be decoded without a key.
    """
    info = _first(path)
    layout = layout_of(path, info.container)
    if layout.encrypted:
        raise EncryptedError(
            f"{path.name} is encrypted (copy protection); its sound cannot be read without a key.",
            hint="Get a copy without protection from whoever made or sold the recording, or record "
            "it while it plays, then: lectura transcribe FILE",
            value=str(path),
        )
    state = path.stat()
    parts = _parts(path, layout, state.st_size, state.st_mtime_ns) if layout.starts else ()
    if len(parts) < 2:
        return replace(info, cut=layout.cut, bounded=info.bounded and not layout.unbounded)
    parts = (*parts[:-1], replace(parts[-1], cut=layout.cut))
    parts = tuple(replace(part, bounded=not layout.unbounded) for part in parts)
    known = [part.duration for part in parts if part.duration is not None]
    return replace(parts[0], parts=parts, duration=sum(known) if len(known) == len(parts) else None)


def _first(path: Path) -> MediaInfo:
    """What libav tells of the whole file; of its first movie, where the next confuses it."""
    try:
        return _probed(path, None)
    except NotMediaError:
        layout = layout_of(path, "mov") if is_movie(path) else Layout()
        if not layout.starts:
            raise
        return _probed(path, Span(0, layout.starts[1]))


@functools.lru_cache(maxsize=8)
def _parts(path: Path, layout: Layout, size: int, _changed: int) -> tuple[MediaInfo, ...]:
    """The joined recordings that have sound, and what cannot be opened, without tracks.

    Kept, because a recording is looked into several times, and a day of radio has some hundred.
    """
    found: list[MediaInfo] = []
    for span in spans(layout, size):
        try:
            info = _probed(path, span)
        except NotMediaError:
            found += [_unreadable(found[-1], span)] if found else []
            continue
        if info.tracks:
            found.append(_continued(info, found[-1]) if found else info)
    return tuple(found)


def _unreadable(before: MediaInfo, span: Span) -> MediaInfo:
    """What cannot even be opened; as long as the same number of bytes of the part before."""
    whole = before.span or span
    share = (span.end - span.start) / (whole.end - whole.start)
    return replace(before, span=span, tracks=(), duration=(before.duration or 0.0) * share)


def _continued(info: MediaInfo, before: MediaInfo) -> MediaInfo:
    """The same, its zero at its first stamp where its clock goes on from the part before.

    So do the pieces of a stream that were saved each with its own header.
    """
    late = min(track.start for track in info.tracks)
    end = before.start + (before.duration or 0.0)
    if not late or info.start + late < end - _CONTINUES_SECONDS:
        return info
    # What libav tells of their length may or may not count the time before.
    tracks = (replace(track, start=track.start - late, duration=None) for track in info.tracks)
    return replace(info, start=info.start + late, duration=None, tracks=tuple(tracks))


def _probed(path: Path, span: Span | None) -> MediaInfo:
    with opened(path, span) as container:
        if not (container.streams.audio or container.streams.video):
            raise NotMediaError(
                f"{path.name} holds neither sound nor pictures.",
                hint="Check that it is the recording: lectura transcribe FILE",
                value=str(path),
            )
        name = str(container.format.name)
        duration = container.duration / _UNITS if container.duration else None
        zero = _zero(name, (container.start_time or 0) / _UNITS, duration)
        tracks = tuple(
            _track(index, stream, zero) for index, stream in enumerate(container.streams.audio)
        )
        pictures = [_codec(stream) for stream in container.streams.video if _moves(stream)]
        recorded = recorded_time(dict(container.metadata))
    if name == "wav":
        duration = promised_seconds(path, span or Span(0, path.stat().st_size), duration)
        tracks = tuple(replace(track, duration=duration) for track in tracks)
    ends = [track.start + track.duration for track in tracks if track.duration is not None]
    if duration is not None and not pictures:
        # Of a sound file that begins late, libav may tell the length without its beginning.
        duration = max([duration, *ends])
    return MediaInfo(
        path=path,
        container=name,
        start=zero,
        duration=duration,
        tracks=tracks,
        has_video=bool(pictures),
        recorded=recorded,
        span=span,
        bounded=name not in _MEASURED,
        measured=name in _MEASURED,
        picture=pictures[0] if pictures else None,
    )


def _zero(container: str, first: float, duration: float | None) -> float:
    """The timestamp that is second 0 of the recording.

    MP4 and Matroska count from 0, so what begins late is late. Other containers count from
    anywhere, and so do pieces cut out of a live stream, whose stamps lie beyond their duration.
    """
    counts_from_zero = bool(_FROM_ZERO & set(container.split(",")))
    if counts_from_zero and duration is not None and first < duration:
        return 0.0
    return first


def _moves(stream: Any) -> bool:
    """False for the cover picture of a sound file."""
    return not stream.disposition & av.stream.Disposition.attached_pic


def _codec(stream: Any) -> str:
    context = stream.codec_context
    return str(context.name) if context else "unknown"


def _track(index: int, stream: Any, zero: float) -> AudioTrack:
    base = float(stream.time_base or 0)
    codec = stream.codec_context
    metadata = dict(stream.metadata)
    language = metadata.get("language")
    start = max(0.0, stream.start_time * base - zero) if stream.start_time is not None else 0.0
    return AudioTrack(
        index=index,
        stream_index=stream.index,
        codec=_codec(stream),
        channels=int(codec.channels) if codec else 0,
        sample_rate=int(codec.sample_rate or 0) if codec else 0,
        language=None if language in (None, "", "und") else language,
        title=metadata.get("title") or None,
        default=bool(stream.disposition & av.stream.Disposition.default),
        start=start,
        duration=_declared(stream.duration * base if stream.duration else None, metadata, start),
    )


def _declared(duration: float | None, metadata: dict[str, str], start: float) -> float | None:
    """A track's length; Matroska keeps its end in a tag, which PyAV may give as the duration."""
    tag = re.fullmatch(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)", metadata.get("DURATION", ""))
    if tag is not None:
        end = int(tag[1]) * 3600 + int(tag[2]) * 60 + float(tag[3])
        return max(0.0, end - start)
    return duration
