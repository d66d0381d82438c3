"""Which sentences are worth keeping: those that say what the lecture is about and stand alone.

A sentence says as much as its words are said more often in the lecture than in its language
(`lectura.notes.keyless.rarity`). Centrality among the sentences of a topic (LexRank) and a choice
of unlike ones (maximal marginal relevance) were measured and made the notes worse.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lectura.notes.keyless.phrases import for_language
from lectura.notes.keyless.rarity import log_likelihood
from lectura.notes.keyless.sentences import Sentence
from lectura.notes.keyless.tidy import dangling_start, lead_in_end
from lectura.notes.keyless.vocabulary import Vocabulary, words_of
from lectura.text import ends_question, folded_in_place

FEWEST_WORDS, MOST_WORDS = 8, 42
"""A quote of fewer words says nothing by itself; one of more is not read."""
_MOST_CHARACTERS = 420
_LENGTH_POWER = 0.35
"""How much a sentence's length counts against it: not at all at 0, wholly at 1."""
_OPENING_BONUS, _OPENING_SENTENCES = 0.3, 3.0
"""What opens a topic often says what it is about."""
_MOST_FUNCTION_WORDS = 0.68
_POINTING, _RAGGED_EDGE, _REPEATED, _CHATTER, _SECOND_PERSON = 0.75, 0.6, 0.6, 0.3, 0.9
_DEFINING, _IMPORTANT = 1.3, 1.2
_AGAIN = re.compile(r"\b(\w+(?: \w+)?) \1\b")


def telling(sentences: Sequence[str], known: Vocabulary) -> Mapping[str, float]:
    """How much each meaningful word of some sentences says, 0 or more, in lower case."""
    words = [folded_in_place(word) for sentence in sentences for word in words_of(sentence)]
    counts = Counter(words)
    likelihoods = log_likelihood(counts, len(words), known.language)
    if not any(likelihoods.values()):  # nothing is known of the language
        likelihoods = {word: float(count) for word, count in counts.items()}
    return {
        word: math.log1p(max(0.0, value))
        for word, value in likelihoods.items()
        if len(word) > 1 and word not in known.stopwords
    }


def weight(text: str, worth: Mapping[str, float]) -> float:
    """How much a sentence says: its different words together, long sentences a little less."""
    words = [folded_in_place(word) for word in words_of(text)]
    return sum(worth.get(word, 0.0) for word in set(words)) / max(1, len(words)) ** _LENGTH_POWER


def opening(place: int) -> float:
    """The factor of the sentence with so many before it in its topic."""
    return 1 + _OPENING_BONUS * math.exp(-place / _OPENING_SENTENCES)


def quotability(sentence: Sentence, content: Sequence[str], known: Vocabulary) -> float:
    """How well a sentence stands alone as a key point: 0 not at all, 1 fairly, above 1 well."""
    if not FEWEST_WORDS <= sentence.words <= MOST_WORDS or len(set(content)) < 3:
        return 0.0
    if len(sentence.text) > _MOST_CHARACTERS or ends_question(sentence.text):
        return 0.0
    folded = folded_in_place(sentence.text)
    return _standing(folded, known) * _phrasing(folded, known.language) * (
        _RAGGED_EDGE**sentence.ragged_edges
    )


def _standing(folded: str, known: Vocabulary) -> float:
    """0 where the first or the last words need others, or few have a meaning of their own."""
    words = words_of(folded[lead_in_end(folded, known.language) : dangling_start(folded, known.language)])
    if len(words) < FEWEST_WORDS - 2:
        return 0.0
    lists = _lists(known.language)
    if words[0] in lists.backward:
        return 0.0
    meaningless = sum(word in known.stopwords or len(word) < 2 for word in words)
    if meaningless > _MOST_FUNCTION_WORDS * len(words):
        return 0.0
    if words[0] not in lists.pointing:
        return 1.0
    return 0.0 if words[1] in known.stopwords else _POINTING


def _phrasing(folded: str, language: str | None) -> float:
    lists = _lists(language)
    worth = _IMPORTANT ** min(2, len(lists.important.findall(folded)))
    worth *= _DEFINING if lists.defining.search(folded) else 1.0
    worth *= _CHATTER if lists.chatter.search(folded) else 1.0
    worth *= _SECOND_PERSON ** sum(word in lists.second_persons for word in words_of(folded))
    return worth * _REPEATED ** len(_AGAIN.findall(folded))


@dataclass(frozen=True)
class _Lists:
    backward: frozenset[str]
    pointing: frozenset[str]
    second_persons: frozenset[str]
    important: re.Pattern[str]
    defining: re.Pattern[str]
    chatter: re.Pattern[str]


@lru_cache(maxsize=8)
def _lists(language: str | None) -> _Lists:
    known = for_language(language)

    def words(name: str) -> frozenset[str]:
        return frozenset(folded_in_place(" ".join(getattr(p, name) for p in known)).split())

    def pattern(name: str) -> re.Pattern[str]:
        return re.compile("|".join(p for phrases in known for p in getattr(phrases, name)))

    return _Lists(
        words("backward_openers"),
        words("pointing_openers"),
        words("second_persons"),
        pattern("important"),
        pattern("defining"),
        pattern("chatter"),
    )
