"""The page that follows live captions, in a browser that listens to the real server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from axe import breaches
from live_samples import words
from visits import WAIT

from lectura.live.events import Draft, Firm, Gap, Language, Told
from lectura.live.page.server import PageServer
from lectura.timeline import Interval

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.needs("browser")

PARAGRAPHS = "() => [...document.querySelectorAll('#said > p')].map((one) => one.innerText)"
AT_THE_END = "() => innerHeight + scrollY >= document.documentElement.scrollHeight - 2"


@dataclass
class Reader:
    """A reader of the captions.

    Attributes:
        page: of Playwright.
        server: what it listens to.
        requests: addresses that it asked for.
        troubles: what it threw or told the console, and dialogs that it opened.
    """

    page: Page
    server: PageServer
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def open(self) -> Reader:
        """Itself, once the server has answered."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", lambda told: self.troubles.append(told.text))
        self.page.on("dialog", lambda dialog: self.troubles.append(dialog.message))
        self.page.goto(self.server.address, wait_until="domcontentloaded")
        self.until_state("Live")
        return self

    def firm(self, *said: str, start: float = 0.0, closed: bool = False) -> None:
        self.server.tell(Firm(words(*said, start=start), closed=closed), start)

    def until_state(self, text: str) -> None:
        self.page.wait_for_function(
            "(text) => document.querySelector('#state').textContent.startsWith(text)", arg=text
        )

    def until_shown(self, text: str) -> None:
        self.page.wait_for_function(
            "(text) => document.querySelector('#said').innerText.includes(text)", arg=text
        )

    @property
    def paragraphs(self) -> list[str]:
        found: list[str] = self.page.evaluate(PARAGRAPHS)
        return found

    def until_at_the_end(self) -> None:
        self.page.wait_for_function(AT_THE_END)

    def fill(self, sentences: int) -> None:
        """So much is said that it does not fit on a screen."""
        for place in range(sentences):
            self.firm(*f"Sentence {place} of a long lecture.".split(), start=3.0 * place)
        self.until_shown(f"Sentence {sentences - 1} of")


@pytest.fixture
def server() -> Iterator[PageServer]:
    made = PageServer("Clase <1>")
    yield made
    made.close()


@pytest.fixture
def reader(browser: Browser, server: PageServer) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 900, "height": 600})
    context.set_default_timeout(WAIT)
    try:
        begun = Reader(context.new_page(), server).open()
        yield begun
        assert begun.troubles == []
        assert set(begun.requests) <= {server.address, f"{server.address}events"}
    finally:
        context.close()


def test_firm_words_stay_and_drafts_are_replaced(reader: Reader) -> None:
    reader.server.tell(Language("es"), 0.0)
    reader.firm("Buenos", "días.")
    reader.server.tell(Draft(words("hoy", "venimos")), 1.0)
    reader.until_shown("hoy venimos")
    reader.server.tell(Draft(words("hoy", "vemos")), 2.0)
    reader.until_shown("hoy vemos")
    assert [one.split("\n")[-1] for one in reader.paragraphs] == ["Buenos días. hoy vemos"]
    draft = reader.page.locator("#draft")
    assert draft.inner_text().strip() == "hoy vemos"
    assert draft.evaluate("(one) => getComputedStyle(one).fontStyle") == "italic"
    reader.firm("hoy", "vemos", "redes.", start=2.0)
    reader.server.tell(Draft(()), 3.0)
    reader.until_shown("vemos redes.")
    assert [one.split("\n") for one in reader.paragraphs] == [
        ["0:00:00", "Buenos días. hoy vemos redes."]
    ]
    assert reader.page.evaluate("() => document.documentElement.lang") == "es"


def test_a_screen_reader_hears_firm_words_alone(reader: Reader) -> None:
    reader.firm("Buenos", "días.")
    reader.server.tell(Draft(words("tentative")), 1.0)
    reader.until_shown("tentative")
    tree = reader.page.locator("main").aria_snapshot()
    assert "Buenos días." in tree
    assert "tentative" not in tree


def test_what_is_missing_or_told_stands_in_its_place(reader: Reader) -> None:
    reader.firm("one", start=3595.0)
    reader.server.tell(Gap(Interval(3600.0, 3606.5)), 1.0)
    reader.server.tell(Told("This machine is too slow.", warning=True), 1.0)
    reader.firm("two", start=3607.0)
    reader.until_shown("two")
    assert [one.replace("\n", " ") for one in reader.paragraphs] == [
        "0:59:55 one", "[… 1:00:00–1:00:06]", "This machine is too slow.", "1:00:07 two",
    ]  # fmt: skip


def test_it_follows_until_the_reader_scrolls_and_one_button_brings_it_back(reader: Reader) -> None:
    reader.fill(120)
    reader.until_at_the_end()
    assert not reader.page.is_visible("#follow")
    reader.page.mouse.move(450, 300)
    reader.page.mouse.wheel(0, -2000)
    reader.page.wait_for_selector("#follow", state="visible")
    reader.page.wait_for_timeout(300)  # the wheel's own scrolling has ended
    place = reader.page.evaluate("() => scrollY")
    reader.firm("More", "is", "said.", start=400.0)
    reader.until_shown("More is said.")
    assert reader.page.evaluate("() => scrollY") == place
    reader.page.click("#follow")
    reader.until_at_the_end()
    reader.page.wait_for_selector("#follow", state="hidden")
    reader.firm("And", "more.", start=402.0)
    reader.until_shown("And more.")
    reader.until_at_the_end()


def test_a_reader_who_comes_late_gets_all_of_it(reader: Reader, browser: Browser) -> None:
    reader.firm("said", "before.")
    reader.until_shown("said before.")
    context = browser.new_context()
    try:
        late = Reader(context.new_page(), reader.server).open()
        late.until_shown("said before.")
        assert late.paragraphs == reader.paragraphs
    finally:
        context.close()


def test_after_a_lost_connection_nothing_is_missing_and_nothing_twice(reader: Reader) -> None:
    """The first answer breaks off after one event; the browser asks again by itself."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            broken = 'retry: 200\n\nid: 1\ndata: {"kind": "firm", "text": " one", "start": 0.0}\n\n'
            route.fulfill(body=broken, headers={"Content-Type": "text/event-stream"})
        else:
            route.continue_()

    reader.firm("one")
    reader.firm("two")
    reader.page.route("**/events", answer)
    reader.page.reload(wait_until="domcontentloaded")
    reader.until_shown("one two")
    reader.until_state("Live")
    assert [one.split("\n")[-1] for one in reader.paragraphs] == ["one two"]
    assert len(asked) == 2


def test_text_can_be_made_larger_and_smaller(reader: Reader) -> None:
    reader.firm("Buenos", "días.")
    reader.until_shown("Buenos días.")

    def size() -> float:
        return float(
            reader.page.evaluate(
                "() => parseFloat(getComputedStyle(document.querySelector('main')).fontSize)"
            )
        )

    first = size()
    reader.page.get_by_role("button", name="Larger text").click()
    larger = size()
    for _ in range(9):
        reader.page.get_by_role("button", name="Smaller text").click()
    assert (first, larger, size()) == (24.0, 32.0, 16.0)


def test_the_end_is_told(reader: Reader) -> None:
    reader.firm("Until", "tomorrow.")
    reader.server.tell(Draft(words("noise")), 1.0)
    reader.until_shown("noise")
    reader.server.feed.close()
    reader.until_state("Ended.")
    assert [one.split("\n")[-1] for one in reader.paragraphs] == ["Until tomorrow."]


def test_what_is_said_is_text_and_nothing_else(reader: Reader) -> None:
    said = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    reader.firm(said)
    reader.server.tell(Draft(words("<b>draft</b>")), 1.0)
    reader.until_shown("<b>draft</b>")
    assert said in reader.paragraphs[0]
    assert reader.page.locator("#said img, #said script, #said b").count() == 0


def test_arabic_runs_from_right_to_left(reader: Reader) -> None:
    reader.server.tell(Language("ar"), 0.0)
    reader.firm("هذا", "هو", "الدرس.")
    reader.until_shown("الدرس.")
    last = reader.page.locator("#said > p").last
    assert last.evaluate("(one) => getComputedStyle(one).direction") == "rtl"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(reader: Reader, scheme: str) -> None:
    reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    reader.page.set_viewport_size({"width": 390, "height": 700})
    reader.server.tell(Language("en"), 0.0)
    reader.fill(60)
    reader.server.tell(Gap(Interval(60.0, 66.5)), 1.0)
    reader.server.tell(Told("This machine is too slow.", warning=True), 1.0)
    reader.server.tell(Draft(words("a", "draft")), 1.0)
    reader.until_shown("a draft")
    reader.page.mouse.move(200, 300)
    reader.page.mouse.wheel(0, -900)
    reader.page.wait_for_selector("#follow", state="visible")
    assert breaches(reader.page) == []
    overflow = "() => document.documentElement.scrollWidth > innerWidth"
    assert not reader.page.evaluate(overflow)
