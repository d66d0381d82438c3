"""Words that carry meaning: stop words, stems, and which language a text is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import snowballstemmer

from lectura.languages import LANGUAGES
from lectura.notes.keyless.phrases import ALL, for_language
from lectura.notes.keyless.rarity import frequencies
from lectura.text import MARKS, UNSPACED_WORD, folded_in_place

_DATA = files("lectura.notes.keyless") / "data"
_WORD = re.compile(rf"[^\W\d_][\w{MARKS}'’-]*|\d[\d.,]*[\w{MARKS}]*")
_UNSPACED = re.compile(UNSPACED_WORD)
_STEMMED = frozenset(
    {"ar", "ca", "da", "de", "el", "en", "es", "fi", "fr", "hu", "id", "it", "lt", "nl", "no", "pt"}
    | {"ro", "ru", "sv", "tr"}
)
"""Languages for which Snowball has a stemmer, called by the English name."""
_GUESSED = ("es", "en", "pt", "fr", "de", "it")
_FEWEST_WORDS = 8
"""Fewer words do not tell their language."""
_SHORT_FORM = re.compile(r"(?:n['’]t|['’](?:s|t|re|ve|ll|d|m))$")
_LETTERS = re.compile(r"^([A-Z]{2,})s$")
_ELISION = re.compile(
    r"(?i)^(?:[ldcmnstj]|qu|jusqu|lorsqu|puisqu|quelqu|un|quest|(?:d|n|s)?(?:all|ell|ull))'"
)
_EVERYDAY = 4e-4
"""A word that people say so often, whatever they speak of, carries no meaning here."""
_FOREIGN = 30.0
"""A small word of English that is this much rarer in another language is English there too."""
_COMMON_WORD = 1e-5
"""A first name that is said so often in small letters is a word: "rose", "mark"."""


@dataclass(frozen=True)
class Vocabulary:
    """What the engine knows of the words of one language (or of all, where it is unknown).

    ``stopwords`` are in lower case without accents, since recognisers write both.
    """

    language: str | None
    stopwords: frozenset[str]

    def content(self, text: str) -> list[str]:
        """Stems of the words that carry meaning; pairs of characters where no spaces are."""
        stems = []
        for word in _WORD.findall(text):
            if units := _UNSPACED.findall(word):
                stems += ["".join(units[i : i + 2]) for i in range(max(1, len(units) - 1))]
            elif (own := self.own_word(word)) and not self.is_small(own):
                stems.append(self.stem(own))
        return stems

    def own_word(self, word: str) -> str:
        """The word alone: ``l'automate machine's don't NFAs`` → ``automate machine do NFA``."""
        bare = _LETTERS.sub(r"\1", without_short_form(word))
        return _ELISION.sub("", bare.replace("’", "'"), count=1) or bare

    def is_small(self, word: str) -> bool:
        """True for a single letter, a stop word, and what is put together of them (``est-ce``)."""
        plain = folded_in_place(word)
        parts = plain.split("-")
        return len(plain) < 2 or plain in self.stopwords or self._are_small(parts)

    def _are_small(self, parts: list[str]) -> bool:
        return len(parts) > 1 and all(len(p) > 1 and p in self.stopwords for p in parts)

    def stem(self, word: str) -> str:
        """The stem of a word, in lower case without accents."""
        return folded_in_place(_stem(word.lower(), self.language))

    def is_first_name(self, word: str) -> bool:
        """True for a folded word that is a first name, and not a common word too."""
        return word in _first_names() and frequencies(self.language).get(word, 0.0) < _COMMON_WORD


def words_of(text: str) -> list[str]:
    """The words of a text as written, without marks."""
    return _WORD.findall(text)


def word_matches(text: str) -> Iterator[re.Match[str]]:
    """The same words with their places."""
    return _WORD.finditer(text)


def without_short_form(word: str) -> str:
    """The word without what is shortened behind it: ``machine's``, ``don't`` → ``machine do``."""
    return _SHORT_FORM.sub("", word).rstrip("'’-") or word


@lru_cache(maxsize=16)
def vocabulary(language: str | None) -> Vocabulary:
    """The vocabulary of an ISO 639-1 code; of all guessed languages together for None.

    Lecturers of every language say a few words in English, whose small words are small there too.
    """
    known = frequencies(language)
    often = (word for word, share in known.items() if share >= _EVERYDAY)
    english = (
        word
        for word, share in frequencies("en").items()
        if language and word in stopwords("en") and known.get(word, 0.0) * _FOREIGN < share
    )
    words = stopwords(language).union(often, english)
    spoken = (phrases.fillers for phrases in (for_language(language) or ALL))
    return Vocabulary(language, frozenset(map(folded_in_place, words.union(*spoken))))


def stopwords(language: str | None) -> frozenset[str]:
    """The stop words of an ISO 639-1 code; of all guessed languages together for None."""
    if language is None:
        return frozenset[str]().union(*map(_stopwords, _GUESSED))
    return _stopwords(language)


def guess_language(text: str) -> str | None:
    """The language whose stop words fill most of the text; None where that is not clear."""
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    if len(words) < _FEWEST_WORDS:
        return None
    shares = sorted(((_share(words, _stopwords(code)), code) for code in _GUESSED), reverse=True)
    (best, code), (second, _) = shares[0], shares[1]
    return code if best > 0.25 and best > second * 1.1 else None


def _share(words: list[str], stopwords: Iterable[str]) -> float:
    known = set(stopwords)
    return sum(word in known for word in words) / len(words)


@lru_cache(maxsize=32)
def _stopwords(language: str) -> frozenset[str]:
    """The list for the language, from ``tools/stopwords.py``; empty where there is none."""
    place = _DATA / "stopwords" / f"{language}.txt"
    if not re.fullmatch(r"[a-z]{2}", language) or not place.is_file():
        return frozenset()
    return frozenset(place.read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    """Folded first names in the languages with phrases, from ``tools/first_names.py``."""
    return frozenset((_DATA / "first-names.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=50_000)
def _stem(word: str, language: str | None) -> str:
    return str(_stemmer(language).stemWord(word)) if language in _STEMMED else word


@lru_cache(maxsize=8)
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(LANGUAGES[language].name.lower())
