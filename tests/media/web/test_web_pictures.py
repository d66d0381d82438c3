"""Pictures small enough for a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from media_samples import ffmpeg

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
    assert (media_type, data[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert 1000 < len(data) <= MOST < len(detailed)
    assert small_picture(detailed, MOST) == made


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
