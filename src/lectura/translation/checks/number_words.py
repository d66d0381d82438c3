"""Numbers as they are said, by language: all values that a text may speak of. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lectura.languages import base_of
from lectura.notes.date_words import DATE_WORDS
from lectura.text import folded

_ROMAN = re.compile(r"\b[IVXLCDM]{1,8}\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LONGEST_RUN = 8
_LARGEST_UNIT = 20


@dataclass(frozen=True)
class _Words:
    """More words of a language than dates need; folded, as `lectura.text.folded` writes them."""

    units: str
    tens: str
    larger: str
    fractions: str = ""
    joiners: str = "y e i et and und"


_MORE: Mapping[str, _Words] = {
    "es": _Words(
        "cero 0 primer 1 primero 1 primera 1 segundo 2 segunda 2 tercero 3 tercera 3 tercer 3 "
        "cuarto 4 cuarta 4 quinto 5 quinta 5 sexto 6 septimo 7 octavo 8 noveno 9 decimo 10 "
        "doble 2 docena 12",
        "cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90",
        "cien 100 ciento 100 cientos 100 doscientos 200 doscientas 200 trescientos 300 "
        "trescientas 300 cuatrocientos 400 cuatrocientas 400 quinientos 500 quinientas 500 "
        "seiscientos 600 seiscientas 600 setecientos 700 setecientas 700 ochocientos 800 "
        "ochocientas 800 novecientos 900 novecientas 900 mil 1000 millon 1000000 millones 1000000",
        "media 30 medio 30 cuarto 15 mitad 50",
    ),
    "en": _Words(
        "zero 0 first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 "
        "tenth 10 once 1 twice 2 double 2 dozen 12 both 2 seventeen 17 eighteen 18 nineteen 19",
        "twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90",
        "hundred 100 thousand 1000 million 1000000",
        "half 30 quarter 15",
    ),
    "pt": _Words(
        "zero 0 primeiro 1 primeira 1 segundo 2 segunda 2 terceiro 3 terceira 3 quarto 4 quinto 5",
        "quarenta 40 cinquenta 50 sessenta 60 setenta 70 oitenta 80 noventa 90",
        "cem 100 cento 100 duzentos 200 trezentos 300 quatrocentos 400 quinhentos 500 seiscentos "
        "600 setecentos 700 oitocentos 800 novecentos 900 mil 1000 milhao 1000000 milhoes 1000000",
        "meia 30 meio 30 quarto 15 metade 50",
    ),
    "fr": _Words(
        "zero 0 premier 1 premiere 1 deuxieme 2 second 2 seconde 2 troisieme 3 quatrieme 4 "
        "cinquieme 5 double 2 douzaine 12",
        "vingts 20 quarante 40 cinquante 50 soixante 60 septante 70 huitante 80 nonante 90",
        "cent 100 cents 100 mille 1000 million 1000000 millions 1000000",
        "demi 30 demie 30 quart 15 moitie 50",
    ),
    "ca": _Words(
        "zero 0 primer 1 primera 1 segon 2 segona 2 tercer 3 tercera 3 setze 16 disset 17 "
        "divuit 18 dinou 19",
        "vint 20 trenta 30 quaranta 40 cinquanta 50 seixanta 60 setanta 70 vuitanta 80 noranta 90",
        "cent 100 cents 100 mil 1000 milio 1000000 milions 1000000",
        "mitja 30 mig 30 quart 15 meitat 50",
    ),
    "de": _Words(
        "null 0 eins 1 erste 1 erster 1 ersten 1 zweite 2 zweiter 2 zweiten 2 dritte 3 dritter 3 "
        "vierte 4 funfte 5 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 dutzend 12",
        "zwanzig 20 dreissig 30 vierzig 40 funfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90",
        "hundert 100 tausend 1000 million 1000000 millionen 1000000",
        "halb 30 halbe 30 viertel 15 halfte 50",
    ),
    "it": _Words(
        "zero 0 primo 1 prima 1 secondo 2 seconda 2 terzo 3 terza 3 quarto 4 quinto 5 sedici 16 "
        "diciassette 17 diciotto 18 diciannove 19 venti 20 ventuno 21 doppio 2",
        "trenta 30 quaranta 40 cinquanta 50 sessanta 60 settanta 70 ottanta 80 novanta 90",
        "cento 100 mille 1000 mila 1000 milione 1000000 milioni 1000000",
        "mezza 30 mezzo 30 quarto 15 meta 50",
    ),
}


def knows(language: str | None) -> bool:
    """True for a language whose words for numbers are known."""
    return base_of(language) in _MORE


def said_values(text: str, language: str | None) -> frozenset[int]:
    """Every value that words of the text, alone or together, may stand for; none where unknown.

    Months count by their place, and Roman numerals as what they are.

    >>> sorted(said_values("treinta y cinco de marzo", "es"))
    [3, 5, 30, 35]
    """
    code = base_of(language)
    roman = frozenset(_roman(match[0]) for match in _ROMAN.finditer(text))
    if code is None or code not in _MORE:
        return roman
    known = _values(code)
    words = folded(text).split()
    found = {value for word in words for value in known.get(word, ())}
    for run in _runs(words, known, frozenset(_MORE[code].joiners.split())):
        found |= _sums(run)
    for word in words:
        found |= _compound(word, code)
    return frozenset(found) | roman | _months(" ".join(words), code)


def cardinals(text: str, language: str | None) -> tuple[frozenset[int], ...]:
    """For each number from 3 to 16 that a text says in words, all that it may stand for there.

    >>> [sorted(one) for one in cardinals("En tres semanas, treinta y cinco", "es")]
    [[3], [5, 30, 35]]
    """
    code = base_of(language)
    if code is None or code not in _MORE:
        return ()
    known, sure = _values(code), _sure(code)
    joiners = frozenset(_MORE[code].joiners.split())
    runs = _runs(folded(text).split(), known, joiners)
    return tuple(
        frozenset(_sums(run) | set(run)) for run in runs if any(value in sure for value in run)
    )


@lru_cache(maxsize=8)
def _sure(code: str) -> frozenset[int]:
    """Numbers whose words mean nothing else."""
    return frozenset(range(3, min(17, len(DATE_WORDS[code].numbers) + 1)))


@lru_cache(maxsize=8)
def _values(code: str) -> Mapping[str, tuple[int, ...]]:
    """Each single word with all that it may mean."""
    more = _MORE[code]
    values: dict[str, tuple[int, ...]] = {}
    for value, spellings in enumerate(DATE_WORDS[code].numbers, 1):
        for spelling in spellings.split("|"):
            if spelling.isalpha():
                values[spelling] = (*values.get(spelling, ()), value)
    for table in (more.units, more.tens, more.larger, more.fractions):
        row = table.split()
        for word, number in zip(row[::2], row[1::2], strict=True):
            values[word] = (*values.get(word, ()), int(number))
    return values


def _runs(
    words: list[str], known: Mapping[str, tuple[int, ...]], joiners: frozenset[str]
) -> Iterator[list[int]]:
    """The values of words for numbers that stand together, joined or not."""
    run: list[int] = []
    for word in words:
        if word in known:
            run.append(known[word][0])
        elif word not in joiners and run:
            yield run
            run = []
    if run:
        yield run


def _sums(run: list[int]) -> set[int]:
    """What each stretch of a run of numbers makes together, as ``two hundred and five``."""
    found: set[int] = set()
    for first in range(len(run)):
        total = part = 0
        for value in run[first : first + _LONGEST_RUN]:
            if value >= 100 or (value == _LARGEST_UNIT and 0 < part < 10):  # quatre-vingt
                part = max(part, 1) * value
                if value >= 1000:
                    total, part = total + part, 0
            else:
                part += value
            found.add(total + part)
    return found


def _compound(word: str, code: str) -> set[int]:
    """German writes units and tens as one word, Italian tens and units."""
    if code not in ("de", "it") or len(word) < 7:
        return set()
    values = _values(code)
    if code == "de" and "und" in word:
        unit, _, tens = word.partition("und")
        unit_value, tens_value = values.get(unit, ()), values.get(tens, ())
        return {u + t for u in unit_value for t in tens_value if u < 10 <= t}
    tens_of = {w: v[0] for w, v in values.items() if v[0] in range(20, 100, 10)}
    return {
        value + unit
        for tens, value in tens_of.items()
        if word.startswith(tens[:-1])
        for rest in (word.removeprefix(tens), word.removeprefix(tens[:-1]))
        for unit in values.get(rest, ())
        if unit < 10
    }


def _months(folded_text: str, code: str) -> frozenset[int]:
    months = DATE_WORDS[code].months
    return frozenset(
        place
        for place, month in enumerate(months, 1)
        if re.search(rf"\b(?:{month})\b", folded_text)
    )


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
