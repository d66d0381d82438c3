"""Slides are pictures with text on them."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from lectura.errors import MissingDependencyError
from lectura.process.installation import installation
from lectura.testing.slides import HEIGHT, WIDTH, Slide, draw

pytestmark = pytest.mark.needs("demo")


def bright(path: Path) -> int:
    """Number of bright pixels."""
    from PIL import Image

    return int((np.asarray(Image.open(path).convert("L")) > 128).sum())


def test_a_slide_is_a_png_of_the_size_of_a_video(tmp_path: Path) -> None:
    from PIL import Image

    draw(Slide("Título", ("una línea", "otra línea")), tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as picture:
        assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))


def test_more_lines_are_more_ink(tmp_path: Path) -> None:
    draw(Slide("Título"), tmp_path / "a.png")
    draw(Slide("Título", ("una línea", "otra línea")), tmp_path / "b.png")
    assert 1000 < bright(tmp_path / "a.png") < bright(tmp_path / "b.png")


def test_without_the_extra_the_install_line_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(MissingDependencyError) as caught:
        draw(Slide("Título"), tmp_path / "a.png")
    assert caught.value.hint == installation().with_extra("demo")


def test_letters_with_accents_are_no_boxes(tmp_path: Path) -> None:
    draw(Slide("áéíóú"), tmp_path / "a.png")
    draw(Slide("ñüàèò"), tmp_path / "b.png")
    assert (tmp_path / "a.png").read_bytes() != (tmp_path / "b.png").read_bytes()
