"""Texts are compared without their accents, in whatever form the accents come."""

from __future__ import annotations

import unicodedata

import pytest

from lectura.text import unmarked


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ações é Ñandú", "Acoes e Nandu"),
        (unicodedata.normalize("NFD", "evaluación"), "evaluacion"),
        ("ﬁnal 2ª", "final 2a"),
        ("Straße", "Straße"),
        ("", ""),
    ],
)
def test_marks_are_left_out_and_case_stays(text: str, plain: str) -> None:
    assert unmarked(text) == plain
