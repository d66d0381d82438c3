"""Colours that can be read, in light and dark (WCAG 2.1, 1.4.3 and 1.4.11), and nothing fetched."""

from __future__ import annotations

import re

import pytest

from lectura.page.joining import style

LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{\n(.*?)\n\s*\}", style(), re.DOTALL)[:2]
)
SPEAKERS = [f"s{n}" for n in range(8)]
TEXT = [
    *((text, ground) for text in ("ink", "soft", "accent") for ground in ("paper", "card")),
    *((text, ground) for text in SPEAKERS for ground in ("paper", "card")),
    ("ink", "sunk"), ("soft", "sunk"), ("accent", "accent-soft"), ("on-accent", "accent"),
    ("ink", "lit"), ("ink", "quoted"), ("ink", "found"), ("on-found-now", "found-now"),
    ("warn", "warn-soft"), ("todo", "card"), ("paper", "ink"),
    *(("ink", box) for box in ("topic", "topic-next", "presented", "slide", "slide-next")),
]  # fmt: skip
DRAWN = [("edge", "card"), ("edge", "paper"), *((n, "card") for n in ("point", "doubt", "lost"))]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_both_palettes_are_found() -> None:
    assert set(DARK) == set(LIGHT) > {"ink", "paper", "s7"}
    assert LIGHT["paper"] != DARK["paper"]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(palette: dict[str, str], text: str, ground: str) -> None:
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("drawn", "ground"), DRAWN)
def test_what_is_drawn_can_be_seen(palette: dict[str, str], drawn: str, ground: str) -> None:
    assert contrast(palette[drawn], palette[ground]) >= 3.0


def test_the_style_fetches_nothing() -> None:
    assert re.findall(r"url\(|@import|@font-face|image-set", style()) == []


def test_paper_gets_neither_player_nor_buttons() -> None:
    printed = style()[style().index("@media print") :]
    hidden = printed[: printed.index("display: none !important")].rsplit("}", 1)[1]
    for name in ("#player", "#search", "#overview", "#help", "[data-do]", ".calendar"):
        assert name in hidden


def test_movement_is_only_for_those_who_want_it() -> None:
    moving = [m.start() for m in re.finditer(r"\b(?:transition|animation):", style())]
    wanted = style().index("@media (prefers-reduced-motion: no-preference)")
    assert moving
    assert all(wanted < place < style().index("@media (forced-colors") for place in moving)
