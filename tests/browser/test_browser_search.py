"""Search as one types, and the keyboard."""

from __future__ import annotations

import json
import re

import pytest
from lectures import NAMES, SOUGHT, SOUGHT_BY, the_class
from visits import MARKED, Open, Visit

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.needs("browser")

CURRENT = f"""() => ({MARKED})("found-current").map((one) =>
  [one.node.parentElement.closest(".line")?.id ?? "", one.text])"""

STROKES = """() => [...document.querySelectorAll("#map-hits path")]
  .flatMap((path) => path.getAttribute("d").match(/M/gi) ?? []).length"""


def numbers(page: Visit) -> list[int]:
    """Those in what the page says was found: the current one, and how many there are."""
    return [int(number) for number in re.findall(r"\d+", page.page.inner_text("#found"))]


def until_found(page: Visit, count: int) -> None:
    page.until(
        "(n) => (document.querySelector('#found').textContent.match(/\\d+/g) ?? ['0']).at(-1) === "
        "String(n)",
        count,
    )


def lines_of_hits(page: Visit) -> list[str]:
    found: list[str] = page.page.evaluate(
        f"""() => ({MARKED})("found")
          .map((one) => one.node.parentElement.closest(".line")?.id).filter(Boolean)"""
    )
    return sorted(set(found))


@pytest.fixture
def page(visit: Open) -> Visit:
    return visit(the_class()).ready()


@pytest.mark.parametrize("typed", ["sesión", "sesion", "SESIÓN", "sesio\u0301n"])
def test_accents_and_capitals_are_folded(page: Visit, typed: str) -> None:
    page.search(typed)
    page.until("() => (CSS.highlights.get('found-current')?.size ?? 0) === 1")
    assert lines_of_hits(page) == ["l0", "l13", "l14", "l7"]
    assert {hit.lower() for hit in page.hits} == {SOUGHT}


def test_hits_are_counted_and_gone_through_in_both_directions(page: Visit) -> None:
    page.search("martes")  # twice in the transcript, at 46 and at 88.5 s
    page.until("() => (CSS.highlights.get('found-current')?.size ?? 0) === 1")
    first, of = numbers(page)
    assert first == 1
    assert of >= 2
    page.page.click("#search [data-do=next]")  # shows the first
    seen = []
    for number in range(of):
        assert numbers(page) == [number + 1, of]
        seen += page.page.evaluate(CURRENT)
        page.page.click("#search [data-do=next]")
    assert numbers(page) == [1, of]  # round, and at the first again
    assert {line for line, _ in seen} >= {"l7", "l14"}
    page.page.click("#search [data-do=previous]")
    assert numbers(page) == [of, of]
    assert page.page.evaluate(CURRENT) == [seen[-1]]


def test_hits_stand_on_the_map(page: Visit) -> None:
    page.search(SOUGHT)
    page.until(f"() => ({STROKES})() >= 4")
    page.search("")
    page.until(f"() => ({STROKES})() === 0")
    assert page.hits == []


def test_words_of_notes_and_slides_are_found_too(page: Visit) -> None:
    page.search("tensor")
    page.until("() => (CSS.highlights.get('found-current')?.size ?? 0) === 1")
    assert page.hits == ["tensor"]
    page.search("aula doce")
    page.until("() => (CSS.highlights.get('found')?.size ?? 0) >= 1")
    assert "l7" in lines_of_hits(page)
    assert len(page.hits) >= 2  # the announcement says it as well


def test_what_is_not_there_is_said_to_be_missing(page: Visit) -> None:
    page.search("xilófono")
    page.until("() => document.querySelector('#found').textContent.trim() !== ''")
    assert page.hits == []


@pytest.mark.parametrize("speaker", ["S1", "S2", "S3"])
def test_a_speaker_alone(page: Visit, speaker: str) -> None:
    page.page.select_option("#speaker", label=NAMES[speaker])
    page.search(SOUGHT)
    page.until("() => document.querySelector('#found').textContent.trim() !== ''")
    assert len(lines_of_hits(page)) == SOUGHT_BY[speaker]
    shown = page.page.evaluate(
        "() => [...document.querySelectorAll('.turn')].filter((turn) => turn.checkVisibility())"
        ".map((turn) => Number(turn.dataset.speaker))"
    )
    assert set(shown) == {[*NAMES].index(speaker)}


def test_space_and_k_play_and_stop(page: Visit) -> None:
    for key in ("Space", "k"):
        page.page.keyboard.press(key)
        page.until("() => !document.querySelector('#media').paused")
        page.page.keyboard.press(key)
        page.until("() => document.querySelector('#media').paused")


@pytest.mark.parametrize(
    ("key", "seconds"), [("j", 35.0), ("l", 65.0), ("ArrowLeft", 45.0), ("ArrowRight", 55.0)]
)
def test_keys_that_move(page: Visit, key: str, seconds: float) -> None:
    page.seek(50.0)
    page.page.keyboard.press(key)
    page.until_at(seconds)


@pytest.mark.parametrize(("key", "seconds"), [("j", 0.0), ("l", 100.0)])
def test_they_stop_at_both_ends(page: Visit, key: str, seconds: float) -> None:
    page.seek(abs(seconds - 3))
    page.page.keyboard.press(key)
    page.until_at(seconds)


def test_slash_searches_and_n_goes_through_the_hits(page: Visit) -> None:
    keyboard = page.page.keyboard
    keyboard.press("/")
    page.until("() => document.activeElement.id === 'query'")
    keyboard.type(SOUGHT)
    page.until("() => (CSS.highlights.get('found-current')?.size ?? 0) === 1")
    first = page.page.evaluate(CURRENT)
    page.page.evaluate("() => document.activeElement.blur()")
    keyboard.press("n")  # shows the first
    keyboard.press("n")
    page.until(f"(before) => JSON.stringify(({CURRENT})()) !== before", _compact(first))
    keyboard.press("Shift+N")
    page.until(f"(before) => JSON.stringify(({CURRENT})()) === before", _compact(first))


def _compact(value: object) -> str:
    """As `JSON.stringify` writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def test_a_question_mark_shows_the_keys_and_escape_closes_them(page: Visit) -> None:
    page.page.keyboard.press("?")
    page.until("() => document.querySelector('#help').open")
    assert page.page.is_visible("#help")
    page.page.keyboard.press("Escape")
    page.until("() => !document.querySelector('#help').open")


def test_no_key_does_anything_while_one_types(page: Visit) -> None:
    page.seek(50.0)
    page.until_at(50.0)
    page.page.focus("#query")
    page.page.keyboard.type("k j l n?/ ")
    page.page.keyboard.press("ArrowLeft")
    assert page.page.input_value("#query") == "k j l n?/ "
    assert page.paused
    assert abs(page.time - 50.0) < 0.1
    assert not page.page.evaluate("() => document.querySelector('#help').open")


@pytest.mark.parametrize("key", ["Control+k", "Alt+ArrowLeft", "Meta+l"])
def test_keys_of_the_browser_stay_its_own(page: Visit, key: str) -> None:
    page.seek(50.0)
    page.until_at(50.0)
    page.page.keyboard.press(key)
    page.page.wait_for_timeout(100)
    assert page.paused
    assert abs(page.time - 50.0) < 0.1


def test_space_on_a_button_presses_the_button_alone(page: Visit) -> None:
    page.seek(50.0)
    page.page.focus("#controls [data-do=forward5]")
    page.page.keyboard.press("Space")
    page.until_at(55.0)
    assert page.paused
