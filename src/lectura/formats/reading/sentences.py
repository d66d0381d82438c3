"""Running text to citable pieces: sentences where there is punctuation, else by length. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from lectura.formats.wording import word_set
from lectura.text import (
    CLAUSE_MARKS_WITHOUT_SPACE,
    COLONS,
    COMMAS,
    sentence_ends,
    unit_spans,
)

LIMIT = 300
"""Most characters of a piece; about twenty seconds of speech."""
_SHORTEST, _TARGET = 90, 170
"""Where no sentence ends, the piece's length is sought above the first and near the second."""

_STARTERS = word_set(
    # Words that open a clause in speech, by language: es, en, pt, fr, ca, de, it.
    "entonces pues porque pero y que cuando como donde ahora bueno listo luego además también si "
    "aunque so and but because when then now which where if although well okay "
    "então mas porque quando agora e onde também embora "
    "alors donc mais et parce quand maintenant puis aussi "
    "llavors però perquè quan ara i també "
    "und aber weil wenn dann jetzt also oder dass "
    "allora ma perché quando adesso anche quindi"
)
_STRONG_STARTERS = word_set(
    "entonces bueno listo ahora luego so okay now then well então agora alors donc maintenant "
    "llavors ara dann jetzt also allora adesso quindi"
)


_NEXT_WORD = re.compile(r"\s*([\w'’]*)")
_BORDER = re.compile(rf"[ {CLAUSE_MARKS_WITHOUT_SPACE}]")


def cut(text: str, limit: int = LIMIT) -> list[str]:
    """Pieces of at most ``limit`` characters that hold the same words in the same order.

    White space is collapsed; nothing else is changed. A line break inside the text counts as a
    place to cut only where no sentence ends nearby.
    """
    return [piece for sentence in _sentences(text) for piece in _cut_long(sentence, limit)]


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in sentence_ends(text):
        yield text[start:end]
        start = end
    yield text[start:]


def _cut_long(sentence: str, limit: int) -> Iterator[str]:
    lines = [" ".join(line.split()) for line in sentence.split("\n")]
    lines = [line for line in lines if line]
    breaks = {end - 1 for end in accumulate(len(line) + 1 for line in lines)}
    rest = " ".join(lines)
    offset = 0
    while len(rest) - offset > limit:
        end = _best_border(rest, offset, limit, breaks)
        yield rest[offset:end].strip()
        offset = end + (rest[end : end + 1] == " ")
    if rest[offset:].strip():
        yield rest[offset:].strip()


def _best_border(text: str, offset: int, limit: int, breaks: set[int]) -> int:
    """The index at which the next piece should end: a good place near the target length."""
    scale = limit / LIMIT
    low, high = offset + int(_SHORTEST * scale), offset + limit
    # A remainder must not become a crumb: the last two pieces share what is left.
    target = min(int(_TARGET * scale), max(1, (len(text) - offset) // 2))
    best, best_cost = 0, float("inf")
    for match in _BORDER.finditer(text, low, high + 1):
        end = match.start() + (match[0] != " ")
        if end > high:
            break
        cost = _border_cost(text, end, breaks) + abs(end - offset - target) / (100 * scale)
        if cost < best_cost:
            best, best_cost = end, cost
    return best or _last_gap(text, offset, high)


def _border_cost(text: str, end: int, breaks: set[int]) -> float:
    before = text[end - 1]
    word = _NEXT_WORD.match(text, end)
    opener = word[1].lower() if word else ""
    if before in COLONS:
        return 0.2
    if before in COMMAS:
        return 0.5
    if end in breaks or opener in _STRONG_STARTERS:
        return 0.6
    return 1.0 if opener in _STARTERS else 2.0


def _last_gap(text: str, offset: int, high: int) -> int:
    space = text.rfind(" ", offset + 1, high + 1)
    if space > 0:
        return space
    starts = [start for start, _ in unit_spans(text[offset : high + 1]) if start]
    return offset + starts[-1] if starts else high
