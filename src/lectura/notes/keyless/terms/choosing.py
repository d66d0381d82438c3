"""Which candidates are terms: rare in the language, often said, whole, nouns, all over the lecture.

Rarity is that of `lectura.notes.keyless.rarity`. A phrase is worth more than a word, and what is
said only within a better phrase is no term of its own.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from lectura.notes.keyless.phrases.talk import talk_of
from lectura.notes.keyless.rarity import information
from lectura.notes.keyless.terms.candidates import (
    Candidate,
    Key,
    Place,
    Rows,
    find_candidates,
    read_words,
)
from lectura.notes.keyless.vocabulary import Vocabulary
from lectura.text import folded_in_place

OFTEN = 2
"""What is said only once is no term."""
_MOST_FOUND = 160
_FEWEST_SHOWN, _MOST_SHOWN = 10, 14
_WORTH_SHOWING = 0.12
"""Beyond the fewest, a term is shown where it weighs this share of the third best."""
_ALIKE = 86
"""Percent of letters alike from which two terms are spellings of one (recognisers vary them)."""

_COMMON = 8.0
"""Information, in nats, of a word that says nothing of a subject ("hand", "side")."""
_LEAST_EXCESS, _LEAST_EXCESS_IN_PHRASE = 1.5, 1.2
_UNLISTED = 2.5
"""The excess of every word where the language has no list."""
_PHRASE = 2.4
_RARITY_OF_WORD, _RARITY_OF_PHRASE = 1.7, 0.7
_COUNT, _SPREAD = 0.6, 0.4
_LONE_COUNT = 3
"""A word is a term from three times on where the lecture is not short."""
_SHORT_LECTURE = 3000
_BLOCKS, _WORDS_PER_BLOCK = 20, 250
_NESTED = 0.4
"""A phrase that is this often part of the same longer one is not whole."""
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
    search = _Search(rows, known)
    terms = list(_without_parts(search, find_candidates(rows)))
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


class _Search:
    """What is known of the words of one lecture."""

    def __init__(self, rows: Rows, known: Vocabulary) -> None:
        self.rows = rows
        self.known = known
        self.talk = talk_of(known.language)
        self.informed = information(known.language, known.stem)
        self.words = sum(map(len, rows))
        self.counts = Counter(word.stem for row in rows for word in row if word.stem)
        count = max(4, min(_BLOCKS, self.words // _WORDS_PER_BLOCK))
        self.blocks = self._blocks(count)
        self.block_count = count

    def _blocks(self, count: int) -> list[int]:
        blocks, said = [], 0
        for row in self.rows:
            blocks.append(min(count - 1, said * count // max(1, self.words)))
            said += len(row)
        return blocks

    def excess(self, word: str) -> float:
        """How much more a word says than a common one."""
        return max(0.0, self.informed(word) - _COMMON) if self.informed else _UNLISTED

    @property
    def most_excess(self) -> float:
        """The excess of a word that is not in the list."""
        return self.excess("\0")

    def noun_share(self, candidate: Candidate) -> float:
        """How sure it is that the phrase begins with a noun or its adjective, 0 to 1."""
        before = [self.word_before(place) for place in candidate.places]
        nouns = sum(word in self.talk.before_nouns for word in before)
        verbs = sum(word in self.talk.before_verbs for word in before)
        return min(1.0, 1.3 * (nouns + 1) / (nouns + verbs + 2))

    def word_before(self, place: Place) -> str:
        """The plain word right before a phrase; empty where none is."""
        sentence, first, _ = place
        row = self.rows[sentence]
        return row[first - 1].plain if first and not row[first].starts else ""

    def spread(self, places: Iterable[Place]) -> int:
        """In how many blocks of the lecture something is said."""
        return len({self.blocks[sentence] for sentence, _, _ in places})

    def beside(self, place: Place, *, before: bool) -> str:
        """The stem of the meaningful word right before or after a phrase; empty where none is."""
        sentence, first, last = place
        row = self.rows[sentence]
        index = first - 1 if before else last + 1
        if not 0 <= index < len(row) or row[first if before else index].starts:
            return ""
        return row[index].stem

    def wholeness(self, candidate: Candidate) -> float:
        """0 for a part of one longer phrase; else the share of places where no word is missing."""
        before = [self.beside(place, before=True) for place in candidate.places]
        after = [self.beside(place, before=False) for place in candidate.places]
        total = len(candidate.places)
        for beside in (before, after):
            same = Counter(filter(None, beside)).most_common(1)
            if same and OFTEN <= same[0][1] >= _NESTED * total and len(candidate.key) < 3:
                return 0.0
        if self.talk.head_last:
            return 1 - sum(map(bool, after)) / total
        return 1 - sum(map(bool, before)) / total if len(candidate.key) == 1 else 1.0

    def worth(self, candidate: Candidate) -> float:
        """The part of the weight that does not change with the places; 0 for what is no term."""
        excess = [self.excess(word) for word in candidate.parts]
        if self.known.is_first_name(candidate.parts[0]):
            return 0.0
        alone = len(candidate.key) == 1
        if max(excess) < (_LEAST_EXCESS if alone else _LEAST_EXCESS_IN_PHRASE):
            return 0.0
        if alone and self._says_little(candidate):
            return 0.0
        rarity = self.rarity(candidate)
        worth = rarity ** (_RARITY_OF_WORD if alone else _RARITY_OF_PHRASE)
        worth = float(worth * self.noun_share(candidate) * self.wholeness(candidate))
        return worth if alone else worth * _PHRASE * self._bond(candidate)

    def rarity(self, candidate: Candidate) -> float:
        """How rare its words are in the language, 0 to 1."""
        excess = sum(map(self.excess, candidate.parts))
        return excess / len(candidate.parts) / self.most_excess

    def _says_little(self, candidate: Candidate) -> bool:
        """True for one word that is vague, a verb, or said too seldom to be a term by itself."""
        [word], said = candidate.parts, len(candidate.places)
        if word in self.talk.vague or (said < _LONE_COUNT and self.words > _SHORT_LECTURE):
            return True
        if not word.endswith(self.talk.verbs):
            return False
        before = [self.word_before(place) for place in candidate.places]
        return sum(one in self.talk.before_nouns for one in before) < said / 2

    def _bond(self, candidate: Candidate) -> float:
        """How faithful the rarest word of a phrase is to it."""
        rarest = min(self.counts[stem] for stem in candidate.key)
        return float(min(1.0, len(candidate.places) / max(1, rarest)) ** 0.3)

    def weight(self, worth: float, places: Sequence[Place]) -> float:
        """The weight of what is worth so much and said in these places."""
        return float(worth * len(places) ** _COUNT * self.spread(places) ** _SPREAD)


def _without_parts(search: _Search, found: dict[Key, Candidate]) -> Iterator[KeyTerm]:
    """The best candidates; what is left of the others once those have taken their words."""
    worths = {key: search.worth(candidate) for key, candidate in found.items()}
    weights = {
        key: search.weight(worth, found[key].places) for key, worth in worths.items() if worth
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
        if not _still_stands(search, candidate, places, stems):
            continue
        weight = search.weight(worths[key], places)
        if waiting and -weight > max(before, waiting[0][0]):
            heapq.heappush(waiting, (-weight, key))
            continue
        yield _term(search, candidate, weight)
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
    search: _Search, candidate: Candidate, places: Sequence[Place], stems: set[str]
) -> bool:
    """False for what is said mostly within better terms, or says nothing beside them."""
    left = len(places) / len(candidate.places)
    if len(places) < OFTEN:
        return False
    if len(candidate.key) > 1:
        return left > 1 / 3 and not stems.issuperset(candidate.key)
    if candidate.key[0] not in stems:
        return True
    return left >= _STILL_OWN and search.excess(candidate.parts[0]) >= 0.8 * search.most_excess


def _term(search: _Search, candidate: Candidate, weight: float) -> KeyTerm:
    return KeyTerm(
        text=candidate.text,
        weight=weight,
        count=len(candidate.places),
        spread=search.spread(candidate.places) / search.block_count,
        rarity=search.rarity(candidate),
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
