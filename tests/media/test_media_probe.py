# ruff: noqa: F811 - fixtures are imported by name
from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from media_samples import ffmpeg, media_folder, tone, whole  # noqa: F401

from lectura.errors import NoAudioError, NotMediaError, TrackError
from lectura.media.probe import probe
from lectura.media.source import source_of
from lectura.media.tools import ffmpeg_path, ffmpeg_version
from lectura.media.track import choose_track


def test_tracks_times_and_day(media_folder: Path, tone: Path) -> None:
    path = media_folder / "probe.mp4"
    ffmpeg(
        "-f", "lavfi", "-i", "color=size=64x48:rate=5:duration=10", "-i", tone,
        "-c:v", "mpeg4", "-c:a", "aac", "-metadata", "creation_time=2026-03-09T08:00:00Z",
        "-metadata:s:a:0", "language=spa", path,
    )  # fmt: skip
    info = probe(path)
    assert info.has_video
    assert info.duration == pytest.approx(10.0, abs=0.1)
    assert info.recorded is not None
    assert info.recorded.date() == dt.date(2026, 3, 9)
    (track,) = info.tracks
    assert (track.index, track.codec, track.channels, track.language) == (0, "aac", 1, "spa")
    assert track.duration == pytest.approx(10.0, abs=0.1)
    source = source_of(path, info, choose_track(info, None), "ab" * 32)
    assert (source.name, source.track, source.channel) == ("probe.mp4", 0, "mix")
    assert source.recorded == dt.date(2026, 3, 9)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.mp4", b"", "is empty"),
        ("text.mp4", b"These are my notes of the class.\n" * 20, "a text file"),
        ("junk.mp4", bytes(range(7, 200)) * 40, "not a recording"),
        ("nomoov.mp4", b"\0\0\0\x18ftypisom\0\0\2\0isommp41\0\0\x10\0mdat" + b"\1" * 4000, "moov"),
        ("list.m3u8", b"#EXTM3U\n#EXT-X-TARGETDURATION:9\nother.ts\n", "playlist"),
        ("list.mp4", b"#EXTM3U\n#EXTINF:9,\n/etc/passwd\n", "playlist"),
        ("cat.mp4", b"ffconcat version 1.0\nfile other.mp4\n", "playlist"),
        ("dash.mp4", b'<?xml version="1.0"?>\n<MPD type="static"></MPD>', "playlist"),
        ("notes.txt", b"These are my notes of the class.\n" * 20, "a text file"),
    ],
)
def test_what_is_no_recording(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(NotMediaError, match=sentence) as caught:
        probe(path)
    assert caught.value.hint
    assert name in caught.value.message


def test_missing_folder_and_forbidden(tmp_path: Path) -> None:
    with pytest.raises(NotMediaError, match="no file"):
        probe(tmp_path / "nowhere.mp4")
    with pytest.raises(NotMediaError, match="a folder"):
        probe(tmp_path)
    forbidden = tmp_path / "forbidden.mp4"
    forbidden.write_bytes(b"x")
    forbidden.chmod(0)
    if os.access(forbidden, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(NotMediaError, match="cannot be read"):
        probe(forbidden)


def test_a_local_playlist_is_never_followed(tmp_path: Path, tone: Path) -> None:
    secret = tmp_path / "secret.wav"
    secret.write_bytes(tone.read_bytes())
    path = tmp_path / "lecture.mp4"
    path.write_text(f"#EXTM3U\n#EXTINF:10,\n{secret}\n#EXT-X-ENDLIST\n", encoding="utf-8")
    with pytest.raises(NotMediaError, match="playlist"):
        probe(path)


def test_a_hidden_manifest_is_not_opened_either(tmp_path: Path, tone: Path) -> None:
    (tmp_path / "secret.wav").write_bytes(tone.read_bytes())
    path = tmp_path / "lecture.mpd"
    path.write_text(
        "<!DOCTYPE x><MPD xmlns='urn:mpeg:dash:schema:mpd:2011' type='static' "
        "profiles='urn:mpeg:dash:profile:isoff-on-demand:2011' mediaPresentationDuration='PT10S'>"
        "<Period><AdaptationSet mimeType='audio/wav'><Representation id='1' bandwidth='1'>"
        "<BaseURL>secret.wav</BaseURL></Representation></AdaptationSet></Period></MPD>",
        encoding="utf-8",
    )
    with pytest.raises(NotMediaError, match="a text file"):
        probe(path)


def test_container_without_streams(shared: Path) -> None:
    with pytest.raises(NotMediaError, match="neither sound nor pictures"):
        probe(shared / "media" / "fmt_nostreams.mp4")


def test_video_without_audio(media_folder: Path) -> None:
    path = media_folder / "mute.mp4"
    ffmpeg("-f", "lavfi", "-i", "color=size=64x48:rate=5:duration=2", "-c:v", "mpeg4", path)
    with pytest.raises(NoAudioError, match="no audio track"):
        choose_track(probe(path), None)


@pytest.fixture(scope="session")
def two_tracks(media_folder: Path) -> Path:
    """Track 0 silent, track 1 a tone, flagged as the default."""
    path = media_folder / "two.mkv"
    ffmpeg(
        "-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-f", "lavfi", "-i", "sine=duration=5",
        "-map", "0:a", "-map", "1:a", "-t", "5", "-c:a", "flac",
        "-disposition:a:0", "0", "-disposition:a:1", "default",
        "-metadata:s:a:1", "title=Room", path,
    )  # fmt: skip
    return path


def test_the_default_track_is_heard(two_tracks: Path) -> None:
    choice = choose_track(probe(two_tracks), None)
    assert (choice.track.index, choice.reason) == (1, "it is the default track")
    assert choice.notices[0].code == "track"
    assert '"Room"' in choice.notices[0].message
    assert abs(whole(two_tracks)).max() > 0.05


def test_a_silent_default_gives_way_to_the_loudest(two_tracks: Path, media_folder: Path) -> None:
    path = media_folder / "silentdefault.mkv"
    ffmpeg(
        "-i", two_tracks, "-map", "0:a", "-c", "copy",
        "-disposition:a:0", "default", "-disposition:a:1", "0", path,
    )  # fmt: skip
    choice = choose_track(probe(path), None)
    assert (choice.track.index, choice.reason) == (1, "it is the loudest")


def test_the_wanted_track_and_a_wrong_one(two_tracks: Path) -> None:
    choice = choose_track(probe(two_tracks), 0)
    assert (choice.track.index, choice.notices) == (0, ())
    with pytest.raises(TrackError, match=r"no audio track 7.*Room") as caught:
        choose_track(probe(two_tracks), 7)
    assert caught.value.exit_status == 2


def test_channels_that_cancel_are_not_mixed(media_folder: Path) -> None:
    path = media_folder / "antiphase.wav"
    ffmpeg(
        "-f", "lavfi", "-i", "sine=duration=6:sample_rate=16000",
        "-af", "pan=stereo|c0=c0|c1=-1*c0", path,
    )  # fmt: skip
    choice = choose_track(probe(path), None)
    assert choice.channel == 0
    assert [notice.code for notice in choice.notices] == ["anti-phase"]
    assert abs(whole(path)).max() > 0.05


def test_ordinary_stereo_is_mixed(media_folder: Path) -> None:
    path = media_folder / "stereo.wav"
    ffmpeg("-f", "lavfi", "-i", "sine=duration=6", "-ac", "2", path)
    choice = choose_track(probe(path), None)
    assert (choice.channel, choice.notices) == ("mix", ())


def test_ffmpeg_is_found_and_tells_its_version() -> None:
    assert ffmpeg_path().exists()
    assert ffmpeg_version() != "unknown"
