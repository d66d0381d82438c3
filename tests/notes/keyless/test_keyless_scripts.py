"""Notes by rules in every script: sentences, their length in words, and words in common."""

from __future__ import annotations

import pytest

from lectura.notes.keyless.sentences import split_sentences
from lectura.notes.keyless.speech import running_text
from lectura.notes.keyless.vocabulary import vocabulary
from lectura.records.transcript import Segment
from script_samples import SENTENCES, WITHOUT_SPACES, joined


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_of_the_notes_ends_where_a_spoken_segment_does(language: str) -> None:
    speech = running_text([Segment(id=0, text=joined(language))])
    found = split_sentences(speech, language)
    assert tuple(sentence.text for sentence in found) == SENTENCES[language]


@pytest.mark.parametrize(
    ("language", "words"),
    [("th", 8), ("lo", 4), ("km", 9), ("my", 6), ("bo", 4), ("zh", 7), ("ja", 8)],
)
def test_words_are_counted_in_scripts_without_spaces(language: str, words: int) -> None:
    """``words`` were counted by hand; the rule needs no dictionary and is near to them."""
    speech = running_text([Segment(id=0, text=WITHOUT_SPACES[language])])
    (sentence,) = split_sentences(speech, language)
    assert 0.75 * words <= sentence.words <= 1.5 * words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("เราเรียนรู้เครื่อง", "การเรียนรู้สำคัญ"),
        ("យើងរៀនម៉ាស៊ីន", "ការរៀនសំខាន់"),
        ("စက်သင်ယူမှု", "သင်ယူခြင်း"),
        ("机器学习很好", "我们学习"),
    ],
)
def test_texts_without_spaces_have_words_in_common(first: str, second: str) -> None:
    known = vocabulary(None)
    assert set(known.content(first)) & set(known.content(second))


def test_hindi_words_are_whole() -> None:
    """No mark splits a word; "में" ("in") is a small one."""
    assert vocabulary("hi").content("हिन्दी में पाठ") == ["हिन्दी", "पाठ"]
