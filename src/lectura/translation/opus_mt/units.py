"""The sentences of a grid, each with the cells that it was said in. Pure.

A model of sentences gets sentences: one that runs over several cells as one, and each of several
in one cell by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lectura.text import joins_without_space, sentence_ends
from lectura.translation.grid import Cell, sentences


@dataclass(frozen=True)
class Part:
    """What of a sentence was said in one cell.

    Attributes:
        cell: the index of the cell.
        said: the words.
    """

    cell: int
    said: str


@dataclass(frozen=True)
class Unit:
    """A sentence.

    Attributes:
        said: all its words.
        parts: the same, cell by cell, in order.
    """

    said: str
    parts: tuple[Part, ...]

    @property
    def has_words(self) -> bool:
        """True where there is anything to translate: letters of any script."""
        return any(map(str.isalpha, self.said))


def units_of(cells: Sequence[Cell]) -> Iterator[Unit]:
    """The sentences of some cells, in order; every word is in one of them.

    >>> cells = [Cell(0, 0, 0, "La red"), Cell(1, 1, 0, "aprende. Y"), Cell(2, 2, 0, "suma.")]
    >>> [unit.said for unit in units_of(cells)]
    ['La red aprende.', 'Y suma.']
    """
    for group in sentences(cells):
        text, spans = _joined(group)
        start = 0
        for end in (*sentence_ends(text), len(text)):
            parts = tuple(_parts(text, spans, start, end))
            if parts:
                yield Unit(text[start:end].strip(), parts)
            start = max(start, end)


def _joined(group: Sequence[Cell]) -> tuple[str, list[tuple[int, int, int]]]:
    """The words of some cells, and where in them each cell's begin and end."""
    text = ""
    spans: list[tuple[int, int, int]] = []
    for cell in group:
        text += "" if not text or joins_without_space(text, cell.said) else " "
        spans.append((cell.index, len(text), len(text) + len(cell.said)))
        text += cell.said
    return text, spans


def _parts(
    text: str, spans: Sequence[tuple[int, int, int]], start: int, end: int
) -> Iterator[Part]:
    for cell, first, last in spans:
        said = text[max(start, first) : min(end, last)].strip()
        if said:
            yield Part(cell, said)
