"""Opening a recording: the named local file and nothing else, or one plain sentence why not."""

from __future__ import annotations

import contextlib
import errno
import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import av.error

from lectura.errors import NoRecordingError, NotMediaError
from lectura.media.containers.span import Span
from lectura.media.special import refuse_special
from lectura.paths import alike, as_argument
from lectura.records.target import is_output
from lectura.urls import address_in_place_of

_HEAD_BYTES = 4096
_PLAYLISTS = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:#EXTM3U|ffconcat\s|\[playlist\]|\[InternetShortcut\]|\[Reference\]"
    rb"|<\?wpl|<asx|<smil|v=0\r?\no="
    rb"|(?:<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*)?<(?:MPD|playlist|smil|asx)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Beginnings of files that only point at other files: HLS, DASH, PLS, XSPF, SDP, ffmpeg's own."""

_REFUSED_FORMATS = frozenset(
    {
        *(
            "concat",
            "dash",
            "hls",
            "imf",
            "rtp",
            "rtsp",
            "sap",
            "sdp",
            "vobsub",
            "webm_dash_manifest",
        ),
        *("avisynth", "lavfi", "libvmaf", "vapoursynth"),  # scripts that name their inputs
        *("image2", "image2pipe"),  # a name such as photo%03d.jpg is a pattern of names
        *("adf", "bin", "idf", "tty", "xbin"),  # any text is a picture to these
    }
)
"""Demuxers that open what their input names, or that take anything for a recording."""

PROTOCOLS = "file,subfile"
"""``subfile`` reads a part of the named file and opens nothing else."""

READ_AS = {"probesize": "20000000", "analyzeduration": "30000000", "correct_ts_overflow": "0"}
"""Options of every demuxer. Bytes and microseconds to read at most until every track is known: one
that begins late in a broadcast stream has no parameters before. And timestamps as they are: else
libav takes a clock that was set back for one that ran over, and adds 26 hours."""


def check_file(path: Path) -> None:
    """See that there is a readable file with something in it that is no playlist.

    Raises:
        NotMediaError: with the reason.
    """
    with reading(path):
        head = _head(path) if path.stat().st_size else b""
    if not head:
        raise NotMediaError(
            f"{path.name} is empty (0 bytes).",
            hint="Copy or download it again, then: lectura transcribe FILE",
            value=str(path),
        )
    if _PLAYLISTS.match(head):
        raise NotMediaError(
            f"{path.name} is a playlist that points at other files; lectura reads recordings only.",
            hint="Name the recordings themselves: lectura transcribe RECORDING…",
            value=str(path),
        )


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """Whatever reads the file's bytes; tells in one plain sentence why they cannot be had.

    What is no file is refused before it is opened: a pipe nobody writes to would be waited for.

    Raises:
        NotMediaError: no file, nothing there, or not to be read.
    """
    try:
        refuse_special(path)
        yield
    except FileNotFoundError:
        if address := address_in_place_of(str(path)):
            raise NotMediaError(
                f"This is an address ({address}…), and lectura opens files alone.",
                hint="Download the recording first, with the browser or: "
                "yt-dlp -o clase.mp4 ADDRESS; then: lectura run clase.mp4",
                value=address,
            ) from None
        raise _missing(path) from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotMediaError(
                f"{path} is a link that leads back to itself.",
                hint="Name the recording itself: lectura transcribe RECORDING",
                value=str(path),
            ) from None
        raise NotMediaError(
            f"{path} cannot be read: {error.strerror or error}.",
            hint="Check its permissions, then run the same command again: lectura transcribe FILE",
            value=str(path),
        ) from error


def require(path: Path) -> None:
    """See that there is a file, before anything is written for it.

    Raises:
        NotMediaError: no file, nothing there, or not to be read.
    """
    with reading(path):
        pass


def _missing(path: Path) -> NotMediaError:
    if path.is_symlink():
        return NotMediaError(
            f"{path} is a link to {path.readlink()}, which is not there.",
            hint="Check the name: lectura transcribe RECORDING",
            value=str(path),
        )
    near = alike(path, lambda one: not is_output(one))  # nobody means these
    hint = "Check the name: lectura transcribe RECORDING"
    if near is not None:
        hint = f"Did you mean {as_argument(near)}? lectura transcribe {as_argument(near)}"
    return NoRecordingError(
        f"There is no file or folder {path}.",
        hint=hint,
        value=str(path),
    )


@contextlib.contextmanager
def opened(path: Path, span: Span | None = None) -> Iterator[Any]:
    """The file as a PyAV container; nothing but the file can be opened through it.

    Args:
        path: the file.
        span: the bytes that hold one of several joined recordings; None for the whole file.

    Raises:
        NotMediaError: it is no media file, or is cut off before its index.
    """
    check_file(path)
    options = {
        "protocol_whitelist": PROTOCOLS,
        "format_whitelist": _allowed_formats(),
        **READ_AS,
    }
    try:
        container = av.open(local_url(path, span), options=options, metadata_errors="replace")
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise _not_media(path) from error
    with container:
        yield container


def local_url(path: Path, span: Span | None = None) -> str:
    """The file, or a part of it, for ffmpeg.

    With ``file:``, ``a:b.mp4`` is no protocol and ``-x.mp4`` no option.
    """
    url = f"file:{path}"
    return url if span is None else f"subfile,,start,{span.start},end,{span.end},,:{url}"


@functools.cache
def _allowed_formats() -> str:
    return ",".join(sorted(av.formats_available - _REFUSED_FORMATS))


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_HEAD_BYTES)


def is_movie(path: Path) -> bool:
    """True where the first box is one of MP4 or QuickTime."""
    with contextlib.suppress(OSError):
        return path.is_file() and _head(path)[4:8] in (b"ftyp", b"mdat", b"wide", b"free")
    return False


def _not_media(path: Path) -> NotMediaError:
    head = _head(path)
    if is_movie(path):
        return NotMediaError(
            f"{path.name} is cut off: the index of the recording (moov) is missing.",
            hint="Download or copy it again. If the recorder crashed, a repair tool may rebuild it "
            "from an intact recording of the same device. Then: lectura transcribe FILE",
            value=str(path),
        )
    if what := _other_than_media(head):
        return NotMediaError(
            f"{path.name} is {what}, not a recording.",
            hint="Recordings are what ffmpeg opens, video or audio: lectura transcribe RECORDING. "
            "Of a transcript (txt, srt, vtt, tsv, json), notes are made by: "
            "lectura summarize TRANSCRIPT",
            value=str(path),
        )
    return NotMediaError(
        f"{path.name} is not a recording that ffmpeg can open.",
        hint="Check that it is the recording: lectura transcribe FILE",
        value=str(path),
    )


def _other_than_media(head: bytes) -> str | None:
    """What a file is that people take for a recording by mistake."""
    if head.startswith(b"%PDF"):
        return "a PDF"
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return "a document or an archive"
    return "a text file" if _is_text(head) else None


def _is_text(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return False
    return not any(byte < 32 and byte not in b"\t\n\r\f" for byte in head)
