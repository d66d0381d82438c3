"""What is heard is cut alike in every script: at its own marks, never inside a character."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE
from lectura.records.transcript import Segment, Word
from lectura.speech.decoding.hypothesis import Hypothesis
from lectura.speech.segments.segmenting import segments_of
from lectura.speech.segments.timing import laid_words, words_of
from lectura.speech.windowing.packing import Piece
from lectura.speech.windowing.regions import SpeechRegion
from script_samples import SENTENCES, WITHOUT_SPACES, joined


def heard(text: str, seconds: float = 6.0) -> tuple[Segment, ...]:
    """The segments of a piece in which somebody speaks all the time."""
    end = round(seconds * SAMPLE_RATE)
    piece = Piece((SpeechRegion(0, end, 0, end),), np.zeros(end, dtype=np.float32))
    hypothesis = Hypothesis(text, (), "xx", -0.2, 0.01, 1.2)
    return segments_of(laid_words(piece, text), hypothesis, keep_words=False, doubt=None)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_spoken_sentence_is_a_segment(language: str) -> None:
    assert tuple(segment.text for segment in heard(joined(language))) == SENTENCES[language]


@pytest.mark.parametrize(("language", "text"), WITHOUT_SPACES.items())
def test_long_speech_without_spaces_is_cut_between_characters(language: str, text: str) -> None:
    found = heard(text * 8, seconds=28.0)
    assert len(found) > 1
    assert "".join(segment.text for segment in found) == text * 8
    for segment in found:
        assert segment.interval is not None
        assert segment.interval.duration <= 14.0
        assert unicodedata.category(segment.text[0])[0] != "M"


def test_a_space_between_phrases_is_where_thai_is_cut() -> None:
    phrase = WITHOUT_SPACES["th"]
    found = heard(" ".join([phrase] * 4), seconds=27.0)
    assert [segment.text for segment in found] == [f"{phrase} {phrase}"] * 2


@pytest.mark.parametrize("text", ["  a b\nc ", *WITHOUT_SPACES.values(), "AI技术，很好 a"])
def test_words_joined_give_the_text_with_one_space_before(text: str) -> None:
    assert "".join(words_of(text)) == " " + " ".join(text.split())


def test_times_of_words_without_spaces_grow() -> None:
    end = 10 * SAMPLE_RATE
    piece = Piece((SpeechRegion(0, end, 0, end),), np.zeros(end, dtype=np.float32))
    words: tuple[Word, ...] = laid_words(piece, "今天我们学习")
    assert len(words) == 6
    assert [word.start for word in words] == pytest.approx([0.0, 2.857, 4.286, 5.714, 7.143, 8.571])
