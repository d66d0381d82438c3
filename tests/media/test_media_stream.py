# ruff: noqa: F811 - fixtures are imported by name
from __future__ import annotations

import struct
import threading
from pathlib import Path

import numpy as np
import pytest
from media_samples import decoded, ffmpeg, media_folder, onset, tone, whole, without_packets  # noqa: F401

from lectura.audio import BLOCK_SAMPLES, SAMPLE_RATE
from lectura.errors import MediaError, NotMediaError
from lectura.media.probe import probe
from lectura.media.stream import open_audio
from lectura.media.track import choose_track, with_channel


def test_blocks_are_one_second_of_mono_float32(tone: Path) -> None:
    with open_audio(tone, choose_track(probe(tone), None)) as stream:
        blocks = list(stream)
    assert [len(block) for block in blocks] == [BLOCK_SAMPLES] * 10
    assert all(block.dtype == np.float32 for block in blocks)
    assert stream.report.seconds == 10.0
    assert stream.report.notices == ()


def test_audio_that_starts_late_keeps_its_time(tone: Path, media_folder: Path) -> None:
    path = media_folder / "late.mkv"
    ffmpeg(
        "-f", "lavfi", "-i", "color=size=64x48:rate=5:duration=15",
        "-itsoffset", "4", "-i", tone, "-c:v", "mpeg4", "-c:a", "libopus", path,
    )  # fmt: skip
    audio, stream = decoded(path)
    assert onset(audio) == pytest.approx(5.0, abs=0.03)
    assert stream.report.seconds == pytest.approx(14.0, abs=0.1)


def test_hole_in_the_time_stamps_stays_a_hole(tone: Path, media_folder: Path) -> None:
    path = media_folder / "hole.mkv"
    full = media_folder / "full.mkv"
    ffmpeg("-f", "lavfi", "-i", "sine=frequency=440:duration=20", "-c:a", "libopus", full)
    without_packets(full, path, 5.0, 15.0)
    audio, stream = decoded(path)
    assert stream.report.seconds == pytest.approx(20.0, abs=0.1)
    silent = np.abs(audio[int(5.2 * SAMPLE_RATE) : int(14.8 * SAMPLE_RATE)])
    assert float(silent.max()) < 0.001
    assert onset(audio, after=10.0) == pytest.approx(15.0, abs=0.1)


@pytest.mark.parametrize("start", [3.0, 4.5, 7.25])
def test_resumed_stream_gives_the_very_samples(
    tone: Path, media_folder: Path, start: float
) -> None:
    path = media_folder / "resume.m4a"
    if not path.exists():
        ffmpeg("-i", tone, "-c:a", "aac", path)
    everything = whole(path)
    assert np.array_equal(whole(path, start=start), everything[round(start * SAMPLE_RATE) :])


def test_download_cut_in_half_is_heard_and_told(media_folder: Path) -> None:
    full = media_folder / "fast.m4a"
    ffmpeg(
        "-f", "lavfi", "-i", "anoisesrc=d=30:a=0.1:r=16000",
        "-c:a", "aac", "-movflags", "+faststart", full,
    )  # fmt: skip
    path = media_folder / "half.m4a"
    path.write_bytes(full.read_bytes()[: full.stat().st_size // 2])
    _, stream = decoded(path)
    report = stream.report
    assert report.truncated is not None
    assert report.truncated.declared_seconds == pytest.approx(30.0, abs=0.2)
    assert report.truncated.got_seconds == pytest.approx(15.0, abs=2.5)
    assert report.truncated.got_seconds == report.seconds
    assert [notice.code for notice in report.notices] == ["truncated"]


def test_damage_in_the_middle_is_passed_over_and_named(media_folder: Path) -> None:
    full = media_folder / "clean.mka"
    ffmpeg("-f", "lavfi", "-i", "anoisesrc=d=30:a=0.1:r=16000", "-c:a", "aac", full)
    data = bytearray(full.read_bytes())
    middle = len(data) // 2
    data[middle : middle + len(data) // 10] = bytes(len(data) // 10)
    path = media_folder / "damaged.mka"
    path.write_bytes(bytes(data))
    audio, stream = decoded(path)
    assert stream.report.seconds == pytest.approx(30.0, abs=0.2)
    assert np.abs(audio[-SAMPLE_RATE:]).max() > 0.02
    assert stream.report.lost
    assert stream.report.lost[0].start == pytest.approx(15.0, abs=1.5)


@pytest.mark.parametrize(
    ("codec", "suffix"),
    [
        ("pcm_u8", "wav"),
        ("pcm_s24le", "wav"),
        ("pcm_f32le", "wav"),
        ("pcm_f64le", "wav"),
        ("pcm_alaw", "wav"),
        ("pcm_mulaw", "wav"),
        ("adpcm_ms", "wav"),
        ("flac", "flac"),
        ("libvorbis", "ogg"),
        ("ac3", "mka"),
        ("pcm_s16le", "mp4x"),
    ],
)
def test_every_sample_format_is_heard_in_time(
    tone: Path, media_folder: Path, codec: str, suffix: str
) -> None:
    path = media_folder / f"{codec}.{suffix.removesuffix('x')}"
    made = path.with_suffix(".wav") if suffix == "mp4x" else path
    ffmpeg("-i", tone, "-c:a", codec, made)
    made.replace(path)
    audio, stream = decoded(path)
    assert onset(audio) == pytest.approx(1.0, abs=0.06)
    assert stream.report.seconds == pytest.approx(10.0, abs=0.1)
    assert stream.report.truncated is None


def test_ten_milliseconds(media_folder: Path) -> None:
    path = media_folder / "short.wav"
    ffmpeg("-f", "lavfi", "-i", "sine=duration=0.01:sample_rate=16000", path)
    assert whole(path).shape == (160,)


def test_impossible_samples_become_possible_ones(media_folder: Path) -> None:
    path = media_folder / "nan.wav"
    samples = struct.pack("<4f", float("nan"), float("inf"), 3.0, -0.5) * 4000
    header = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 3, 1, 16000, 64000, 4, 32,
        b"data", len(samples),
    )  # fmt: skip
    path.write_bytes(header + samples)
    audio = whole(path)
    assert np.isfinite(audio).all()
    assert float(np.abs(audio).max()) <= 1.0


@pytest.mark.parametrize(
    "name",
    ["-dash.wav", "new\nline.wav", "quo'te\".wav", "50%03d.wav", "a:b.wav", "clase ñandú 日本.wav"],
)
def test_strange_names(tone: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(tone.read_bytes())
    assert onset(whole(path)) == pytest.approx(1.0, abs=0.01)


def test_one_channel_alone(media_folder: Path) -> None:
    path = media_folder / "right.wav"
    ffmpeg(
        "-f", "lavfi", "-i", "sine=duration=3:sample_rate=16000",
        "-af", "pan=stereo|c0=0*c0|c1=c0", path,
    )  # fmt: skip
    choice = choose_track(probe(path), None)
    levels = []
    for channel in (0, 1):
        with open_audio(path, with_channel(choice, channel)) as stream:
            levels.append(float(np.abs(np.concatenate(list(stream))).max()))
    assert levels[0] == 0.0
    assert levels[1] > 0.1


def test_closing_early_leaves_no_process_and_no_thread(tone: Path) -> None:
    before = threading.active_count()
    with open_audio(tone, choose_track(probe(tone), None)) as stream:
        next(iter(stream))
        process = stream._process
    assert process is not None
    assert process.returncode is not None
    assert threading.active_count() == before
    with pytest.raises(MediaError, match="not decoded to its end"):
        _ = stream.report


def test_ffmpeg_killed_is_an_error_and_no_end(media_folder: Path) -> None:
    path = media_folder / "long.wav"
    ffmpeg("-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "600", path)
    with open_audio(path, choose_track(probe(path), None)) as stream:
        blocks = iter(stream)
        next(blocks)
        assert stream._process is not None
        stream._process.kill()
        with pytest.raises(MediaError, match="stopped"):
            list(blocks)


def test_nothing_decodable_is_no_media(media_folder: Path) -> None:
    full = media_folder / "good.m4a"
    ffmpeg("-f", "lavfi", "-i", "sine=duration=2", "-c:a", "aac", "-movflags", "+faststart", full)
    data = full.read_bytes()
    path = media_folder / "header.m4a"
    path.write_bytes(data[: data.index(b"mdat") + 4])
    choice = choose_track(probe(path), None)
    with (
        open_audio(path, choice) as stream,
        pytest.raises(NotMediaError, match="cannot be decoded"),
    ):
        list(stream)
