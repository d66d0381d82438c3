"""Words beyond the firm ones, and a real model that goes on from what is firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

import numpy as np
import pytest

from lectura.audio import Samples
from lectura.speech.decoding.hypothesis import AlignedWord, Decoding, Hypothesis
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.recognizer import WhisperRecognizer, beyond
from lectura.speech.windowing.packing import Piece
from lectura.speech.windowing.regions import SpeechRegion


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


@dataclass
class Scripted:
    """A model whose decodings are written beforehand.

    Attributes:
        says: the words of each decoding; each word is two tokens.
        asked: how each was asked for.
    """

    says: list[str]
    asked: list[Decoding] = field(default_factory=list)

    def prompt_tokens(self, terms: Sequence[str]) -> tuple[int, ...]:
        return tuple(range(len(terms)))

    def text_tokens(self, text: str) -> tuple[int, ...]:
        return tuple(range(2 * len(text.split())))

    def features(self, audio: Samples) -> Samples:
        return audio

    def encode(self, features: list[Samples], lengths: list[int]) -> list[Samples]:
        return features

    def decode(
        self, encoded: object, languages: list[str], task: str, decoding: Decoding
    ) -> list[Hypothesis]:
        self.asked.append(decoding)
        text = self.says.pop(0)
        tokens = tuple(range(2 * len(text.split())))
        ratio = 9.0 if text == LOOP else 1.2
        return [Hypothesis(text, tokens, languages[0], -0.2, 0.0, ratio)]

    def align(
        self, encoded: object, hypotheses: list[Hypothesis], task: str
    ) -> list[list[AlignedWord]]:
        return [aligned(*(f" {word}" for word in one.text.split())) for one in hypotheses]


def asked(*says: str) -> list[Decoding]:
    """How ten seconds of speech are decoded again and again."""
    region = SpeechRegion(0, 160_000, 0, 160_000)
    piece = Piece((region,), np.full(160_000, 0.1, dtype=np.float32))
    model = Scripted(list(says))
    recognizer = WhisperRecognizer(cast(Whisper, model), vocabulary=("Gauss",))
    while model.says:
        recognizer.recognize(piece, "", "en", 2)
    return model.asked


SPOKEN = "The press was built in Mainz and every letter was cast from lead."
"""13 words, 26 tokens in ten seconds."""
SHORT = [
    f"{first}{second}"
    for first in "bdfklmn"
    for second in ("a", "e", "i", "o", "oe", "ah", "ew", "y")
]
"""Words of a syllable."""
LOOP = "and so it goes " * 20


def test_before_anything_is_known_a_text_may_be_as_long_as_it_likes() -> None:
    assert asked(SPOKEN)[0].most is None


def test_a_text_may_not_be_much_denser_than_speech_is() -> None:
    """Six tokens a second, and twelve more; a loop would run on for seconds."""
    assert asked(SPOKEN, SPOKEN)[1].most == 72


def test_a_language_that_takes_more_tokens_gets_them() -> None:
    assert asked(" ".join(SHORT[:50]), SPOKEN)[1].most == 132


def test_a_loop_is_decoded_once_more_without_repeats_and_teaches_nothing() -> None:
    first, second, third, fourth = asked(SPOKEN, LOOP, SPOKEN, SPOKEN)
    assert (second.no_repeat_ngram, third.no_repeat_ngram) == (0, 6)
    assert (third.prompt, third.most, fourth.most) == ((), 72, 72)
    assert first.prompt == fourth.prompt == (0,)


def test_dense_speech_that_reaches_the_end_of_what_it_may_is_decoded_whole() -> None:
    dense = " ".join(SHORT[:36])
    cut, whole = asked(SPOKEN, dense, dense)[1:]
    assert (cut.most, whole.most) == (72, None)
