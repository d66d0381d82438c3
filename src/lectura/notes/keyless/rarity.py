"""Which words a text says more often than its language does: what it is about.

The lists of frequencies are made by ``tools/frequencies.py`` from subtitles, which are spoken
language. The measure is the log-likelihood ratio of Dunning (1993), against a language that is
taken as known.
"""

from __future__ import annotations

import gzip
import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

BANDS_A_DECADE = 25
"""A list gives frequencies in bands, 10 % wide."""
_ENDINGS = ("s", "es", "n", "en", "e")
"""What a plural has that the word in the list has not."""
_SHORTEST_SINGULAR = 4


def log_likelihood(counts: Mapping[str, int], total: int, language: str | None) -> dict[str, float]:
    """How much more often each word is said than in its language; the higher, the more telling.

    Args:
        counts: how often each word is said, in lower case without accents
            (`lectura.text.folded_in_place`).
        total: how many words are said in all.
        language: an ISO 639-1 code.

    Returns:
        The signed log-likelihood ratio of each word: 0.0 for one that is as frequent as usual,
        below 0 for one that is rarer. A word that is not in the list counts as its rarest.
        Everything is 0.0 where there is no list for the language.
    """
    known = frequencies(language)
    if not known or total <= 0:
        return dict.fromkeys(counts, 0.0)
    floor = min(known.values())
    return {word: _signed(counts[word], total, _share(word, known, floor)) for word in counts}


def information(language: str | None, stem: Callable[[str], str]) -> Callable[[str], float] | None:
    """How much a folded word says, in nats; None where there is no list for the language.

    That is minus the logarithm of its frequency. A word that is not in the list is as frequent as
    the commonest one with the same ``stem``.
    """
    known = frequencies(language)
    if not known:
        return None
    floor, listed = min(known.values()), sorted(known)

    @lru_cache(maxsize=50_000)
    def informed(word: str) -> float:
        share = _share(word, known, floor)
        if share <= floor:
            share = max((known[other] for other in _relatives(word, listed, stem)), default=floor)
        return -math.log(share)

    return informed


def _relatives(word: str, listed: Sequence[str], stem: Callable[[str], str]) -> Iterator[str]:
    """The listed words of the same stem."""
    own = stem(word)
    prefix = own[: max(_SHORTEST_SINGULAR, len(own) - 1)]
    for index in range(bisect_left(listed, prefix), len(listed)):
        if not listed[index].startswith(prefix):
            return
        if stem(listed[index]) == own:
            yield listed[index]


@lru_cache(maxsize=8)
def frequencies(language: str | None) -> Mapping[str, float]:
    """The share that each common folded word has of what is said; empty without a list."""
    place = files("lectura.notes.keyless") / "data" / "frequencies" / f"{language}.txt.gz"
    if language is None or not re.fullmatch("[a-z]{2}", language) or not place.is_file():
        return MappingProxyType({})
    shares: dict[str, float] = {}
    for line in gzip.decompress(place.read_bytes()).decode().splitlines():
        band, *words = line.split(" ")
        shares.update(dict.fromkeys(words, 10 ** (-int(band) / BANDS_A_DECADE)))
    return MappingProxyType(shares)


def _share(word: str, known: Mapping[str, float], floor: float) -> float:
    """How frequent a word is: itself, its rarest part, its singular, or the list's floor."""
    if word in known:
        return known[word]
    if parts := _parts(word):
        return min(_share(part, known, floor) for part in parts)
    for ending in _ENDINGS:
        singular = word.removesuffix(ending)
        if singular in known and _SHORTEST_SINGULAR <= len(singular) < len(word):
            return known[singular]
    return floor


def _parts(word: str) -> list[str]:
    """What the word is put together from: ``l'automate``, ``dis-moi``; nothing for ``k-means``."""
    if "'" in word.strip("'"):
        return [max(word.split("'"), key=lambda part: (not part.endswith("qu"), len(part)))]
    parts = word.split("-")
    return parts if len(parts) > 1 and all(len(part) > 1 for part in parts) else []


def _signed(count: int, total: int, share: float) -> float:
    expected = total * share
    rest, expected_rest = total - count, total - expected
    ratio = 2 * (_term(count, expected) + _term(rest, expected_rest))
    return math.copysign(max(0.0, ratio), count - expected)


def _term(seen: float, expected: float) -> float:
    return seen * math.log(seen / expected) if seen > 0 else 0.0
