"""A translated sentence laid on the cells that its original was said in. Pure.

Each cell gets about the share of the words that its own words are of the sentence; a border moves
to a mark of punctuation nearby, as the original has one there. No cell stays empty while there are
as many words as cells.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from lectura.text import ends_clause, ends_sentence, units

_AT_A_MARK = 0.75
"""How much nearer to a border the end of a clause counts than it is."""


def laid(text: str, said: Sequence[str]) -> list[str]:
    """The text in as many pieces as things were said, in order; some empty where words are few.

    >>> laid("The network learns, and the layer adds.", ["La red aprende,", "y la capa suma."])
    ['The network learns,', 'and the layer adds.']
    """
    pieces = units(" ".join(text.split()))
    if len(said) == 1:
        return ["".join(pieces).strip()]
    if len(pieces) < len(said):
        return [piece.strip() for piece in pieces] + [""] * (len(said) - len(pieces))
    borders = _borders(pieces, said)
    return [
        "".join(pieces[start:end]).strip()
        for start, end in zip([0, *borders], [*borders, len(pieces)], strict=True)
    ]


def _borders(pieces: Sequence[str], said: Sequence[str]) -> list[int]:
    """After how many pieces each cell but the last one ends."""
    whole, spoken = sum(map(len, pieces)), sum(map(len, said)) or 1
    ends = [sum(map(len, pieces[: place + 1])) for place in range(len(pieces))]
    borders: list[int] = []
    heard = 0
    for cell, words in enumerate(said[:-1]):
        heard += len(words)
        wanted = whole * heard / spoken
        first = (borders[-1] if borders else 0) + 1
        last = len(pieces) - (len(said) - 1 - cell)
        borders.append(
            min(
                range(first, last + 1),
                key=lambda place: _cost(pieces[place - 1], ends[place - 1], wanted, words),
            )
        )
    return borders


def _cost(piece: str, end: int, wanted: float, said: str) -> float:
    """How far a border is from where it should be, less where the text has a mark as well."""
    away = math.fabs(end - wanted)
    marked = ends_sentence(piece) or ends_clause(piece)
    alike = ends_sentence(said) or ends_clause(said)
    return away * (1 - _AT_A_MARK) if marked and alike else away + (2.0 if alike else 0.0)
