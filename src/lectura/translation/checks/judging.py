"""Whether a translation of a cue may stand, and if not, why. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lectura.languages import base_of
from lectura.text import folded, folded_words
from lectura.translation.checks import day_names
from lectura.translation.checks.literals import is_latin, literals, people
from lectura.translation.checks.number_words import cardinals, knows, said_values
from lectura.translation.checks.numerals import Numeral, numerals, unmatched
from lectura.translation.glossary import Glossary

EMPTY = "it is empty"
UNTRANSLATED = "it is not translated"
TOO_LONG = "it says more than the cue"
TOO_SHORT = "it says less than the cue"

_FEWEST_ALIKE = 3
"""Two words alike in both languages are a name, or "OK"."""
_ALIKE_SHARE = 0.8
_LENGTH_FACTOR, _LENGTH_MARGIN = 3.0, 40
_SHORT_FACTOR, _SHORT_FROM = 6.0, 60
_MINUTES_OF_WORDS = frozenset({0, 15, 30, 45})
"""What "half past" and "a quarter to" become in digits; "o'clock" becomes 00."""


@dataclass(frozen=True)
class Judge:
    """Compares cues with their translations.

    Attributes:
        source: language that is spoken; None where nobody knows.
        to: language of the translation.
        glossary: terms with the translation that they must have.
        names: folded words of names that must stay, such as the speakers'.
    """

    source: str | None
    to: str
    glossary: Glossary = field(default_factory=Glossary)
    names: frozenset[str] = frozenset()

    def problem(self, said: str, text: str) -> str | None:
        """Why the translation of a cue may not stand, as the end of a sentence; None where it may.

        >>> judge = Judge("es", "en")
        >>> judge.problem("El examen es el 15 de marzo.", "The exam is on March 15.") is None
        True
        >>> judge.problem("El examen es el 15 de marzo.", "The exam is on March 16.")
        'the number 15 is missing'
        """
        if not any(map(str.isalnum, text)):
            return EMPTY
        for found in (self._size(said, text), self._same(said, text), *self._lost(said, text)):
            if found is not None:
                return found
        return None

    def lost(self, said: str, text: str) -> str | None:
        """Which number, month or day of what was said is missing, as `problem`; None for none."""
        return (
            self._lost_numbers(said, text)
            or self._cardinals(said, text)
            or next(self._days(said, text), None)
        )

    def added(self, said: str, text: str) -> str | None:
        """Which number of a text was not said, as `problem`; None for none."""
        _, added = unmatched(numerals(said), numerals(text))
        in_said = said_values(said, self.source)
        for one in added:
            told = one.values & in_said or _is_of_a_time(one, in_said)
            if not told and knows(self.source):
                return f"the number {one.text} was not said"
        return None

    def _lost(self, said: str, text: str) -> Iterator[str | None]:
        yield self._lost_numbers(said, text)
        yield self.added(said, text)
        yield self._cardinals(said, text)
        yield next(self._days(said, text), None)
        yield next(self._words(said, text), None)

    def _size(self, said: str, text: str) -> str | None:
        if len(text) > _LENGTH_FACTOR * len(said) + _LENGTH_MARGIN:
            return TOO_LONG
        dense = is_latin(said) and not is_latin(text)
        if len(said) > _SHORT_FROM and len(text) * _SHORT_FACTOR < len(said) and not dense:
            return TOO_SHORT
        return None

    def _same(self, said: str, text: str) -> str | None:
        """Words that stayed as they were; not where the two languages are one."""
        if base_of(self.source) == base_of(self.to):
            return None
        words, others = folded_words(said), folded_words(text)
        plain = [word for word in words if word not in self.names and not word.isdigit()]
        if len(plain) < _FEWEST_ALIKE or not literals_aside(said, plain):
            return None
        kept = sum(word in others for word in plain)
        return UNTRANSLATED if words == others or kept >= _ALIKE_SHARE * len(plain) + 1 else None

    def _lost_numbers(self, said: str, text: str) -> str | None:
        """Numbers that were written with digits."""
        lost, _ = unmatched(numerals(said), numerals(text))
        in_text = said_values(text, self.to)
        for one in lost:
            if not one.values & in_text and not _is_of_a_time(one, in_text):
                return f"the number {one.text} is missing"
        return None

    def _cardinals(self, said: str, text: str) -> str | None:
        """Numbers that were said as words."""
        if not knows(self.to):
            return None
        in_text = said_values(text, self.to)
        written = {value for one in numerals(text) for value in one.values}
        for values in cardinals(said, self.source):
            if values.isdisjoint(in_text) and values.isdisjoint(written):
                return f"the number {max(values)} is missing"
        return None

    def _days(self, said: str, text: str) -> Iterator[str]:
        written = {value for one in numerals(text) for value in one.values}
        for month in sorted(day_names.months_in(said, self.source)):
            named = day_names.names_month(text, self.to, month)
            if named is False and month not in written:
                yield f"the month {day_names.month_name(month)} is missing"
        for day in sorted(day_names.weekdays_in(said, self.source)):
            if day_names.names_weekday(text, self.to, day) is False:
                yield f"the day {day_names.weekday_name(day)} is missing"

    def _words(self, said: str, text: str) -> Iterator[str]:
        for literal in literals(said):
            if literal not in text:
                yield f"'{literal}' is missing"
        if is_latin(text):
            present = f" {folded(text)} "
            for name in people(said, base_of(self.source), self.names):
                if f" {folded(name)}" not in present:
                    yield f"the name {name} is missing"
        for term, translation in self.glossary.wanted(said):
            if not self.glossary.holds(text, translation):
                yield f"'{term}' must be translated as '{translation}'"


def literals_aside(said: str, plain: Sequence[str]) -> bool:
    """True where a cue is more than addresses and code."""
    kept = {word for literal in literals(said) for word in folded_words(literal)}
    return any(word not in kept for word in plain)


def _is_of_a_time(one: Numeral, words: frozenset[int]) -> bool:
    """True for the minutes of a time that the other text says in words, or not at all."""
    if not one.minutes:
        return False
    value = next(iter(one.values))
    return value == 0 or (value in _MINUTES_OF_WORDS and bool(words & {15, 30}))
