"""One record of the notes as Markdown: an item of a list, or the blocks of a subsection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lectura.records.notes import (
    Announcement,
    Assignment,
    Citation,
    ExamHint,
    KeyPoint,
    Presentation,
    Question,
    Reference,
    Term,
    Topic,
)
from lectura.render.facts import (
    Fact,
    announcement_facts,
    assignment_facts,
    is_own_words,
    position_of,
    who_asked,
)
from lectura.render.languages import Wording
from lectura.render.markup import bold, paragraphs, plain, said
from lectura.render.references import Moments, in_brackets, quote_line
from lectura.render.translated import TranslatedQuotes


@dataclass(frozen=True)
class Records:
    """Writes records in one language, with times linked to one recording.

    Attributes:
        words: of the page.
        moments: writes times.
        translated: what stands under the quotes; None for the quotes alone.
    """

    words: Wording
    moments: Moments
    translated: TranslatedQuotes | None = None

    def assignment(self, item: Assignment) -> str:
        """A box to tick: what, by when, and what else was said about it."""
        known = " · ".join(map(_marked, assignment_facts(item, self.words)))
        where = in_brackets(self.moments.of(item.citations), plain(item.speaker or ""))
        quote = self._quotes(item.citations, item.what, item.due_text)
        return f"- [ ] {bold(item.what)} — {known}{where}{quote}"

    def announcement(self, item: Announcement) -> str:
        """What was announced, with its date and where it was said."""
        known = "".join(map(_marked, announcement_facts(item, self.words)))
        text = f"- {plain(item.text)}" + (f" — {known}" if known else "")
        where = in_brackets(self.moments.of(item.citations), plain(item.speaker or ""))
        return f"{text}{where}{self._quotes(item.citations, item.text)}"

    def exam_hint(self, item: ExamHint) -> str:
        """What may be asked, and where it was said."""
        where = in_brackets(self.moments.of(item.citations), plain(item.speaker or ""))
        return f"- {plain(item.text)}{where}{self._quotes(item.citations, item.text)}"

    def topic(self, item: Topic) -> Iterator[str]:
        """A subsection: when and what, a summary, the key points that are not shown above."""
        yield f"### {self._heading(plain(item.title), item.start, item.key_points)}"
        yield paragraphs(item.summary)
        rest = [point for point in item.key_points if not point.essential]
        above = f"*{self.words.above}*" if item.key_points and not rest else ""
        yield "\n".join(self.key_point(point, brief=True) for point in rest) or above

    def essentials(self, topics: Iterable[Topic]) -> list[str]:
        """The few key points to keep, of all topics, as the items of one list."""
        points = (point for topic in topics for point in topic.key_points if point.essential)
        return list(map(self.key_point, points))

    def presentation(self, item: Presentation) -> Iterator[str]:
        """A subsection for one student: who, about what, the key points, what was asked."""
        who = plain(item.speaker or self.words.unnamed)
        title = f"{who}: {plain(item.topic)}" if item.topic else who
        yield f"### {self._heading(title, item.start, item.key_points)}"
        points = [
            # Whose words these are, the heading says.
            self.key_point(point.model_copy(update={"speaker": None}), brief=True)
            if point.speaker == item.speaker
            else self.key_point(point, brief=True)
            for point in item.key_points
        ]
        yield "\n".join([*points, *map(self.question, item.questions)])

    def key_point(self, item: KeyPoint, *, brief: bool = False) -> str:
        """The statement, why it holds, where it was said, in which words."""
        quote = self._quotes(item.citations, item.statement)
        statement = bold(item.statement) if is_own_words(item) else plain(item.statement)
        explanation = f" {plain(item.explanation)}" if item.explanation else ""
        where = in_brackets(self.moments.of(item.citations, brief=brief), plain(item.speaker or ""))
        return f"- {statement}{explanation}{where}{quote}"

    def question(self, item: Question) -> str:
        """The question with who asked, then the answer with who gave it."""
        where = in_brackets(
            self.moments.of(item.citations), plain(who_asked(item.asked_by, self.words))
        )
        lines = f"- {bold(item.question)}{where}"
        if item.answer:
            by = in_brackets(plain(item.answered_by or ""))
            lines += f"\n  - {self.words.answer}{by}: {plain(item.answer)}"
        return lines + self._quotes(
            item.citations, item.question, item.answer, answered=bool(item.answer)
        )

    def term(self, item: Term) -> str:
        """The term, what it means, and how the recogniser misheard it."""
        heard = ", ".join(said(text) for text in item.as_heard)
        reason = f"; {plain(item.reason.rstrip('.'))}" if item.reason and heard else ""
        shown = f"{self.words.as_heard}: {heard}{reason}" if heard else ""
        definition = f": {plain(item.definition)}" if item.definition else ""
        return (
            f"- {bold(item.term)}{definition}"
            f"{in_brackets(shown, self.moments.of(item.citations, brief=True))}"
        )

    def reference(self, item: Reference) -> str:
        """What was referred to, its kind, and where."""
        kind = "" if item.kind == "other" else str(getattr(self.words, item.kind))
        where = in_brackets(kind, self.moments.of(item.citations, brief=True))
        return f"- {plain(item.text)}{where}{self._quotes(item.citations, item.text)}"

    def overlooked(self, item: Citation) -> str:
        """Words that may be a task, a notice or an exam hint, and where they were said."""
        where = in_brackets(self.moments.of((item,)))
        return f"- {said(item.quote)}{where}{self._quotes((item,), item.quote)}"

    def _quotes(self, citations: Sequence[Citation], *shown: str, answered: bool = False) -> str:
        """The quotes that say more than the record does, and each in the other language."""
        return quote_line(citations, *shown, answered=answered, translated=self._in_other_words)

    def _in_other_words(self, citation: Citation) -> str:
        """The translation of a quote, marked as one; what has none in quotation marks."""
        pieces = self.translated.of(citation) if self.translated is not None else ()
        label = f"*{self.words.translation}:*"
        if not any(piece.translated for piece in pieces):
            return f"{label} ⚠ {self.words.untranslated}" if pieces else ""
        shown = " ".join(plain(one.text) if one.translated else said(one.text) for one in pieces)
        whole = all(piece.translated for piece in pieces)
        return f"{label} {shown}" + ("" if whole else f" (⚠ {self.words.partly_translated})")

    def _heading(self, title: str, start: float | None, points: tuple[KeyPoint, ...]) -> str:
        if start is not None:
            return f"{self.moments.at(start)} · {title}"
        share = position_of(points)
        return title if share is None else f"{title} · {self.moments.position(share)}"


def _marked(fact: Fact) -> str:
    """A fact as Markdown: days in bold, what was said in quotes."""
    return {"day": bold, "said": said, "plain": plain}[fact.kind](fact.text)
