"""Words as they are compared: without case, accents and punctuation; and those that must not slip.

Fuzzy comparison forgives spelling. It must not forgive "fifteen" for "fifty", "Monday" for
"Friday" or a lost "not", so these words are compared exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lectura.notes.date_words import DATE_WORDS
from lectura.text import MARKS, UNSPACED_WORD, unmarked

_LETTERS = rf"(?:(?!{UNSPACED_WORD})[^\W\d_][{MARKS}]*)+"
_WORD = re.compile(rf"\d+(?:[.,]\d+)*|{UNSPACED_WORD}|{_LETTERS}(?:['’]{_LETTERS})*")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEGATIONS = _words(
    # English, Spanish, Portuguese, French, Catalan, Italian, German
    "no not never none nothing nobody cannot without neither nor "
    "nunca jamas nada nadie ningun ninguno ninguna ni sin tampoco "
    "nao jamais ninguem nenhum nenhuma nem sem tampouco "
    "pas rien aucun aucune sans non mai gens sense cap niente nessuno nessuna senza "
    "nicht kein keine keinen keinem keiner nie niemals nichts niemand ohne weder"
)
_LARGE_NUMBERS = _words(
    "forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil millon millones "
    "quarenta cinquenta sessenta oitenta cem cento milhao milhoes "
    "quarante cinquante soixante cent mille millions "
    "quaranta cinquanta seixanta setanta vuitanta noranta sessanta settanta ottanta novanta "
    "vierzig funfzig sechzig siebzig achtzig neunzig hundert tausend"
)


def _dates_and_numbers() -> Iterable[str]:
    for words in DATE_WORDS.values():
        # The first number is an article in most languages.
        for spellings in (*words.numbers[1:], *words.weekdays):
            yield from spellings.split("|")
        for spellings in words.months:  # the short forms are words of their own in places
            yield spellings.split("|")[0]


_EXACT = _LARGE_NUMBERS | {word for word in _dates_and_numbers() if word.isalpha()}


@dataclass(frozen=True)
class Token:
    """One word of a text: how it is compared, and where it stands."""

    norm: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text; characters of scripts without spaces count as words."""
    return [Token(_norm(match[0]), *match.span()) for match in _WORD.finditer(text)]


def norms(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [token.norm for token in tokens(text)]


def must_match(words: Iterable[str]) -> tuple[str, ...]:
    """The numbers, days, months and negations among compared words, in order."""
    return tuple(
        "not" if is_negation(word) and (word.endswith("n't") or word == "cannot") else word
        for word in words
        if word[0].isdigit() or word in _EXACT or is_negation(word)
    )


def is_negation(word: str) -> bool:
    """True for a compared word that turns the meaning round."""
    return word in _NEGATIONS or word.endswith("n't")


def _norm(word: str) -> str:
    if word[0].isdigit():
        return _THOUSANDS.sub("", word).replace(",", ".")
    return unmarked(word.casefold().replace("’", "'")) or word
