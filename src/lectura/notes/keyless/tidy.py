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
    """The span without opening fillers ("entonces bueno") and without a dangling end ("de la").

    A filler stays where the clause needs it: "so that the rest is accepted".
    """
    folded = speech.folded[start:end]
    first = lead_in_end(folded, language)
    if first and _clinging(language).match(folded, first):
        first = 0
    last = dangling_start(folded, language)
    if last - first <= _FEWEST_CHARACTERS:
        first = 0
    return start + first, start + max(last, first)


def lead_in_end(folded: str, language: str | None) -> int:
    """How many characters of a folded text are fillers at its beginning; 0 for a short text."""
    match = _lead_ins(language).match(folded)
    return match.end() if match and len(folded) - match.end() > _FEWEST_CHARACTERS else 0


def dangling_start(folded: str, language: str | None) -> int:
    """Where the words begin with which no sentence ends; the length where there are none."""
    end = len(folded)
    while end > _FEWEST_CHARACTERS:
        space = folded.rfind(" ", 0, end)
        if space < 0 or folded[space + 1 : end] not in _dangling(language):
            break
        end = space
    return end


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


@lru_cache(maxsize=8)
def _clinging(language: str | None) -> re.Pattern[str]:
    words = folded_in_place(" ".join(phrases.clinging for phrases in for_language(language)))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words.split()))})(?!\w)")
