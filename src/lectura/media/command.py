"""Command lines for ffmpeg: raw samples of one track on standard output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ffmpeg

from lectura.audio import SAMPLE_RATE
from lectura.media.probe import AudioTrack
from lectura.media.tools import ffmpeg_path

_GAP_SECONDS = 0.1
"""A hole in the time stamps longer than this is filled with silence."""


def decode_command(path: Path, track: AudioTrack, channel: int | None) -> list[str]:
    """Decode a whole track to mono float32 at 16 kHz on the container's clock.

    ``aresample`` with ``async=1`` puts silence where time stamps jump and ``first_pts=0`` where
    the track starts late (https://ffmpeg.org/ffmpeg-resampler.html).

    Args:
        path: the recording.
        track: what to decode.
        channel: one channel of it, from 0; None mixes all.
    """
    audio = _input(path)[f"a:{track.index}"]
    if channel is not None:
        audio = audio.filter("channelmap", map=str(channel), channel_layout="mono")
    audio = audio.filter(
        "aresample", SAMPLE_RATE, **{"async": 1, "min_hard_comp": _GAP_SECONDS, "first_pts": 0}
    ).filter("aformat", sample_fmts="flt", channel_layouts="mono")
    return _compiled(ffmpeg.output(audio, "pipe:1", format="f32le", acodec="pcm_f32le"))


def sample_command(path: Path, track: AudioTrack, start: float, seconds: float) -> list[str]:
    """Decode a short stretch of a track with all its channels, interleaved, float32 at 16 kHz."""
    audio = _input(path, ss=f"{start:.3f}", t=f"{seconds:.3f}")[f"a:{track.index}"]
    return _compiled(
        ffmpeg.output(audio, "pipe:1", format="f32le", acodec="pcm_f32le", ar=SAMPLE_RATE)
    )


def _input(path: Path, **options: str) -> Any:
    # "file:" keeps a name such as "a:b.mp4" from being read as a protocol, and the whitelist
    # keeps a crafted file from opening anything else.
    return ffmpeg.input(f"file:{path}", protocol_whitelist="file,pipe", **options)


def _compiled(output: Any) -> list[str]:
    arguments = output.global_args("-hide_banner", "-nostdin", "-nostats", "-loglevel", "error")
    return [str(part) for part in arguments.compile(cmd=str(ffmpeg_path()))]
