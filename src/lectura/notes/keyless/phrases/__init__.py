"""Cue phrases by language; a new language is one file and one line here."""

from __future__ import annotations

import re

from lectura.notes.keyless.phrases.en import ENGLISH
from lectura.notes.keyless.phrases.es import SPANISH
from lectura.notes.keyless.phrases.fr import FRENCH
from lectura.notes.keyless.phrases.model import Phrases
from lectura.notes.keyless.phrases.pt import PORTUGUESE
from lectura.text import folded_in_place

__all__ = ["ALL", "Phrases", "for_language", "names_exam", "names_next_class"]

ALL = (SPANISH, ENGLISH, PORTUGUESE, FRENCH)


def for_language(language: str | None) -> tuple[Phrases, ...]:
    """The phrases of one language; those of every language where it is unknown or has none."""
    return tuple(phrases for phrases in ALL if phrases.language == language) or ALL


def names_exam(text: str, language: str | None) -> bool:
    """True where a text names an exam."""
    said = folded_in_place(text)
    return any(
        re.search(rf"\b{phrases.course.exam_names}\b", said) for phrases in for_language(language)
    )


def names_next_class(text: str, language: str | None) -> bool:
    """True where a text names the next class."""
    said = folded_in_place(text)
    return any(
        re.search(rf"\b(?:{phrases.next_class_names})\b", said)
        for phrases in for_language(language)
    )
