"""Command lines for ffmpeg."""

from __future__ import annotations

from typing import Any

import ffmpeg

from lectura.audio import SAMPLE_RATE
from lectura.media.opening import PROTOCOLS, READ_AS, local_url
from lectura.media.probe import AudioTrack, MediaInfo
from lectura.media.tools import ffmpeg_path

STAMP_ZERO = 1 << 40
"""Added to all timestamps, because NUT has no negative ones."""
_KEEP_STAMPS = f"setts=pts=clip(PTS\\,-{STAMP_ZERO // 2}\\,{STAMP_ZERO // 2})+{STAMP_ZERO}:dts=N"
"""ffmpeg raises a stamp that goes back to one behind the last, which would hide that the clock was
set back. What it watches is the decoding time: that one simply counts, far below the stamps. (NUT's
index needs stamps that grow, so none is written.)"""
_RECORDING = "file:recording"
"""Stands for the recording's own name while a command is built."""


def decode_command(
    info: MediaInfo, track: AudioTrack, channel: int | None, *, with_pair: bool = False
) -> list[str]:
    """Decode a whole track to 16-bit mono at 16 kHz, as NUT on standard output.

    The timestamps that come out count samples from the recording's zero, `STAMP_ZERO` added.
    ``-copyts`` keeps ffmpeg from moving a track that starts late to the beginning.

    Args:
        info: the recording.
        track: what to decode.
        channel: one channel of it, from 0; None mixes all (16-bit output makes ffmpeg scale the
            mix so that it cannot clip).
        with_pair: a second stream holds the first two channels by themselves; the mix, which is
            the first, is to the bit what it is without.
    """
    audio = _input(info, copyts=None)[f"a:{track.index}"]
    pair = None
    if with_pair:
        split = audio.filter_multi_output("asplit")
        audio, pair = split[0], split[1].filter("channelmap", map="0|1", channel_layout="stereo")
    if channel is not None:
        audio = audio.filter("channelmap", map=str(channel), channel_layout="mono")
    streams = [_as_samples(audio, info, "mono")]
    if pair is not None:
        streams.append(_as_samples(pair, info, "stereo"))
    output = ffmpeg.output(
        *streams,
        "pipe:1",
        format="nut",
        write_index=0,
        acodec="pcm_s16le",
        max_error_rate=1,
        **{"bsf:a": _KEEP_STAMPS},
    ).global_args("-progress", "pipe:2")
    return _compiled(info, output, "repeat+level+warning")


def sample_command(info: MediaInfo, track: AudioTrack, start: float, seconds: float) -> list[str]:
    """Decode a short stretch of a track with all its channels, interleaved, float32 at 16 kHz."""
    audio = _input(info, ss=f"{start:.3f}", t=f"{seconds:.3f}")[f"a:{track.index}"]
    output = ffmpeg.output(audio, "pipe:1", format="f32le", acodec="pcm_f32le", ar=SAMPLE_RATE)
    return _compiled(info, output, "error")


def _as_samples(audio: Any, info: MediaInfo, layout: str) -> Any:
    return audio.filter(
        "aformat", sample_fmts="s16", sample_rates=SAMPLE_RATE, channel_layouts=layout
    ).filter("asetpts", f"PTS-{info.start:.6f}/TB")


def _input(info: MediaInfo, **options: str | None) -> Any:
    # The format is named and the protocols are limited, so that a crafted file cannot make
    # ffmpeg take it for a playlist and open something else.
    container = info.container.split(",")[0]
    return ffmpeg.input(
        _RECORDING,
        format=container,
        protocol_whitelist=f"{PROTOCOLS},pipe",
        **READ_AS,
        **options,
    )


def _compiled(info: MediaInfo, output: Any, log_level: str) -> list[str]:
    arguments = output.global_args("-hide_banner", "-nostdin", "-nostats", "-loglevel", log_level)
    parts = [str(part) for part in arguments.compile(cmd="ffmpeg")]
    # The builder cannot take names that are no Unicode; the system can.
    known = {_RECORDING: local_url(info.path, info.span)}
    return [str(ffmpeg_path()), *(known.get(part, part) for part in parts[1:])]
