"""Running speech to quotable sentences, also where the recogniser wrote no punctuation.

Sentence marks, long pauses and changes of speaker always cut. Where none of them comes for long,
the best set of cuts is sought by dynamic programming over the gaps between words: a gap costs
little before a word that opens a clause ("entonces", "so"), much after one that cannot end it
("de", "the"), and pieces far from the length of a spoken sentence cost more. No cut falls inside
a word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from lectura.notes.keyless.phrases import for_language
from lectura.notes.keyless.speech import Speech
from lectura.text import (
    CLAUSE_MARKS_WITHOUT_SPACE,
    ends_clause,
    ends_sentence,
    folded_in_place,
    sentence_ends,
    word_count,
)

_WHOLE_WORDS = 45
"""A punctuated sentence of at most this many words is never cut."""
_PUNCTUATED_WORDS = 110
"""What has no mark for more words is not punctuated at all."""
_TARGET_WORDS, _SPREAD_WORDS, _MOST_WORDS = 23, 13, 60
_CLEAN_CUT = 1.5
"""A cut that costs more than one before "and" or "because" is ragged."""
_LONG_PAUSE_SECONDS = 2.0
"""Silence after which a new sentence starts whatever the words."""
_PAUSE_SECONDS = 0.4
"""Silence at which a sentence may well end where nothing is punctuated."""
_GAP = re.compile(rf" |(?<=[{CLAUSE_MARKS_WITHOUT_SPACE}])(?=\S)")


@dataclass(frozen=True)
class Sentence:
    """A quotable stretch of the speech: ``text`` is ``speech.text[start:end]``.

    ``ragged_edges`` (0 to 2) counts the ends at which nothing but the length made the cut;
    ``whole`` is False for a part of a punctuated sentence, which a pause or its length cut.
    """

    index: int
    start: int
    end: int
    text: str
    speaker: str | None
    ragged_edges: int = 0
    whole: bool = True

    @cached_property
    def words(self) -> int:
        """How many words, in any script."""
        return word_count(self.text)


@dataclass(frozen=True)
class _Openers:
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    dangling: frozenset[str]
    relatives: re.Pattern[str]


def split_sentences(
    speech: Speech, language: str | None, favoured: Collection[int] = ()
) -> tuple[Sentence, ...]:
    """Every character of the speech but the spaces between sentences, in order.

    Args:
        speech: of one or several speakers; no sentence has two.
        language: whose clause openers are known; those of all languages for None.
        favoured: offsets where a cue phrase starts, good places to begin a sentence.
    """
    openers = _openers(language)
    pieces = [
        (start, end, ragged)
        for first, last in _stretches(speech)
        for start, end, ragged in _cut(speech, first, last, openers, frozenset(favoured))
    ]
    spoken = [*_sentences(speech)]
    starts = [start for start, _ in spoken]
    return tuple(
        Sentence(
            index,
            start,
            end,
            speech.text[start:end],
            speech.speaker_at(start),
            ragged,
            _is_whole(speech, start, end, spoken[bisect_right(starts, start) - 1]),
        )
        for index, (start, end, ragged) in enumerate(pieces)
    )


def _sentences(speech: Speech) -> Iterator[tuple[int, int]]:
    """The spans between marks that end a sentence, and changes of speaker."""
    turns = (b for b in speech.borders if speech.speaker_at(b) != speech.speaker_at(b - 2))
    start = 0
    for cut in sorted({*sentence_ends(speech.text), *turns, len(speech.text)}):
        yield from _trimmed(speech.text, start, cut)
        start = cut


def _is_whole(speech: Speech, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """False for a part of a sentence that is punctuated, if not short."""
    if (start, end) == sentence:
        return True
    return word_count(speech.text[sentence[0] : sentence[1]]) > _PUNCTUATED_WORDS


def _stretches(speech: Speech) -> Iterator[tuple[int, int]]:
    """The spans between the cuts that are certain."""
    cuts = set(sentence_ends(speech.text))
    for border in speech.borders:
        other = speech.speaker_at(border) != speech.speaker_at(border - 2)
        if other or speech.pause_before(border) >= _LONG_PAUSE_SECONDS:
            cuts.add(border)
    start = 0
    for cut in sorted({*cuts, len(speech.text)}):
        yield from _trimmed(speech.text, start, cut)
        start = cut


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    if start < end:
        yield start, end


def _cut(
    speech: Speech, start: int, end: int, openers: _Openers, favoured: frozenset[int]
) -> Iterator[tuple[int, int, int]]:
    """The best pieces of one stretch: start, end, ragged edges."""
    starts = [start, *(gap.end() for gap in _GAP.finditer(speech.text, start, end))]
    punctuated = ends_sentence(speech.text[start:end])
    if len(starts) <= (_WHOLE_WORDS if punctuated else _TARGET_WORDS):
        yield start, end, 0
        return
    costs = [0.0, *(_cut_cost(speech, at, openers, favoured) for at in starts[1:]), 0.0]
    firsts = [*_best_cuts(costs[:-1]), len(starts)]
    for first, after in pairwise(firsts):
        finish = end if after == len(starts) else starts[after]
        cuts = [edge for edge in (first, after) if 0 < edge < len(starts)]
        ragged = sum(costs[edge] > _CLEAN_CUT for edge in cuts)
        for piece in _trimmed(speech.text, starts[first], finish):
            yield (*piece, ragged)


def _best_cuts(costs: list[float]) -> list[int]:
    """Indices of the words that begin a piece, at the least sum of cut and length costs."""
    total = len(costs)
    best = [0.0] + [float("inf")] * total
    previous = [0] * (total + 1)
    for end in range(1, total + 1):
        here = costs[end] if end < total else 0.0
        for first in range(max(0, end - _MOST_WORDS), end):
            cost = best[first] + here + _length_cost(end - first)
            if cost < best[end]:
                best[end], previous[end] = cost, first
    cuts: list[int] = []
    at = total
    while at > 0:
        at = previous[at]
        cuts.append(at)
    return cuts[::-1]


@lru_cache(maxsize=128)
def _length_cost(words: int) -> float:
    # Per word, so that two short pieces never win over one of the right length by their number.
    return 1.0 + ((words - _TARGET_WORDS) / _SPREAD_WORDS) ** 2


def _cut_cost(speech: Speech, at: int, openers: _Openers, favoured: frozenset[int]) -> float:
    """What it costs to let a sentence begin at this word."""
    if at in favoured:
        return -6.0
    before = speech.folded[max(0, at - 24) : at].split()
    cost = 2.5
    if openers.strong.match(speech.folded, at):
        cost = 0.0
    elif openers.weak.match(speech.folded, at):
        cost = 1.3
    if before and ends_clause(before[-1]):
        cost = min(cost, 0.9)
    if speech.pause_before(at) >= _PAUSE_SECONDS:
        cost = min(cost, 0.0)
    if before and before[-1] in openers.dangling:
        cost += 3.0
    if openers.relatives.match(speech.folded, at):
        cost += 1.0
    return cost


@lru_cache(maxsize=8)
def _openers(language: str | None) -> _Openers:
    known = for_language(language)
    return _Openers(
        strong=_starts_with(" ".join(phrases.strong_openers for phrases in known)),
        weak=_starts_with(" ".join(phrases.weak_openers for phrases in known)),
        relatives=_starts_with(" ".join(phrases.relatives for phrases in known)),
        dangling=frozenset(
            folded_in_place(" ".join(phrases.dangling for phrases in known)).split()
        ),
    )


def _starts_with(words: str) -> re.Pattern[str]:
    """A pattern for any of the words (``_`` stands for a space) followed by no letter."""
    choices = "|".join(
        re.escape(word).replace("_", r"\ ") for word in folded_in_place(words).split()
    )
    return re.compile(rf"(?:{choices})(?!\w)")
