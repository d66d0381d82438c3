"""Paragraphs end with a sentence, in any script."""

from __future__ import annotations

import pytest

from lectura.formats.paragraphs import paragraphs
from lectura.records.transcript import Segment
from script_samples import SENTENCES


@pytest.mark.parametrize("language", SENTENCES)
def test_a_long_paragraph_ends_with_the_sentence(language: str) -> None:
    whole = SENTENCES[language][0]
    long = "a" * 600 + whole
    texts = ["b" * 500, long, "c" * 9]
    turn = [Segment(id=n, text=text) for n, text in enumerate(texts)]
    assert [text.endswith(whole) for text in paragraphs(turn)] == [True, False]
