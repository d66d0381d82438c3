"""Key terms by YAKE (Campos et al., 2020), and titles made of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yake
from rapidfuzz import fuzz

from lectura.notes.keyless.vocabulary import Vocabulary, words_of
from lectura.text import folded_in_place

_ELISION = re.compile(r"^(?:[ldcmnstj]|qu)['’]", re.IGNORECASE)
_MOST_WORDS = 3
_CANDIDATES = 30
_PHRASE_BONUS = 1.6
"""Two words together are more of a term than one."""
OFTEN = 2
"""What is said only once is a term only where nothing is repeated."""
_ENOUGH_TERMS = 5
_ALIKE = 86
"""Percent of letters alike from which two terms are spellings of one (recognisers vary them)."""
_TITLE_TERMS = 3
_TITLE_CHARACTERS = 70


@dataclass(frozen=True)
class KeyTerm:
    """A term as it was said, how much it stands out, and how often it is said."""

    text: str
    weight: float
    count: int


def key_terms(text: str, known: Vocabulary) -> list[KeyTerm]:
    """The terms of a text, best first, none a variant of another."""
    if not any(len(word) > 2 for word in words_of(text)):
        return []
    extractor = yake.KeywordExtractor(
        lan=known.language or "en",
        n=_MOST_WORDS,
        dedup_lim=0.9,
        top=_CANDIDATES,
        stopwords=set(known.stopwords),
    )
    folded = folded_in_place(text)
    found = []
    for candidate, score in extractor.extract_keywords(_without_endless_words(text)):
        term = _ELISION.sub("", candidate.strip(" '-.,"))
        if not _is_term(term, known):
            continue
        count = len(re.findall(rf"(?<!\w){re.escape(folded_in_place(term))}(?!\w)", folded))
        bonus = _PHRASE_BONUS if " " in term else 1.0
        found.append(KeyTerm(term, bonus * max(1, count) ** 0.5 / (0.02 + float(score)), count))
    found.sort(key=lambda term: (-term.weight, term.text))
    repeated = [term for term in found if term.count >= OFTEN]
    rare = [term for term in found if term.count < OFTEN]
    return _without_variants([*repeated, *rare], known)


def gather(parts: Iterable[Sequence[KeyTerm]], known: Vocabulary, most: int) -> list[KeyTerm]:
    """The terms of a whole from those of its parts, best first."""
    weights: dict[str, float] = {}
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    for part in parts:
        for term in part:
            key = " ".join(known.content(term.text))
            spellings.setdefault(key, term.text)
            weights[key] = weights.get(key, 0.0) + term.weight
            counts[key] += term.count
    terms = [
        KeyTerm(spellings[key], weights[key], counts[key])
        for key in sorted(weights, key=lambda key: (-weights[key], key))
    ]
    often = [term for term in terms if term.count > OFTEN]
    if len(often) < _ENOUGH_TERMS:
        often = [term for term in terms if term.count >= OFTEN]
    return _without_variants(often or terms, known)[:most]


def title_of(terms: Sequence[KeyTerm], avoid: Iterable[str] = ()) -> str:
    """A heading of the best terms: "Redes neuronales, teorema, datos"; empty without terms.

    ``avoid`` are terms that say nothing here, because the whole lecture is about them.
    """
    avoided = {folded_in_place(term) for term in avoid}
    ordered = sorted(
        terms, key=lambda term: (term.count < OFTEN, folded_in_place(term.text) in avoided)
    )
    chosen: list[str] = []
    words: set[str] = set()
    for term in ordered:
        own = {word[:5] for word in words_of(folded_in_place(term.text))}
        if not own & words and len(", ".join([*chosen, term.text])) <= _TITLE_CHARACTERS:
            chosen.append(term.text)
            words |= own
        if len(chosen) == _TITLE_TERMS:
            break
    title = ", ".join(chosen)
    return title[:1].upper() + title[1:]


def _is_term(text: str, known: Vocabulary) -> bool:
    words = words_of(text)
    if not words or len(folded_in_place(text)) < 4 or words[0][0].isdigit():
        return False
    edges = {folded_in_place(words[0]), folded_in_place(words[-1])}
    repeated = len({folded_in_place(word) for word in words}) < len(words)
    return not edges & known.stopwords and not repeated and len(text) <= 50


def _without_variants(terms: Iterable[KeyTerm], known: Vocabulary) -> list[KeyTerm]:
    """Drop terms whose stems all stand in better terms, that only add words, or are misspelt."""
    kept: list[KeyTerm] = []
    stems: list[set[str]] = []
    for term in terms:
        own = set(known.content(term.text))
        if own <= set().union(*stems) or any(other <= own for other in stems):
            continue
        if any(
            fuzz.ratio(folded_in_place(term.text), folded_in_place(better.text)) >= _ALIKE
            for better in kept
        ):
            continue
        kept.append(term)
        stems.append(own)
    return kept


def _without_endless_words(text: str) -> str:
    """YAKE compares terms letter by letter: an endless word would take minutes and is no term."""
    return " ".join(word for word in text.split(" ") if len(word) <= 60)
