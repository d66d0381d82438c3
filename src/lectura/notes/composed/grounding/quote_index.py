"""A transcript in which quotes are looked up, across the borders of its segments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from lectura.notes.wording import Token, is_negation, must_match, norms, tokens
from lectura.records.notes import Citation
from lectura.records.transcript import Segment
from lectura.text import CLOSERS, COMMAS, MARKS, OPENERS, SENTENCE_MARKS
from lectura.timeline import round_seconds

LEAST_SIMILARITY = 86.0
"""Percent of equal characters (RapidFuzz ``ratio``) from which a quote counts as found."""
FEWEST_WORDS = 3
"""Shorter quotes stand anywhere; they count only where they were said to be."""

_FEWEST_FUZZY_WORDS = 4
_MARGIN_WORDS = 8
_COMMON_WORD = 400  # a word said more often tells no place
_PLACES = 6
_NEAR_SEGMENTS = 1
_ELLIPSIS = re.compile(r"\s*[\[(]?(?:…|\.{3,})[\])]?\s*")
_CLOSES = re.escape(SENTENCE_MARKS + COMMAS + CLOSERS.strip("\"'") + ";:；：؛")
_OPENING = re.compile(rf"[{re.escape(OPENERS)}]*$")
_CLOSING = re.compile(rf"[^\w\s{MARKS}{re.escape(OPENERS)}*#–—-]*")
_CLAUSE_CHARACTERS = 60
_MARK = re.compile(f"[{SENTENCE_MARKS}{COMMAS}]")


@dataclass(frozen=True)
class Span:
    """Words ``begin`` to ``end`` (excluded) of the haystack."""

    begin: int
    end: int


class Haystack:
    """Looks up quotes in some segments.

    Args:
        segments: in order; of one speaker only where a quote must be that person's own words.
        lines: the ids of the segments in each line that a model was shown, by the id of the line.
    """

    def __init__(
        self, segments: Sequence[Segment], lines: Mapping[int, Sequence[int]] | None = None
    ) -> None:
        self._segments = tuple(segments)
        self._lines = lines or {}
        self._words: list[tuple[int, Token]] = [
            (index, token)
            for index, segment in enumerate(self._segments)
            for token in tokens(segment.text)
        ]
        self._norms = [token.norm for _, token in self._words]
        self._owners = [index for index, _ in self._words]
        self._index_of = {segment.id: index for index, segment in enumerate(self._segments)}
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, norm in enumerate(self._norms):
            self._places[norm].append(place)

    def segments_of(self, lines: Iterable[int]) -> set[int]:
        """Ids of the segments in some lines; an id that is no line's stands for itself."""
        return {id_ for line in lines for id_ in self._lines.get(line, (line,))}

    def find(self, quote: str, near: Collection[int]) -> tuple[Span, ...]:
        """Where a quote stands: near the cited segments first, then anywhere.

        Args:
            quote: as the model wrote it; parts around an ellipsis are looked up one by one.
            near: ids of the segments it is said to be from; unknown ones are ignored.

        Returns:
            One span for each part; empty where a part was not found.
        """
        if span := self._find(norms(quote), near):
            return (span,)
        parts = [part for part in _ELLIPSIS.split(quote) if part.strip()]
        if len(parts) < 2:
            return ()
        spans = [self._find(norms(part), near) for part in parts]
        found = [span for span in spans if span is not None]
        return tuple(found) if len(found) == len(spans) else ()

    def find_phrase(self, phrase: str, near: Collection[int]) -> Span | None:
        """Where a phrase of any length stands word for word, the place nearest to ``near``."""
        return self._nearest(self._exact(norms(phrase)), self._cited(near))

    def cite(self, span: Span) -> Citation:
        """The citation of a span: its segments, its time, and the words as the transcript has them.

        A negation just before the span belongs to it, where that is certain: without it the quote
        would say the opposite. No other word is added.
        """
        begin = self._with_negation(span.begin)
        first, last = self._owners[begin], self._owners[span.end - 1]
        pieces = [self._piece(index, begin, span.end) for index in range(first, last + 1)]
        start = self._time(begin, at_end=False)
        end = self._time(span.end - 1, at_end=True)
        timed = start is not None and end is not None
        return Citation(
            segment_ids=tuple(self._segments[i].id for i in range(first, last + 1)),
            start=start if timed else None,
            end=max(start, end) if start is not None and end is not None else None,
            quote=" ".join(" ".join(pieces).split()),
        )

    def around(self, span: Span) -> tuple[str, int, int]:
        """The text of the span's segments and their neighbours, and where the span stands in it."""
        first, last = self._owners[span.begin], self._owners[span.end - 1]
        shown = range(max(0, first - 1), min(len(self._segments), last + 2))
        texts = [self._segments[index].text for index in shown]
        starts = {}
        at = 0
        for index, text in zip(shown, texts, strict=True):
            starts[index] = at
            at += len(text) + 1
        begin = starts[first] + self._words[span.begin][1].start
        return " ".join(texts), begin, starts[last] + self._words[span.end - 1][1].end

    def speaker(self, span: Span) -> str | None:
        """Who says most of the span's words; None where nobody is known."""
        said = Counter(
            self._segments[owner].speaker for owner in self._owners[span.begin : span.end]
        )
        return said.most_common(1)[0][0]

    def _find(self, wanted: list[str], near: Collection[int]) -> Span | None:
        if not wanted:
            return None
        cited = self._cited(near)
        exact = self._nearest(self._exact(wanted), cited)
        if exact is not None and (len(wanted) >= FEWEST_WORDS or _touches(exact, cited)):
            return exact
        if exact is not None or len(wanted) < _FEWEST_FUZZY_WORDS:
            return None
        for windows in (self._around(cited, len(wanted)), self._promising(wanted)):
            best = max(
                (self._fuzzy(wanted, window) for window in windows), key=_score, default=None
            )
            if best is not None and best[1] is not None:
                return best[1]
        return None

    def _exact(self, wanted: Sequence[str]) -> list[Span]:
        if not wanted:
            return []
        offset = min(range(len(wanted)), key=lambda i: len(self._places.get(wanted[i], ())))
        starts = (place - offset for place in self._places.get(wanted[offset], ()))
        return [
            Span(start, start + len(wanted))
            for start in starts
            if start >= 0 and self._norms[start : start + len(wanted)] == list(wanted)
        ]

    def _nearest(self, spans: Sequence[Span], cited: Sequence[Span]) -> Span | None:
        def distance(span: Span) -> tuple[int, int]:
            gaps = (max(0, c.begin - span.end + 1, span.begin - c.end + 1) for c in cited)
            return min(gaps, default=0), span.begin

        return min(spans, key=distance, default=None)

    def _cited(self, near: Collection[int]) -> list[Span]:
        """The words of the cited segments and their neighbours."""
        indices = sorted(
            self._index_of[id_] for id_ in self.segments_of(near) if id_ in self._index_of
        )
        return [
            Span(
                bisect_left(self._owners, index - _NEAR_SEGMENTS),
                bisect_left(self._owners, index + _NEAR_SEGMENTS + 1),
            )
            for index in indices
        ]

    def _around(self, cited: Sequence[Span], length: int) -> Iterator[Span]:
        reach = length + _MARGIN_WORDS
        for span in cited:
            yield self._clamped(span.begin - reach, span.end + reach)

    def _promising(self, wanted: Sequence[str]) -> Iterator[Span]:
        """Windows where many of the wanted words stand in about the wanted order."""
        votes: Counter[int] = Counter()
        for offset, word in enumerate(wanted):
            places = self._places.get(word, ())
            if len(places) <= _COMMON_WORD:
                votes.update({(place - offset) // _MARGIN_WORDS for place in places})
        best = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_PLACES]
        for bucket, _ in best:
            start = bucket * _MARGIN_WORDS
            yield self._clamped(start - _MARGIN_WORDS, start + len(wanted) + 3 * _MARGIN_WORDS)

    def _clamped(self, begin: int, end: int) -> Span:
        return Span(max(0, begin), min(len(self._norms), end))

    def _fuzzy(self, wanted: list[str], window: Span) -> tuple[float, Span | None]:
        """The most similar words of a window that agree in everything that must match."""
        text = " ".join(wanted)
        words = self._norms[window.begin : window.end]
        alignment = fuzz.partial_ratio_alignment(
            text, " ".join(words), score_cutoff=LEAST_SIMILARITY - 10
        )
        if alignment is None:
            return 0.0, None
        begin, end = _covered(words, alignment.dest_start, alignment.dest_end)
        best: tuple[float, Span | None] = (0.0, None)
        for first in range(max(0, begin - 1), begin + 2):
            for last in range(end - 1, min(len(words), end + 1) + 1):
                score = fuzz.ratio(text, " ".join(words[first:last]))
                if score < LEAST_SIMILARITY or score <= best[0]:
                    continue
                span = Span(window.begin + first, window.begin + last)
                # A "not" left out just before the span is a "not" that the quote lacks.
                said = self._norms[self._perhaps_negated(span.begin) : span.end]
                if must_match(said) == must_match(wanted):
                    best = (score, span)
        return best

    def _perhaps_negated(self, begin: int) -> int:
        """One word earlier where that is a "not", whatever it belongs to."""
        return begin - 1 if begin and is_negation(self._norms[begin - 1]) else begin

    def _with_negation(self, begin: int) -> int:
        """One word earlier where that is a "not" which surely belongs to the words after it.

        Nothing may stand between, and it must be plain where its clause begins: in speech without
        marks the "no" may be the end of a question ("is it not") as well.
        """
        if begin == 0 or not is_negation(self._norms[begin - 1]):
            return begin
        (index, before), (owner, word) = self._words[begin - 1], self._words[begin]
        text = self._segments[index].text
        ahead = text[: before.start]
        is_marked = _MARK.search(ahead[-_CLAUSE_CHARACTERS:]) is not None
        begins = len(ahead) <= _CLAUSE_CHARACTERS and text.lstrip(OPENERS)[:1].isupper()
        if index != owner or text[before.end : word.start].strip() or not (is_marked or begins):
            return begin
        return begin - 1

    def _piece(self, index: int, begin: int, end: int) -> str:
        """The part of a segment's text between two words of the haystack, with its punctuation."""
        text = self._segments[index].text
        first, last = 0, len(text)
        if self._owners[begin] == index:
            first = self._words[begin][1].start
            opening = _OPENING.search(text[:first])
            first = opening.start() if opening else first
        if self._owners[end - 1] == index:
            last = self._words[end - 1][1].end
            closing = _CLOSING.match(text, last)
            last = closing.end() if closing else last
        return text[first:last]

    def _time(self, place: int, *, at_end: bool) -> float | None:
        index, token = self._words[place]
        return _time_in(self._segments[index], token.end if at_end else token.start, at_end=at_end)


def _score(item: tuple[float, Span | None]) -> float:
    return item[0]


def _touches(span: Span, cited: Sequence[Span]) -> bool:
    return any(span.begin < c.end and c.begin < span.end for c in cited)


def _covered(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The words that are at least by half between two characters of the joined text."""
    inside: list[int] = []
    position = 0
    for index, word in enumerate(words):
        shared = min(end, position + len(word)) - max(start, position)
        if 2 * shared >= len(word):
            inside.append(index)
        position += len(word) + 1
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _time_in(segment: Segment, offset: int, *, at_end: bool) -> float | None:
    """Seconds at a character of a segment: from its words, else by its share of the text."""
    if segment.start is None or segment.end is None:
        return None
    position = len(segment.text) - len(segment.text.lstrip())
    for number, word in enumerate(segment.words):
        position += len(word.text.lstrip() if number == 0 else word.text)
        if offset < position or (at_end and offset == position):
            known = word.end if at_end else word.start
            if known is not None:
                return round_seconds(min(max(known, segment.start), segment.end))
            break
    share = offset / max(1, len(segment.text))
    return round_seconds(segment.start + (segment.end - segment.start) * min(1.0, share))
