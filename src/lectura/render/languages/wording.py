"""The words of a notes page that do not come from the lecture."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """Headings and small phrases in one language; ``{…}`` are filled in by the renderer."""

    # Headings
    about: str
    essential: str
    todo: str
    announcements: str
    exam: str
    topics: str
    presentations: str
    questions: str
    terms: str
    references: str
    overlooked: str
    made: str
    # Labels within a record
    due: str
    no_due: str
    deliverable: str
    reward: str
    graded: str
    not_graded: str
    optional: str
    obligatory: str
    answer: str
    asked_by: str
    asked_by_student: str
    asked_by_lecturer: str
    as_heard: str
    translation: str
    """What stands before the words of a quote in another language."""
    untranslated: str
    partly_translated: str
    paper: str
    book: str
    tool: str
    link: str
    person: str
    unnamed: str
    above: str
    """Where the key points of a topic are that all stand among the essential ones."""
    place: str
    """Where something was said in a transcript without times."""
    place_short: str
    """The same in a list whose heading tells what it is a part of."""
    # Sentences
    partial: str
    missing: str
    stretch: str
    reasons: str
    empty: str
    keyless: str
    composed: str
    better: str
    engine_keyless: str
    engine_llm: str
    coverage: str
    coverage_characters: str
    left_out: str
    parts: str
    grounded: str
    quotes: str
    unsupported: str
    one_request: str
    requests: str
    usage: str
    cost: str
    warning: str
    # Dates
    date: str
    months: str
    """Twelve, separated by bars."""
    weekdays: str
    """Seven from Monday, separated by bars."""

    def day(self, date: dt.date) -> str:
        """A date as people write it, with its weekday."""
        return self.date.format(
            weekday=self.weekdays.split("|")[date.weekday()],
            day=date.day,
            month=self.months.split("|")[date.month - 1],
            year=date.year,
        )
