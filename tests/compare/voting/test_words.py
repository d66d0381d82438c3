from __future__ import annotations

import pytest
from made import transcript

from lectura.compare.voting.words import (
    Spoken,
    spoken_words,
    text_of,
    with_times_of,
    within,
    words_of,
)
from lectura.records.transcript import Segment, Transcript, Word
from lectura.timeline import Interval


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("El Niño: K-Means!", ["el", "nino", "k", "means"]),
        ("¿Qué? — No…", ["que", "no"]),
        ("don't stop", ["don", "t", "stop"]),
        ("don’t stop", ["don", "t", "stop"]),
        ("1,000 and 25", ["1", "000", "and", "25"]),
        ("我们 AI", ["我", "们", "ai"]),
        ("n\u0303 año", ["n", "ano"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("— … !", []),
        ("", []),
    ],
)
def test_words_are_compared_without_case_accents_and_marks(text: str, folded: list[str]) -> None:
    assert [word.folded for word in words_of(text)] == folded


@pytest.mark.parametrize(
    "text",
    ["El niño: k-means, don't!", "Hola. ¿Qué tal?", "我们今天学习。好!", "a b\u00a0c", "x—y (z)"],
)
def test_the_words_as_written_give_the_text(text: str) -> None:
    assert text_of(words_of(text)) == text.replace("\u00a0", " ")


def test_a_word_without_a_time_is_laid_by_its_characters() -> None:
    words = spoken_words(transcript((10.0, 20.0, "abc abcd")))
    # 4 + 5 characters with the spaces behind them
    assert [(round(w.start or 0, 3), round(w.end or 0, 3)) for w in words] == [
        (10.0, 14.444),
        (14.444, 20.0),
    ]


def test_times_of_words_count_where_all_have_one() -> None:
    words = (
        Word(text=" k", start=1.0, end=1.2),
        Word(text="-means", start=1.2, end=1.8),
        Word(text=" works", start=2.0, end=2.5),
        Word(text=".", start=2.5, end=2.5),
    )
    found = spoken_words(
        Transcript(
            segments=(Segment(id=0, start=0.0, end=9.0, text="k-means works.", words=words),)
        )
    )
    assert [(w.folded, w.start, w.end) for w in found] == [
        ("k", 1.0, 1.2),
        ("means", 1.2, 1.8),
        ("works", 2.0, 2.5),
    ]
    assert text_of(found) == "k-means works."


def test_a_segment_stands_apart_from_the_one_before() -> None:
    words = spoken_words(transcript((0.0, 1.0, "one."), (1.0, 2.0, "Two.")))
    assert text_of(words) == "one. Two."


def test_a_stretch_has_the_words_whose_middle_is_in_it() -> None:
    words = spoken_words(transcript((0.0, 1.0, "one"), (1.0, 2.0, "two"), (2.0, 3.0, "three")))
    assert [w.folded for w in within(words, Interval(0.5, 2.5))] == ["one", "two"]
    assert within(words_of("no times"), Interval(0, 99)) == ()


def test_times_are_given_to_words_that_have_none() -> None:
    words = (Spoken("a", "a"), Spoken("b", "b", 5.0, 6.0))
    timed = with_times_of(words, [Interval(1.0, 2.0), Interval(3.0, 4.0)])
    assert [(w.start, w.end) for w in timed] == [(1.0, 2.0), (5.0, 6.0)]
