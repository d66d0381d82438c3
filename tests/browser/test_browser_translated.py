"""A lecture in several languages: the reader chooses which one stands beside what was said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from axe import breaches
from lectures import CLASS, the_class
from visits import Open, Visit

from lectura.page.lecture import Lecture
from lectura.records.translation import (
    TranslatedCue,
    Translation,
    TranslationMadeBy,
    TranslationSource,
)

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.needs("browser")

QUOTED, KEPT = 8, 5
"""The phrase that the homework quotes, and one that has no translation."""
SHOWN = """() => [...document.querySelectorAll("#transcript .other")]
  .filter((one) => one.checkVisibility()).map((one) => one.lang)"""
UNDER_QUOTES = """() => [...document.querySelectorAll(".translated")]
  .filter((one) => !one.hidden).map((one) => one.textContent)"""
SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"


def into(language: str, word: str) -> Translation:
    """A translation of `CLASS` that numbers its phrases."""
    cues = tuple(
        TranslatedCue(
            cue=place, segment=place, start=start, end=end, said=said,
            text=said if place == KEPT else f"{word} {place}.",
            doubt="no usable reply" if place == KEPT else None,
        )
        for place, (start, end, _, said) in enumerate(CLASS)
    )  # fmt: skip
    return Translation(
        language=language,
        source=TranslationSource(name="clase", transcript_sha256="", language="es"),
        cues=cues,
        made_by=TranslationMadeBy(lectura="0"),
    )


def lecture() -> Lecture:
    return replace(the_class(), translations=(into("en", "Phrase"), into("fr", "Propos")))


@pytest.fixture
def page(visit: Open) -> Visit:
    return visit(lecture(), viewport={"width": 1280, "height": 900}).ready()


def shown(page: Visit) -> set[str]:
    """The languages that stand beside the transcript."""
    return set(page.page.evaluate(SHOWN))


def test_the_menu_names_the_languages_as_the_page_speaks(page: Visit) -> None:
    options = page.page.locator("#translation option").all_inner_texts()
    assert [one.lower() for one in options[1:]] == ["inglés", "francés"]


def test_one_at_a_time_or_none(page: Visit) -> None:
    menu = page.page.locator("#translation")
    assert shown(page) == {"en"}
    menu.select_option("fr")
    assert shown(page) == {"fr"}
    quoted = page.page.evaluate(UNDER_QUOTES)
    assert any(f"Propos {QUOTED}." in one for one in quoted)
    assert not any("Phrase" in one for one in quoted)
    menu.select_option("")
    assert shown(page) == set()
    assert page.page.evaluate(UNDER_QUOTES) == []
    menu.select_option("en")
    assert shown(page) == {"en"}


def test_what_was_chosen_is_remembered(page: Visit) -> None:
    page.page.locator("#translation").select_option("fr")
    page.page.reload()
    page.ready()
    page.until("() => document.querySelector('#translation').value === 'fr'")
    assert shown(page) == {"fr"}


def test_what_was_said_is_still_lit_and_found(page: Visit) -> None:
    page.seek(16.0)
    page.until_in_view(".line[aria-current=true]")
    assert page.current == CLASS[3][3]
    page.search("sobreajuste")
    page.until("() => CSS.highlights.get('found')?.size")
    assert {hit.lower() for hit in page.hits} == {"sobreajuste"}


def test_what_has_no_translation_says_so(page: Visit) -> None:
    kept = page.page.locator("#transcript .other[lang=en] .doubtful")
    assert kept.count() == 1
    assert kept.inner_text() == CLASS[KEPT][3]
    assert kept.get_attribute("lang") == "es"
    assert kept.get_attribute("title")


def test_the_two_stand_side_by_side_and_below_each_other_on_a_telephone(visit: Open) -> None:
    def columns(width: int) -> bool:
        """True where the first translation begins at the height of what was said."""
        page = visit(lecture(), viewport={"width": width, "height": 900}).ready()
        assert not page.page.evaluate(SIDEWAYS)
        turn = page.page.locator("#transcript .turn.both").first
        said, other = (
            turn.locator(part).bounding_box() for part in ("p:not(.other)", ".other[lang=en]")
        )
        assert said is not None
        assert other is not None
        return bool(abs(said["y"] - other["y"]) < 2 and other["x"] > said["x"])

    assert columns(1280)
    assert not columns(390)


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(visit: Open, width: int) -> None:
    page = visit(lecture(), viewport={"width": width, "height": 800}).ready()
    assert breaches(page.page) == []
