"""What the language model is asked to fill in: flat records, each with ids and a quote.

Flat and without nesting, because small models lose their way in deep structures. The lengths are
in the JSON Schema only: they keep a model from repeating itself for ever, while a reply that is
longer is still read whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, Field


def _text(value: Any) -> Any:
    """Models write null, or a number, where there is nothing, or only a number, to say."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return " ".join(value.split()) if isinstance(value, str) else value


def _ids(value: Any) -> Any:
    """Ids as they come: ``[12, 13]``, ``"[12], [13]"``, ``12`` or null."""
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, dict | list) for item in items):
        return value
    return [int(digits) for item in items for digits in re.findall(r"\d{1,9}", str(item))]


def _list(value: Any) -> Any:
    return [] if value is None else value


def _most(items: int) -> Any:
    return Field(default_factory=list, json_schema_extra={"maxItems": items})


Short: TypeAlias = Annotated[
    str, BeforeValidator(_text), Field(json_schema_extra={"maxLength": 160})
]
Brief: TypeAlias = Annotated[
    str, BeforeValidator(_text), Field(json_schema_extra={"maxLength": 100})
]
Long: TypeAlias = Annotated[
    str, BeforeValidator(_text), Field(json_schema_extra={"maxLength": 600})
]
Ids: TypeAlias = Annotated[
    list[int], BeforeValidator(_ids), Field(json_schema_extra={"maxItems": 8})
]
Labels: TypeAlias = Annotated[
    list[str], BeforeValidator(_list), Field(json_schema_extra={"maxItems": 12})
]

Headings: TypeAlias = Annotated[
    list[Short], BeforeValidator(_list), Field(json_schema_extra={"maxItems": 10})
]


class Draft(BaseModel):
    """A record as the model wrote it, before its quote was looked up."""

    quote: Long = ""
    segment_ids: Ids = []


class KeyPointDraft(Draft):
    """One key point; ``topic`` is the number of its heading in the reply, or a heading."""

    topic: Short = ""
    statement: Long


class TermDraft(Draft):
    """A technical term."""

    term: Short
    definition: Long = ""
    as_heard: Labels = []
    reason: Short = ""


class AssignmentDraft(Draft):
    """Work to do."""

    what: Long
    deliverable: Short = ""
    due_text: Short = ""
    graded: bool | None = None
    optional: bool | None = None
    reward: Short = ""


class AnnouncementDraft(Draft):
    """Something about the course."""

    text: Long
    date_text: Short = ""


class ExamHintDraft(Draft):
    """Something that may be asked in an exam."""

    text: Long


class QuestionDraft(Draft):
    """A question; the answer rests on words of its own."""

    question: Long
    asked_by: Short = ""
    answer: Long = ""
    answer_quote: Long = ""
    answer_segment_ids: Ids = []


class ReferenceDraft(Draft):
    """Something to look up."""

    text: Short
    kind: Literal["paper", "book", "tool", "link", "person", "other"] = "other"


class PresentationDraft(Draft):
    """One point of a presentation, where the transcript does not tell speakers apart."""

    presenter: Short = ""
    topic: Short = ""
    statement: Long


class MatterReply(BaseModel):
    """What one part of a lecture is about."""

    title: Short = ""
    summary: Long
    topics: Headings = []
    key_points: list[KeyPointDraft] = Field(json_schema_extra={"maxItems": 40})
    terms: list[TermDraft] = _most(16)


class MapReply(MatterReply):
    """Notes on one part of a lecture."""

    assignments: list[AssignmentDraft] = _most(6)
    announcements: list[AnnouncementDraft] = _most(6)
    exam_hints: list[ExamHintDraft] = _most(6)
    questions: list[QuestionDraft] = _most(8)
    references: list[ReferenceDraft] = _most(8)


class UnlabelledMapReply(MapReply):
    """The same for a transcript that does not tell who speaks."""

    presentations: list[PresentationDraft] = _most(8)


class CourseReply(BaseModel):
    """What was said in one part of a lecture that is not its matter."""

    assignments: list[AssignmentDraft] = Field(json_schema_extra={"maxItems": 6})
    announcements: list[AnnouncementDraft] = _most(6)
    exam_hints: list[ExamHintDraft] = _most(6)
    questions: list[QuestionDraft] = _most(8)
    references: list[ReferenceDraft] = _most(8)


class UnlabelledCourseReply(CourseReply):
    """The same for a transcript that does not tell who speaks."""

    presentations: list[PresentationDraft] = _most(8)


class PresentationReply(BaseModel):
    """Notes on what one person presented."""

    topic: Short = ""
    key_points: list[KeyPointDraft] = Field(json_schema_extra={"maxItems": 8})
    questions: list[QuestionDraft] = _most(6)


class FoundQuote(Draft):
    """The words that a record rests on, looked for again."""

    number: int = 0


class AskAgainReply(BaseModel):
    """One entry for each record; those not found may be missing."""

    quotes: list[FoundQuote] = Field(json_schema_extra={"maxItems": 12})


class OverlookedReply(BaseModel):
    """Records of what was passed over at first."""

    assignments: list[AssignmentDraft] = Field(json_schema_extra={"maxItems": 6})
    announcements: list[AnnouncementDraft] = _most(6)
    exam_hints: list[ExamHintDraft] = _most(6)

    def as_map_reply(self) -> MapReply:
        """The same as a reply about a part."""
        return MapReply(
            summary="",
            key_points=[],
            assignments=self.assignments,
            announcements=self.announcements,
            exam_hints=self.exam_hints,
        )


class TopicGroup(BaseModel):
    """Neighbouring topics that become one."""

    labels: Labels = []
    title: Short = ""


class SameRecords(BaseModel):
    """Records that say the same."""

    labels: Labels = []


class MergeReply(BaseModel):
    """The whole of several parts."""

    title: Short
    summary: Annotated[str, BeforeValidator(_text), Field(json_schema_extra={"maxLength": 800})]
    essential: Labels = []
    topics: list[TopicGroup] = _most(30)
    same: list[SameRecords] = _most(12)


class BriefDraft(BaseModel):
    """A record with the least that can be looked up."""

    quote: Brief = ""
    segment_ids: Annotated[
        list[int], BeforeValidator(_ids), Field(json_schema_extra={"maxItems": 2})
    ] = []


class BriefPointDraft(BriefDraft):
    """The least that makes a key point."""

    statement: Brief


class BriefAssignmentDraft(BriefDraft):
    """The least that makes an assignment."""

    what: Brief
    due_text: Brief = ""


class BriefMapReply(BaseModel):
    """`MapReply` in a few hundred tokens."""

    title: Brief = ""
    summary: Brief
    key_points: list[BriefPointDraft] = Field(json_schema_extra={"maxItems": 2})
    assignments: list[BriefAssignmentDraft] = _most(1)


class BriefPresentationReply(BaseModel):
    """`PresentationReply` in a few hundred tokens."""

    topic: Brief = ""
    key_points: list[BriefPointDraft] = Field(json_schema_extra={"maxItems": 2})


class BriefMergeReply(BaseModel):
    """`MergeReply` without rearranging anything."""

    title: Brief
    summary: Short


BRIEF: Mapping[type[BaseModel], type[BaseModel]] = {
    MapReply: BriefMapReply,
    UnlabelledMapReply: BriefMapReply,
    PresentationReply: BriefPresentationReply,
    MergeReply: BriefMergeReply,
}
"""For each reply the one that a model is asked for which does not come to an end.

The lengths in its schema add up to about 1,000 characters, so that a reply held to it ends by
itself, whatever the model would go on to say. What it leaves out has a default in the whole one.
"""
