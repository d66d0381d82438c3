"""Who hears a recording along hears all of it; who reads it gets the samples it always got."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from media_samples import ffmpeg, media_folder, strung

from lectura.audio import SAMPLE_RATE, Samples
from lectura.media.probe import MediaInfo, probe
from lectura.media.stream import open_audio
from lectura.media.tee import Tee
from lectura.media.track import TrackChoice, choose_track, with_channel

__all__ = ["media_folder"]

_SWEEPS = (
    "aevalsrc='0.4*sin(2*PI*(300*t+75*t*t))|0.3*sin(2*PI*(2500*t-200*t*t))':d=5:s=44100,"
    "adelay=500:all=1"
)


@pytest.fixture(scope="module", params=["wav", "m4a", "mp3", "opus", "flac"])
def stereo(request: pytest.FixtureRequest, media_folder: Path) -> Path:
    """Left and right differ at every moment."""
    path = media_folder / f"stereo.{request.param}"
    ffmpeg("-f", "lavfi", "-i", _SWEEPS, path)
    return path


class Ears:
    """What came along."""

    def __init__(self) -> None:
        self.heard: list[Samples] = []
        self.pairs: list[npt.NDArray[np.float32]] = []
        self.ends = 0

    def end(self) -> None:
        self.ends += 1

    @property
    def tee(self) -> Tee:
        return Tee(self.heard.append, self.pairs.append, self.end)


def read(
    info: MediaInfo, choice: TrackChoice, start: float = 0.0, tee: Tee | None = None
) -> Samples:
    with open_audio(info, choice, start=start, tee=tee) as stream:
        return np.concatenate(list(stream))


def same(one: Samples, other: Samples) -> bool:
    return one.shape == other.shape and bool((one == other).all())


def test_nobody_notices_who_hears_along(stereo: Path) -> None:
    info = probe(stereo)
    choice = choose_track(info, None)
    assert choice.channel == "mix"
    ears = Ears()
    plain = read(info, choice)
    assert plain.size > 5 * SAMPLE_RATE
    assert same(read(info, choice, tee=ears.tee), plain)
    assert same(np.concatenate(ears.heard), plain)
    pair = np.concatenate(ears.pairs)
    for channel in (0, 1):
        assert same(pair[:, channel], read(info, with_channel(choice, channel)))
    assert ears.ends == 1


def test_they_hear_the_beginning_that_a_reader_passes_over(stereo: Path) -> None:
    info = probe(stereo)
    choice = choose_track(info, None)
    ears = Ears()
    whole = read(info, choice)
    assert same(read(info, choice, 3.25, ears.tee), whole[round(3.25 * SAMPLE_RATE) :])
    assert same(np.concatenate(ears.heard), whole)


def test_a_reader_who_leaves_early_is_no_end(stereo: Path) -> None:
    info = probe(stereo)
    ears = Ears()
    with open_audio(info, choose_track(info, None), tee=ears.tee) as stream:
        next(stream)
    assert ears.ends == 0


def test_joined_recordings_of_one_and_two_channels(media_folder: Path) -> None:
    """Where there is one channel, both are the same; gaps are silent in all."""
    parts = []
    for name, options in (("two", ()), ("one", ("-ac", "1"))):
        path = media_folder / f"{name}.ogg"
        ffmpeg("-f", "lavfi", "-i", _SWEEPS, *options, "-c:a", "libvorbis", path)
        parts.append(path)
    info = probe(strung(media_folder / "joined.ogg", *parts))
    assert len(info.parts) == 2
    choice = choose_track(info, None)
    ears = Ears()
    plain = read(info, choice)
    assert same(read(info, choice, tee=ears.tee), plain)
    pair = np.concatenate(ears.pairs)
    assert len(pair) == len(plain)
    second = round((probe(parts[0]).duration or 0.0) * SAMPLE_RATE) + SAMPLE_RATE // 10
    assert (pair[second:, 0] == pair[second:, 1]).all()
    assert same(pair[second:, 0], plain[second:])
    assert not (pair[:second, 0] == pair[:second, 1]).all()
