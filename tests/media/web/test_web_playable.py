"""Which recordings browsers play: by container and codecs, of real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from media_samples import encoded, ffmpeg

from lectura.media.probe import MediaInfo, probe
from lectura.media.web.playable import plays_in_browsers


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of moving pictures and a tone, as nothing has compressed them."""
    path = tmp_path_factory.mktemp("films") / "film.nut"
    pictures = ("-f", "lavfi", "-i", "testsrc=duration=2:size=160x120:rate=5")
    sound = ("-f", "lavfi", "-i", "sine=frequency=440:duration=2")
    ffmpeg(*pictures, *sound, "-c:v", "rawvideo", "-c:a", "pcm_s16le", path)
    return path


@pytest.mark.parametrize(
    ("name", "options", "plays"),
    [
        ("a.mp4", ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"), True),
        ("a.mov", ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"), True),
        ("mute.mp4", ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-an"), False),
        ("old.mp4", ("-c:v", "mpeg4", "-c:a", "aac"), False),
        ("hevc.mp4", ("-c:v", "libx265", "-pix_fmt", "yuv420p", "-c:a", "aac"), False),
        ("a.mkv", ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"), False),
        ("a.webm", ("-c:v", "libvpx", "-c:a", "libopus"), True),
        ("a.avi", ("-c:v", "mpeg4", "-c:a", "libmp3lame"), False),
        ("a.wmv", ("-c:v", "wmv2", "-c:a", "wmav2"), False),
        ("a.ts", ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"), False),
        ("a.flv", ("-c:v", "flv", "-c:a", "libmp3lame"), False),
        ("a.mp3", ("-vn",), True),
        ("a.m4a", ("-vn", "-c:a", "aac"), True),
        ("alac.m4a", ("-vn", "-c:a", "alac"), False),
        ("a.ogg", ("-vn", "-c:a", "libopus"), True),
        ("a.flac", ("-vn",), True),
        ("a.wav", ("-vn",), True),
        ("law.wav", ("-vn", "-c:a", "pcm_alaw"), False),
        ("a.aiff", ("-vn",), False),
    ],
)
def test_what_browsers_play(film: Path, name: str, options: tuple[str, ...], plays: bool) -> None:
    assert plays_in_browsers(probe(encoded(film, name, *options))) is plays


def test_matroska_is_played_under_the_name_of_webm_alone(film: Path) -> None:
    webm = encoded(film, "b.webm", "-c:v", "libvpx", "-c:a", "libopus")
    renamed = webm.with_name("b.mkv")
    renamed.write_bytes(webm.read_bytes())
    assert plays_in_browsers(probe(webm))
    assert not plays_in_browsers(probe(renamed))


def test_of_joined_recordings_a_browser_plays_the_first_alone(film: Path) -> None:
    one = encoded(film, "c.mp3", "-vn")
    info = probe(one)
    assert plays_in_browsers(info)
    assert not plays_in_browsers(MediaInfo(**{**vars(info), "parts": (info, info)}))


def test_the_probe_tells_the_codec_of_the_pictures(film: Path) -> None:
    mp4 = encoded(film, "a.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac")
    assert probe(mp4).picture == "h264"
    assert probe(encoded(film, "a.wav", "-vn")).picture is None
