"""Where a note rests, as a reader sees it: times (links where possible), quotes, speakers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lectura.records.notes import Citation
from lectura.render.languages import Wording
from lectura.render.markup import plain
from lectura.render.renderer import RenderOptions
from lectura.timeline import Interval, format_clock

_NEAR_SEGMENTS = 3


@dataclass(frozen=True)
class Moments:
    """Writes times, as links into the recording where its place is known; else positions."""

    options: RenderOptions
    words: Wording

    def at(self, seconds: float) -> str:
        """``12:40``, or ``[12:40](video.mp4#t=760)``."""
        clock = format_clock(seconds)
        address = self.options.moment(seconds)
        return clock if address is None else f"[{clock}]({address})"

    def span(self, start: float | None, end: float | None) -> str:
        """Both times, the first as a link; empty without times."""
        if start is None:
            return ""
        return self.at(start) if end is None else f"{self.at(start)}–{format_clock(end)}"

    def spans(self, intervals: Sequence[Interval]) -> str:
        """Several stretches in one line."""
        return ", ".join(self.span(item.start, item.end) for item in intervals)

    def of(self, citations: Sequence[Citation], *, brief: bool = False) -> str:
        """The start of every citation, each once; without times, the position of the first.

        Args:
            citations: where a record rests.
            brief: leave out what a position is a part of, where that is told above.
        """
        starts = dict.fromkeys(int(c.start) for c in citations if c.start is not None)
        if starts:
            return ", ".join(self.at(start) for start in starts)
        shares = [c.share for c in citations[:1] if c.share is not None]
        return self.position(shares[0], brief=brief) if shares else ""

    def position(self, share: float, *, brief: bool = False) -> str:
        """``35 % into the class``, or, in brief, ``at 35 %``."""
        template = self.words.place_short if brief else self.words.place
        return template.format(share=percent_of(share))


def percent_of(share: float) -> int:
    """Whole percent, rounded down as clock times are."""
    return math.floor(100 * share + 1e-9)


@dataclass(frozen=True)
class Quoted:
    """A quote of a record; ``is_new`` where it says more than the record does."""

    citation: Citation
    is_new: bool


def quote_line(
    citations: Sequence[Citation],
    *shown: str,
    answered: bool = False,
    translated: Callable[[Citation], str] = lambda citation: "",
) -> str:
    """The quotes as lines of a quotation inside a list item; empty where they say nothing new.

    A quote with an ellipsis rests on two places, and an answer on words of its own: both are shown.
    A record that was said again elsewhere shows where it was said first.

    Args:
        citations: where the record rests.
        shown: what the record says already; a quote contained in it would only repeat it.
        answered: the second of them is that of an answer.
        translated: the Markdown that stands under a quote, or under a record in its words.
    """
    texts: list[str] = []
    for quoted in quotes_of(citations, *shown, answered=answered):
        texts += [plain(quoted.citation.quote)] if quoted.is_new else []
        texts.append(translated(quoted.citation))
    lines = "\n  >\n".join(f"  > {text}" for text in texts if text)
    return "".join(f"\n{line}" for line in lines.splitlines())


def further_quotes(
    citations: Sequence[Citation], *shown: str, answered: bool = False
) -> tuple[str, ...]:
    """The quotes of `quote_line`, as they are."""
    quotes = quotes_of(citations, *shown, answered=answered)
    return tuple(quoted.citation.quote for quoted in quotes if quoted.is_new)


def quotes_of(
    citations: Sequence[Citation], *shown: str, answered: bool = False
) -> Iterator[Quoted]:
    """The quotes of `quote_line`, and those that the record says already; each once."""
    told = [_words(text) for text in shown]
    quoted: list[str] = []
    second = citations[1:2] if answered or _is_one_quote(citations) else ()
    for citation in (*citations[:1], *second):
        words = _words(citation.quote)
        if words and not any(words in text for text in quoted):
            quoted.append(words)
            yield Quoted(citation, not any(words in text for text in told))


def _is_one_quote(citations: Sequence[Citation]) -> bool:
    """Whether the first two are so near to each other that they are halves of one quote."""
    if len(citations) < 2:
        return False
    return 0 <= citations[1].segment_ids[0] - citations[0].segment_ids[-1] <= _NEAR_SEGMENTS


def in_brackets(*facts: str) -> str:
    """`` (12:40, Laura)`` with a space before it; empty where there is nothing to say."""
    known = ", ".join(fact for fact in facts if fact)
    return f" ({known})" if known else ""


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
