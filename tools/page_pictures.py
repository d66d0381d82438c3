"""Pictures of a lecture's page: ``python tools/page_pictures.py clase.html -o pictures``.

Light, dark, telephone and paper, at a moment where a word is lit and a search has hits, so that
eyes can look at them; ``print.pdf`` is what a printer would get.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import browsers

PAPER = {"width": 794, "height": 1123}
"""A4 at 96 pixels an inch."""


@dataclass(frozen=True)
class Picture:
    """One way to look at a page.

    Attributes:
        name: of the file, without ``.png``.
        whole: True for the whole page, not only the first window of it.
        options: of the browser's context.
    """

    name: str
    whole: bool = False
    options: dict[str, Any] = field(default_factory=dict)


DESK = {"width": 1280, "height": 900}
PICTURES = (
    Picture("light", options={"viewport": DESK, "color_scheme": "light"}),
    Picture("light-whole", True, {"viewport": DESK, "color_scheme": "light"}),
    Picture("dark", options={"viewport": DESK, "color_scheme": "dark"}),
    Picture("phone", options={
        "viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True,
        "has_touch": True,
    }),
    Picture("phone-dark-whole", True, {
        "viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "is_mobile": True,
    }),
)  # fmt: skip


def take(browser: Browser, page: Path, folder: Path, at: float | None, words: str) -> list[Path]:
    """Make all pictures of a page.

    Args:
        browser: one that runs.
        page: the HTML, its recording beside it.
        folder: where they are written; it is made.
        at: the second of the recording that is shown; None for the beginning.
        words: what is searched; nothing where empty.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for picture in PICTURES:
        opened = _open(browser, page, at, words, picture.options)
        made.append(folder / f"{picture.name}.png")
        if picture.whole:  # else what is far from the window stays white
            opened.add_style_tag(content="* { content-visibility: visible !important }")
        opened.screenshot(path=made[-1], full_page=picture.whole)
        opened.context.close()
    paper = _open(browser, page, None, "", {"viewport": PAPER})
    paper.emulate_media(media="print")
    made += [folder / "print.png", folder / "print.pdf"]
    paper.screenshot(path=made[-2], full_page=True)
    paper.pdf(path=made[-1], format="A4")
    paper.context.close()
    return made


def _open(
    browser: Browser, page: Path, at: float | None, words: str, options: dict[str, Any]
) -> Page:
    opened = browser.new_context(bypass_csp=True, **options).new_page()
    opened.goto(page.resolve().as_uri() + ("" if at is None else f"#t={at:g}"))
    opened.wait_for_timeout(1000)  # until the recording was sought and the page has followed it
    if words:
        opened.fill("#query", words)
        opened.wait_for_timeout(500)
    return opened


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and make the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("page", type=Path, help="the HTML file")
    parser.add_argument("-o", "--output", type=Path, default=Path("pictures"), help="a folder")
    parser.add_argument("--at", type=float, help="second of the recording to show")
    parser.add_argument("--search", default="", help="words to search")
    given = parser.parse_args(arguments)
    if problem := browsers.problem():
        parser.exit(1, f"{problem}\n")
    with browsers.started() as browser:
        for path in take(browser, given.page, given.output, given.at, given.search):
            print(path)


if __name__ == "__main__":
    main()
