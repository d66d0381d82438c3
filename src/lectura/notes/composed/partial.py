"""The notes on a part of the lecture, on their way to becoming the notes on the whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from lectura.records.grounding import Grounding
from lectura.records.notes import (
    Announcement,
    Assignment,
    ExamHint,
    Presentation,
    Question,
    Reference,
    Term,
    Topic,
    Unsupported,
)


@dataclass(frozen=True)
class PartialNotes:
    """Grounded notes on one part, or on several joined ones, in the order of the lecture.

    ``grounding`` counts how their quotes were found.
    """

    title: str = ""
    summary: str = ""
    topics: tuple[Topic, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    exam_hints: tuple[ExamHint, ...] = ()
    questions: tuple[Question, ...] = ()
    terms: tuple[Term, ...] = ()
    references: tuple[Reference, ...] = ()
    presentations: tuple[Presentation, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()
    grounding: Grounding = field(default_factory=Grounding)
