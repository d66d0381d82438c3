"""Words as they are compared: without case, accents and punctuation. Pure functions."""

from __future__ import annotations

import re
import unicodedata

from lectura.text import unmarked

_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
)
"""Thai, Lao, Khmer, Japanese, Chinese: written without spaces, so each character is a word."""


def folded_words(text: str) -> tuple[str, ...]:
    """``"El niño: K-Means"`` → ``("el", "nino", "k", "means")``.

    Compatibility forms, case and combining marks are folded, as in full-text search.
    """
    # NFC: Hangul syllables come back together
    composed = unicodedata.normalize("NFC", unmarked(text).casefold())
    spaced = "".join(c if _of_word(c) else " " for c in composed)
    return tuple(_UNSPACED.sub(r" \1 ", spaced).split())


def _of_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"
