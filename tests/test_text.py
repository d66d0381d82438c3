"""The ground of written language: every mark, every script, at its borders."""

from __future__ import annotations

import doctest

import pytest

from lectura import text
from lectura.text import (
    CLAUSE_MARKS_WITHOUT_SPACE,
    CLOSERS,
    COLONS,
    COMMAS,
    OPENERS,
    QUESTION_MARKS,
    SENTENCE_MARKS,
    ends_clause,
    ends_question,
    ends_sentence,
    sentence_ends,
)
from script_samples import SENTENCES, joined


def test_the_examples_in_the_docstrings() -> None:
    outcome = doctest.testmod(text)
    assert outcome.failed == 0
    assert outcome.attempted >= 12


def test_the_tables_hold_these_marks_and_no_letter() -> None:
    assert sorted(SENTENCE_MARKS) == sorted(".!?…‽．؟۔؞।॥።፧፨։။។៕།༎。！？｡‼⁇⁈⁉")
    assert sorted(QUESTION_MARKS) == sorted("?？؟፧⁇⁈")
    assert sorted(COMMAS) == sorted(",、，،፣၊")
    assert sorted(COLONS) == sorted(";:—–；：؛፤፥፦")
    assert sorted(CLAUSE_MARKS_WITHOUT_SPACE) == sorted("、，；：၊")
    assert sorted(CLOSERS) == sorted("\"'»”’)]」』）】》〉")
    assert sorted(OPENERS) == sorted("¿¡«“‘([「『（【《〈")


@pytest.mark.parametrize("letter", ["X", "x", "XX"])
def test_a_letter_is_no_mark(letter: str) -> None:
    assert not ends_sentence(letter)
    assert not ends_clause(letter)
    assert not ends_question(f"{letter};")
    assert list(sentence_ends(f"a{letter} b{letter}; c{letter}")) == []
    assert list(sentence_ends(f"a.{letter} Be.")) == [len(letter) + 6]


@pytest.mark.parametrize("mark", list(".!?…‽．؟۔؞।॥።፧፨։။។៕།༎。！？｡‼⁇⁈⁉"))
def test_every_mark_ends_a_sentence(mark: str) -> None:
    for closing in (
        "",
        '"',
        "'",
        "»",
        "”",
        "’",
        ")",
        "]",
        "」",
        "』",
        "）",
        "】",
        "》",
        "〉",
        ".”)",
    ):
        assert ends_sentence(f"x{mark}{closing}")
    assert ends_sentence(f"x{mark} \n")
    assert ends_sentence(f"x{mark}» ")
    assert not ends_sentence(f"x{mark}y")
    assert not ends_clause(f"x{mark}")


@pytest.mark.parametrize("mark", list(",、，،፣၊;:—–；：؛፤፥፦"))
def test_every_mark_between_clauses(mark: str) -> None:
    for closing in ("", '"', "»", ")", "」"):
        assert ends_clause(f"x{mark}{closing}")
        assert not ends_sentence(f"x{mark}{closing}")
    assert ends_clause(f"x{mark} ")
    assert not ends_clause(f"x{mark}y")
    assert (mark in COMMAS) == (mark in ",、，،፣၊")
    assert (mark in COLONS) == (mark not in ",、，،፣၊")


@pytest.mark.parametrize("nothing", ["", " ", '"', "»)", "x", "a-", "x'", "ไทย", "中"])
def test_without_a_mark_nothing_ends(nothing: str) -> None:
    assert not ends_sentence(nothing)
    assert not ends_clause(nothing)
    assert not ends_question(nothing)


@pytest.mark.parametrize("mark", list("?？؟፧⁇⁈"))
def test_every_question_mark(mark: str) -> None:
    assert ends_question(f"x{mark}")
    assert ends_question(f"x{mark}» ")
    assert not ends_question(f"x{mark}y")


@pytest.mark.parametrize("mark", list(".!…。।۔።։,;"))
def test_what_asks_nothing(mark: str) -> None:
    assert not ends_question(f"x{mark}")


@pytest.mark.parametrize("asked", ["Καταλάβατε;", "Καταλάβατε\u037e", "Τι;»", "ἦ;", "ῳ; "])
def test_a_greek_semicolon_asks(asked: str) -> None:
    assert ends_sentence(asked)
    assert ends_question(asked)
    assert not ends_clause(asked)
    assert list(sentence_ends(f"{asked.strip()} Ναι")) == [len(asked.strip())]


def test_any_other_semicolon_does_not() -> None:
    assert not ends_sentence("so;")
    assert not ends_question("so;")
    assert not ends_sentence("ок;")
    assert list(sentence_ends("so; yes")) == []


def test_an_armenian_question_is_marked_over_its_vowel() -> None:
    assert ends_question("Ինչո՞ւ։")
    assert ends_question("Դու եկա՞ր")
    assert not ends_question("Ինչո՞ւ եկար։")
    assert not ends_question("Եկա։")


@pytest.mark.parametrize("language", SENTENCES)
def test_sentences_of_every_script_end_where_they_end(language: str) -> None:
    first, second = SENTENCES[language]
    assert ends_sentence(first)
    assert ends_sentence(second)
    assert list(sentence_ends(joined(language))) == [len(first), len(joined(language))]


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("Yes. So.", [4, 8]),
        ("Yes.\nNo", [4]),
        ("Yes.”\tNo", [5]),
        ('He said "yes." (And left.) So', [14, 26]),
        ("Yes?! No", [5]),
        ("Well... Then", [7]),
        ("Well... then", []),
        ("Well… then", []),
        ("Well… Then", [5]),
        ("Yes! and no", [4]),
        ("Yes? and no", [4]),
        ("Yes. and no", []),
        ("Yes. ¿Y", [4]),
        ("Yes. ¿y", []),
        ("Yes. — And", [4]),
        ("Yes. 'and", []),
        ("3.5 or 3,5", []),
        ("a.b.c", []),
        ("lectura.py is", []),
        ("in 1990. Then", [8]),
        ("wait for it…", [12]),
        ("So no.", []),
        ("", []),
        (".", [1]),
        ("no mark", []),
        # marks that no space need follow
        ("你好。明天", [3]),
        ("你好。」明天", [4]),
        ("你好！？明天", [4]),
        ("你好?明天", [3]),
        ("你好!”明天", [4]),
        ("你好.明天", []),
        ("第3．5章", []),
        ("第三章．好", [4]),
        ("ठीक है।और", [7]),
        ("نعم؟!لا", [5]),
        ("ok?y", []),
        ("ok?한", []),
        ("好……然后", []),
    ],
)
def test_where_sentences_end(words: str, ends: list[int]) -> None:
    assert list(sentence_ends(words)) == ends


ABBREVIATIONS = (
    "Dr|Dra|Drs|dres|Sr|Sra|Srs|Srta|prof|profa|Mr|Mrs|St|vs|cf|fig|eq|ec|núm|num|nr|pág|pp|vol|cap"
    "|art|ej|p. ej|p.ej|e.g|i.e|z. B|z.B|bzw|ca|approx|aprox|ing|lic|Mme|Mlle|sig|ecc|EE.UU|J|Á|U.S"
)


@pytest.mark.parametrize("short", ABBREVIATIONS.split("|"))
def test_no_sentence_ends_after_an_abbreviation(short: str) -> None:
    words = f"así {short}. Pérez vino. Luego"
    assert list(sentence_ends(words)) == [words.index(" Luego")]
    assert list(sentence_ends(f"({short}. Pérez")) == []
    assert list(sentence_ends(f"{short}. Pérez")) == []
    longer = f"x{short.replace(' ', '')}x."
    assert list(sentence_ends(f"{longer} Pérez")) == [len(longer)]


@pytest.mark.parametrize("short", ["etc", "no", "ed", "ms"])
def test_an_abbreviation_that_is_a_word_too_ends_one_before_a_capital(short: str) -> None:
    assert list(sentence_ends(f"creo que {short}. Luego")) == [10 + len(short)]
    assert list(sentence_ends(f"creo que {short}. luego")) == []
    assert list(sentence_ends(f"creo que {short}. 3")) == []


def test_an_abbreviation_with_another_mark_ends_a_sentence() -> None:
    assert list(sentence_ends("the Dr! Pérez")) == [7]
    assert list(sentence_ends("the Dr... Pérez")) == [9]
