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
from lectura.notes.keyless.rarity import frequencies, log_likelihood
from lectura.notes.keyless.sentences import Sentence
from lectura.notes.keyless.tidy import dangling_start, lead_in_end
from lectura.notes.keyless.vocabulary import Vocabulary, words_of
from lectura.text import ends_question, folded_in_place

FEWEST_WORDS, MOST_WORDS = 8, 42
"""A quote of fewer words says nothing by itself; one of more is not read."""
_MOST_CHARACTERS = 420
_TELLING_POWER = 1.3
"""How much more the words count that say most."""
_LENGTH_POWER = 0.25
"""How much a sentence's length counts against it: not at all at 0, wholly at 1."""
NOVELTY, LASTING = 0.9, 0.3
"""How much the sentences that had a word before count against it: where a key point is looked for,
and where the essential ones are, of which the lecture goes on to speak."""
_WEIGHT_POWER = 0.6
"""How much what a sentence says counts beside how well it stands alone."""
_OPENING_BONUS, _OPENING_SENTENCES = 0.25, 3.0
"""What opens a topic often says what it is about."""
_FUNCTION_WORD = 0.001
"""One of a thousand words, or more, in the language."""
_MOST_FUNCTION_WORDS = 0.65
_FEWEST_MEANINGS = 2
_POINTING, _RAGGED_EDGE, _CHATTER, _HERE_AND_NOW = 0.75, 0.6, 0.3, 0.85
_DEFINING, _IMPORTANT, _GENERAL, _PLAN = 1.3, 1.2, 1.15, 0.7
_SYMBOL = 0.85
_SYMBOLS = re.compile(r"\b(?:[^\W\d_]\d|[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ])\b(?!['’])")
"""A letter with a digit, or a consonant alone: ``q3``, ``x``; vowels and "y" may be words."""
_NOT_ALONE = 0.6
"""The factor of a sentence that says something but does not stand alone."""


def telling(sentences: Sequence[str], known: Vocabulary) -> Mapping[str, float]:
    """How much each meaningful word of some sentences says, 0 or more, in lower case."""
    words = [folded_in_place(word) for sentence in sentences for word in words_of(sentence)]
    counts = Counter(words)
    likelihoods = log_likelihood(counts, len(words), known.language)
    if not any(likelihoods.values()):  # nothing is known of the language
        likelihoods = {word: float(count) for word, count in counts.items()}
    return {
        word: math.log1p(max(0.0, value)) ** _TELLING_POWER
        for word, value in likelihoods.items()
        if len(word) > 1 and word not in known.stopwords
    }


def weights(sentences: Sequence[str], known: Vocabulary, novelty: float = NOVELTY) -> list[float]:
    """How much each sentence of a lecture says that is new: its different words together.

    A word says the less the more sentences have had it before, and long sentences a little less.

    Args:
        sentences: all, in order.
        known: the words of the language.
        novelty: how much the sentences that had a word before count against it; 0.0 not at all.
    """
    worth = telling(sentences, known)
    before: Counter[str] = Counter()
    found = []
    for sentence in sentences:
        words = [folded_in_place(word) for word in words_of(sentence)]
        said = sum(worth.get(w, 0.0) / (1 + before[w]) ** novelty for w in set(words))
        found.append((said / max(1, len(words)) ** _LENGTH_POWER) ** _WEIGHT_POWER)
        before.update(set(words))
    return found


def readable(text: str) -> float:
    """The factor for symbols that are read out: formulas and worked examples are for the board."""
    return float(_SYMBOL ** len(_SYMBOLS.findall(text)))


def quality(sentence: Sentence, content: Sequence[str], place: int, known: Vocabulary) -> float:
    """The factor for how a sentence is said, and how many of its topic come before it."""
    folded = folded_in_place(sentence.text)
    lists = _lists(known.language)
    factor = 1 + _OPENING_BONUS * math.exp(-place / _OPENING_SENTENCES)
    factor *= _IMPORTANT ** min(2, len(lists.important.findall(folded)))
    factor *= _DEFINING if lists.defining.search(folded) else 1.0
    factor *= _GENERAL if lists.general.search(folded) else 1.0
    factor *= _PLAN if lists.plans.search(folded) else 1.0
    factor *= _CHATTER if lists.chatter.search(folded) else 1.0
    factor *= _HERE_AND_NOW ** sum(word in lists.here_and_now for word in words_of(folded))
    factor *= _RAGGED_EDGE**sentence.ragged_edges
    return factor * (standing(sentence, content, known) or _NOT_ALONE)


def standing(sentence: Sentence, content: Sequence[str], known: Vocabulary) -> float:
    """How well a sentence stands alone as a quote: 0 not at all, 1 well."""
    if not FEWEST_WORDS <= sentence.words <= MOST_WORDS or not sentence.whole:
        return 0.0
    if len(sentence.text) > _MOST_CHARACTERS or ends_question(sentence.text):
        return 0.0
    if len(set(content)) < _FEWEST_MEANINGS:
        return 0.0
    return _own_footing(folded_in_place(sentence.text), known)


def _own_footing(folded: str, known: Vocabulary) -> float:
    """0 where the first or the last words need others, or few have a meaning of their own."""
    first, last = lead_in_end(folded, known.language), dangling_start(folded, known.language)
    words = words_of(folded[first:last])
    lists, empty = _lists(known.language), _function_words(known)
    if len(words) < FEWEST_WORDS - 2 or words[0] in lists.backward:
        return 0.0
    if sum(word in empty for word in words) > _MOST_FUNCTION_WORDS * len(words):
        return 0.0
    if words[0] not in lists.pointing:
        return 1.0
    return 0.0 if words[1] in empty else _POINTING


@lru_cache(maxsize=8)
def _function_words(known: Vocabulary) -> frozenset[str]:
    """The words that are most of what anybody says; the stop words where that is not known."""
    shares = frequencies(known.language)
    return frozenset(w for w, share in shares.items() if share >= _FUNCTION_WORD) or known.stopwords


@dataclass(frozen=True)
class _Lists:
    backward: frozenset[str]
    pointing: frozenset[str]
    here_and_now: frozenset[str]
    important: re.Pattern[str]
    defining: re.Pattern[str]
    chatter: re.Pattern[str]
    plans: re.Pattern[str]
    general: re.Pattern[str]


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
        words("here_and_now"),
        pattern("important"),
        pattern("defining"),
        pattern("chatter"),
        pattern("plans"),
        pattern("general"),
    )
