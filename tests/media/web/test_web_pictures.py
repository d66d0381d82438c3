"""Pictures small enough for a page."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest
from media_samples import ffmpeg

from lectura.media.tools import ffmpeg_path
from lectura.media.web import pictures
from lectura.media.web.pictures import small_picture

MOST = 29_900


@pytest.fixture(scope="module")
def detailed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A picture of full size in which every pixel differs from its neighbours."""
    path = tmp_path_factory.mktemp("pictures") / "noise.png"
    ffmpeg("-f", "lavfi", "-i", "nullsrc=s=1920x1080,geq=random(1)*255:128:128", "-frames:v", "1",
           path)  # fmt: skip
    return path.read_bytes()


def test_a_large_picture_is_made_small_and_the_same_again(detailed: bytes, tmp_path: Path) -> None:
    made = small_picture(detailed, MOST)
    assert made is not None
    data, media_type = made
    assert (media_type, data[:4], data[8:12]) == ("image/webp", b"RIFF", b"WEBP")
    assert 1000 < len(data) <= MOST < len(detailed)
    assert small_picture(detailed, MOST) == made


@pytest.mark.skipif(os.name == "nt", reason="a script stands for ffmpeg")
def test_an_ffmpeg_that_writes_no_webp_makes_a_jpeg(
    detailed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poorer = tmp_path / "ffmpeg"
    ours = shlex.quote(str(ffmpeg_path()))
    poorer.write_text(f'#!/bin/sh\ncase "$*" in *webp*) exit 1;; esac\nexec {ours} "$@"\n')
    poorer.chmod(0o755)
    monkeypatch.setattr(pictures, "ffmpeg_path", lambda: poorer)
    made = small_picture(detailed, MOST)
    assert made is not None
    assert (made[1], made[0][:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert 1000 < len(made[0]) <= MOST


def test_what_fits_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "small.png"
    ffmpeg("-f", "lavfi", "-i", "color=red:s=64x48", "-frames:v", "1", path)
    assert small_picture(path.read_bytes(), MOST) == (path.read_bytes(), "image/png")


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"#EXTM3U\nfile:///etc/passwd\n"],
)
def test_what_is_no_picture_is_left_out(data: bytes) -> None:
    assert small_picture(data, MOST) is None


def test_a_damaged_picture_is_left_out() -> None:
    assert small_picture(b"\x89PNG\r\n\x1a\n" + bytes(50_000), MOST) is None
