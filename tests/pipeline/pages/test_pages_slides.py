"""The slides of a page: lists that are put together, pictures that are inside."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from lectura.errors import UsageError
from lectura.media.tools import ffmpeg_path
from lectura.pipeline.pages.slides import read_slides
from schema_checks import PUBLISHED


def listed(path: Path, *slides: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"slides": slides}), encoding="utf-8")
    return path


def picture(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    source = ["-f", "lavfi", "-i", "color=red:s=64x48", "-frames:v", "1"]
    subprocess.run([str(ffmpeg_path()), "-loglevel", "error", *source, str(path)], check=True)
    return path


def test_a_picture_is_inside_as_it_is(tmp_path: Path) -> None:
    data = picture(tmp_path / "slides/one.png").read_bytes()
    file = listed(tmp_path / "a.json", {"start": 0, "end": 5, "image": "slides/one.png"})
    slides, images = read_slides((file,))
    assert slides is not None
    assert [one.image for one in slides.slides] == ["slides/one.png"]
    address = "data:image/png;base64," + base64.b64encode(data).decode()
    assert images == {"slides/one.png": address}


@pytest.mark.parametrize("image", ["../secret.png", "gone.png", "a.json"])
def test_a_list_reaches_nothing_but_pictures_in_its_folder(tmp_path: Path, image: str) -> None:
    picture(tmp_path / "secret.png")
    file = listed(tmp_path / "lists/a.json", {"start": 0, "end": 5, "image": image, "title": "T"})
    slides, images = read_slides((file,))
    assert slides is not None
    assert ([one.title for one in slides.slides], images) == (["T"], {})


def test_an_absolute_path_is_not_followed(tmp_path: Path) -> None:
    secret = picture(tmp_path / "secret.png")
    file = listed(tmp_path / "lists/a.json", {"start": 0, "end": 5, "image": str(secret)})
    assert read_slides((file,))[1] == {}


def test_several_lists_are_one_in_the_order_of_time(tmp_path: Path) -> None:
    first = listed(tmp_path / "a/s.json", {"start": 10, "end": 30, "title": "B"})
    second = listed(
        tmp_path / "b/s.json",
        {"start": 0, "end": 15, "title": "A"},
        {"start": 20, "end": 25, "title": "C"},
    )
    slides, _ = read_slides((first, second))
    assert slides is not None
    assert [(one.title, one.start, one.end) for one in slides.slides] == [
        ("A", 0, 10), ("B", 10, 20), ("C", 20, 25),
    ]  # fmt: skip


@pytest.mark.parametrize("content", [None, "{", "[]", '{"slides": [{"start": 2, "end": 1}]}'])
def test_what_is_no_list_is_refused_with_its_name(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "s.json"
    if content is not None:
        file.write_text(content)
    with pytest.raises(UsageError, match=r"s\.json cannot be read") as told:
        read_slides((file,))
    assert "--slides SLIDES.json" in (told.value.hint or "")
    named = re.search(r"schemas/[\w.]+\.json", told.value.hint or "")
    assert named is not None
    assert (PUBLISHED.parent / named[0]).is_file()


def test_no_list_no_slides() -> None:
    assert read_slides(()) == (None, {})
