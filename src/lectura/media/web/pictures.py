"""Pictures small enough to travel inside a page."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from lectura.media.tools import ffmpeg_path

_KINDS = {
    b"\x89PNG\r\n\x1a\n": ("png_pipe", "image/png"),
    b"\xff\xd8\xff": ("jpeg_pipe", "image/jpeg"),
}
_TRIES = (
    ("webp", 528, 70),
    ("webp", 480, 40),
    ("jpeg", 960, 4),
    ("jpeg", 960, 8),
    ("jpeg", 800, 10),
    ("jpeg", 640, 10),
    ("jpeg", 640, 16),
    ("jpeg", 480, 18),
    ("jpeg", 320, 24),
)
"""Format, widest in pixels, and how fine or coarse ffmpeg makes it, the best first.

A page shows a slide 176 wide, and a telephone has three pixels for each. WebP takes half of
a JPEG, so that a page of 120 slides opens sooner; an ffmpeg that cannot write it makes one.
"""
_WRITTEN: dict[str, tuple[str, ...]] = {
    "webp": ("-c:v", "libwebp", "-f", "webp", "-quality"),
    "jpeg": ("-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-f", "mjpeg", "-q:v"),
}
_MOST_SECONDS = 60


def small_picture(data: bytes, most_bytes: int) -> tuple[bytes, str] | None:
    """A picture of no more than so many bytes, and its media type; as it is where it fits.

    The same bytes give the same picture with the same ffmpeg. None for what is neither PNG nor
    JPEG, or is damaged.

    Args:
        data: the content of the picture's file.
        most_bytes: how much there is room for.

    Raises:
        MissingDependencyError: there is no ffmpeg, and it is needed.
    """
    known = next((kind for magic, kind in _KINDS.items() if data.startswith(magic)), None)
    if known is None:
        return None
    demuxer, media_type = known
    if len(data) <= most_bytes:
        return data, media_type
    for kind, width, quality in _TRIES:
        made = _scaled(data, demuxer, width, (*_WRITTEN[kind], str(quality)))
        if made is not None and len(made) <= most_bytes:
            return made, f"image/{kind}"
    return None


def _scaled(data: bytes, demuxer: str, width: int, written: Sequence[str]) -> bytes | None:
    start = [str(ffmpeg_path()), "-hide_banner", "-nostdin", "-loglevel", "error"]
    given = ["-f", demuxer, "-protocol_whitelist", "pipe", "-i", "pipe:0", "-frames:v", "1"]
    made = ["-vf", f"scale='min({width},iw)':-2", *written]
    try:
        done = subprocess.run(
            [*start, *given, *made, "-flags:v", "+bitexact", "-fflags", "+bitexact", "pipe:1"],
            input=data,
            capture_output=True,
            timeout=_MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 and done.stdout else None
