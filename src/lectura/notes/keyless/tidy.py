"""Quotes fit to be read: a stretch of speech without the fillers at its edges.

The words stay the speaker's; only where the quote begins and ends is chosen.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lectura.notes.keyless.phrases import for_language
from lectura.notes.keyless.speech import Speech
from lectura.text import ends_sentence, folded_in_place

_FEWEST_CHARACTERS = 12
"""What remains after trimming is not made shorter than this."""


def trimmed(speech: Speech, start: int, end: int, language: str | None) -> tuple[int, int]:
    """The span without opening fillers ("entonces bueno") and without a dangling end ("de la")."""
    match = _lead_ins(language).match(speech.folded, start, end)
    if match and end - match.end() > _FEWEST_CHARACTERS:
        start = match.end()
    dangling = _dangling(language)
    while end - start > _FEWEST_CHARACTERS:
        space = speech.folded.rfind(" ", start, end)
        if space < 0 or speech.folded[space + 1 : end] not in dangling:
            break
        end = space
    return start, end


def statement(quote: str) -> str:
    """The quote with a capital at its beginning and a mark at its end."""
    text = quote.strip(" ,;:-–—")
    if not text:
        return quote
    ending = "" if ends_sentence(text) or text[-1] in "»”\"'" else "."
    return text[:1].upper() + text[1:] + ending


def clipped(text: str, most: int) -> str:
    """At most ``most`` characters, cut between words, with an ellipsis where something is cut."""
    if len(text) <= most:
        return text
    space = text.rfind(" ", 0, most)
    return text[: space if space > most // 2 else most].rstrip(" ,;:.") + "…"


@lru_cache(maxsize=8)
def _lead_ins(language: str | None) -> re.Pattern[str]:
    return re.compile("|".join(phrases.lead_ins for phrases in for_language(language)))


@lru_cache(maxsize=8)
def _dangling(language: str | None) -> frozenset[str]:
    words = " ".join(phrases.dangling for phrases in for_language(language))
    return frozenset(folded_in_place(words).split())
