"""What a file holds: container, duration, audio tracks. Only the file itself is read."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import av.error

from lectura.errors import NotMediaError

_HEAD_BYTES = 4096
_PLAYLISTS = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:#EXTM3U|ffconcat\s|\[playlist\]|\[InternetShortcut\]|\[Reference\]"
    rb"|<\?wpl|<asx|<smil|v=0\r?\no=|(?:<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*)?<(?:MPD|playlist|smil|asx)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Beginnings of files that only point at other files: HLS, DASH, PLS, XSPF, SDP, ffmpeg's own."""
_POINTERS = frozenset({"hls", "concat", "dash", "sdp", "rtsp", "imf", "lavfi", "vapoursynth"})
"""Demuxers that open what their input names."""
_UNITS = 1_000_000
_ZERO_TIME = dt.datetime(1904, 1, 2, tzinfo=dt.timezone.utc)


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
        start: where it begins, in seconds of the container's clock.
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
        start: first time stamp of the container's clock.
        duration: its declared length; None where it does not tell.
        tracks: the audio tracks, in order.
        has_video: a picture track is there.
        recorded: when it was made, as the file says.
    """

    path: Path
    container: str
    start: float
    duration: float | None
    tracks: tuple[AudioTrack, ...]
    has_video: bool
    recorded: dt.datetime | None


def probe(path: Path) -> MediaInfo:
    """Look into a file.

    Raises:
        NotMediaError: it is not there, unreadable, empty, no media, cut off before its index, or
            only points at other files.
    """
    _refuse_others(path)
    with opened(path) as container:
        name = str(container.format.name)
        if _POINTERS & set(name.split(",")):
            raise _points_elsewhere(path)
        if not (container.streams.audio or container.streams.video):
            raise NotMediaError(
                f"{path.name} holds neither sound nor pictures.",
                hint="Check that it is the recording: lectura transcribe RECORDING",
                value=str(path),
            )
        start = (container.start_time or 0) / _UNITS
        return MediaInfo(
            path=path,
            container=name,
            start=start,
            duration=container.duration / _UNITS if container.duration else None,
            tracks=tuple(
                _track(index, stream, start) for index, stream in enumerate(container.streams.audio)
            ),
            has_video=bool(container.streams.video),
            recorded=_recorded(dict(container.metadata)),
        )


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The file as a PyAV container; nothing but the file can be opened through it.

    Raises:
        NotMediaError: it is no media file, or is cut off before its index.
    """
    try:
        container = av.open(
            f"file:{path}",
            options={"protocol_whitelist": "file"},
            metadata_errors="replace",
        )
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise _not_media(path) from error
    with container:
        yield container


def _refuse_others(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except FileNotFoundError:
        raise NotMediaError(
            f"There is no file {path}.",
            hint="Check the name: lectura transcribe RECORDING",
            value=str(path),
        ) from None
    except OSError as error:
        reason = "it is a folder" if path.is_dir() else (error.strerror or str(error))
        raise NotMediaError(
            f"{path} cannot be read: {reason}.",
            hint="Check its permissions, then run the same command again.",
            value=str(path),
        ) from error
    if not head:
        raise NotMediaError(
            f"{path.name} is empty (0 bytes).",
            hint="Copy or download it again, then run the same command.",
            value=str(path),
        )
    if _PLAYLISTS.match(head):
        raise _points_elsewhere(path)


def _points_elsewhere(path: Path) -> NotMediaError:
    return NotMediaError(
        f"{path.name} is a playlist that points at other files; lectura reads recordings only.",
        hint="Name the recordings themselves: lectura transcribe RECORDING…",
        value=str(path),
    )


def _not_media(path: Path) -> NotMediaError:
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
    if head[4:8] in (b"ftyp", b"mdat", b"wide", b"free"):
        return NotMediaError(
            f"{path.name} is cut off: the index of the recording (moov) is missing.",
            hint="Download or copy it again. If the recorder crashed, a repair tool may rebuild it "
            "from an intact recording of the same device; then run the same command.",
            value=str(path),
        )
    what = "a text file" if _is_text(head) else "not a recording that ffmpeg can open"
    return NotMediaError(
        f"{path.name} is {what}.",
        hint="Check that it is the recording: lectura transcribe RECORDING",
        value=str(path),
    )


def _is_text(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return False
    return not any(byte < 32 and byte not in b"\t\n\r\f" for byte in head)


def _track(index: int, stream: Any, container_start: float) -> AudioTrack:
    base = float(stream.time_base) if stream.time_base else 0.0
    metadata = dict(stream.metadata)
    language = metadata.get("language")
    return AudioTrack(
        index=index,
        stream_index=stream.index,
        codec=str(stream.codec_context.name) if stream.codec_context else "unknown",
        channels=int(stream.codec_context.channels) if stream.codec_context else 0,
        sample_rate=int(stream.codec_context.sample_rate or 0) if stream.codec_context else 0,
        language=None if language in (None, "", "und") else language,
        title=metadata.get("title") or None,
        default=bool(stream.disposition & av.stream.Disposition.default),
        start=stream.start_time * base if stream.start_time else container_start,
        duration=_declared(stream.duration * base if stream.duration else None, metadata),
    )


def _declared(duration: float | None, metadata: dict[str, str]) -> float | None:
    """A track's length; Matroska keeps it in a tag."""
    if duration is not None:
        return duration
    tag = re.fullmatch(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)", metadata.get("DURATION", ""))
    return int(tag[1]) * 3600 + int(tag[2]) * 60 + float(tag[3]) if tag else None


def _recorded(metadata: dict[str, str]) -> dt.datetime | None:
    folded = {name.lower(): value for name, value in metadata.items()}
    for name in ("creation_time", "com.apple.quicktime.creationdate", "date_recorded"):
        with contextlib.suppress(ValueError):
            text = folded.get(name, "").replace("Z", "+00:00")
            text = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", re.sub(r"\.\d+", "", text))
            made = dt.datetime.fromisoformat(text)
            aware = made if made.tzinfo else made.replace(tzinfo=dt.timezone.utc)
            if aware > _ZERO_TIME and made.year >= 1990:  # a camera without a clock says 1904
                return made
    return None
