"""Sentences that rules found, to be put into other words or refused.

A model of one to four billion parameters makes up records when it is asked to find them, but says
in a sentence what stands before it. So the rules find, and the model answers for each number: yes,
in these words, which rest on that quote; or no. What it says is looked up as anybody's. Of tasks,
notices and exam hints without a usable answer the sentence that was said stays, so that these notes
lack nothing that those without a model have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field

from lectura.chunk import Chunk
from lectura.notes.composed.forms.form import Filled, Question
from lectura.notes.composed.grounding.ground import DETAILS, Evidence
from lectura.notes.composed.join import citations_of, join
from lectura.notes.composed.lines import Reading, as_data
from lectura.notes.composed.partial import PartialNotes
from lectura.notes.composed.replies import (
    AnnouncementDraft,
    AssignmentDraft,
    Brief,
    Draft,
    ExamHintDraft,
    KeyPointDraft,
    MapReply,
    Short,
)
from lectura.notes.composed.requests import Requests
from lectura.notes.order import position
from lectura.records.model import Model
from lectura.records.notes import Announcement, Assignment, Citation, ExamHint, KeyPoint, Topic
from lectura.records.transcript import Segment
from lectura.text import word_count

_MOST = 16
"""Of one part; a longer list is answered with less and less care."""
_SHOWN_CHARACTERS = 200
_SHOWN_TOKENS, _ANSWER_TOKENS, _ANSWER_ROOM, _HEAD_TOKENS = 70, 58, 90, 80
"""Of an entry in the request; of an answer, likely and at the most; of title and summary."""
_WORDS_PER_CANDIDATE = 190
"""Where a transcript is only reckoned with, and rules find nothing in it."""
_MAY_BE: Mapping[type[Model], str] = {
    Assignment: "a task",
    Announcement: "a notice about the course",
    ExamHint: "a hint at the exam",
    KeyPoint: "a key point",
}
_KEPT = ("assignments", "announcements", "exam_hints")
"""What stays in the words that were said where the model has no usable answer."""
_AS_FOUND = ("questions", "terms", "references")
"""What is not asked about: such a model says it no better than the rules do."""
_SIGNS = {"si": True, "sí": True, "sim": True, "oui": True, "ja": True, "não": False, "non": False}


def _sign(value: Any) -> Any:
    """Yes or no, in whatever words; None for anything else."""
    if isinstance(value, bool):
        return value
    word = str(value).strip(" .").lower()
    return {"true": True, "yes": True, "false": False, "no": False, **_SIGNS}.get(word)


class Answer(BaseModel):
    """What a sentence is, in the model's words."""

    number: int = 0
    is_so: Annotated[bool | None, BeforeValidator(_sign)] = None
    sentence: Short = ""
    quote: Short = ""


class CandidatesReply(BaseModel):
    """Title and summary of one part, and an answer for each sentence found in it."""

    title: Brief = ""
    summary: Short = ""
    answers: list[Answer] = Field(json_schema_extra={"maxItems": _MOST})


@dataclass(frozen=True)
class Candidate:
    """A record of the rules, the title of its topic where it is a key point, and where it rests."""

    record: Model
    topic: str = ""

    @property
    def cited(self) -> Citation:
        """The sentence that was found."""
        return citations_of(self.record)[0]

    def draft(self, answer: Answer) -> Draft:
        """The record in the model's words, with the day and the details that the rules read."""
        record, ids = self.record, list(self.cited.segment_ids)
        given: dict[str, Any] = {"quote": answer.quote, "segment_ids": ids}
        if isinstance(record, Assignment):
            return AssignmentDraft(
                what=answer.sentence,
                deliverable=record.deliverable,
                due_text=record.due_text,
                graded=record.graded,
                optional=record.optional,
                reward=record.reward,
                **given,
            )
        if isinstance(record, Announcement):
            return AnnouncementDraft(text=answer.sentence, date_text=record.date_text, **given)
        if isinstance(record, ExamHint):
            return ExamHintDraft(text=answer.sentence, **given)
        return KeyPointDraft(statement=answer.sentence, topic=self.topic, **given)


@dataclass(frozen=True)
class _Answered:
    """By the identity of the rules' record: the model's words for it; and what it refused."""

    drafts: Mapping[int, Draft] = field(default_factory=dict)
    refused: frozenset[int] = frozenset()


def _answered(asked: Sequence[Candidate], answers: Iterable[Answer]) -> _Answered:
    of = {answer.number: answer for answer in answers}
    pairs = [(one, of[number]) for number, one in enumerate(asked, 1) if number in of]
    return _Answered(
        {id(one.record): one.draft(a) for one, a in pairs if a.sentence and a.is_so is not False},
        frozenset(id(one.record) for one, answer in pairs if answer.is_so is False),
    )


@dataclass(frozen=True)
class CandidatesForm:
    """For models that find little by themselves."""

    requests: Requests
    reading: Reading
    found: Mapping[str, Any]
    """What the rules found, by the field of `Notes`."""

    def empty(self) -> Sequence[Question]:
        numbered = "\n".join(["x" * _SHOWN_TOKENS * 3] * self._most)
        request = self.requests.candidates((), numbered, 99, 99)
        return (Question(request, CandidatesReply, 0),)

    def questions(self, chunk: Chunk, of: int) -> Sequence[Question]:
        found = self._asked(chunk)
        shown = "\n".join(self._entry(number, one) for number, one in enumerate(found, 1))
        request = self.requests.candidates(chunk.segments, shown or "-", chunk.index + 1, of)
        tokens = self._expected(found, chunk.segments) * _ANSWER_TOKENS + _HEAD_TOKENS
        return (Question(request, CandidatesReply, tokens),)

    def filled(self, chunk: Chunk, replies: Sequence[BaseModel]) -> Filled:
        reply = CandidatesReply.model_validate(replies[0].model_dump())
        answered = _answered(self._asked(chunk), reply.answers)
        drafts = list(answered.drafts.values())
        return Filled(
            MapReply(
                title=reply.title,
                summary=reply.summary,
                key_points=[one for one in drafts if isinstance(one, KeyPointDraft)],
                assignments=[one for one in drafts if isinstance(one, AssignmentDraft)],
                announcements=[one for one in drafts if isinstance(one, AnnouncementDraft)],
                exam_hints=[one for one in drafts if isinstance(one, ExamHintDraft)],
            ),
            partial(self._completed, chunk, answered),
        )

    def in_brief(self, chunk: Chunk, reply: MapReply) -> Filled:
        return Filled(reply, partial(self._completed, chunk, _Answered()))

    def _completed(
        self, chunk: Chunk, answered: _Answered, notes: PartialNotes, evidence: Evidence
    ) -> PartialNotes:
        """The notes with what the rules found and the model did not say well, nor refused."""
        stands = {id(claim.draft) for claim, _ in evidence.found() if claim.kind not in DETAILS}
        done = {record for record, draft in answered.drafts.items() if id(draft) in stands}
        whole = join([notes, self._of_rules(chunk, done | answered.refused)])
        vital = {
            draft.statement
            for record, draft in answered.drafts.items()
            if isinstance(draft, KeyPointDraft) and record in self._essential
        }
        topics = tuple(_marked(topic, vital) for topic in whole.topics)
        return replace(whole, title=notes.title, summary=notes.summary, topics=topics)

    @cached_property
    def _candidates(self) -> tuple[Candidate, ...]:
        records = [Candidate(record) for name in _KEPT for record in self.found[name]]
        points = [
            Candidate(p, topic.title) for topic in self.found["topics"] for p in topic.key_points
        ]
        return (*records, *sorted(points, key=lambda one: id(one.record) not in self._essential))

    @cached_property
    def _essential(self) -> frozenset[int]:
        points = (p for topic in self.found["topics"] for p in topic.key_points)
        return frozenset(id(point) for point in points if point.essential)

    @property
    def _most(self) -> int:
        return min(_MOST, self.requests.room_for(_ANSWER_ROOM, _HEAD_TOKENS))

    def _asked(self, chunk: Chunk) -> list[Candidate]:
        """The candidates in a part: what must be done before what is worth knowing."""
        own = [one for one in self._candidates if self._is_in(one.record, chunk.fresh)]
        return sorted(own[: self._most], key=lambda one: position((one.cited,)))

    def _is_in(self, record: Model, lines: Iterable[Segment]) -> bool:
        first = {id_ for cited in citations_of(record)[:1] for id_ in cited.segment_ids[:1]}
        return any(not first.isdisjoint(self.reading.ids[line.id]) for line in lines)

    def _expected(self, found: Sequence[Candidate], lines: Sequence[Segment]) -> int:
        if found or self._candidates:
            return len(found)
        return min(self._most, sum(word_count(line.text) for line in lines) // _WORDS_PER_CANDIDATE)

    def _entry(self, number: int, candidate: Candidate) -> str:
        line = self.reading.lines[self.reading.line_of[candidate.cited.segment_ids[0]]]
        quote = as_data(candidate.cited.quote)[:_SHOWN_CHARACTERS]
        return f"{number}. Line {line.id} may be {_MAY_BE[type(candidate.record)]}: {quote}"

    def _of_rules(self, chunk: Chunk, done: set[int]) -> PartialNotes:
        """What the rules found in a part, but for the records that are done with."""
        left: dict[str, Any] = {
            name: tuple(
                record
                for record in self.found[name]
                if id(record) not in done and self._is_in(record, chunk.fresh)
            )
            for name in (*_KEPT, *_AS_FOUND)
        }
        return PartialNotes(**left)


def _marked(topic: Topic, vital: set[str]) -> Topic:
    """The topic with the statements marked that a student must keep."""
    points = (
        point.model_copy(update={"essential": point.statement in vital})
        for point in topic.key_points
    )
    return topic.model_copy(update={"key_points": tuple(points)})
