r"""Notes without a language model, measured.

    python benchmarks/notes.py ../shared

The functions `rank` and `split` are the engine's, as a scorer of VT-SSum calls them:

    python ../shared/tools/score_vtssum.py ../shared/notes/vt-ssum-dev \
        --rank benchmarks.notes:rank --split benchmarks.notes:split
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lectura.notes.keyless.ranking import quality, weights
from lectura.notes.keyless.sentences import Sentence
from lectura.notes.keyless.topics import best_borders, topic_count
from lectura.notes.keyless.vocabulary import vocabulary
from lectura.text import word_count


def rank(sentences: Sequence[str], lecture: Sequence[str], language: str | None) -> list[float]:
    """How much each sentence of a segment is worth as a key point.

    Args:
        sentences: of the segment, in order.
        lecture: all sentences, those of the segment among them.
        language: an ISO 639-1 code.
    """
    weight = _weights(tuple(lecture), language)
    known = vocabulary(language)
    return [
        weight.get(text, 0.0)
        * quality(Sentence(place, 0, len(text), text, None), known.content(text), place, known)
        for place, text in enumerate(sentences)
    ]


def split(sentences: Sequence[str], language: str | None) -> list[int]:
    """The sentences with which topics begin, the first of the lecture left out."""
    known = vocabulary(language)
    words = [word_count(text) for text in sentences]
    count = min(topic_count(sum(words)), len(words))
    return best_borders([known.content(text) for text in sentences], words, count)[1:]


@lru_cache(maxsize=2)
def _weights(lecture: tuple[str, ...], language: str | None) -> dict[str, float]:
    found: dict[str, float] = {}
    for text, weight in zip(lecture, weights(lecture, vocabulary(language)), strict=True):
        found.setdefault(text, weight)
    return found
