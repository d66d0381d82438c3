"""Cutting running speech: the words stay, the cuts are where a listener would make them."""

from __future__ import annotations

import pytest

from lectura.notes.keyless.sentences import split_sentences
from lectura.notes.keyless.speech import running_text
from lectura.notes.keyless.tidy import statement, trimmed
from lectura.records.transcript import Segment, Word


def _cut(*texts: str, language: str | None = "es") -> list[str]:
    speech = running_text(Segment(id=i, text=text) for i, text in enumerate(texts))
    return [sentence.text for sentence in split_sentences(speech, language)]


def test_punctuation_cuts_and_abbreviations_do_not() -> None:
    assert _cut("Lo dijo el Dr. Pérez en 1990. ¿Es cierto? Sí, p. ej. en la pág. 5.") == [
        "Lo dijo el Dr. Pérez en 1990.",
        "¿Es cierto?",
        "Sí, p. ej. en la pág. 5.",
    ]


def test_a_sentence_may_run_over_segments() -> None:
    assert _cut("La célula es la", "unidad de la vida. Se", "divide.") == [
        "La célula es la unidad de la vida.",
        "Se divide.",
    ]


def test_nothing_is_lost_without_punctuation() -> None:
    text = " ".join(f"palabra{i}" if i % 9 else "entonces" for i in range(400))
    pieces = _cut(text)
    assert " ".join(pieces) == text
    assert max(len(piece.split()) for piece in pieces) <= 60
    assert min(len(piece.split()) for piece in pieces) >= 8
    # The first piece apart, each begins where a clause is opened.
    assert {piece.split()[0] for piece in pieces} == {"entonces"}


def test_a_piece_does_not_end_with_a_word_that_leans_on_the_next() -> None:
    text = "uno dos tres de la " * 60
    assert not any(piece.endswith((" de", " la")) for piece in _cut(text.strip())[:-1])


def test_speakers_and_long_pauses_always_cut() -> None:
    segments = [
        Segment(id=0, start=0, end=1, text="sí claro", speaker="A"),
        Segment(id=1, start=1, end=2, text="pero no siempre", speaker="B"),
        Segment(id=2, start=6, end=7, text="otra cosa", speaker="B"),
    ]
    cut = split_sentences(running_text(segments), "es")
    assert [(s.text, s.speaker) for s in cut] == [
        ("sí claro", "A"),
        ("pero no siempre", "B"),
        ("otra cosa", "B"),
    ]


def test_a_citation_takes_the_times_of_its_words() -> None:
    words = (
        Word(text=" la", start=10.0, end=10.2),
        Word(text=" luz", start=10.2, end=10.9),
        Word(text=" viaja", start=12.0, end=12.5),
        Word(text=" rápido", start=12.5, end=13.0),
    )
    segment = Segment(id=4, start=10.0, end=13.0, text="la luz viaja rápido", words=words)
    citation = running_text([segment]).cite(7, 19)
    assert citation.quote == "viaja rápido"
    assert citation.segment_ids == (4,)
    assert (citation.start, citation.end) == (12.0, 13.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("entonces bueno la clave es el gradiente", "la clave es el gradiente"),
        ("la red aprende los pesos de la", "la red aprende los pesos"),
        ("entonces", "entonces"),
        ("no es nada más que una red", "no es nada más que una red"),
    ],
)
def test_fillers_at_the_edges_are_left_out(text: str, expected: str) -> None:
    speech = running_text([Segment(id=0, text=text)])
    start, end = trimmed(speech, 0, len(text), "es")
    assert speech.text[start:end] == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [("la luz", "La luz."), ("¿Qué es?", "¿Qué es?"), ("ya, esto,", "Ya, esto."), ("...", "...")],
)
def test_a_statement_is_the_quote_with_a_capital_and_a_mark(quote: str, expected: str) -> None:
    assert statement(quote) == expected
