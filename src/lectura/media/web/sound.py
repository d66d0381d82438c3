"""The sound of a recording, small enough to travel inside a page."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import IO

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples
from lectura.errors import MediaError
from lectura.media.tools import ffmpeg_path
from lectura.media.web.workplace import workplace

SOUND_TYPE = "audio/mp4"
"""AAC in MP4: the one small form of sound that every browser plays, Safari too."""
SOUND_FORM = "aac-16k-1"
"""Says how sound is made small; another word here means other bytes of the same sound."""
_BITS_PER_SECOND = 15_000
"""Of the sound alone; with the index of its container 16 kbit/s, so that three hours, written as
text in a page, and the page itself are less than 30 MB."""
_FULL_SCALE = 32767
_WINDOWLESS = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # only Windows has it


def small_sound(blocks: Iterable[Samples]) -> bytes:
    """AAC in MP4 of some sound: 16 kbit/s, mono, 16 kHz; about 7.1 MB an hour.

    The same samples give the same bytes with the same ffmpeg: no time, name or version is in them.

    Args:
        blocks: the sound in order, float32 at 16 kHz.

    Raises:
        MediaError: this ffmpeg cannot make it.
        MissingDependencyError: there is no ffmpeg.
    """
    with workplace() as folder:
        file = folder / "sound.m4a"
        with (folder / "log").open("w+b") as log:
            status = _encode(blocks, file, log)
            log.seek(0)
            told = log.read().decode(errors="replace").strip().splitlines()
        if status != 0 or not file.is_file():
            raise MediaError(
                f"The sound could not be made small: {told[-1] if told else 'ffmpeg stopped'}",
                hint="See which ffmpeg is used: lectura doctor",
            )
        return file.read_bytes()


def _encode(blocks: Iterable[Samples], file: Path, log: IO[bytes]) -> int:
    """Hand the sound to ffmpeg; its exit status."""
    process = subprocess.Popen(
        _command(file),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=log,
        start_new_session=True,  # Ctrl-C ends lectura in its own order
        creationflags=_WINDOWLESS,
    )
    pipe = process.stdin
    assert pipe is not None  # noqa: S101 - it was asked for
    try:
        with contextlib.suppress(BrokenPipeError):  # it ended early; its log says why
            for block in blocks:
                pipe.write(_as_bytes(block))
            pipe.close()
        return process.wait()
    finally:
        process.kill()
        process.wait()
        with contextlib.suppress(OSError):
            pipe.close()


def _command(file: Path) -> list[str]:
    raw = ["-f", "s16le", "-ar", str(SAMPLE_RATE), "-ac", "1", "-i", "pipe:0"]
    coded = ["-map_metadata", "-1", "-c:a", "aac", "-b:a", str(_BITS_PER_SECOND), "-ac", "1"]
    exact = ["-flags:a", "+bitexact", "-fflags", "+bitexact"]
    packed = ["-movflags", "+faststart", "-f", "mp4", "-y", f"file:{file}"]
    start = [str(ffmpeg_path()), "-hide_banner", "-nostdin", "-nostats", "-loglevel", "error"]
    return [*start, *raw, *coded, *exact, *packed]


def _as_bytes(block: Samples) -> bytes:
    return np.rint(np.clip(block, -1.0, 1.0) * _FULL_SCALE).astype("<i2").tobytes()
