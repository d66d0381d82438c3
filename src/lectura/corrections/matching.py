"""Where corrections apply in a text. Pure functions."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from lectura.corrections.folding import Folded, fold, is_whole
from lectura.records.transcript import Correction
from lectura.text import ends_sentence

Span = tuple[int, int]

_OPENING = " \t\n\r\u00a0¿¡«“‘\"'([—–-"
"""What may stand between the end of a sentence and the first word of the next."""


@dataclass(frozen=True)
class Edit:
    """Characters ``start`` to ``end`` of a text give way to the words of a correction."""

    start: int
    end: int
    text: str
    pair: Correction


def find_edits(
    text: str,
    pairs: Sequence[Correction],
    *,
    may_be_corrected: Callable[[int], bool] = lambda _: False,
) -> tuple[Edit, ...]:
    """The edits of a text, in its order, none overlapping another.

    What was heard counts as whole words, capitals or not. Of two that overlap the longer one is
    taken, of equally long ones the one that stands first in the list, else the first in the text.
    Words that are right already stay: ``means`` in ``k-means`` is not corrected to ``k-means``.

    Args:
        text: as it was heard, or as somebody wrote it.
        pairs: the corrections.
        may_be_corrected: tells for a place of the text whether corrections may have been made
            there before. Words that some correction ends in are then taken for corrected ones.
    """
    if not pairs:
        return ()
    folded = fold(text)
    taken = bytearray(len(text))
    corrected = _Corrected(text, folded, pairs)
    edits: list[Edit] = []
    for pair in sorted(pairs, key=lambda pair: -len(fold(pair.heard).text)):
        right = _inside(folded, pair)
        for place in folded.places(fold(pair.heard).text):
            start, end = place
            if any(taken[start:end]) or not is_whole(text, start, end) or _lies_in(place, right):
                continue
            if may_be_corrected(start) and _lies_in(place, corrected.places):
                continue
            taken[start:end] = b"\1" * (end - start)
            edits.append(Edit(start, end, _in_its_place(text, start, pair), pair))
    return tuple(sorted(edits, key=lambda edit: edit.start))


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made."""
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, text[done:]])


def _in_its_place(text: str, start: int, pair: Correction) -> str:
    """The right words as they were typed; ordinary ones with a capital where a sentence begins.

    Ordinary are words of small letters alone: ``k-means`` stays ``k-means`` everywhere.
    """
    ordinary = all(word.isalpha() and word.islower() for word in pair.correct.split())
    if not ordinary or not text[start].isupper() or not pair.heard[:1].islower():
        return pair.correct
    before = text[:start].rstrip(_OPENING)
    begins = not before or ends_sentence(before)
    return _capitalized(pair.correct) if begins else pair.correct


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _inside(folded: Folded, pair: Correction) -> list[Span]:
    """Where the right words stand, if what was heard is a part of them."""
    heard, correct = fold(pair.heard).text, fold(pair.correct).text
    if heard == correct or heard not in correct:
        return []
    return list(folded.places(correct))


class _Corrected:
    """Where the right words of any correction stand, letter by letter; looked for when asked."""

    def __init__(self, text: str, folded: Folded, pairs: Sequence[Correction]) -> None:
        self._text, self._folded, self._pairs = text, folded, pairs

    @cached_property
    def places(self) -> list[Span]:
        return [
            (start, end)
            for correct in {pair.correct for pair in self._pairs}
            for start, end in self._folded.places(fold(correct).text)
            if _as_written(self._text[start:end])
            in {_as_written(correct), _as_written(_capitalized(correct))}
        ]


def _lies_in(place: Span, others: Sequence[Span]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in others)


def _as_written(text: str) -> str:
    """White space and composition alike, capitals as they are."""
    return " ".join(unicodedata.normalize("NFC", text).split())
