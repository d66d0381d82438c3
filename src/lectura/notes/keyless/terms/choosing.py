"""Which candidates are terms: the heaviest, but a phrase rather than its words, and once each."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from lectura.notes.keyless.terms.candidates import (
    Candidate,
    Key,
    Place,
    find_candidates,
    read_words,
)
from lectura.notes.keyless.terms.weighing import OFTEN, Scales
from lectura.notes.keyless.vocabulary import Vocabulary
from lectura.text import folded_in_place

_MOST_FOUND = 160
_FEWEST_SHOWN, _MOST_SHOWN = 10, 14
_WORTH_SHOWING = 0.12
"""Beyond the fewest, a term is shown where it weighs this share of the third best."""
_ALIKE = 86
"""Percent of letters alike from which two terms are spellings of one (recognisers vary them)."""

_GOOD_PHRASE = 0.4
"""A phrase that weighs this much beside its word is preferred to it."""
_STILL_OWN = 0.6
"""A word of a chosen phrase is a term as well where it stands alone this often, and is rare."""


@dataclass(frozen=True)
class KeyTerm:
    """A term as it was said.

    Attributes:
        text: its commonest spelling.
        weight: how much it stands out.
        count: how often it is said.
        spread: in which share of the lecture, 0 to 1.
        rarity: of its words in the language, 0 to 1.
        sentences: the sentence of each mention, by index.
        key: the stems of its meaningful words.
    """

    text: str
    weight: float
    count: int
    spread: float = 0.0
    rarity: float = 1.0
    sentences: tuple[int, ...] = ()
    key: Key = ()


def find_terms(sentences: Sequence[str], known: Vocabulary) -> list[KeyTerm]:
    """All terms of a lecture, best first, none a variant or a part of a better one."""
    rows = read_words(sentences, known)
    scales = Scales(rows, known)
    terms = list(_without_parts(scales, find_candidates(rows)))
    terms.sort(key=lambda term: (-term.weight, term.text))
    return _without_spellings(terms)


def best_terms(terms: Sequence[KeyTerm]) -> list[KeyTerm]:
    """Those to show: ten to fourteen where there are so many."""
    if len(terms) <= _FEWEST_SHOWN:
        return list(terms)
    least = terms[2].weight * _WORTH_SHOWING
    return [
        term
        for place, term in enumerate(terms[:_MOST_SHOWN])
        if place < _FEWEST_SHOWN or term.weight >= least
    ]


def _without_parts(scales: Scales, found: dict[Key, Candidate]) -> Iterator[KeyTerm]:
    """The best candidates; what is left of the others once those have taken their words."""
    worths = {key: scales.worth(candidate) for key, candidate in found.items()}
    weights = {
        key: scales.weight(worth, found[key].places) for key, worth in worths.items() if worth
    }
    waiting = [(-place, key) for key, place in _phrases_before_words(weights).items()]
    heapq.heapify(waiting)
    taken: set[tuple[int, int]] = set()
    stems: set[str] = set()
    number = 0
    while waiting and number < _MOST_FOUND:
        before, key = heapq.heappop(waiting)
        candidate = found[key]
        places = [place for place in candidate.places if not _touches(place, taken)]
        if not _still_stands(scales, candidate, places, stems):
            continue
        weight = scales.weight(worths[key], places)
        if waiting and -weight > max(before, waiting[0][0]):
            heapq.heappush(waiting, (-weight, key))
            continue
        yield _term(scales, candidate, weight)
        number += 1
        stems.update(key)
        taken.update((s, i) for s, first, last in candidate.places for i in range(first, last + 1))


def _phrases_before_words(weights: Mapping[Key, float]) -> dict[Key, float]:
    """The weights, those of words lowered so that their good phrases come before them."""
    best: dict[str, float] = {}
    for key, weight in weights.items():
        for stem in key if len(key) > 1 else ():
            best[stem] = max(weight, best.get(stem, 0.0))
    lowered = dict(weights)
    for key, weight in weights.items():
        if len(key) == 1 and _GOOD_PHRASE * weight <= best.get(key[0], 0.0) < weight:
            lowered[key] = best[key[0]] * 0.999
    return lowered


def _touches(place: Place, taken: set[tuple[int, int]]) -> bool:
    sentence, first, last = place
    return any((sentence, index) in taken for index in range(first, last + 1))


def _still_stands(
    scales: Scales, candidate: Candidate, places: Sequence[Place], stems: set[str]
) -> bool:
    """False for what is said mostly within better terms, or says nothing beside them."""
    left = len(places) / len(candidate.places)
    if len(places) < OFTEN:
        return False
    if len(candidate.key) > 1:
        return left > 1 / 3 and not stems.issuperset(candidate.key)
    if candidate.key[0] not in stems:
        return True
    return left >= _STILL_OWN and scales.excess(candidate.parts[0]) >= 0.8 * scales.most_excess


def _term(scales: Scales, candidate: Candidate, weight: float) -> KeyTerm:
    return KeyTerm(
        text=candidate.text,
        weight=weight,
        count=len(candidate.places),
        spread=scales.spread(candidate.places) / scales.block_count,
        rarity=scales.rarity(candidate),
        sentences=tuple(sentence for sentence, _, _ in candidate.places),
        key=candidate.key,
    )


def _without_spellings(terms: Iterable[KeyTerm]) -> list[KeyTerm]:
    """The terms, those that are nearly written alike made one with its commonest spelling."""
    kept: list[KeyTerm] = []
    alike: Callable[[str, str], float] = fuzz.ratio
    for term in terms:
        text = folded_in_place(term.text)
        for place, better in enumerate(kept):
            if alike(text, folded_in_place(better.text)) >= _ALIKE:
                kept[place] = _as_one(better, term)
                break
        else:
            kept.append(term)
    return kept


def _as_one(better: KeyTerm, other: KeyTerm) -> KeyTerm:
    return replace(
        better,
        text=other.text if other.count > better.count else better.text,
        count=better.count + other.count,
        sentences=tuple(sorted((*better.sentences, *other.sentences))),
    )
