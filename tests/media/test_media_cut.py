# ruff: noqa: F811 - fixtures are imported by name
"""Files that end in the middle of their data, although no header says how long they should be."""

from __future__ import annotations

from pathlib import Path

import pytest
from media_samples import decoded, encoded, ffmpeg, media_folder, parts, strung  # noqa: F401

from lectura.errors import NotMediaError
from lectura.records.transcript import Truncation

AAC = ("-c:a", "aac", "-b:a", "96k")
FRAGMENTS = ("-movflags", "+empty_moov+default_base_moof", "-frag_duration", "700000")
PICTURES = ("-f", "lavfi", "-i", "testsrc2=size=64x48:rate=10:duration=4")


def cut(full: Path, path: Path, share: float) -> Path:
    # An odd number: a transport stream that ends behind a whole packet shows nothing.
    path.write_bytes(full.read_bytes()[: int(full.stat().st_size * share) | 1])
    return path


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("fragments.mp4", (*AAC, *FRAGMENTS)),
        ("pictures.mp4", (*PICTURES, "-c:v", "mpeg4", *AAC, *FRAGMENTS)),
        ("sent.webm", ("-c:a", "libopus", "-live", "1")),
        ("pictures.mkv", (*PICTURES, "-c:v", "mpeg4", "-c:a", "libopus", "-live", "1")),
        ("up.ts", AAC),
        ("pictures.ts", (*PICTURES, "-c:v", "mpeg2video", *AAC)),
        ("up.m2ts", (*AAC, "-mpegts_m2ts_mode", "1", "-f", "mpegts")),
        ("up.opus", ("-c:a", "libopus", "-page_duration", "100000")),
        ("up.ogg", ("-c:a", "libvorbis", "-page_duration", "100000")),
        ("sent.flv", (*AAC, "-flvflags", "no_duration_filesize")),
        ("up.avi", ("-c:a", "libmp3lame")),
        ("up.wma", ("-c:a", "wmav2")),
        ("up.caf", ("-c:a", "pcm_s16le")),
        ("up.w64", ()),
        ("up.mpg", ("-c:a", "mp2")),
        ("up.vob", (*PICTURES, "-c:v", "mpeg2video", "-c:a", "ac3")),
    ],
)
def test_a_cut_file_is_told(parts: tuple[Path, Path], name: str, options: tuple[str, ...]) -> None:
    full = encoded(parts[0], f"full.{name}", *options)
    assert decoded(full)[1].report.truncated is None
    assert decoded(full)[1].report.notices == ()
    for share in (0.47, 0.83):
        report = decoded(cut(full, full.with_name(f"cut.{name}"), share))[1].report
        assert report.truncated == Truncation(got_seconds=report.seconds, declared_seconds=None)
        assert report.seconds == pytest.approx(4.0 * share, abs=0.8)
        assert [notice.code for notice in report.notices] == ["truncated"]
        assert "cut off" in report.notices[0].message


def test_what_the_header_declares_is_said_where_it_does(parts: tuple[Path, Path]) -> None:
    full = encoded(parts[0], "declared.mkv", "-c:a", "libopus")
    report = decoded(cut(full, full.with_name("cut.declared.mkv"), 0.9))[1].report
    assert report.truncated is not None  # though less than a second is missing
    assert report.truncated.declared_seconds == pytest.approx(4.0, abs=0.05)


@pytest.mark.parametrize(("name", "codec"), [("cut.aac", "aac"), ("cut.mp2", "mp2")])
def test_bare_frames_cannot_tell(parts: tuple[Path, Path], name: str, codec: str) -> None:
    full = encoded(parts[0], f"bare.{name}", "-c:a", codec)
    report = decoded(cut(full, full.with_name(name), 0.5))[1].report
    assert (report.truncated, report.notices) == (None, ())


def test_a_cut_table_of_contents_is_no_loss(parts: tuple[Path, Path]) -> None:
    full = encoded(parts[0], "table.mp4", *AAC, *FRAGMENTS)
    data = full.read_bytes()
    path = full.with_name("no-table.mp4")
    path.write_bytes(data[: data.rindex(b"mfra") + 20])
    assert decoded(path)[1].report.truncated is None


def test_a_cut_index_is_told_plainly(parts: tuple[Path, Path]) -> None:
    full = encoded(parts[0], "indexed.mp4", *AAC)
    path = full.with_name("half-index.mp4")
    data = full.read_bytes()
    path.write_bytes(data[: data.rindex(b"stbl") + 20])
    with pytest.raises(NotMediaError, match=r"is cut off"):
        decoded(path)


def test_bytes_behind_a_whole_file_are_no_cut(parts: tuple[Path, Path]) -> None:
    for name, options in (("tail.mp4", (*AAC, *FRAGMENTS)), ("tail.ts", AAC)):
        full = encoded(parts[0], f"whole.{name}", *options)
        path = full.with_name(name)
        path.write_bytes(full.read_bytes() + b"\xff\xd8\xff\xe1 no part of it")
        assert decoded(path)[1].report.truncated is None


def test_a_cut_last_part_of_several(parts: tuple[Path, Path]) -> None:
    up, down = (encoded(part, f"{part.stem}.joint.opus", "-c:a", "libopus") for part in parts)
    half = cut(down, down.with_name("half.opus"), 0.5)
    report = decoded(strung(up.with_name("cut.joined.opus"), up, half))[1].report
    assert report.truncated == Truncation(got_seconds=report.seconds, declared_seconds=None)
    assert {notice.code for notice in report.notices} == {"clock-restarted", "truncated"}


def test_a_recording_that_begins_late_and_is_whole(parts: tuple[Path, Path]) -> None:
    path = parts[0].with_name("late.fragments.mp4")
    ffmpeg("-itsoffset", "3", "-i", parts[0], *PICTURES, "-c:v", "mpeg4", *AAC, *FRAGMENTS, path)
    assert decoded(path)[1].report.truncated is None
