"""Cue phrases by language; a new language is one file and one line here."""

from __future__ import annotations

from lectura.notes.keyless.phrases.en import ENGLISH
from lectura.notes.keyless.phrases.es import SPANISH
from lectura.notes.keyless.phrases.fr import FRENCH
from lectura.notes.keyless.phrases.model import Phrases
from lectura.notes.keyless.phrases.pt import PORTUGUESE

__all__ = ["ALL", "Phrases", "for_language"]

ALL = (SPANISH, ENGLISH, PORTUGUESE, FRENCH)


def for_language(language: str | None) -> tuple[Phrases, ...]:
    """The phrases of one language; those of every language where it is unknown or has none."""
    return tuple(phrases for phrases in ALL if phrases.language == language) or ALL
