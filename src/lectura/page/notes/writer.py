"""What all records of the notes share on a page: where they were said, to hear and to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lectura.page.html import Html, escape, icon, joined, shown, tag
from lectura.page.wording import Words, translated
from lectura.records.notes import Citation
from lectura.render.facts import Fact
from lectura.render.references import percent_of, quotes_of
from lectura.render.translated import Piece, TranslatedQuotes
from lectura.timeline import format_clock

_SHORTEST = 1.0
"""Seconds that a quote is played at least, so that there is something to hear."""


@dataclass(frozen=True)
class Writer:
    """Writes parts of records for one page.

    Attributes:
        words: of the page.
        title: of the lecture, for what is copied.
        timed: False where the page has no times to link to.
        translations: what stands under the quotes, the first one until a reader chooses another.
    """

    words: Words
    title: str
    timed: bool
    translations: tuple[TranslatedQuotes, ...] = ()

    def searched(self, text: str, name: str = "span") -> Html:
        """A text of the notes that is searched: one element, one text; empty for an empty text."""
        return tag(name, {"class": "searched"}, shown(text)) if shown(text) else Html()

    def facts(self, facts: Sequence[Fact]) -> Html:
        """Facts in a row; days stand out, what was said is quoted."""
        return joined((self._fact(fact) for fact in facts), Html(" · "))

    def _fact(self, fact: Fact) -> Html:
        name = {"day": "b", "said": "q", "plain": "span"}[fact.kind]
        return tag(name, self.words.said if fact.kind == "said" else {}, shown(fact.text))

    def quotes(self, citations: Sequence[Citation], *told: str, answered: bool = False) -> Html:
        """The words of the lecture that say more than the record does, and their translations."""
        marked = {"class": "searched", **self.words.said}
        parts: list[Html] = []
        for quoted in quotes_of(citations, *told, answered=answered):
            text = shown(quoted.citation.quote)
            parts += [tag("blockquote", marked, text)] if quoted.is_new else []
            parts += self._in_others(quoted.citation)
        return joined(parts)

    def _in_others(self, citation: Citation) -> Iterator[Html]:
        """A quote in each other language; what has no translation there is marked."""
        words = self.words.record
        for place, quotes in enumerate(self.translations):
            pieces = quotes.of(citation)
            if not pieces:
                continue
            label = tag("b", {**self.words.own, "class": "label"}, f"{words.translation}: ")
            if any(piece.translated for piece in pieces):
                text = joined(map(self._piece, pieces), " ")
            else:
                text = tag("span", {**self.words.own, "class": "doubtful"}, words.untranslated)
            marked = {"class": "translated", **translated(quotes.language, place)}
            yield tag("p", marked, label, text)

    def _piece(self, piece: Piece) -> Html:
        if piece.translated:
            return escape(shown(piece.text))
        reason = self.words.record.untranslated
        told = {"class": "doubtful", "title": reason, **self.words.said}
        why = tag("span", {"class": "visually-hidden", **self.words.own}, f" ({reason})")
        return joined((tag("span", told, shown(piece.text)), why))

    def at(self, citations: Sequence[Citation]) -> str | None:
        """When a record was said first, as ``data-at`` has it."""
        start = self.start_of(citations)
        return None if start is None else f"{start:.2f}"

    def start_of(self, citations: Sequence[Citation]) -> float | None:
        """The same in seconds; None where the page has no times."""
        starts = (c.start for c in citations if c.start is not None)
        return next(starts, None) if self.timed else None

    def source(self, citations: Sequence[Citation], *who: str) -> Html:
        """Where it was said: a link for every place that plays it, who said it, and to copy."""
        parts = [*self._places(citations), *(self._who(name) for name in who if shown(name))]
        parts += self._copies(citations)
        return tag("div", {"class": "source"}, joined(parts, " ")) if parts else Html()

    def _who(self, name: str) -> Html:
        return tag("span", {"class": "by", "dir": "auto"}, shown(name))

    def _places(self, citations: Sequence[Citation]) -> Iterator[Html]:
        timed = {int(c.start): c for c in reversed(citations) if c.start is not None}
        if timed and self.timed:
            for citation in sorted(timed.values(), key=citations.index):
                yield self._play(citation)
            return
        shares = [c.share for c in citations[:1] if c.share is not None]
        for share in shares:
            place = self.words.record.place.format(share=percent_of(share))
            yield tag("span", {"class": "place"}, place)

    def _play(self, citation: Citation) -> Html:
        start = citation.start or 0.0
        end = max(citation.end or 0.0, start + _SHORTEST)
        clock = format_clock(start)
        told = {"aria-label": self.words.page.hear.format(clock=clock)}
        where = {"class": "play", "href": f"#t={start:.2f},{end:.2f}", **told}
        return tag("a", where, icon("play"), clock)

    def _copies(self, citations: Sequence[Citation]) -> Iterator[Html]:
        page = self.words.page
        quoted = next((c for c in citations if shown(c.quote)), None)
        if quoted is not None:
            clock = ""
            if quoted.start is not None and self.timed:
                clock = f", {format_clock(quoted.start)}"
            text = f"“{shown(quoted.quote)}” — {shown(self.title)}{clock}"
            yield self._button("copy-quote", page.copy_quote, "quote", {"data-copy": text})
        start = self.start_of(citations)
        if start is not None:
            link = {"data-link": f"#t={start:.2f}"}
            yield self._button("copy-link", page.copy_link, "link", link)

    def _button(self, do: str, label: str, picture: str, data: dict[str, str]) -> Html:
        told = {"aria-label": label, "title": label}
        return tag(
            "button", {"type": "button", "class": "quiet", "data-do": do, **told, **data},
            icon(picture),
        )  # fmt: skip
