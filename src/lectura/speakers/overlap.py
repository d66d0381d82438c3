"""Whose words are while two people talk at once: what the words around them tell.

A recogniser writes down one of two who talk at once, mostly the one who was there before, and
goes over to the other where a sentence ends or after a pause. What neither tells is marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from lectura.text import ends_sentence
from lectura.timeline import Interval

DOUBT = "two people talk at once"
"""Why it is doubtful whose a segment is (`Segment.doubt`)."""

BRIEF_SECONDS = 1.0
"""Somebody else who talks for less than this, while a speaker goes on, does not take the word."""

PAUSE_SECONDS = 0.3
"""A pause in which the recogniser may go over from one to the other."""


@dataclass(frozen=True)
class Heard:
    """A word and who may have said it.

    Args:
        text: of the word.
        span: its time; None where nobody knows.
        claims: everybody whose turns hold it equally, best first; one where there is no overlap,
            none outside every turn.
    """

    text: str
    span: Interval | None
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Owned:
    """Whose a word is; None for nobody's. ``doubtful`` where another may have said it."""

    speaker: str | None
    doubtful: bool = False


def owners(words: Sequence[Heard]) -> list[Owned]:
    """Whose each of consecutive words is."""
    result: list[Owned] = []
    runs = [list(run) for _, run in groupby(words, key=lambda word: len(word.claims) > 1)]
    for number, run in enumerate(runs):
        if len(run[0].claims) < 2:
            result += [Owned(word.claims[0] if word.claims else None) for word in run]
            continue
        before = result[-1].speaker if result else None
        following = runs[number + 1] if number + 1 < len(runs) else []
        after = next((word.claims[0] for word in following if word.claims), None)
        result += _shared(run, before, after)
    return result


def _shared(run: Sequence[Heard], before: str | None, after: str | None) -> list[Owned]:
    """Whose the words are that two or more may have said."""
    claims = dict.fromkeys(claim for word in run for claim in word.claims)
    first = before if before in claims else None
    last = after if after in claims else None
    if first is None and last is None:
        return [Owned(word.claims[0], doubtful=True) for word in run]
    if first == last or first is None or last is None:
        known = first or last
        return [Owned(known, doubtful=_seconds(run) >= BRIEF_SECONDS) for _ in run]
    border = _border(run)
    if border is None:
        return [Owned(first, doubtful=True) for _ in run]
    return [Owned(first if index < border else last) for index in range(len(run))]


def _border(run: Sequence[Heard]) -> int | None:
    """The word with which the other begins: after the end of a sentence, else after a pause.

    None where nothing tells.
    """
    ends = [index + 1 for index, word in enumerate(run) if ends_sentence(word.text)]
    if ends:
        return ends[0]
    pauses = [
        (after.span.start - word.span.end, index + 1)
        for index, (word, after) in enumerate(pairwise(run))
        if word.span is not None and after.span is not None
    ]
    longest, index = max(pauses, default=(0.0, 0))
    return index if longest >= PAUSE_SECONDS else None


def _seconds(run: Sequence[Heard]) -> float:
    spans = [word.span for word in run if word.span is not None]
    return max(span.end for span in spans) - min(span.start for span in spans) if spans else 0.0
