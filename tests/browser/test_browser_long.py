"""A page of three hours, and one in Firefox. How fast: ``benchmarks/page.py``."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lectures import SOUND, the_class, write_silence
from long_lectures import long_lecture
from visits import Open

from lectura.page import render_page

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.needs("browser")

FIREFOX_SECONDS = 90


def test_three_hours_are_opened_searched_and_played(visit: Open) -> None:
    lecture = long_lecture()
    page = visit(lecture).ready()
    assert page.file.stat().st_size <= 2_500_000
    spoken = sum(len(segment.words) for segment in lecture.transcript.segments)
    assert spoken == 28_000
    page.search("aguja")
    page.until("() => (CSS.highlights.get('found-current')?.size ?? 0) === 1")
    lines: list[int] = page.page.evaluate(
        """() => [...document.querySelectorAll(".line")]
          .filter((one) => /aguja/.test(one.textContent)).map((one) => Number(one.id.slice(1)))"""
    )
    assert len(lines) == 28
    page.page.keyboard.press("Enter")
    assert page.page.evaluate("() => document.querySelectorAll('#map a').length") > 100
    last = lecture.transcript.segments[-1]
    assert last.start is not None
    page.seek(last.start + 0.05)
    page.until("(id) => document.getElementById(id).getAttribute('aria-current') === 'true'",
               f"l{len(lecture.transcript.segments) - 1}")  # fmt: skip
    assert page.lit is not None


@pytest.mark.needs("firefox-esr")
def test_firefox_shows_the_page(tmp_path: Path) -> None:
    """A picture of it, wherein as much is drawn as a page has."""
    image = pytest.importorskip("PIL.Image", reason="type: pip install -e '.[demo]'")
    (tmp_path / "clase 1.html").write_text(render_page(the_class()), encoding="utf-8")
    write_silence(tmp_path / SOUND, 100)
    picture = tmp_path / "page.png"
    command = ["firefox-esr", "--headless", "--no-remote", "--profile", str(tmp_path / "profile")]
    (tmp_path / "profile").mkdir()
    subprocess.run(
        [*command, "--window-size=1280,2000", f"--screenshot={picture}",
         (tmp_path / "clase 1.html").as_uri()],
        timeout=FIREFOX_SECONDS, capture_output=True, check=True,
    )  # fmt: skip
    with image.open(picture) as opened:
        assert opened.width == 1280
        grey = opened.convert("L")
        dark = sum(grey.histogram()[:128])
        assert 0.01 < dark / (grey.width * grey.height) < 0.5
