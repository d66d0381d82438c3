"""Which audio track of a recording to transcribe, and which channel of it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from lectura.audio import SILENCE_DBFS, dbfs
from lectura.errors import NoAudioError, TrackError
from lectura.media.command import sample_command
from lectura.media.probe import AudioTrack, MediaInfo
from lectura.records.transcript import Notice

_PLACES = (0.02, 0.15, 0.35, 0.55, 0.75, 0.92)
_PLACE_SECONDS = 8.0
_CANCELLED_DB = 15.0
"""A mix this far under its quieter channel is two channels of opposite sign."""

Channel: TypeAlias = int | Literal["mix"]
Stretch: TypeAlias = npt.NDArray[np.float32]
"""A stretch of a track, shape ``(n_samples, n_channels)``."""


@dataclass(frozen=True)
class TrackChoice:
    """What to transcribe.

    Attributes:
        track: the audio track.
        channel: ``mix`` of all channels, or the number of one.
        reason: why this one, for people.
        notices: what the reader of the transcript should know.
    """

    track: AudioTrack
    channel: Channel
    reason: str
    notices: tuple[Notice, ...] = ()


def choose_track(
    info: MediaInfo, wanted: int | None, sampler: TrackSampler | None = None
) -> TrackChoice:
    """The track asked for; else the one flagged as default unless it is silent; else the loudest.

    Args:
        info: the recording.
        wanted: the number of the track that was asked for.
        sampler: takes the samples; where it is given, they can be had again.

    Raises:
        NoAudioError: there is no audio track.
        TrackError: there is none of that number.
    """
    if not info.tracks:
        raise NoAudioError(
            f"{info.path.name} has no audio track.",
            hint="Check whether it is the right file; a video without sound has no transcript. "
            "For another one: lectura transcribe FILE",
            value=str(info.path),
        )
    sampler = sampler or TrackSampler(info)
    if wanted is not None:
        track, reason = _wanted(info, wanted), "it was asked for"
    elif len(info.tracks) == 1:
        track, reason = info.tracks[0], "it is the only one"
    else:
        track, reason = _of_several(info.tracks, sampler)
    notices = _track_notices(info.tracks, track, reason) if wanted is None else ()
    return _with_good_channel(TrackChoice(track, "mix", reason, notices), sampler)


def with_channel(choice: TrackChoice, number: int) -> TrackChoice:
    """The same track, one channel of it, counted from 0.

    Raises:
        TrackError: the track has no such channel.
    """
    if not 0 <= number < max(1, choice.track.channels):
        raise TrackError(
            f"Audio track {choice.track.label} has no channel {number}.",
            hint="Transcribe the whole track: lectura transcribe FILE",
            value=number,
        )
    return replace(choice, channel=number)


def in_part(choice: TrackChoice, part: MediaInfo) -> TrackChoice | None:
    """The same choice in a later one of several joined recordings, as far as it is there.

    None where the part has no track at all.
    """
    tracks = part.tracks
    if not tracks:
        return None
    default = next((track for track in tracks if track.default), tracks[0])
    track = next((track for track in tracks if track.index == choice.track.index), default)
    there = choice.channel != "mix" and choice.channel < track.channels
    return replace(choice, track=track, channel=choice.channel if there else "mix")


def choices_of(info: MediaInfo, choice: TrackChoice) -> tuple[TrackChoice | None, ...]:
    """The choice in each of several joined recordings, as `in_part`; itself for one alone."""
    return (choice, *(in_part(choice, part) for part in info.parts[1:]))


class TrackSampler:
    """Takes samples of the tracks of a file, each track once."""

    def __init__(self, info: MediaInfo) -> None:
        self._info = info
        self._samples: dict[int, list[Stretch]] = {}

    def stretches(self, track: AudioTrack) -> list[Stretch]:
        """Up to six stretches of eight seconds, spread over the track."""
        if track.index not in self._samples:
            duration = track.duration or self._info.duration or 0.0
            starts = sorted({round(duration * place, 1) for place in _PLACES})
            stretches = [_sampled(self._info, track, start) for start in starts]
            if not any(stretch.size for stretch in stretches):  # the duration is wrong
                stretches = [_sampled(self._info, track, 0.0)]
            self._samples[track.index] = stretches
        return self._samples[track.index]

    def level(self, track: AudioTrack) -> float:
        """Level of the loudest channel at the loudest place, in dBFS."""
        levels = [
            dbfs(stretch[:, channel])
            for stretch in self.stretches(track)
            for channel in range(stretch.shape[1])
        ]
        return max(levels, default=float("-inf"))


def _wanted(info: MediaInfo, number: int) -> AudioTrack:
    for track in info.tracks:
        if track.index == number:
            return track
    count = "only one audio track" if len(info.tracks) == 1 else f"{len(info.tracks)} audio tracks"
    raise TrackError(
        f"{info.path.name} has no audio track {number}; it has {count}: {_listed(info.tracks)}.",
        hint=f"Choose one: lectura transcribe FILE --audio-track {info.tracks[0].index}",
        value=number,
    )


def _of_several(tracks: Sequence[AudioTrack], sampler: TrackSampler) -> tuple[AudioTrack, str]:
    for track in tracks:
        if track.default and sampler.level(track) > SILENCE_DBFS:
            return track, "it is the default track"
    loudest = max(tracks, key=lambda track: (sampler.level(track), -track.index))
    if sampler.level(loudest) > SILENCE_DBFS:
        return loudest, "it is the loudest"
    return next((track for track in tracks if track.default), tracks[0]), "all are silent"


def _track_notices(
    tracks: Sequence[AudioTrack], chosen: AudioTrack, reason: str
) -> tuple[Notice, ...]:
    if len(tracks) == 1:
        return ()
    return (
        Notice(
            code="track",
            message=f"Audio track {chosen.index} was taken of {len(tracks)}, because {reason} "
            f"({_listed(tracks)}). For another one use --audio-track N.",
        ),
    )


def _listed(tracks: Sequence[AudioTrack]) -> str:
    return "; ".join(track.label for track in tracks)


def _with_good_channel(choice: TrackChoice, sampler: TrackSampler) -> TrackChoice:
    """One channel instead of the mix where left and right cancel each other."""
    if choice.track.channels != 2:
        return choice
    stretches = [s for s in sampler.stretches(choice.track) if s.shape[1] == 2]
    levels = [(dbfs(s[:, 0]), dbfs(s[:, 1]), dbfs(s.mean(axis=1))) for s in stretches]
    loud = [level for level in levels if min(level[:2]) > SILENCE_DBFS]
    cancelled = [level for level in loud if level[2] < min(level[:2]) - _CANCELLED_DB]
    if not cancelled or 2 * len(cancelled) < len(loud):
        return choice
    number = 0 if sum(level[0] - level[1] for level in cancelled) >= 0 else 1
    name = ("left", "right")[number]
    notice = Notice(
        code="anti-phase",
        message=f"Left and right cancel each other (a miswired microphone?), so the {name} "
        "channel alone was used.",
    )
    return replace(choice, channel=number, notices=(*choice.notices, notice))


def _sampled(info: MediaInfo, track: AudioTrack, start: float) -> Stretch:
    """A stretch of the track; empty where nothing can be decoded there."""
    done = subprocess.run(
        sample_command(info, track, start, _PLACE_SECONDS),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    channels = max(1, track.channels)
    samples = np.frombuffer(done.stdout[: len(done.stdout) // (4 * channels) * 4 * channels], "<f4")
    return samples.astype(np.float32).reshape(-1, channels)
