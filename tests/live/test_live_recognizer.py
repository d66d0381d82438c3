"""Words beyond the firm ones, and a real model that goes on from what is firm."""

from __future__ import annotations

import pytest

from lectura.speech.decoding.hypothesis import AlignedWord
from lectura.speech.recognizer import beyond


def aligned(*texts: str) -> list[AlignedWord]:
    """Words of a second each."""
    return [
        AlignedWord(text, float(place), place + 0.8, 0.5 + place / 100)
        for place, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("texts", "letters", "expected"),
    [
        ((" the", " art"), 0, [(" the", 0.0, 0.8), (" art", 1.0, 1.8)]),
        ((" the", " art"), 3, [(" art", 1.0, 1.8)]),
        ((" the", " art"), 6, []),
        # the aligner splits words, and leaves marks alone
        ((" wood", "cutters", ",", " of"), 0, [(" woodcutters,", 0.0, 2.8), (" of", 3.0, 3.8)]),
        # what is firm goes on inside a word: its rest comes without a space
        ((" wood", "cutters", " of"), 4, [("cutters", 1.8, 1.8), (" of", 2.0, 2.8)]),
        ((" the", ",", " art"), 3, [(",", 1.8, 1.8), (" art", 2.0, 2.8)]),
        # a script without spaces: each character is a word
        ((" 你好", "吗"), 1, [("好", 0.0, 0.8), ("吗", 1.0, 1.8)]),
        ((), 0, []),
    ],
)
def test_words_beyond_the_firm_ones(
    texts: tuple[str, ...], letters: int, expected: list[tuple[str, float, float]]
) -> None:
    found = beyond(aligned(*texts), letters)
    assert [(word.text, word.start, word.end) for word in found] == expected


def test_a_word_is_as_sure_as_its_least_sure_part() -> None:
    assert beyond(aligned(" wood", "cutters"), 0)[0].probability == 0.5
