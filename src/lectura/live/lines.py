"""Firm words joined to lines: a sentence, or what fits; pure."""

from __future__ import annotations

from lectura.live.events import Firm
from lectura.records.transcript import Word
from lectura.text import ends_clause, ends_sentence

_COMFORTABLE = 0.6
"""From this share of the longest line on, a clause or a pause ends it too."""


class LineJoiner:
    """Words in, finished lines out; what is open can be asked for."""

    def __init__(self, longest: int = 160) -> None:
        """Lines have at most ``longest`` characters, but for a longer word."""
        self._longest = longest
        self._open: list[Word] = []

    @property
    def open(self) -> tuple[Word, ...]:
        """The words of the line that is not finished."""
        return tuple(self._open)

    def add(self, firm: Firm) -> list[tuple[Word, ...]]:
        """Take words; the lines that are finished by them."""
        lines: list[tuple[Word, ...]] = []
        for word in firm.words:
            if self._open and self._length + len(word.text) > self._longest:
                lines.append(self.finish())
            self._open.append(word)
            if ends_sentence(word.text) or (ends_clause(word.text) and self._comfortable):
                lines.append(self.finish())
        if firm.closed and self._comfortable:
            lines.append(self.finish())
        return lines

    def finish(self) -> tuple[Word, ...]:
        """The open line, which is none any more."""
        line, self._open = tuple(self._open), []
        return line

    @property
    def _length(self) -> int:
        return sum(len(word.text) for word in self._open)

    @property
    def _comfortable(self) -> bool:
        return self._length >= _COMFORTABLE * self._longest


def text_of(words: tuple[Word, ...]) -> str:
    """The words as one text."""
    return "".join(word.text for word in words).strip()
