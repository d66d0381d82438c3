from __future__ import annotations

import random

import pytest

from lectura.formats.reading.sentences import LIMIT, cut


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Hola. ¿Qué tal? Bien…", ["Hola.", "¿Qué tal?", "Bien…"]),
        ("El Dr. Pérez llegó. Habló.", ["El Dr. Pérez llegó.", "Habló."]),
        ("Son 3.5 metros. Fin.", ["Son 3.5 metros.", "Fin."]),
        ("D. Manuel y J. S. Bach vinieron. Sí.", ["D. Manuel y J. S. Bach vinieron.", "Sí."]),
        ("Usa p. ej. esto. Ya.", ["Usa p. ej. esto.", "Ya."]),
        ("Python, R, etc. Luego vemos.", ["Python, R, etc.", "Luego vemos."]),
        ('Dijo «vamos». "Ya." Fin.', ["Dijo «vamos».", '"Ya."', "Fin."]),
        ("今天好。明天见！", ["今天好。", "明天见！"]),
        ("una línea\ny otra", ["una línea y otra"]),
        ("   ", []),
    ],
)
def test_sentences(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


def test_a_long_run_is_cut_before_words_that_open_a_clause() -> None:
    clause = "esto es lo que queremos ver en la clase de hoy con todos ustedes"
    pieces = cut(" entonces ".join([clause] * 12))
    assert len(pieces) > 3
    assert all(piece.startswith("entonces ") for piece in pieces[1:])


@pytest.mark.parametrize("seed", range(20))
def test_no_word_is_lost_cut_or_moved(seed: int) -> None:
    chance = random.Random(seed)
    words = ["a", "de", "casa", "entonces", "fin.", "Dr.", "¿qué?", "x" * 40, "uno,", "\n"]
    text = " ".join(chance.choices(words, k=chance.randrange(1, 900)))
    pieces = cut(text)
    assert " ".join(pieces).split() == text.split()
    assert all(0 < len(piece) <= LIMIT and piece == piece.strip() for piece in pieces)


def test_a_word_longer_than_the_limit_is_cut() -> None:
    assert "".join(cut("y" * 1000)) == "y" * 1000
    assert max(map(len, cut("y" * 1000))) <= LIMIT
