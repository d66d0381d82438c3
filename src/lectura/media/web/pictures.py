"""Pictures small enough to travel inside a page."""

from __future__ import annotations

import subprocess

from lectura.media.tools import ffmpeg_path

_KINDS = {
    b"\x89PNG\r\n\x1a\n": ("png_pipe", "image/png"),
    b"\xff\xd8\xff": ("jpeg_pipe", "image/jpeg"),
}
_TRIES = ((960, 4), (960, 8), (800, 10), (640, 10), (640, 16), (480, 18), (320, 24))
"""Widest in pixels, and ffmpeg's coarseness of a JPEG, the best first."""
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
    for width, coarseness in _TRIES:
        made = _jpeg(data, demuxer, width, coarseness)
        if made is None:
            return None
        if len(made) <= most_bytes:
            return made, "image/jpeg"
    return None


def _jpeg(data: bytes, demuxer: str, width: int, coarseness: int) -> bytes | None:
    start = [str(ffmpeg_path()), "-hide_banner", "-nostdin", "-loglevel", "error"]
    given = ["-f", demuxer, "-protocol_whitelist", "pipe", "-i", "pipe:0", "-frames:v", "1"]
    scaled = ["-vf", f"scale='min({width},iw)':-2,format=yuvj420p", "-q:v", str(coarseness)]
    made = ["-flags:v", "+bitexact", "-fflags", "+bitexact", "-f", "mjpeg", "pipe:1"]
    try:
        done = subprocess.run(
            [*start, *given, *scaled, *made],
            input=data,
            capture_output=True,
            timeout=_MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 and done.stdout else None
