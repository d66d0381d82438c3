"""What stands in a translation as it was said: addresses, code, names of people. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lectura.text import OPENERS, ends_sentence, folded

_LITERAL = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|`[^`]+`|\b\w+\([^()\s]*\)|\b\w+_\w+\b"
    r"|\b[\w-]+\.(?:com|org|net|edu|io|py|pdf|csv|json|html|js|txt)\b"
    r"|\b(?:[A-Z]+[a-z]+|[a-z]+)[A-Z]\w*\b"
)
"""Web and mail addresses, code, names of files, words with a capital inside (PyTorch)."""
_TRAILING = ".,;:!?)]»”\"'"
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def literals(text: str) -> tuple[str, ...]:
    """What must stand in a translation letter by letter."""
    found = (match[0].rstrip(_TRAILING) for match in _LITERAL.finditer(text))
    closed = (one + ")" if one.count("(") > one.count(")") else one for one in found)
    return tuple(dict.fromkeys(closed))


def people(text: str, language: str | None, known: Collection[str] = ()) -> Iterator[str]:
    """The first names and known names that a text says, not those that begin a sentence.

    Args:
        text: one cue.
        language: its code; None where nobody knows.
        known: folded words of names, such as those of the speakers.
    """
    from lectura.notes.keyless.vocabulary import vocabulary  # noqa: PLC0415 - a tenth of a second

    words = vocabulary(language)
    before = "."
    for word in text.split():
        bare = word.strip(_TRAILING + OPENERS)
        name = folded(bare)
        sure = name in known or (not ends_sentence(before) and words.is_first_name(name))
        if sure and bare[:1].isupper() and not bare.isupper():
            yield bare
        before = word


def is_latin(text: str) -> bool:
    """True where most letters of a text are Latin ones."""
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(bool(_LATIN.match(c)) for c in letters) > len(letters)
