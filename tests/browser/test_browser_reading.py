"""Reading along: the page follows the speech until the reader scrolls; links lead to moments."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from lectures import CLASS, cited, the_class
from long_lectures import long_lecture
from visits import MARKED, Open, Visit

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.needs("browser")

WINDOW = {"width": 1280, "height": 700}
LINE = ".line[aria-current=true]"
FOLLOW = "[data-do=follow]"


@pytest.fixture
def long_page(visit: Open) -> Visit:
    return visit(long_lecture(hours=0.5, words=4000, slides=5), viewport=WINDOW).ready()


def test_the_page_follows_the_speech(long_page: Visit) -> None:
    long_page.page.click("#controls [data-do=play]")
    for seconds in (300.0, 900.0, 60.0):
        long_page.seek(seconds)
        long_page.until(
            "(t) => Math.abs(document.querySelector('#media').currentTime - t) < 5", seconds
        )
        long_page.until_in_view(LINE)
    assert not long_page.page.is_visible(FOLLOW)


@pytest.mark.parametrize("seconds", [30, 45, 60, 72])
def test_a_link_shows_its_line(visit: Open, seconds: int) -> None:
    page = visit(
        the_class(), fragment=f"#t={seconds}", viewport={"width": 1280, "height": 900}
    ).ready()
    page.until_at(seconds)
    page.until_in_view(LINE)


def test_it_stops_where_the_reader_scrolls_and_one_button_brings_it_back(long_page: Visit) -> None:
    page = long_page.page
    page.click("#controls [data-do=play]")
    long_page.seek(600.0)
    long_page.until_in_view(LINE)
    box = page.locator("#transcript").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, 500)
    page.mouse.wheel(0, -4000)
    page.wait_for_selector(FOLLOW, state="visible")
    page.wait_for_timeout(300)  # the wheel's own scrolling has ended
    read = long_page.scrolled
    long_page.seek(1500.0)
    page.wait_for_timeout(700)
    assert abs(long_page.scrolled - read) < 2
    page.click(FOLLOW)
    long_page.until_in_view(LINE)
    page.wait_for_selector(FOLLOW, state="hidden")


def test_on_a_narrow_screen_the_player_s_own_bar_brings_it_back(visit: Open) -> None:
    page = visit(the_class(), viewport={"width": 390, "height": 700}).ready()
    page.page.click("#controls [data-do=play]")
    page.seek(20.0)
    page.page.locator("#transcript").scroll_into_view_if_needed()
    box = page.page.locator("#transcript").bounding_box()
    assert box is not None
    page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.page.mouse.wheel(0, 300)
    page.page.wait_for_selector(FOLLOW, state="visible")
    page.page.wait_for_timeout(300)  # nothing but the reader's hand brings it back
    assert page.page.is_visible(FOLLOW)
    page.seek(89.0)
    page.page.wait_for_selector(FOLLOW, state="hidden")
    page.until_in_view(LINE)


def test_a_click_on_a_word_seeks_there(visit: Open) -> None:
    page = visit(the_class()).ready()
    box = page.page.evaluate(
        """() => {
          const text = document.querySelector("#l8").firstChild, range = new Range();
          const at = text.data.indexOf("ensayo");
          range.setStart(text, at);
          range.setEnd(text, at + 6);
          text.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
          const box = range.getBoundingClientRect();
          return [box.x, box.y, box.width, box.height];
        }"""
    )
    page.page.mouse.click(box[0] + box[2] / 2, box[1] + box[3] / 2)
    page.until_at(52.5 + 7.5 * 5 / 12)  # the sixth of twelve words


@pytest.mark.parametrize(
    ("fragment", "seconds"),
    [("#t=1:02", 62.0), ("#t=72", 72.0), ("#t=0:01:12.5", 72.5), ("#t=54.2,57.1", 54.2)],
)
def test_a_link_to_a_moment(visit: Open, fragment: str, seconds: float) -> None:
    visit(the_class(), fragment=fragment).ready().until_at(seconds)


@pytest.mark.parametrize("fragment", ["#t=", "#t=ayer", "#t=-5", "#t=1e9", "#t=NaN", "#q=", "#l3"])
def test_a_broken_link_breaks_nothing(visit: Open, fragment: str) -> None:
    page = visit(the_class(), fragment=fragment).ready()
    page.seek(11.0)
    page.until("() => document.querySelector('#l2').getAttribute('aria-current') === 'true'")


def test_a_link_to_words(visit: Open) -> None:
    page = visit(the_class(), fragment="#q=sobreajuste").ready()
    page.until("() => (CSS.highlights.get('found')?.size ?? 0) > 0")
    assert page.page.input_value("#query") == "sobreajuste"


def test_back_of_the_browser_leads_to_the_moment_before(visit: Open) -> None:
    page = visit(the_class(), fragment="#t=10").ready()
    page.until_at(10.0)
    page.page.evaluate("() => { location.hash = '#t=60'; }")
    page.until_at(60.0)
    page.page.go_back()
    page.until_at(10.0)
    page.page.go_forward()
    page.until_at(60.0)


def test_a_key_point_plays_its_quote_and_marks_it(visit: Open) -> None:
    page = visit(the_class()).ready()
    start, end, _, text = CLASS[2]
    page.page.locator(f"a.play[href='#t={start:.2f},{end:.2f}']").first.click()
    page.until("() => !document.querySelector('#media').paused")
    assert start - 0.1 <= page.time <= start + 2
    quoted = f"() => ({MARKED})('quoted').map((one) => one.text).join(' ')"
    page.until(f"() => ({quoted})().length > 0")
    assert page.page.evaluate(quoted).split() == text.split()
    page.seek(end - 0.2)
    page.until("() => document.querySelector('#media').paused")
    assert end - 0.05 <= page.time <= end + 0.5
    assert cited(CLASS, 2)[0].quote == text


def test_the_map_leads_to_where_it_is_clicked(visit: Open) -> None:
    page = visit(the_class()).ready()
    box = page.page.locator("#map").bounding_box()
    assert box is not None
    page.page.mouse.click(box["x"] + box["width"] * 0.43, box["y"] + 2)  # 43 s of 100: silence
    page.until("() => Math.abs(document.querySelector('#media').currentTime - 43) < 3")
    page.until("() => Math.abs(Number(document.querySelector('#map-cursor').getAttribute('x1')) - "
               "10 * document.querySelector('#media').currentTime) < 5")  # fmt: skip


def test_ticks_and_speed_are_remembered_by_the_lecture(visit: Open) -> None:
    page = visit(the_class()).ready().page
    page.check("[data-task]")
    page.select_option("#speed", "1.5")
    page.reload()
    page.wait_for_function("() => document.querySelector('#media').playbackRate === 1.5")
    assert page.is_checked("[data-task]")
    assert page.input_value("#speed") == "1.5"
    stored = page.evaluate("() => Object.keys(localStorage).sort()")
    assert [key for key in stored if not key.startswith("lectura:5f5f")] == []
    assert len(stored) == 2


def test_captions_of_a_video_are_shown_from_the_page_itself(visit: Open) -> None:
    lecture = the_class()
    assert lecture.media is not None
    page = visit(replace(lecture, media=replace(lecture.media, kind="video"))).ready()
    page.until("() => document.querySelector('#media').textTracks[0]?.cues.length >= 15")
    tracks = page.page.evaluate(
        """() => [...document.querySelector("#media").textTracks].map((track) =>
          [track.kind, track.mode, [...track.cues].map((cue) => cue.text).join(" ")])"""
    )
    [[kind, mode, text]] = tracks
    assert (kind, mode) == ("captions", "showing")
    spoken = Counter(" ".join(phrase[3] for phrase in CLASS).split())
    assert spoken - Counter(text.split()) == Counter()
