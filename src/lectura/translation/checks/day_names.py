"""Months and days of the week that a text names, by language. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from lectura.languages import base_of
from lectura.notes.date_words import DATE_WORDS
from lectura.text import unmarked

_CAPITALISED = frozenset({"en", "de"})
"""Languages that write months and days with a capital: "may" and "march" are words too."""
_FAIR = re.compile(r"\(\?:\[ -\]feira\)\?")


def months_in(text: str, language: str | None) -> frozenset[int]:
    """The months that a text names in full, counted from 1; none where the language is unknown.

    >>> sorted(months_in("We may meet in March", "en"))
    [3]
    """
    return _named(text, language, "months")


def weekdays_in(text: str, language: str | None) -> frozenset[int]:
    """The days of the week that a text names, Monday as 1; none where the language is unknown."""
    return _named(text, language, "weekdays")


def names_month(text: str, language: str | None, month: int) -> bool | None:
    """Whether a text names a month, short forms included; None where nobody can tell."""
    return _names(text, language, "months", month)


def names_weekday(text: str, language: str | None, day: int) -> bool | None:
    """Whether a text names a day of the week; None where nobody can tell."""
    return _names(text, language, "weekdays", day)


def month_name(month: int) -> str:
    """The English name of a month counted from 1, for what people are told.

    >>> month_name(3), weekday_name(5)
    ('March', 'Friday')
    """
    return _full_name("months", month)


def weekday_name(day: int) -> str:
    """The English name of a day of the week, Monday as 1."""
    return _full_name("weekdays", day)


def _full_name(field: str, place: int) -> str:
    name: str = getattr(DATE_WORDS["en"], field)[place - 1].split("|")[0]
    return name.capitalize()


def _named(text: str, language: str | None, field: str) -> frozenset[int]:
    code = base_of(language)
    if code not in DATE_WORDS:
        return frozenset()
    bare = unmarked(text)
    bare = bare if code in _CAPITALISED else bare.lower()
    return frozenset(
        place for place, pattern in enumerate(_sure(code, field), 1) if pattern.search(bare)
    )


def _names(text: str, language: str | None, field: str, place: int) -> bool | None:
    code = base_of(language)
    if code not in DATE_WORDS:
        return None
    spellings = getattr(DATE_WORDS[code], field)[place - 1]
    # A plural is one too: "los sabados", "on Mondays".
    return re.search(rf"\b(?:{spellings})s?\b", unmarked(text).lower()) is not None


@lru_cache(maxsize=16)
def _sure(code: str, field: str) -> tuple[re.Pattern[str], ...]:
    """The full name of each, which is no other word."""
    full = (spellings.split("|")[0] for spellings in getattr(DATE_WORDS[code], field))
    if code == "pt" and field == "weekdays":
        full = (_FAIR.sub("[ -]feira", name) for name in full)
    named = (name.capitalize() if code in _CAPITALISED else name for name in full)
    return tuple(re.compile(rf"\b{name}\b") for name in named)
