"""Which sentences say most: centrality among their neighbours, cue words, no repetition.

Centrality is LexRank (Erkan and Radev, 2004): the stationary distribution of a walk over the
similarities of sentences. The choice among central sentences is maximal marginal relevance
(Carbonell and Goldstein, 1998).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from lectura.notes.keyless.phrases import for_language
from lectura.notes.keyless.sentences import Sentence
from lectura.text import ends_question, folded_in_place

Floats = npt.NDArray[np.float64]

_DAMPING = 0.85
_STEPS = 40
_VARIETY = 0.6
"""How much being unlike what is chosen already counts against being central."""
_FEWEST_WORDS, _MOST_WORDS = 7, 50
"""A quote of fewer words says nothing by itself; one of more is not read."""
_MOST_CHARACTERS = 420
_RAGGED_EDGE = 0.6
_REPEATED = re.compile(r"\b(\w+(?: \w+)?) \1\b")


def vectors(contents: Sequence[Sequence[str]]) -> Floats:
    """TF-IDF rows of unit length, shape (sentences, stems); zero rows for empty contents."""
    documents = Counter(stem for content in contents for stem in set(content))
    columns = {stem: index for index, stem in enumerate(sorted(documents))}
    matrix = np.zeros((len(contents), max(1, len(columns))))
    for row, content in enumerate(contents):
        for stem, count in Counter(content).items():
            rarity = math.log(1 + len(contents) / documents[stem])
            matrix[row, columns[stem]] = (1 + math.log(count)) * rarity
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(np.divide(matrix, lengths, out=matrix, where=lengths > 0))


def centrality(rows: Floats) -> Floats:
    """LexRank of each row, scaled so that the mean is 1; shape (sentences,)."""
    count = len(rows)
    likeness = rows @ rows.T
    np.fill_diagonal(likeness, 0.0)
    sums = likeness.sum(axis=1, keepdims=True)
    steps = np.divide(likeness, sums, out=np.full_like(likeness, 1 / count), where=sums > 0)
    ranks = np.full(count, 1 / count)
    for _ in range(_STEPS):
        ranks = (1 - _DAMPING) / count + _DAMPING * (ranks @ steps)
    return np.asarray(ranks * count)


def pick(scores: Floats, rows: Floats, count: int) -> list[int]:
    """Indices of the best ``count`` rows that are unlike each other, best first.

    Rows of a score of 0 or less are never picked.
    """
    chosen: list[int] = []
    nearest = np.zeros(len(scores))
    while len(chosen) < count:
        worth = scores * (1 - _VARIETY * nearest)
        worth[chosen] = 0.0
        # The same words again are no second point.
        worth[nearest > 0.6] = 0.0
        best = int(worth.argmax()) if len(worth) else 0
        if not len(worth) or worth[best] <= 0:
            break
        chosen.append(best)
        nearest = np.maximum(nearest, rows @ rows[best])
    return chosen


def quotability(sentence: Sentence, content: Sequence[str], language: str | None) -> float:
    """How well a sentence stands alone as a key point: 0 not at all, 1 fairly, above 1 well."""
    if not _FEWEST_WORDS <= sentence.words <= _MOST_WORDS:
        return 0.0
    if len(sentence.text) > _MOST_CHARACTERS or len(set(content)) < 3:
        return 0.0
    folded = folded_in_place(sentence.text)
    patterns = _patterns(language)
    worth = 0.6 + min(0.6, len(set(content)) / max(8, sentence.words))
    worth *= 1.25 ** min(2, len(patterns["important"].findall(folded)))
    worth *= 1.3 if patterns["defining"].search(folded) else 1.0
    worth *= 0.3 if patterns["chatter"].search(folded) else 1.0
    worth *= 0.6 ** len(_REPEATED.findall(folded))
    worth *= _RAGGED_EDGE**sentence.ragged_edges
    return worth * (0.4 if ends_question(sentence.text) else 1.0)


@lru_cache(maxsize=8)
def _patterns(language: str | None) -> dict[str, re.Pattern[str]]:
    known = for_language(language)
    return {
        name: re.compile("|".join(p for phrases in known for p in getattr(phrases, name)))
        for name in ("important", "defining", "chatter")
    }
