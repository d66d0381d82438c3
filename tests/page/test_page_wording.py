from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

import lectura
from lectura.page.wording import STRINGS, Words, marks
from lectura.render.languages import (
    PAGE_WORDINGS,
    WORDINGS,
    PageWording,
    page_language,
    page_wording_for,
)

NAMES = [field.name for field in fields(PageWording)]
SAME = {"notes", "transcript", "pause", "slide", "slides"}
"""Words that two languages share."""


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


def test_every_language_of_the_notes_has_its_page() -> None:
    assert list(PAGE_WORDINGS) == list(WORDINGS)


@pytest.mark.parametrize("code", PAGE_WORDINGS)
def test_every_text_is_there_with_the_same_blanks_to_fill(code: str) -> None:
    for name in NAMES:
        text = getattr(PAGE_WORDINGS[code], name)
        assert text == text.strip()
        assert text
        assert placeholders(text) == placeholders(getattr(PAGE_WORDINGS["en"], name)), name


@pytest.mark.parametrize("code", sorted(set(PAGE_WORDINGS) - {"en"}))
def test_sentences_are_translated(code: str) -> None:
    english = PAGE_WORDINGS["en"]
    same = {n for n in NAMES if getattr(PAGE_WORDINGS[code], n) == getattr(english, n)}
    assert same <= SAME


@pytest.mark.parametrize(("tag", "code"), [("pt_BR", "pt"), ("ar", "en"), (None, "en")])
def test_a_page_is_worded_in_its_language_else_in_english(tag: str | None, code: str) -> None:
    assert page_language(tag) == code
    assert page_wording_for(tag) is PAGE_WORDINGS[code]


def test_no_word_is_left_over() -> None:
    page = Path(lectura.__file__).parent / "page"
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(page.rglob("*.py")))
    unused = [n for n in NAMES if not re.search(rf'\bpage\.{n}\b|"{n}"', source)]
    assert unused == []


def test_the_notes_decide_the_language_of_the_page() -> None:
    words = Words("es", "en")
    assert words.language == "es"
    assert words.page.search == "Buscar"
    assert words.noted == {"lang": "es", "dir": "ltr"}
    assert words.said == {"lang": "en", "dir": "ltr"}


def test_without_notes_it_is_that_of_the_transcript() -> None:
    assert Words(None, "de").page.search == "Suchen"


def test_the_script_is_told_what_it_says() -> None:
    told = Words("fr", None).strings
    assert set(told) == set(STRINGS)
    assert told["found_of"] == "{n} sur {m}"


@pytest.mark.parametrize("language", ["xx", '"><script>', "", None])
def test_what_is_no_language_is_no_attribute(language: str | None) -> None:
    assert marks(language) == {"dir": "auto"}
