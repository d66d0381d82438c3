"""The kinds of records that notes hold: the one table that finders, limits and renderers walk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lectura.records.model import Model
from lectura.records.notes import (
    Announcement,
    Assignment,
    ExamHint,
    Presentation,
    Question,
    Reference,
    Term,
    Topic,
)


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    Attributes:
        field: of `Notes`, where they stand.
        record: their type.
        claim: what a language model's record of this kind is called where its words were not
            found; for topics these are the key points in them.
        reply: the field of a language model's reply that has them.
        most: records that the notes on one lecture show; ten hours of ordinary notes stay below.
        label: the letter by which a merge request refers to one; None where nobody is asked.
    """

    field: str
    record: type[Model]
    claim: str
    reply: str
    most: int
    label: str | None = None

    @property
    def plural(self) -> str:
        """For people: ``exam hints``."""
        return self.field.replace("_", " ")

    @property
    def singular(self) -> str:
        """For people: ``exam hint``."""
        return self.plural.removesuffix("s")


KINDS = (
    Kind("topics", Topic, "key point", "key_points", 400, "T"),
    Kind("assignments", Assignment, "assignment", "assignments", 40, "A"),
    Kind("announcements", Announcement, "announcement", "announcements", 60, "N"),
    Kind("exam_hints", ExamHint, "exam hint", "exam_hints", 60, "X"),
    Kind("questions", Question, "question", "questions", 120, "Q"),
    Kind("terms", Term, "term", "terms", 150, "D"),
    Kind("references", Reference, "reference", "references", 100, "R"),
    Kind("presentations", Presentation, "presentation", "presentations", 60),
)


def records_of(notes: object) -> dict[str, Any]:
    """The records of notes, or of a part of them: a tuple for each field."""
    return {kind.field: tuple(getattr(notes, kind.field)) for kind in KINDS}
