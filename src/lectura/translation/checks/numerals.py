"""Numbers as they are written with digits, compared by value: ``3,5`` is ``3.5``. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

_GROUPS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"
_NUMERAL = re.compile(rf"(?<!\d)(?:{_GROUPS}|\d+)(?:[.,'’]\d+)*")
_SPACES = re.compile(r"[ \u00a0\u202f'’]")
_MARK = re.compile(r"[.,]")
_DIGITS = str.maketrans("٫٬，．", ".,,.")
_THOUSANDS = re.compile(r"\s*(?:mil|thousand|mila|mille|tausend)\b|\s?k\b", re.IGNORECASE)
_MILLIONS = re.compile(
    r"\s*(?:mill?[oó]n(?:es|s)?|milh(?:ão|ões)|milion[ei]|milions|millionen)\b", re.IGNORECASE
)
_AFTERNOON = re.compile(r"(?:[:.]\d\d)?\s*p\.?\s?m\b", re.IGNORECASE)
_HOUR = re.compile(r"(?::\d\d|\s?h\b|\s+(?:horas|heures|uhr|hores|ore)\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Numeral:
    """A number in a text.

    Attributes:
        text: as it is written.
        values: all that it may mean; ``1.500`` is 1500 to some and 1.5 to others.
        minutes: it stands behind a colon, as the minutes of a time do.
    """

    text: str
    values: frozenset[Fraction]
    minutes: bool = False


def numerals(text: str) -> tuple[Numeral, ...]:
    """The numbers that a text writes with digits of any script, in order.

    >>> [sorted(map(float, one.values)) for one in numerals("1.234,5 y 2 mil, a las 15:30")]
    [[1234.5], [2.0, 2000.0], [3.0, 15.0], [30.0]]
    """
    return tuple(_found(_plain(text)))


def unmatched(
    first: Sequence[Numeral], second: Sequence[Numeral]
) -> tuple[list[Numeral], list[Numeral]]:
    """The numbers of each that have no equal in the other; each is the equal of one at most."""
    left = list(second)
    lost: list[Numeral] = []
    for one in sorted(first, key=lambda numeral: len(numeral.values)):
        equal = next((other for other in left if one.values & other.values), None)
        if equal is None:
            lost.append(one)
        else:
            left.remove(equal)
    return lost, left


def _plain(text: str) -> str:
    """Digits of all scripts as 0 to 9."""
    if text.isascii():
        return text
    digits = (unicodedata.decimal(c, None) for c in text)
    plain = "".join(c if d is None else str(d) for c, d in zip(text, digits, strict=True))
    return plain.translate(_DIGITS)


def _found(text: str) -> Iterator[Numeral]:
    for match in _NUMERAL.finditer(text):
        written, after = match[0], text[match.end() :]
        values = set(_values(_SPACES.sub("", written)))
        if _THOUSANDS.match(after):
            values |= {value * 1000 for value in values}
        if _MILLIONS.match(after):
            values |= {value * 1_000_000 for value in values}
        values |= _hours(values, after)
        behind_colon = text[: match.start()].endswith(":") and match.start() > 1
        yield Numeral(written, frozenset(values), minutes=behind_colon)


def _hours(values: set[Fraction], after: str) -> set[Fraction]:
    """The same hour on a clock of twelve or of twenty-four hours."""
    if _AFTERNOON.match(after):
        return {value + 12 for value in values if value < 12}
    if _HOUR.match(after):
        return {value - 12 for value in values if 12 < value < 24}
    return set()


def _values(digits: str) -> Iterator[Fraction]:
    marks = _MARK.findall(digits)
    whole = Fraction(_MARK.sub("", digits))
    if not marks:
        yield whole
        return
    behind = len(digits) - max(digits.rfind(mark) for mark in ".,") - 1
    is_decimal = marks.count(marks[-1]) == 1
    groups = _MARK.split(digits)[1 : len(marks) + 1 - (len(set(marks)) > 1)]
    grouped = all(len(group) == 3 for group in groups) and len(set(marks)) == 1
    if grouped:
        yield whole
    if is_decimal:
        yield whole / 10**behind
    if not grouped and not is_decimal:  # a version, a section: 1.2.10
        yield whole
