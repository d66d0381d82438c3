"""Slides as pictures: a title and lines of text, light on dark, as a lecturer projects them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lectura.process.installation import missing_extra

WIDTH, HEIGHT = 1280, 720
"""Size of a slide in pixels."""

_MARGIN = 90
_BACKGROUND, _TITLE, _TEXT = "#14213d", "#fca311", "#ffffff"
_TITLE_PIXELS, _TEXT_PIXELS = 64, 40


@dataclass(frozen=True)
class Slide:
    """What stands on a slide; a line must fit its width (about 50 characters)."""

    title: str
    lines: Sequence[str] = ()


def draw(slide: Slide, path: Path) -> None:
    """Write a slide as a PNG of `WIDTH` by `HEIGHT` pixels.

    Raises:
        MissingDependencyError: the extra ``demo`` is not installed.
    """
    try:
        from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise missing_extra("demo", "Drawing slides") from error
    picture = Image.new("RGB", (WIDTH, HEIGHT), _BACKGROUND)
    pen = ImageDraw.Draw(picture)
    title_font = ImageFont.load_default(_TITLE_PIXELS)  # Pillow's own: no font of the system
    text_font = ImageFont.load_default(_TEXT_PIXELS)
    pen.text((_MARGIN, _MARGIN), slide.title, _TITLE, title_font)
    for number, line in enumerate(slide.lines):
        y = _MARGIN + 2 * _TITLE_PIXELS + round(1.7 * _TEXT_PIXELS * number)
        pen.text((_MARGIN, y), f"•  {line}", _TEXT, text_font)
    picture.save(path, format="PNG")
