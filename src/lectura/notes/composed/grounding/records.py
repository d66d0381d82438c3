"""From claims whose words were found to the records of the notes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lectura.notes.composed.grounding.ground import Claim, Evidence
from lectura.notes.composed.grounding.quote_index import Haystack, Span
from lectura.notes.composed.grounding.roles import role_of
from lectura.notes.composed.grounding.said_days import DayReader, SaidDay
from lectura.notes.composed.partial import PartialNotes
from lectura.notes.composed.replies import (
    AnnouncementDraft,
    AssignmentDraft,
    ExamHintDraft,
    KeyPointDraft,
    MapReply,
    PresentationDraft,
    QuestionDraft,
    ReferenceDraft,
    TermDraft,
)
from lectura.notes.keyless.phrases import names_exam, names_next_class
from lectura.notes.order import extent, position
from lectura.notes.wording import norms
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
    Unsupported,
)

_HEADING_CHARACTERS = 80


@dataclass(frozen=True)
class Lookup:
    """What records need to know of the lecture.

    Attributes:
        haystack: the words of the part, or of the presenter.
        everything: the words of the whole lecture.
        label: the name to show for a speaker's id.
        language: of the transcript.
        days: reads the days that were said.
    """

    haystack: Haystack
    everything: Haystack
    label: Callable[[str | None], str | None]
    language: str | None
    days: DayReader


def partial_notes(
    reply: MapReply, evidence: Evidence, lookup: Lookup, read: Collection[int]
) -> PartialNotes:
    """The records of one reply, in the order of the lecture.

    Args:
        reply: as validated.
        evidence: where its claims stand.
        lookup: of the whole lecture.
        read: ids of the segments that the request showed.
    """
    made = _Made(evidence, lookup, read)
    return PartialNotes(
        title=reply.title,
        summary=reply.summary,
        topics=topics_of(_under(reply.topics, made.key_points()), reply.title),
        assignments=tuple(made.assignments()),
        announcements=tuple(made.announcements()),
        exam_hints=tuple(made.exam_hints()),
        questions=made.questions(),
        terms=tuple(made.terms()),
        references=tuple(made.references()),
        presentations=made.presentations(),
        unsupported=(*evidence.unsupported, *made.dropped),
        grounding=evidence.grounding,
    )


def key_points(evidence: Evidence, lookup: Lookup) -> tuple[KeyPoint, ...]:
    """The key points alone, in the order of the lecture."""
    return tuple(point for _, point in _Made(evidence, lookup, ()).key_points())


def questions(evidence: Evidence, lookup: Lookup) -> tuple[Question, ...]:
    """The questions alone, with their answers."""
    return _Made(evidence, lookup, ()).questions()


def topics_of(points: Iterable[tuple[str, KeyPoint]], otherwise: str) -> tuple[Topic, ...]:
    """Key points under their headings; ``otherwise`` heads those that have none."""
    groups: dict[str, tuple[str, list[KeyPoint]]] = {}
    for heading, point in points:
        title = heading or otherwise or point.statement[:_HEADING_CHARACTERS]
        groups.setdefault(" ".join(norms(title)), (title, []))[1].append(point)
    return tuple(
        Topic(title=title, start=start, end=end, key_points=tuple(items))
        for title, items in groups.values()
        for start, end in [extent(items)]
    )


def _under(
    headings: Sequence[str], points: Iterable[tuple[str, KeyPoint]]
) -> Iterator[tuple[str, KeyPoint]]:
    """The points with their headings, where a reply named these by number, counted from 1."""
    for topic, point in points:
        number = int(topic) if topic.isdecimal() else 0
        yield (headings[number - 1] if 0 < number <= len(headings) else topic), point


class _Made:
    """Makes the records of one reply; collects in ``dropped`` what they claimed wrongly."""

    def __init__(self, evidence: Evidence, lookup: Lookup, read: Collection[int]) -> None:
        self._lookup = lookup
        self._read = frozenset(read)
        found = list(evidence.found())
        self._found = [(claim, spans) for claim, spans in found if claim.kind != "date"]
        self._dates = {id(c.draft): spans for c, spans in found if c.kind == "date"}
        self.dropped: list[Unsupported] = []

    def key_points(self) -> list[tuple[str, KeyPoint]]:
        points = [
            (
                claim.draft.topic,
                KeyPoint(
                    statement=claim.text,
                    speaker=self._speaker(spans),
                    citations=self._cite(spans),
                ),
            )
            for claim, spans in self._found
            if isinstance(claim.draft, KeyPointDraft)
        ]
        return sorted(points, key=lambda item: position(item[1].citations))

    def assignments(self) -> Iterable[Assignment]:
        for claim, spans in self._found:
            if isinstance(claim.draft, AssignmentDraft):
                draft = claim.draft
                due = self._said(claim, draft.due_text, spans, due=True)
                yield Assignment(
                    what=claim.text,
                    deliverable=draft.deliverable,
                    due_text=due.text,
                    due_date=due.date,
                    due_time=due.time,
                    graded=draft.graded,
                    optional=draft.optional,
                    reward=draft.reward,
                    speaker=self._speaker(spans),
                    citations=_with(self._cite(spans), due.citations),
                )

    def announcements(self) -> Iterable[Announcement]:
        for claim, spans in self._found:
            if isinstance(claim.draft, AnnouncementDraft):
                said = self._said(claim, claim.draft.date_text, spans)
                yield Announcement(
                    text=claim.text,
                    date_text=said.text,
                    date=said.date,
                    time=said.time,
                    is_exam=names_exam(claim.text, self._lookup.language),
                    is_next_class=names_next_class(f"{claim.text} {claim.draft.quote}", None),
                    speaker=self._speaker(spans),
                    citations=_with(self._cite(spans), said.citations),
                )

    def exam_hints(self) -> Iterable[ExamHint]:
        for claim, spans in self._found:
            if isinstance(claim.draft, ExamHintDraft):
                yield ExamHint(
                    text=claim.text, speaker=self._speaker(spans), citations=self._cite(spans)
                )

    def questions(self) -> tuple[Question, ...]:
        answers = {id(c.draft): spans for c, spans in self._found if c.kind == "answer"}
        return tuple(
            self._question(claim.draft, spans, answers.get(id(claim.draft), ()))
            for claim, spans in self._found
            if claim.kind == "question" and isinstance(claim.draft, QuestionDraft)
        )

    def terms(self) -> Iterable[Term]:
        for claim, spans in self._found:
            if isinstance(claim.draft, TermDraft):
                draft = claim.draft
                heard = self._heard(draft)
                yield Term(
                    term=draft.term,
                    definition=draft.definition,
                    as_heard=heard,
                    reason=draft.reason if heard else "",
                    citations=self._cite(spans),
                )

    def references(self) -> Iterable[Reference]:
        for claim, spans in self._found:
            if isinstance(claim.draft, ReferenceDraft):
                yield Reference(text=claim.text, kind=claim.draft.kind, citations=self._cite(spans))

    def presentations(self) -> tuple[Presentation, ...]:
        """Points of presentations in a transcript without speakers, by presenter and topic."""
        groups: dict[tuple[str, str], list[KeyPoint]] = {}
        for claim, spans in self._found:
            if isinstance(claim.draft, PresentationDraft):
                who = self._name(claim.draft.presenter) or ""
                point = KeyPoint(
                    statement=claim.text, speaker=who or None, citations=self._cite(spans)
                )
                groups.setdefault((who, claim.draft.topic), []).append(point)
        return tuple(
            Presentation(
                speaker=who or None, topic=topic, start=start, end=end, key_points=tuple(points)
            )
            for (who, topic), points in groups.items()
            for start, end in [extent(points)]
        )

    def _question(
        self, draft: QuestionDraft, asked: tuple[Span, ...], answered: tuple[Span, ...]
    ) -> Question:
        by = self._speaker(asked)
        return Question(
            question=draft.question,
            asked_by=by or role_of(draft.asked_by) or self._name(draft.asked_by),
            answer=draft.answer if answered else "",
            answered_by=self._speaker(answered) if answered else None,
            citations=tuple(dict.fromkeys((*self._cite(asked), *self._cite(answered)))),
        )

    def _cite(self, spans: Iterable[Span]) -> tuple[Citation, ...]:
        return tuple(self._lookup.haystack.cite(span) for span in spans)

    def _speaker(self, spans: Sequence[Span]) -> str | None:
        return self._lookup.label(self._lookup.haystack.speaker(spans[0]))

    def _name(self, claimed: str) -> str | None:
        """A name that the model gave: only where the lecture says it."""
        return claimed if claimed and self._lookup.everything.find_phrase(claimed, ()) else None

    def _said(
        self, claim: Claim, phrase: str, spans: Sequence[Span], *, due: bool = False
    ) -> SaidDay:
        """A day in the transcript's own words: those of the model, else of the record's quote.

        A phrase that was not said is kept aside.
        """
        days = self._lookup.days
        if phrase:
            for place in self._dates.get(id(claim.draft), ()):
                if not self._read.isdisjoint(days.everything.cite(place).segment_ids):
                    return days.at(place, due=due)
        found = days.within(spans, due=due)
        if phrase and not found.text:
            self.dropped.append(
                Unsupported(
                    kind="date",
                    record={"text": claim.text, "date_text": phrase},
                    reason="these words are not in that part of the transcript",
                )
            )
        return found

    def _heard(self, draft: TermDraft) -> tuple[str, ...]:
        """The misheard spellings that the transcript really has, the term itself excepted."""
        heard: list[str] = []
        for text in draft.as_heard:
            if norms(text) == norms(draft.term):
                continue
            if self._lookup.everything.find_phrase(text, draft.segment_ids) is not None:
                heard.append(text)
            else:
                self.dropped.append(
                    Unsupported(
                        kind="as heard",
                        record={"term": draft.term, "as_heard": text},
                        reason="the transcript has no such spelling",
                    )
                )
        return tuple(dict.fromkeys(heard))


def _with(citations: tuple[Citation, ...], more: Sequence[Citation]) -> tuple[Citation, ...]:
    """Citations with those added that say something new."""
    known = {id_ for citation in citations for id_ in citation.segment_ids}
    return (*citations, *(c for c in more if not known.issuperset(c.segment_ids)))
