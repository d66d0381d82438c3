"""The notes on a part of the lecture, on their way to becoming the notes on the whole."""

from __future__ import annotations

from dataclasses import dataclass

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

    ``grounded`` counts the records whose quote was found; those of ``unsupported`` were not.
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
    grounded: int = 0
