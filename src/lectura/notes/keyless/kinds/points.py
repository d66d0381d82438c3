"""The sentences worth keeping of a stretch of the lecture, as key points."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.ranking import centrality, pick, quotability, vectors
from lectura.notes.keyless.tidy import clipped, statement
from lectura.records.notes import KeyPoint

_LONGEST_QUOTE = 420
"""Characters; a stretch without a space that is longer cannot be quoted."""


def key_sentences(
    lecture: Lecture, indices: Sequence[int], count: int, avoid: Collection[int] = ()
) -> list[int]:
    """The best sentences among ``indices``, in the order of the lecture.

    ``avoid`` are sentences that other records show already; they are taken only where nothing
    else can be quoted. Empty only where no sentence can be quoted at all.
    """
    contents = [lecture.contents[index] for index in indices]
    rows = vectors(contents)
    worth = np.array(
        [
            quotability(lecture.sentences[index], content, lecture.language)
            * (0.0 if index in avoid else 1.0)
            for index, content in zip(indices, contents, strict=True)
        ]
    )
    chosen = pick(centrality(rows) * worth, rows, count)
    if chosen:
        return sorted(indices[place] for place in chosen)
    quotable = [i for i in indices if len(lecture.sentences[i].text) <= _LONGEST_QUOTE]
    return [max(quotable, key=lambda i: (len(lecture.contents[i]), -i))] if quotable else []


def key_point(lecture: Lecture, index: int) -> KeyPoint:
    """A sentence as a key point in the speaker's words."""
    citation = lecture.cite(index, index)
    return KeyPoint(
        statement=statement(clipped(citation.quote, _LONGEST_QUOTE)),
        speaker=lecture.label(lecture.sentences[index].speaker),
        citations=(citation,),
    )
