"""Every place where a term is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lectura.page.html import Html, joined, tag
from lectura.page.lines import Spoken
from lectura.records.notes import Term
from lectura.text import folded_words, unit_spans
from lectura.timeline import format_clock


@dataclass(frozen=True)
class _Said:
    """A word of the transcript, folded, and when it is said, in seconds."""

    text: str
    start: float


@dataclass(frozen=True)
class Places:
    """Finds terms in what was said; accents and capitals do not matter.

    Attributes:
        spoken: the transcript.
        label: what stands before the places.
    """

    spoken: Spoken
    label: str

    def of(self, term: Term) -> Html:
        """Links to every place of a term and of what was heard for it; empty where there is none.

        Without times there is nothing to link to.
        """
        starts = self.starts(term)
        if not starts:
            return Html()
        links = (
            tag("a", {"class": "time", "href": f"#t={start:.2f}"}, format_clock(start))
            for start in starts
        )
        return tag("div", {"class": "places"}, f"{self.label} ", joined(links, ", "))

    def starts(self, term: Term) -> list[float]:
        """When it is said, in seconds, each second once."""
        found = sorted({start for name in (term.term, *term.as_heard) for start in self._of(name)})
        return list({int(start): start for start in reversed(found)}.values())[::-1]

    def _of(self, name: str) -> Iterator[float]:
        sought = folded_words(name)
        if not sought:
            return
        for place in self._index.get(sought[0], ()):
            if self._is_at(place, sought):
                yield self._words[place].start

    def _is_at(self, place: int, sought: Sequence[str]) -> bool:
        found = self._words[place : place + len(sought)]
        return [word.text for word in found] == list(sought)

    @cached_property
    def _words(self) -> list[_Said]:
        return list(self._all_words())

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            index[word.text].append(place)
        return index

    def _all_words(self) -> Iterator[_Said]:
        for line in self.spoken.lines if self.spoken.timed else ():
            laid = iter(line.words)
            word = next(laid, None)
            following = next(laid, None)
            for first, last in unit_spans(line.text):
                while following is not None and following.offset <= first:
                    word, following = following, next(laid, None)
                for text in folded_words(line.text[first:last]):
                    yield _Said(text, word.start if word is not None else 0.0)
