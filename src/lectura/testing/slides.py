"""Slides as pictures: a title and lines of text, light on dark, as a lecturer projects them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.process.installation import missing_extra

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1280, 720
"""Size of a slide in pixels."""

_MARGIN = 90
_BACKGROUND, _TITLE, _TEXT = "#14213d", "#fca311", "#ffffff"
_TITLE_PIXELS, _TEXT_PIXELS = 64, 40
_FONTS = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf", "Helvetica.ttc")


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
    lines = [(slide.title, _MARGIN, _TITLE, _TITLE_PIXELS)]
    for number, line in enumerate(slide.lines):
        y = _MARGIN + 2 * _TITLE_PIXELS + round(1.7 * _TEXT_PIXELS * number)
        lines.append((f"•  {line}", y, _TEXT, _TEXT_PIXELS))
    for text, y, colour, pixels in lines:
        if (font := _system_font(pixels)) is not None:
            pen.text((_MARGIN, y), text, colour, font)
        else:  # Pillow's own has no letter with an accent
            pen.text((_MARGIN, y), _plain(text), colour, ImageFont.load_default(pixels))
    picture.save(path, format="PNG")


def _system_font(pixels: int) -> FreeTypeFont | None:
    """A font of this machine, looked for by name in the system's own folders."""
    from PIL import ImageFont  # noqa: PLC0415 (an extra)

    for name in _FONTS:
        with suppress(OSError):
            return ImageFont.truetype(name, pixels)
    return None


def _plain(text: str) -> str:
    """The text in the letters of ASCII: without accents, and with a hyphen for the bullet."""
    letters = unicodedata.normalize("NFD", text.replace("•", "-"))
    return letters.encode("ascii", "ignore").decode()
