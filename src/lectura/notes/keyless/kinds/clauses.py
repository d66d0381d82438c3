"""One sentence that orders two things by two days, cut between them."""

from __future__ import annotations

import re

from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.phrases import for_language


def clauses(lecture: Lecture, start: int, end: int) -> list[tuple[int, int]]:
    """The span, cut before an "and" with an order and a day on either side."""
    joints = "|".join(phrases.course.joints for phrases in for_language(lecture.language))
    for joint in re.finditer(rf",? (?:{joints}) ", lecture.speech.folded[start:end]):
        left, right = (start, start + joint.start()), (start + joint.end(), end)
        if _orders_by_a_day(lecture, left, right) and _orders_by_a_day(lecture, right, left):
            return [left, *clauses(lecture, *right)]
    return [(start, end)]


def _orders_by_a_day(lecture: Lecture, here: tuple[int, int], there: tuple[int, int]) -> bool:
    """True where one span holds an order and a day that the other does not name."""
    cues = [*lecture.cues("assignment"), *lecture.cues("assignment_weak")]
    if not any(here[0] <= at and stop <= here[1] for at, stop in cues):
        return False
    known = {when.date for when in lecture.calendar.find(lecture.speech, *there)} - {None}
    own = lecture.calendar.find(lecture.speech, *here)
    return any(when.date not in known and not when.is_start for when in own)
