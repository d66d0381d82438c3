"""What is defined, asked and pointed to, by language; a new language is one file and one line."""

from __future__ import annotations

import re
from functools import lru_cache

from lectura.notes.keyless.phrases.study.en import ENGLISH
from lectura.notes.keyless.phrases.study.es import SPANISH
from lectura.notes.keyless.phrases.study.fr import FRENCH
from lectura.notes.keyless.phrases.study.model import Study
from lectura.notes.keyless.phrases.study.pt import PORTUGUESE

__all__ = ["Study", "holds", "study_of", "study_pattern"]

_ALL = (SPANISH, ENGLISH, PORTUGUESE, FRENCH)


def study_of(language: str | None) -> tuple[Study, ...]:
    """The phrases of one language; those of every language where it is unknown or has none."""
    return tuple(study for study in _ALL if study.language == language) or _ALL


@lru_cache(maxsize=128)
def study_pattern(language: str | None, kind: str) -> re.Pattern[str]:
    """The patterns of a kind (a field of `Study`) as one, without borders of words."""
    return re.compile("|".join(f"(?:{getattr(study, kind)})" for study in study_of(language)))


def holds(pattern: str, text: str) -> bool:
    """True where the text holds words that a field of `Study` names, as whole words."""
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text) is not None
