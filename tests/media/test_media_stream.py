# ruff: noqa: F811 - fixtures are imported by name
from __future__ import annotations

import os
import struct
import sys
import threading
import time
from pathlib import Path

import numpy as np
import psutil
import pytest
from media_samples import decoded, ffmpeg, media_folder, onset, tone, whole, without_packets  # noqa: F401

from lectura.audio import BLOCK_SAMPLES, SAMPLE_RATE
from lectura.errors import MediaError, NotMediaError, TrackError
from lectura.media.probe import probe
from lectura.media.stream import open_audio
from lectura.media.track import choose_track, with_channel


def test_blocks_are_one_second_of_mono_float32(tone: Path) -> None:
    with open_audio(probe(tone), choose_track(probe(tone), None)) as stream:
        blocks = list(stream)
    assert [len(block) for block in blocks] == [BLOCK_SAMPLES] * 10
    assert all(block.dtype == np.float32 for block in blocks)
    assert stream.report.seconds == 10.0
    assert stream.report.notices == ()


def running() -> psutil.Process:
    """The one ffmpeg that decodes now; other tests of this worker may have left helpers."""
    [process] = [child for child in psutil.Process().children() if "ffmpeg" in child.name()]
    return process


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("late.mkv", "libopus"),
        ("late.webm", "libopus"),
        ("late.mp4", "aac"),
        ("late.mov", "aac"),
        ("late.ts", "aac"),
        ("late.flv", "aac"),
    ],
)
def test_audio_that_starts_late_keeps_its_time(
    tone: Path, media_folder: Path, name: str, codec: str
) -> None:
    path = media_folder / name
    picture = {".webm": "libvpx", ".flv": "flv", ".ts": "mpeg2video"}.get(path.suffix, "mpeg4")
    ffmpeg(
        "-f", "lavfi", "-i", "color=size=64x48:rate=25:duration=15",
        "-itsoffset", "4", "-i", tone, "-c:v", picture, "-c:a", codec, path,
    )  # fmt: skip
    audio, stream = decoded(path)
    assert onset(audio) == pytest.approx(5.0, abs=0.02)
    assert stream.report.seconds == pytest.approx(15.0, abs=0.1)  # as long as its pictures
    assert stream.report.truncated is None


@pytest.mark.parametrize(("name", "codec"), [("alone.m4a", "aac"), ("alone.mka", "libopus")])
def test_sound_alone_that_starts_late_keeps_its_time(
    tone: Path, media_folder: Path, name: str, codec: str
) -> None:
    path = media_folder / name
    ffmpeg("-itsoffset", "4", "-i", tone, "-c:a", codec, path)
    audio, stream = decoded(path)
    assert onset(audio) == pytest.approx(5.0, abs=0.02)
    assert stream.report.seconds == pytest.approx(14.0, abs=0.05)
    assert stream.report.truncated is None


def test_sound_that_ends_before_the_pictures_is_whole(tone: Path, media_folder: Path) -> None:
    path = media_folder / "early.mkv"
    ffmpeg(
        "-f", "lavfi", "-i", "color=size=64x48:rate=5:duration=20", "-i", tone,
        "-c:v", "mpeg4", "-c:a", "libopus", path,
    )  # fmt: skip
    audio, stream = decoded(path)
    assert stream.report.seconds == pytest.approx(20.0, abs=0.02)
    assert audio.size == round(stream.report.seconds * SAMPLE_RATE)
    assert (stream.report.truncated, stream.report.lost) == (None, ())


def test_hole_in_the_time_stamps_stays_a_hole(tone: Path, media_folder: Path) -> None:
    path = media_folder / "hole.mkv"
    full = media_folder / "full.mkv"
    ffmpeg("-f", "lavfi", "-i", "sine=frequency=440:duration=20", "-c:a", "libopus", full)
    without_packets(full, path, 5.0, 15.0)
    audio, stream = decoded(path)
    assert stream.report.seconds == pytest.approx(20.0, abs=0.02)
    assert stream.report.lost == ()  # nothing was damaged: it is not there
    assert [notice.code for notice in stream.report.notices] == ["audio-gap"]
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


def test_damage_that_only_the_container_notices_is_named(media_folder: Path) -> None:
    full = media_folder / "clean.ogg"
    ffmpeg("-f", "lavfi", "-i", "anoisesrc=d=30:a=0.1:r=16000", "-c:a", "libvorbis", full)
    data = bytearray(full.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 2000] = bytes(2000)
    path = media_folder / "damaged.ogg"
    path.write_bytes(bytes(data))
    audio, stream = decoded(path)
    assert stream.report.seconds == pytest.approx(30.0, abs=0.05)
    assert len(stream.report.lost) == 1
    assert stream.report.lost[0].start == pytest.approx(15.0, abs=2.0)
    assert [notice.code for notice in stream.report.notices] == ["lost-audio"]
    assert np.abs(audio[-SAMPLE_RATE:]).max() > 0.02


def test_wav_cut_in_half_is_told_although_ffmpeg_does_not(tone: Path, media_folder: Path) -> None:
    path = media_folder / "half.wav"
    path.write_bytes(tone.read_bytes()[: tone.stat().st_size // 2])
    _, stream = decoded(path)
    assert stream.report.truncated is not None
    assert stream.report.truncated.got_seconds == pytest.approx(5.0, abs=0.01)
    assert stream.report.truncated.declared_seconds == pytest.approx(10.0, abs=0.01)


def test_half_an_mp3(tone: Path, media_folder: Path) -> None:
    full = media_folder / "full.mp3"
    ffmpeg("-i", tone, "-c:a", "libmp3lame", full)
    path = media_folder / "half.mp3"
    path.write_bytes(full.read_bytes()[: full.stat().st_size // 2])
    audio, stream = decoded(path)
    assert onset(audio) == pytest.approx(1.0, abs=0.02)
    assert stream.report.truncated is not None
    assert stream.report.truncated.declared_seconds == pytest.approx(10.0, abs=0.05)


def test_damaged_mp3_keeps_its_clock(media_folder: Path) -> None:
    full = media_folder / "late-tone.mp3"
    ffmpeg(
        "-f", "lavfi", "-i", "sine=frequency=440:duration=20:sample_rate=44100",
        "-af", "volume=0:enable='lt(t,17)'", "-c:a", "libmp3lame", "-b:a", "64k", full,
    )  # fmt: skip
    data = bytearray(full.read_bytes())
    begin, end = int(len(data) * 0.5), int(len(data) * 0.6)
    data[begin:end] = np.random.default_rng(7).bytes(end - begin)
    path = media_folder / "damaged.mp3"
    path.write_bytes(bytes(data))
    audio, stream = decoded(path)
    assert onset(audio, after=13.0) == pytest.approx(17.0, abs=0.03)
    assert stream.report.seconds == pytest.approx(20.0, abs=0.05)
    (lost,) = stream.report.lost
    assert lost.start == pytest.approx(10.0, abs=0.2)
    assert lost.end == pytest.approx(12.0, abs=0.2)
    assert stream.report.truncated is None


def test_a_guessed_duration_promises_nothing(media_folder: Path) -> None:
    path = media_folder / "bare.aac"
    # Silence, then noise: ffmpeg guesses the length from the bit rate of the beginning.
    ffmpeg(
        "-f", "lavfi", "-i", "anoisesrc=d=20:a=0.2:r=16000",
        "-af", "volume=0:enable='gt(t,4)'", "-c:a", "aac", path,
    )  # fmt: skip
    _, stream = decoded(path)
    assert stream.report.declared_seconds is None
    assert stream.report.truncated is None
    assert stream.report.seconds == pytest.approx(20.0, abs=0.1)


def test_a_loud_stereo_mix_is_not_clipped(media_folder: Path) -> None:
    path = media_folder / "loud.m4a"
    ffmpeg(
        "-f", "lavfi", "-i", "aevalsrc=0.8*sin(880*PI*t)|0.8*sin(880*PI*t):d=3", "-c:a", "aac", path
    )
    assert float(np.abs(whole(path)[SAMPLE_RATE:-SAMPLE_RATE]).max()) == pytest.approx(
        0.8, abs=0.05
    )


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
        with open_audio(probe(path), with_channel(choice, channel)) as stream:
            levels.append(float(np.abs(np.concatenate(list(stream))).max()))
    assert levels[0] == 0.0
    assert levels[1] > 0.1
    with pytest.raises(TrackError, match="no channel 2"):
        with_channel(choice, 2)


@pytest.fixture(scope="session")
def ten_minutes(media_folder: Path) -> Path:
    path = media_folder / "long.wav"
    ffmpeg("-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "600", path)
    return path


def test_closing_early_leaves_no_process_and_no_thread(ten_minutes: Path) -> None:
    before = threading.active_count()
    with open_audio(probe(ten_minutes), choose_track(probe(ten_minutes), None)) as stream:
        next(stream)
        process = running()
    assert not process.is_running()
    assert threading.active_count() == before
    with pytest.raises(MediaError, match="not decoded to its end"):
        _ = stream.report


def test_closing_from_another_thread_ends_the_reader(ten_minutes: Path) -> None:
    heard: list[int] = []
    with open_audio(probe(ten_minutes), choose_track(probe(ten_minutes), None)) as stream:
        next(stream)
        going = threading.Event()

        def read() -> None:
            for block in stream:
                heard.append(block.size)
                going.set()
                time.sleep(0.01)

        reader = threading.Thread(target=read)
        reader.start()
        assert going.wait(10)
        stream.close()
        reader.join(10)
        assert not reader.is_alive()
    assert 0 < len(heard) < 590


@pytest.mark.parametrize("stop", ["kill", "terminate"])
def test_ffmpeg_stopped_is_an_error_and_no_end(ten_minutes: Path, stop: str) -> None:
    with open_audio(probe(ten_minutes), choose_track(probe(ten_minutes), None)) as stream:
        next(stream)
        getattr(running(), stop)()
        with pytest.raises(MediaError, match="stopped"):
            list(stream)


@pytest.mark.skipif(sys.platform == "win32", reason="sessions are POSIX")
def test_an_interrupt_in_the_terminal_does_not_reach_ffmpeg(ten_minutes: Path) -> None:
    with open_audio(probe(ten_minutes), choose_track(probe(ten_minutes), None)) as stream:
        next(stream)
        assert os.getsid(running().pid) != os.getsid(0)


def test_nothing_decodable_is_no_media(media_folder: Path) -> None:
    full = media_folder / "good.m4a"
    ffmpeg("-f", "lavfi", "-i", "sine=duration=2", "-c:a", "aac", "-movflags", "+faststart", full)
    data = full.read_bytes()
    path = media_folder / "header.m4a"
    path.write_bytes(data[: data.index(b"mdat") + 4])
    choice = choose_track(probe(path), None)
    with (
        open_audio(probe(path), choice) as stream,
        pytest.raises(NotMediaError, match="cannot be decoded"),
    ):
        list(stream)
