"""The finders of all kinds of records, in the order in which they may claim a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lectura.notes.keyless.kinds.announcements import (
    find_announcements,
    find_exam_hints,
    next_class_day,
)
from lectura.notes.keyless.kinds.assignments import find_assignments
from lectura.notes.keyless.kinds.definitions import find_terms
from lectura.notes.keyless.kinds.outline import Outline, make_outline
from lectura.notes.keyless.kinds.presentations import find_presentations
from lectura.notes.keyless.kinds.questions import find_questions
from lectura.notes.keyless.kinds.references import find_references
from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.terms import OFTEN
from lectura.notes.options import Length
from lectura.records.notes import Citation


@dataclass
class Search:
    """A lecture, and what the finders have found in it so far.

    Attributes:
        lecture: as prepared.
        length: how much of it is kept.
        taken: the sentences that records of the claiming kinds cite.
        records: by the field of `Notes`.
    """

    lecture: Lecture
    length: Length = "normal"
    taken: set[int] = field(default_factory=set)
    records: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def outline(self) -> Outline:
        """Topics, summary and terms of what no claiming kind took."""
        return make_outline(self.lecture, self.taken, self.length)


@dataclass(frozen=True)
class Finder:
    """How one kind of record is found.

    Attributes:
        field: of `Notes`, as in `lectura.records.kinds.KINDS`.
        find: the records, in the order of the lecture.
        claims: what one of them cites is no announcement, answer or key point as well.
    """

    field: str
    find: Callable[[Search], Iterable[Any]]
    claims: bool = False


FINDERS = (
    Finder(
        "assignments", lambda s: find_assignments(s.lecture, next_class_day(s.lecture)), claims=True
    ),
    Finder("announcements", lambda s: find_announcements(s.lecture, s.taken), claims=True),
    Finder("exam_hints", lambda s: find_exam_hints(s.lecture), claims=True),
    Finder("questions", lambda s: find_questions(s.lecture, s.taken), claims=True),
    Finder("topics", lambda s: s.outline.topics),
    Finder("presentations", lambda s: find_presentations(s.lecture, s.records["questions"])),
    Finder(
        "terms", lambda s: find_terms(s.lecture, [t for t in s.outline.terms if t.count >= OFTEN])
    ),
    Finder("references", lambda s: find_references(s.lecture)),
)


def find_records(lecture: Lecture, length: Length = "normal") -> Search:
    """Every record of a lecture, by kind."""
    search = Search(lecture, length)
    for finder in FINDERS:
        records = tuple(finder.find(search))
        search.records[finder.field] = records
        if finder.claims:
            search.taken |= _cited(lecture, (c for item in records for c in item.citations))
    return search


def _cited(lecture: Lecture, citations: Iterable[Citation]) -> set[int]:
    """The sentences that hold words of the citations."""
    taken: set[int] = set()
    for citation in citations:
        start, end = lecture.speech.find(citation)
        taken.update(range(lecture.sentence_at(start), lecture.sentence_at(end - 1) + 1))
    return taken
