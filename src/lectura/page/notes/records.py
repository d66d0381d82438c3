"""Each kind of record as HTML: an item of a list, or a subsection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from lectura.page.html import Html, joined, shown, tag
from lectura.page.notes.terms import Places
from lectura.page.notes.writer import Writer
from lectura.records.notes import (
    Announcement,
    Citation,
    ExamHint,
    KeyPoint,
    Presentation,
    Question,
    Reference,
    Term,
    Topic,
)
from lectura.render.facts import announcement_facts, is_own_words, position_of, who_asked
from lectura.render.references import percent_of
from lectura.timeline import format_clock

Show: TypeAlias = "Callable[[Records, Any], Html]"


@dataclass(frozen=True)
class Records:
    """Writes the records of one page; ``calendars`` links what has a day to the calendar."""

    writer: Writer
    places: Places
    calendar: Callable[[str, int], Html]

    def announcement(self, item: Announcement, place: int) -> Html:
        """What was announced, with its date and where it was said."""
        write = self.writer
        facts = write.facts(announcement_facts(item, write.words.record))
        return self._item(
            item.citations,
            joined((write.searched(item.text), facts), " — "),
            write.quotes(item.citations, item.text),
            write.source(item.citations, item.speaker or ""),
            self.calendar("announcements", place),
        )

    def exam_hint(self, item: ExamHint) -> Html:
        """What may be asked, and where it was said."""
        write = self.writer
        return self._item(
            item.citations,
            write.searched(item.text),
            write.quotes(item.citations, item.text),
            write.source(item.citations, item.speaker or ""),
        )

    def topic(self, item: Topic) -> Html:
        """A subsection: when and what, a summary, the key points that are not shown above."""
        rest = [point for point in item.key_points if not point.essential]
        words = self.writer.words.record
        above = item.key_points and not rest
        return self._part(
            item.title,
            item.start,
            position_of(item.key_points),
            self.paragraphs(item.summary),
            self.listed(map(self.key_point, rest)),
            tag("p", {"class": "aside"}, words.above) if above else "",
        )

    def presentation(self, item: Presentation) -> Html:
        """A subsection for one student: who, about what, the key points, what was asked."""
        who = item.speaker or self.writer.words.record.unnamed
        points = [self.key_point(point, told=item.speaker) for point in item.key_points]
        return self._part(
            f"{who}: {item.topic}" if item.topic else who,
            item.start,
            position_of(item.key_points),
            self.listed([*points, *map(self.question, item.questions)]),
        )

    def essentials(self, topics: Iterable[Topic]) -> Html:
        """The few key points to keep, of all topics, as one list."""
        points = (point for topic in topics for point in topic.key_points if point.essential)
        return self.listed(map(self.key_point, points))

    def key_point(self, item: KeyPoint, told: str | None = None) -> Html:
        """The statement, why it holds, in which words, and where; not who, where that is told."""
        write = self.writer
        return self._item(
            item.citations,
            write.searched(item.statement, "b" if is_own_words(item) else "span"),
            " " if item.explanation else "",
            write.searched(item.explanation),
            write.quotes(item.citations, item.statement),
            write.source(item.citations, "" if item.speaker == told else item.speaker or ""),
        )

    def question(self, item: Question) -> Html:
        """The question with who asked, then the answer with who gave it."""
        write, words = self.writer, self.writer.words.record
        by = f" ({shown(item.answered_by)})" if item.answered_by else ""
        answer = ""
        if item.answer:
            label = f"{words.answer}{by}: "
            answer = tag("p", {"class": "answer"}, label, write.searched(item.answer))
        quotes = write.quotes(
            item.citations, item.question, item.answer, answered=bool(item.answer)
        )
        asked = who_asked(item.asked_by, words)
        return self._item(
            item.citations,
            write.searched(item.question, "b"),
            answer,
            quotes,
            write.source(item.citations, asked),
        )

    def term(self, item: Term) -> Html:
        """The term, what it means, how the recogniser misheard it, and every place of it."""
        write, words = self.writer, self.writer.words.record
        heard = ", ".join(f"“{shown(text)}”" for text in item.as_heard)
        reason = f"; {shown(item.reason.rstrip('.'))}" if item.reason and heard else ""
        misheard = f" ({words.as_heard}: {heard}{reason})" if heard else ""
        places = self.places.of(item)
        return self._item(
            item.citations,
            write.searched(item.term, "b"),
            ": " if item.definition else "",
            write.searched(item.definition),
            tag("span", {"class": "misheard"}, misheard) if misheard else "",
            places or write.source(item.citations),
        )

    def reference(self, item: Reference) -> Html:
        """What was referred to, its kind, and where; an address is shown, never a link."""
        write = self.writer
        kind = "" if item.kind == "other" else str(getattr(write.words.record, item.kind))
        return self._item(
            item.citations,
            write.searched(item.text),
            f" ({kind})" if kind else "",
            write.quotes(item.citations, item.text),
            write.source(item.citations),
        )

    def overlooked(self, item: Citation) -> Html:
        """Words that may be a task, a notice or an exam hint, and where they were said."""
        marked = {"class": "searched", **self.writer.words.said}
        quote = tag("q", marked, shown(item.quote))
        translated = self.writer.quotes((item,), item.quote)
        return self._item((item,), quote, translated, self.writer.source((item,)))

    def paragraphs(self, text: str) -> Html:
        """Text whose empty lines part paragraphs."""
        parts = text.replace("\r\n", "\n").split("\n\n")
        content = joined(self.writer.searched(part, "p") for part in parts)
        return tag("div", self.writer.words.noted, content) if content else Html()

    def listed(self, items: Iterable[Html]) -> Html:
        """Items as a list; nothing where there are none."""
        content = joined(items, Html("\n"))
        return (
            tag("ul", {"class": "records", **self.writer.words.noted}, content)
            if content
            else Html()
        )

    def _item(self, citations: tuple[Citation, ...], *parts: str) -> Html:
        return tag("li", {"data-at": self.writer.at(citations)}, *parts)

    def _part(self, title: str, start: float | None, share: float | None, *parts: str) -> Html:
        """A subsection; its heading tells when it begins, else how far into the class."""
        words = self.writer.words
        at: Html | str = ""
        if start is not None and self.writer.timed:
            at = tag("a", {"class": "time", "href": f"#t={start:.2f}"}, format_clock(start))
        elif share is not None:
            place = words.record.place.format(share=percent_of(share))
            at = tag("span", {"class": "place"}, place)
        heading = tag("h3", {}, joined((at, self.writer.searched(title)), " "))
        seconds = f"{start:.2f}" if start is not None and self.writer.timed else None
        return tag("div", {"class": "part", "data-at": seconds, **words.noted}, heading, *parts)
