"""What translates: the protocol that every translator fulfils."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from lectura.progress import Hook
from lectura.records.notes import Usage
from lectura.records.translation import TranslationMadeBy
from lectura.translation.grid import Cell


@dataclass(frozen=True)
class Draft:
    """What a translator has for one cell.

    Attributes:
        text: the translation; empty where there is none.
        doubt: why there is none, as the end of a sentence.
    """

    text: str = ""
    doubt: str | None = None


@dataclass(frozen=True)
class Drafts:
    """What a translator has for a grid.

    Attributes:
        by_cell: by the index of the cell; one that lacks was not translated.
        usage: what a language model took; None without one.
        warnings: what a person should know, a sentence each.
    """

    by_cell: Mapping[int, Draft]
    usage: Usage | None = None
    warnings: tuple[str, ...] = ()


class Translator(Protocol):
    """Translates cells into one language; `translate` is called once per transcript."""

    @property
    def made_by(self) -> TranslationMadeBy:
        """How its translations are made."""
        ...

    def translate(self, cells: Sequence[Cell], wanted: Sequence[int], hook: Hook) -> Drafts:
        """Translations of some cells of a grid.

        Args:
            cells: the whole grid.
            wanted: indices of those to translate, in order; the others are context.
            hook: gets `lectura.progress.Progress` in cues.

        Raises:
            LecturaError: nothing could be translated at all.
        """
        ...
