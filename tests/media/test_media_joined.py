# ruff: noqa: F811 - fixtures are imported by name
"""Recordings joined in one file: all that can be decoded is kept in order, the joint is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from media_samples import (  # noqa: F401
    decoded,
    encoded,
    ffmpeg,
    media_folder,
    onset,
    parts,
    places,
    strung,
    whole,
    without_packets,
)

from lectura.audio import SAMPLE_RATE
from lectura.media.probe import probe
from lectura.media.stream import AudioStream

AAC = ("-c:a", "aac", "-b:a", "96k")
PICTURES = ("-f", "lavfi", "-i", "testsrc2=size=64x48:rate=10:duration=3")
FRAGMENTS = ("-movflags", "+empty_moov+default_base_moof", "-frag_duration", "700000")


def check(path: Path, *pieces: Path, told: bool = True, within: float = 0.06) -> AudioStream:
    """All of each piece is heard, one behind the other, as it sounds alone."""
    alone = [whole(piece) for piece in pieces]
    audio, stream = decoded(path)
    joints = np.cumsum([0, *(piece.size for piece in alone)]) / SAMPLE_RATE
    assert audio.size / SAMPLE_RATE == pytest.approx(float(joints[-1]), abs=within)
    assert places(audio, *alone) == pytest.approx(list(joints[:-1]), abs=within)
    assert audio.size / SAMPLE_RATE == pytest.approx(stream.report.seconds, abs=0.001)
    assert (stream.report.truncated, stream.report.lost, stream.report.gaps) == (None, (), ())
    codes = [notice.code for notice in stream.report.notices]
    assert codes == (["clock-restarted"] if told else [])
    if told:
        assert stream.report.restarts == pytest.approx(list(joints[1:-1]), abs=within)
    return stream


@pytest.mark.parametrize("offset", [0.0, 2.0, 3.6, 600.0, 50_000.0])
def test_transport_streams(parts: tuple[Path, Path], offset: float) -> None:
    """The second's clock begins like the first's, within it, a little early, far behind it."""
    up = encoded(parts[0], "up.ts", *AAC)
    down = encoded(parts[1], f"down{offset}.ts", *AAC, "-output_ts_offset", f"{offset}")
    stream = check(strung(parts[0].with_name(f"joined{offset}.ts"), up, down), up, down)
    assert "0:04" in stream.report.notices[0].message


def test_three_parts_and_one_before_the_clock_of_the_first(parts: tuple[Path, Path]) -> None:
    late = encoded(parts[0], "late.ts", *AAC, "-output_ts_offset", "3600")
    down = encoded(parts[1], "down0.0.ts", *AAC)
    path = strung(parts[0].with_name("three.ts"), late, down, late)
    assert check(path, late, down, late).report.seconds < 12  # not 26 hours


def test_a_clock_that_runs_over_is_no_restart(parts: tuple[Path, Path]) -> None:
    path = encoded(parts[0], "over.ts", *AAC, "-output_ts_offset", str(2**33 / 90_000 - 3))
    check(path, encoded(parts[0], "up.ts", *AAC), told=False)


def test_pictures_and_sound(parts: tuple[Path, Path]) -> None:
    pictures = ("-f", "lavfi", "-i", "testsrc2=size=64x48:rate=10", "-shortest")
    up = encoded(parts[0], "up.av.ts", *pictures, *AAC)
    down = encoded(parts[1], "down.av.ts", *pictures, *AAC)
    path = strung(parts[0].with_name("joined.av.ts"), up, down)
    check(path, encoded(parts[0], "up.ts", *AAC), encoded(parts[1], "down0.0.ts", *AAC))


@pytest.mark.parametrize(
    ("suffix", "options", "others"),
    [
        ("opus", ("-c:a", "libopus"), ()),
        ("opus", ("-c:a", "libopus"), ("-ac", "2")),
        ("ogg", ("-c:a", "libvorbis"), ()),
        ("ogg", ("-c:a", "libvorbis"), ("-ar", "22050", "-ac", "2")),
        ("oga", ("-c:a", "flac"), ("-ar", "44100", "-ac", "2")),
        ("flac", ("-c:a", "flac"), ()),
        ("flac", ("-c:a", "flac"), ("-ar", "44100")),
        ("aac", AAC, ()),
        ("aac", AAC, ("-ar", "22050")),
        ("aac", AAC, ("-ac", "2")),
        ("mkv", ("-c:a", "libopus"), ()),
        ("mkv", AAC, ("-ar", "44100", "-ac", "2")),
        ("mp4", AAC, ("-ar", "44100")),
        ("m4a", (*AAC, *FRAGMENTS), ()),
        ("wav", (), ("-ar", "16000")),
        ("wav", ("-rf64", "always"), ()),
        ("aiff", (), ("-ar", "16000")),
        ("avi", ("-c:a", "libmp3lame"), ()),
        ("flv", AAC, ()),
        ("mpg", ("-c:a", "mp2"), ()),
        ("wma", ("-c:a", "wmav2"), ()),
        ("caf", ("-c:a", "pcm_s16le"), ("-ar", "16000")),
        ("au", (), ("-ar", "16000")),
        ("w64", (), ("-ar", "16000")),
        ("wv", ("-c:a", "wavpack"), ("-ar", "16000", "-ac", "2")),
        ("tta", ("-c:a", "tta"), ()),
    ],
)
def test_other_containers(
    parts: tuple[Path, Path], suffix: str, options: tuple[str, ...], others: tuple[str, ...]
) -> None:
    """Also where the second part has another sample rate or number of channels."""
    name = f"{'-'.join((*options[-1:], *others))}.{suffix}"
    up = encoded(parts[0], f"up.{name}", *options)
    down = encoded(parts[1], f"down.{name}", *options, *others)
    told = suffix != "aac" or bool(others)  # bare frames have no clock to restart
    path = strung(parts[0].with_name(f"joined.{name}"), up, down)
    check(path, up, down, told=told)


def test_waves_whose_recorder_could_not_go_back(parts: tuple[Path, Path]) -> None:
    """Such as came through a pipe: their heads do not tell their lengths."""
    pieces = []
    for part, rate in zip(parts, ("48000", "16000"), strict=True):
        whole_one = encoded(part, f"{part.stem}.piped.{rate}.wav", "-ar", rate, "-bitexact")
        data = bytearray(whole_one.read_bytes())
        data[4:8] = data[40:44] = b"\xff" * 4
        pieces.append(whole_one.with_name(f"{part.stem}.unknown.wav"))
        pieces[-1].write_bytes(data)
    check(strung(parts[0].with_name("piped.wav"), *pieces), *pieces)


@pytest.mark.parametrize("forms", [((), FRAGMENTS), (FRAGMENTS, ()), ((), ())])
def test_movies_of_both_kinds(
    parts: tuple[Path, Path], tmp_path: Path, forms: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    """libav opens no file in which fragments follow a movie with its index at the end."""
    pieces = [tmp_path / "up.mp4", tmp_path / "down.mp4"]
    for part, piece, form in zip(parts, pieces, forms, strict=True):
        ffmpeg("-i", part, *AAC, *form, piece)
    check(strung(tmp_path / "joined.mp4", *pieces), *pieces)


def test_other_rates_first(parts: tuple[Path, Path]) -> None:
    low = encoded(parts[1], "low.aac", *AAC, "-ar", "22050")
    high = encoded(parts[0], "high.aac", *AAC)
    check(strung(parts[0].with_name("up-again.aac"), low, high, low), low, high, low)


def test_mp3(parts: tuple[Path, Path]) -> None:
    up = encoded(parts[0], "up.mp3", "-c:a", "libmp3lame")
    down = encoded(parts[1], "down.mp3", "-c:a", "libmp3lame", "-ar", "16000")
    # What a player leaves out at the beginning of the second is heard.
    path = strung(parts[0].with_name("joined.mp3"), up, down)
    check(path, up, down, told=False, within=0.12)


def test_mp3_of_other_bit_rates_and_with_a_cover(parts: tuple[Path, Path], tmp_path: Path) -> None:
    """What lies between two frames is a picture or other frames, and no lost time."""
    long = tmp_path / "long.mp3"  # a minute, in which the bit rate is learnt
    ffmpeg("-stream_loop", "13", "-i", parts[0], "-c:a", "libmp3lame", "-b:a", "32k", long)
    down = encoded(parts[1], "down.32k.mp3", "-c:a", "libmp3lame", "-b:a", "32k")
    fast = encoded(parts[1], "fast.mp3", "-c:a", "libmp3lame", "-b:a", "160k")
    size = 300_000
    length = bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    cover = tmp_path / "cover.mp3"
    cover.write_bytes(b"ID3\x03\x00\x00" + length + bytes(size) + down.read_bytes())
    check(strung(tmp_path / "art.mp3", long, cover), long, down, told=False, within=0.12)
    path = strung(tmp_path / "rates.mp3", long, fast, down)
    check(path, long, fast, down, told=False, within=0.2)


def test_fragments_each_with_the_header_again_go_on(parts: tuple[Path, Path]) -> None:
    path = encoded(parts[0], "fragments.m4a", *AAC, *FRAGMENTS)
    data = path.read_bytes()
    first, second = data.index(b"moof") - 4, data.index(b"moof", data.index(b"moof") + 4) - 4
    again = path.with_name("again.m4a")
    again.write_bytes(data[:second] + data[:first] + data[second:])
    assert whole(again).size == pytest.approx(whole(path).size, abs=0.06 * SAMPLE_RATE)
    assert places(whole(again), whole(path)) == pytest.approx([0.0], abs=0.03)


@pytest.mark.parametrize("start", [1.0, 4.0, 5.5])
@pytest.mark.parametrize("name", ["joined.ts", "joined.opus"])
def test_a_resumed_stream_gives_the_very_samples(
    parts: tuple[Path, Path], name: str, start: float
) -> None:
    options = AAC if name.endswith("ts") else ("-c:a", "libopus")
    pieces = [encoded(part, part.stem + ".resumed" + Path(name).suffix, *options) for part in parts]
    path = strung(parts[0].with_name(f"resumed.{name}"), *pieces)
    everything = whole(path)
    assert np.array_equal(whole(path, start=start), everything[round(start * SAMPLE_RATE) :])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (AAC, ("-c:a", "mp2")),
        (AAC, (*AAC, "-streamid", "0:400")),
        (AAC, (*AAC, "-ar", "22050", "-ac", "2")),
        (AAC, (*PICTURES, *AAC)),
        ((*PICTURES, *AAC), AAC),
    ],
)
def test_transport_streams_with_other_tracks(
    parts: tuple[Path, Path], tmp_path: Path, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    up, down = tmp_path / "up.ts", tmp_path / "down.ts"
    ffmpeg("-i", parts[0], *first, up)
    ffmpeg("-i", parts[1], *second, down)
    # A first part that ends inside a packet moves all the others from their places.
    up.write_bytes(up.read_bytes() + b"\x47\x01\x00")
    sound = [encoded(part, f"{part.stem}.sound.ts", *AAC) for part in parts]
    check(strung(tmp_path / "joined.ts", up, down), *sound)


@pytest.mark.parametrize("kept", [42, 9000])
def test_a_part_that_cannot_be_decoded_is_told(
    parts: tuple[Path, Path], tmp_path: Path, kept: int
) -> None:
    """It cannot be opened at all, or what is behind its head is gone."""
    options = ("-c:a", "flac", "-frame_size", "4096")
    up, down = encoded(parts[0], "good.flac", *options), tmp_path / "bad.flac"
    data = encoded(parts[1], "whole.flac", *options).read_bytes()
    down.write_bytes(data[:kept] + bytes(len(data) - kept))
    audio, stream = decoded(strung(tmp_path / "partly.flac", up, down, up))
    report = stream.report
    assert report.seconds == pytest.approx(11.0, abs=1.0)
    assert places(audio, whole(up)) == pytest.approx([0.0], abs=0.01)
    last = audio.size - 4 * SAMPLE_RATE
    assert places(audio[last:], whole(up)) == pytest.approx([0.0], abs=0.01)
    assert report.lost or report.truncated
    assert {"lost-audio", "truncated"} & {notice.code for notice in report.notices}


def test_a_hole_in_the_second_part_stays_one(parts: tuple[Path, Path]) -> None:
    up = encoded(parts[0], "up.hole.mkv", "-c:a", "libopus")
    hole = parts[1].with_name("hole.mkv")
    without_packets(up, hole, 1.0, 3.0)
    path = strung(parts[0].with_name("hole.joined.mkv"), up, hole)
    audio, stream = decoded(path)
    assert stream.report.seconds == pytest.approx(8.0, abs=0.06)
    assert onset(audio, after=5.5) == pytest.approx(7.0, abs=0.1)
    assert [notice.code for notice in stream.report.notices] == ["clock-restarted", "audio-gap"]
    assert stream.report.gaps[0].start == pytest.approx(5.0, abs=0.1)


def holed(source: Path, path: Path, container: str, late: float) -> None:
    """A recording whose second half begins later, in a container without a declared length."""
    ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=size=64x48:rate=1:duration=50", "-i", source,
        "-af", f"asetpts='PTS+gte(T,2)*{late}/TB'", "-map", "1:a", *container.split(), path,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("late", "container", "seconds"),
    [
        (10.0, "-c:a aac -f mpegts", 14.0),
        (40.0, "-c:a aac -f mpegts", 4.0),  # nothing in so small a file can last that long
        (40.0, "-map 0:v -c:v mpeg2video -c:a aac -f mpegts", 50.0),  # but its pictures do
        (1800.0, "-c:a libopus -f matroska", 1804.0),  # and so does what a header declares
        (20.0, "-c:a libopus -f matroska -live 1", 24.0),
    ],
)
def test_which_gaps_are_real(
    parts: tuple[Path, Path], tmp_path: Path, late: float, container: str, seconds: float
) -> None:
    path = tmp_path / "holed"
    holed(parts[0], path, container, late)
    _, stream = decoded(path)
    assert stream.report.seconds == pytest.approx(seconds, abs=0.2)
    expected = ["audio-gap"] if seconds > 4 else ["clock-restarted"]
    assert [notice.code for notice in stream.report.notices] == expected


def test_pictures_on_another_clock_than_the_sound(parts: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "clocks.ts"
    ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=size=64x48:rate=10:duration=4",
        "-itsoffset", "9000", "-i", parts[0], "-c:v", "mpeg2video", *AAC, path,
    )  # fmt: skip
    audio, stream = decoded(path)
    assert stream.report.seconds == pytest.approx(4.0, abs=0.1)
    assert places(audio, whole(encoded(parts[0], "up.ts", *AAC))) == pytest.approx([0], abs=0.06)


def test_an_edit_list_is_followed(parts: tuple[Path, Path], tmp_path: Path) -> None:
    full, path = encoded(parts[0], "edit.m4a", *AAC), tmp_path / "edited.m4a"
    ffmpeg("-ss", "1.5", "-i", full, "-c", "copy", path)
    audio, stream = decoded(path)
    assert stream.report.seconds == pytest.approx(2.5, abs=0.06)
    assert places(audio, whole(full)[int(1.5 * SAMPLE_RATE) + 1000 :]) == pytest.approx(
        [1000 / SAMPLE_RATE], abs=0.03
    )
    assert stream.report.notices == ()


def test_many_parts_are_told_in_one_sentence(parts: tuple[Path, Path]) -> None:
    down = encoded(parts[1], "one.opus", "-c:a", "libopus")
    path = strung(parts[0].with_name("many.opus"), *[down] * 8)
    assert len(probe(path).parts) == 8
    (notice,) = decoded(path)[1].report.notices
    assert "0:03, 0:06, 0:09, 0:12, 0:15 and 2 more places" in notice.message
