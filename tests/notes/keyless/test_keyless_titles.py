"""Titles of pages, topics and presentations: two terms at most, said there, no two the same."""

from __future__ import annotations

import pytest

from lectura.notes.keyless.terms import KeyTerm, opening_words, page_title, part_title, topic_titles


def term(text: str, *sentences: int, weight: float = 10.0, spread: float = 0.5) -> KeyTerm:
    return KeyTerm(
        text=text, weight=weight, count=len(sentences), spread=spread, rarity=1.0,
        sentences=sentences, key=tuple(text.lower().split()),
    )  # fmt: skip


def test_the_page_is_named_after_what_is_said_all_over_the_lecture() -> None:
    everywhere = term("image processing", 0, 20, 50, 90, weight=8, spread=0.6)
    here = term("contrast agent", 30, 31, 32, 33, 34, weight=14, spread=0.1)
    also = term("filter kernel", 40, 60, 80, weight=8, spread=0.4)
    title = page_title([here, everywhere, also], 100, "en")
    assert title == "Image processing and filter kernel"


def test_what_is_announced_at_the_beginning_counts_twice() -> None:
    said_first = term("taxa de câmbio", 1, 50, weight=8, spread=0.3)
    said_later = term("banco central", 30, 51, weight=8, spread=0.4)
    other = term("moeda", 70, weight=1, spread=0.1)
    assert page_title([said_later, said_first, other], 100, "pt") == (
        "Taxa de câmbio e banco central"
    )


@pytest.mark.parametrize(
    ("language", "joined"),
    [("en", "A1 and b2"), ("es", "A1 y b2"), ("fr", "A1 et b2"), ("pt", "A1 e b2"),
     ("de", "A1 und b2"), ("ja", "A1, b2"), (None, "A1, b2")],
)  # fmt: skip
def test_two_terms_are_joined_as_the_language_does(language: str | None, joined: str) -> None:
    assert page_title([term("a1", 0), term("b2", 1)], 100, language) == joined


@pytest.mark.parametrize(
    ("second", "title"),
    [("inferencia", "Datos e inferencia"), ("hipótesis", "Datos e hipótesis"),
     ("hielo", "Datos y hielo"), ("modelo", "Datos y modelo")],
)  # fmt: skip
def test_spanish_and_can_be_heard(second: str, title: str) -> None:
    assert page_title([term("datos", 0), term(second, 9)], 100, "es") == title


def test_no_terms_no_title() -> None:
    assert page_title([], 0, "en") == ""
    assert topic_titles([], [range(3), range(3, 5)]) == ["", ""]
    assert part_title([], [1, 2]) == ""
    assert topic_titles([term("star", 9)], [range(3)]) == [""]


def test_a_topic_is_named_after_what_is_said_in_it() -> None:
    terms = [
        term("regular expression", 1, 2, 3, 11),
        term("empty string", 12, 13, 14),
        term("closure", 12, 13, weight=3),
    ]
    assert topic_titles(terms, [range(10), range(10, 20)]) == ["Regular expression", "Empty string"]


def test_no_two_topics_have_the_same_title_where_another_can_be_made() -> None:
    terms = [term("neural network", 1, 2, 3, 11, 12, 13), term("gradient", 12, weight=1)]
    titles = topic_titles(terms, [range(10), range(10, 20)])
    assert titles == ["Neural network", "Neural network, gradient"]


def test_a_title_has_at_most_eight_words_and_no_word_twice() -> None:
    long = term("set of all the possible states", 1, 2, 3)
    longer = term("theory of the linear systems", 1, 2, 3, weight=9.9)
    close = term("states", 1, 2, 3, weight=9.8)
    other = term("star", 1, 2, 3, weight=9.7)
    [title] = topic_titles([long, longer, close, other], [range(10)])
    assert title == "Set of all the possible states, star"


def test_a_presentation_is_named_after_what_is_said_in_it() -> None:
    terms = [term("exchange rate", 1, 2), term("gold standard", 21, 23, 40)]
    assert part_title(terms, [20, 21, 22, 23]) == "Gold standard"


def test_what_has_no_term_is_named_after_its_first_words() -> None:
    assert opening_words("We begin on time today.") == "We begin on time today."
    assert opening_words("one two three four five six seven eight nine ten") == (
        "one two three four five six seven eight…"
    )
    assert len(opening_words("机器学习" * 30)) <= 61
