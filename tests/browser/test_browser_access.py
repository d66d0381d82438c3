"""Everybody can read it: axe, the accessibility tree, zoom, telephones, right to left, paper."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe import breaches
from lectures import CLASS, Phrase, lecture_of, segments_of, the_class, transcript_of
from visits import Open, Visit

import browsers
from lectura.records.transcript import Speaker

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.needs("browser")

ARABIC: tuple[Phrase, ...] = (
    (1.0, 5.0, "S1", "هذا هو الدرس الأول عن الشبكات العصبية."),
    (5.5, 9.0, "S2", "هل فهمتم السؤال؟"),
    (9.5, 14.0, "S1", "نستخدم نموذج Word2Vec في هذا الدرس."),
)
OPEN_ALL = "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(visit: Open, scheme: str, width: int) -> None:
    """With all panels open, a search result, a word that is lit, and the help dialog."""
    page = visit(the_class(), color_scheme=scheme, viewport={"width": width, "height": 800}).ready()
    page.page.evaluate(OPEN_ALL)
    page.search("sobreajuste")
    page.seek(11.0)
    page.until("() => CSS.highlights.get('lit')?.size === 1 && CSS.highlights.get('found')?.size")
    assert breaches(page.page) == []
    page.page.keyboard.press("Escape")
    page.page.evaluate("() => document.activeElement.blur()")
    page.page.keyboard.press("?")
    page.until("() => document.querySelector('#help').open")
    assert breaches(page.page) == []


def test_axe_would_find_something(visit: Open) -> None:
    page = visit(the_class())
    page.page.evaluate(
        """() => document.querySelector("#query")
          .replaceWith(Object.assign(document.createElement("input"), { type: "text" }))"""
    )
    assert any(breach.startswith("label:") for breach in breaches(page.page))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_marks_of_words_can_be_read(visit: Open, scheme: str) -> None:
    """Axe sees no highlight: contrast of what is lit, found and quoted, at least 4.5 to 1."""
    page = visit(the_class(), color_scheme=scheme)
    colours: dict[str, list[str]] = page.page.evaluate(
        "() => Object.fromEntries(['lit', 'found', 'found-current', 'quoted'].map((name) => {"
        "const style = getComputedStyle(document.querySelector('.line'), `::highlight(${name})`);"
        "return [name, [style.color, style.backgroundColor]]; }))"
    )
    for name, pair in colours.items():
        assert contrast(*map(rgb, pair)) >= 4.5, (name, pair)


def rgb(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of a computed colour, 0 to 1; it must be opaque."""
    red, green, blue, *alpha = map(float, re.findall(r"[\d.]+", colour))
    assert colour.startswith("rgb")
    assert alpha in ([], [1.0])
    return red / 255, green / 255, blue / 255


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Ratio of two colours' relative luminances (WCAG 2.1)."""

    def luminance(colour: tuple[float, float, float]) -> float:
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)


def told_in(page: Visit, selector: str) -> list[str]:
    """The words of an element as a screen reader is given them (Chrome's accessibility tree)."""
    client = page.page.context.new_cdp_session(page.page)
    found = client.send(
        "Runtime.evaluate", {"expression": f"document.querySelector({selector!r})"}
    )["result"]["objectId"]
    top = client.send("DOM.describeNode", {"objectId": found})["node"]["backendNodeId"]
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    waiting = [node["nodeId"] for node in nodes if node.get("backendDOMNodeId") == top]
    words = []
    while waiting:
        node = by_id[waiting.pop()]
        if node.get("role", {}).get("value") == "StaticText" and not node.get("ignored"):
            words += str(node["name"]["value"]).split()
        waiting += [child for child in node.get("childIds", ()) if child in by_id]
    return words


def test_the_words_are_in_the_accessibility_tree(browser: Browser, tmp_path: Path) -> None:
    """Those far below the window too, in a Chromium that a screen reader listens to."""
    listening = browsers.launched(browser.browser_type, "--force-renderer-accessibility")
    size = {"width": 390, "height": 500}
    with listening as other, Visit.begin(other, the_class(), tmp_path / "x", viewport=size) as page:
        told = Counter(told_in(page, "#transcript"))
    spoken = Counter(" ".join(phrase[3] for phrase in CLASS).split())
    assert sum((spoken & told).values()) >= 0.95 * sum(spoken.values())


def test_no_word_is_an_element_or_a_stop_of_the_tab_key(visit: Open) -> None:
    page = visit(the_class()).page
    assert page.evaluate("() => document.querySelectorAll('.line *').length") == 0
    assert page.evaluate("() => document.querySelectorAll('.line[tabindex]').length") == 0
    assert (
        page.evaluate("() => document.querySelectorAll('[tabindex]:not([tabindex=\"-1\"])').length")
        <= 2
    )


def test_every_control_is_reached_by_the_tab_key(visit: Open) -> None:
    page = visit(the_class()).ready().page
    page.evaluate(OPEN_ALL)
    wanted = set(
        page.evaluate(
            "() => [...document.querySelectorAll('button, input, select, a[href], summary')]"
            ".filter((one) => one.checkVisibility() && !one.disabled)"
            ".map((one, number) => { one.dataset.number = number; return String(number); })"
        )
    )
    assert len(wanted) > 30
    reached = set()
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    for _ in range(len(wanted) + 40):  # the player's own controls are stops too
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.dataset.number"))
    assert wanted <= reached


def too_wide(page: Visit) -> list[str]:
    """What reaches beyond the window to the side, in document order."""
    assert page.page.evaluate(
        "() => [document.documentElement, document.body].every("
        "(one) => !['hidden', 'clip'].includes(getComputedStyle(one).overflowX))"
    )
    wide: list[str] = page.page.evaluate(
        "() => { const root = document.documentElement;"
        "if (root.scrollWidth <= root.clientWidth) return [];"
        "return [...document.body.querySelectorAll('*')].filter((one) => {"
        "const box = one.getBoundingClientRect();"
        "return box.right > root.clientWidth + 1 || box.left < -1; })"
        ".map((one) => one.outerHTML.slice(0, 120)).concat('too wide'); }"
    )
    return wide


@pytest.mark.parametrize("width", [390, 320])
def test_a_telephone_scrolls_in_one_direction_alone(visit: Open, width: int) -> None:
    page = visit(
        the_class(), viewport={"width": width, "height": 700}, device_scale_factor=2, has_touch=True
    ).ready()
    page.page.evaluate(OPEN_ALL)
    assert too_wide(page) == []


def test_twice_as_large(visit: Open) -> None:
    """The browser's zoom of 200 % leaves half the window; text alone may be enlarged as well."""
    page = visit(the_class(), viewport={"width": 640, "height": 400}, device_scale_factor=2).ready()
    page.page.evaluate(OPEN_ALL)
    assert too_wide(page) == []
    page.page.set_viewport_size({"width": 1280, "height": 800})
    page.page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    assert too_wide(page) == []
    sizes = page.page.evaluate(
        "() => ['.line', '#query', '#controls button', 'h1'].map("
        "(name) => parseFloat(getComputedStyle(document.querySelector(name)).fontSize))"
    )
    assert min(sizes) >= 26


def test_nothing_moves_where_less_motion_is_wanted(visit: Open) -> None:
    page = visit(the_class(), reduced_motion="reduce").ready()
    moving = page.page.evaluate(
        "() => [document.documentElement, ...document.querySelectorAll('*')].filter((one) => {"
        "const style = getComputedStyle(one), seconds = (text) => Math.max(...text.split(',')"
        ".map(parseFloat)); return style.scrollBehavior === 'smooth' || "
        "seconds(style.transitionDuration) > 0.01 || seconds(style.animationDuration) > 0.01; })"
        ".map((one) => one.outerHTML.slice(0, 100))"
    )
    assert moving == []


def test_a_transcript_that_runs_from_right_to_left(visit: Open) -> None:
    speakers = (Speaker(id="S1", name="ليلى"), Speaker(id="S2", name="عمر"))
    transcript = transcript_of(segments_of(ARABIC), language="ar", speakers=speakers)
    page = visit(
        lecture_of(transcript, title="الدرس الأول"), viewport={"width": 390, "height": 700}
    ).ready()
    assert (
        page.page.evaluate("() => getComputedStyle(document.querySelector('.line')).direction")
        == "rtl"
    )
    assert too_wide(page) == []
    first = """(line) => {
      const text = document.querySelector(line).firstChild, range = new Range();
      range.setStart(text, 0);
      range.setEnd(text, 2);
      const word = range.getBoundingClientRect();
      const box = document.querySelector("#transcript").getBoundingClientRect();
      return (word.left + word.right) / 2 > (box.left + box.right) / 2;
    }"""
    assert page.page.evaluate(first, "#l1")
    # The page is worded in English, and laid out from right to left all the same.
    root = page.page.locator("html")
    assert (root.get_attribute("dir"), root.get_attribute("lang")) == ("rtl", "en")
    heading = """() => {
      const range = new Range();
      range.selectNodeContents(document.querySelector("#reading h2"));
      const box = range.getBoundingClientRect();
      return (box.left + box.right) / 2 > innerWidth / 2;
    }"""
    assert page.page.evaluate(heading)
    page.seek(6.0)
    page.until("() => CSS.highlights.get('lit')?.size === 1")
    assert page.lit is not None
    assert page.lit[0] == 1
    assert breaches(page.page) == []


@pytest.fixture
def handout(visit: Open, tmp_path: Path) -> tuple[Visit, str]:
    """The page, and the text of what is printed of it."""
    page = visit(the_class()).ready()
    page.search("sobreajuste")
    page.page.pdf(path=tmp_path / "clase.pdf", format="A4")
    pypdf = pytest.importorskip("pypdf", reason="type: pip install -e '.[test]'")
    reader = pypdf.PdfReader(tmp_path / "clase.pdf")
    return page, "\n".join(sheet.extract_text() for sheet in reader.pages)


def test_on_paper_the_notes_come_first_and_then_all_that_was_said(
    handout: tuple[Visit, str],
) -> None:
    words = " ".join(handout[1].split())
    assert words.index("Redes neuronales") < words.index("Cada capa suma.")
    assert words.index("Cada capa suma.") < words.index("Buenos días a todos")
    printed = Counter(words[words.index("Buenos días a todos") :].split())
    spoken = Counter(" ".join(phrase[3] for phrase in CLASS).split())
    assert sum((spoken & printed).values()) >= 0.98 * sum(spoken.values())
    for moment in ("0:22", "1:06"):  # where turns begin
        assert moment in words
    assert "Ana Pérez" in words


def test_on_paper_there_is_nothing_to_press(handout: tuple[Visit, str]) -> None:
    page, printed = handout
    labels: list[str] = page.page.evaluate(
        "() => [...document.querySelectorAll('button, option, #help *, label, output')]"
        ".filter((one) => !one.querySelector('*') && !one.closest('label:has([data-task])'))"
        ".map((one) => one.textContent.trim())"
    )
    written = " ".join([*(phrase[3] for phrase in CLASS), *CLASS_NAMES])
    told = [label for label in labels if len(label) > 3 and label not in written]
    assert len(told) > 5
    lines = {" ".join(line.split()) for line in printed.splitlines()}
    assert [label for label in told if label in lines] == []


CLASS_NAMES = ("Ana Pérez", "Luis", "Eva")
