"""What a translation has to keep: by value, not by letters."""

from __future__ import annotations

import doctest
from fractions import Fraction
from types import ModuleType

import pytest

from lectura.translation.checks import (
    Judge,
    day_names,
    judging,
    number_words,
    numerals,
)
from lectura.translation.glossary import Glossary

KEPT = (
    ("El examen es el 15 de marzo.", "The exam is on March 15."),
    ("Son 3,5 puntos", "It is 3.5 points"),
    ("Somos 25", "We are twenty-five"),
    ("a las 3 y media", "at 3:30"),
    ("a las tres y media", "at 3:30"),
    ("a las 15:00", "at 3 p.m."),
    ("Unos 2 mil alumnos", "About 2,000 students"),
    ("1.234,5 metros", "1,234.5 metres"),
    ("15 000 personas", "15,000 people"),
    ("En tres semanas", "In three weeks"),
    ("treinta y cinco por ciento", "35%"),
    ("El 3.º grupo", "The third group"),
    ("el siglo XX fue", "the 20th century was"),
    ("El 1/2/2026", "On 2026-02-01"),
    ("otra vez, once personas", "again, eleven people"),
    ("los sábados", "on Saturdays"),
    ("Gracias, Laura", "Thanks, Laura"),
    ("usen PyTorch 2.1", "use PyTorch 2.1"),
    ("mira https://a.org/x.", "see https://a.org/x"),
    ("Sí, claro.", "Yes, sure."),
    ("ok", "OK"),
)
LOST = (
    ("El examen es el 15 de marzo.", "The exam is on March 16.", "the number 15 is missing"),
    ("El examen es en marzo.", "The exam is in May.", "the month March is missing"),
    ("Es para el viernes.", "It is for Thursday.", "the day Friday is missing"),
    ("En tres semanas", "In some weeks", "the number 3 is missing"),
    ("Son muchos puntos", "It is 7 points", "the number 7 was not said"),
    ("Gracias, Laura", "Thanks, dear", "the name Laura is missing"),
    ("usen PyTorch", "use torch", "'PyTorch' is missing"),
    ("mira https://a.org/x.", "see there", "'https://a.org/x' is missing"),
    ("Hola, esto es una prueba", "Hola, esto es una prueba", "it is not translated"),
    ("Hola a todos", "...", "it is empty"),
    ("Hola", "Hello, and welcome to all of you who are here for the lecture.", "more than"),
)


@pytest.mark.parametrize(("said", "text"), KEPT)
def test_what_is_kept_in_other_words(said: str, text: str) -> None:
    assert Judge("es", "en").problem(said, text) is None


@pytest.mark.parametrize(("said", "text", "problem"), LOST)
def test_what_is_lost_is_told(said: str, text: str, problem: str) -> None:
    assert problem in (Judge("es", "en").problem(said, text) or "")


@pytest.mark.parametrize(
    ("source", "to", "said", "text"),
    [
        ("en", "de", "Thirty-five students by May 3", "Fünfunddreißig Studierende bis zum 3. Mai"),
        ("fr", "en", "quatre-vingts pages", "80 pages"),
        ("it", "es", "ventuno esempi", "21 ejemplos"),
        ("pt", "es", "na segunda-feira", "el lunes"),
        ("es", "ar", "Somos 25", "نحن ٢٥"),
        ("es", "zh", "Somos 25 y Laura", "我们是25个人和劳拉"),
        (None, "en", "Somos 25", "There are 25 of us"),
    ],
)
def test_other_languages(source: str | None, to: str, said: str, text: str) -> None:
    assert Judge(source, to).problem(said, text) is None


def test_words_that_are_months_in_english_only_with_a_capital() -> None:
    judge = Judge("en", "es")
    assert judge.problem("You may march on.", "Puede seguir.") is None
    assert "month May is missing" in (judge.problem("It is due in May.", "Es para junio.") or "")


def test_one_language_in_two_forms_may_stay_as_it_is() -> None:
    assert Judge("pt", "pt-BR").problem("Olá a todos os alunos", "Olá a todos os alunos") is None


def test_a_glossary_is_kept() -> None:
    judge = Judge("es", "en", Glossary((("sobreajuste", "overfitting"), ("dropout", "dropout"))))
    assert judge.problem("Eso es sobreajuste.", "That is overfitting.") is None
    assert judge.problem("Eso es sobreajuste.", "That is over-adjusting.") == (
        "'sobreajuste' must be translated as 'overfitting'"
    )


def test_speakers_are_named_as_they_are() -> None:
    judge = Judge("es", "en", names=frozenset({"zorro"}))
    assert "Zorro" in (judge.problem("El señor Zorro dice", "Mister Fox says") or "")


def test_a_number_has_all_the_values_that_it_may_have() -> None:
    assert [one.values for one in numerals.numerals("1.500")] == [
        frozenset({Fraction(1500), Fraction(3, 2)})
    ]
    assert numerals.unmatched(numerals.numerals("1.500 y 2"), numerals.numerals("2, 1,500")) == (
        [],
        [],
    )


@pytest.mark.parametrize("module", [numerals, number_words, day_names, judging])
def test_examples(module: ModuleType) -> None:
    found = doctest.testmod(module)
    assert found.attempted
    assert not found.failed
