"""What a session tells whoever shows it; frozen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from lectura.records.transcript import Word
from lectura.timeline import Interval


@dataclass(frozen=True)
class Firm:
    """Words that stay.

    Attributes:
        words: in order; after those of earlier events.
        closed: nobody spoke on after them.
    """

    words: tuple[Word, ...]
    closed: bool = False

    @property
    def text(self) -> str:
        """The words as they are written, with the space before them."""
        return "".join(word.text for word in self.words)


@dataclass(frozen=True)
class Draft:
    """Words that may still change; in the place of those of the last such event."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words as they are written, with the space before them."""
        return "".join(word.text for word in self.words)


@dataclass(frozen=True)
class Gap:
    """Speech that got no captions, because the machine was too slow; the recording has it."""

    span: Interval


@dataclass(frozen=True)
class Language:
    """The language is settled.

    Attributes:
        code: ISO 639-1.
    """

    code: str


@dataclass(frozen=True)
class Told:
    """A sentence for the person who runs it."""

    message: str
    warning: bool = False


@dataclass(frozen=True)
class Listening:
    """It has begun to listen.

    Attributes:
        source: what it listens to, as people call it.
        kept: the file that gets all the sound.
    """

    source: str
    kept: Path


CaptionEvent: TypeAlias = Firm | Draft | Gap | Language
Event: TypeAlias = CaptionEvent | Told | Listening
