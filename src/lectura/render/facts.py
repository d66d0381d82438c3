"""What a record of the notes tells beside its text, in the words of a language.

Pure; every form that people read shows the same.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from lectura.records.notes import Announcement, Assignment, KeyPoint
from lectura.render.languages import Wording
from lectura.render.references import further_quotes


@dataclass(frozen=True)
class Fact:
    """A short text: a day, words as somebody said them, or anything else."""

    text: str
    kind: Literal["day", "said", "plain"] = "plain"


def assignment_facts(item: Assignment, words: Wording) -> tuple[Fact, ...]:
    """By when, and what else was said about the work."""
    facts = []
    if item.due_date:
        facts.append(
            Fact(f"{words.due} {day_and_time(item.due_date, item.due_time, words)}", "day")
        )
    elif item.due_text:
        # The words are often misheard; where the day is known they say no more than it does.
        facts.append(Fact(item.due_text, "said"))
    else:
        facts.append(Fact(words.no_due))
    facts.append(Fact(_labelled(words.deliverable, item.deliverable)))
    if item.graded is not None:
        facts.append(Fact(words.graded if item.graded else words.not_graded))
    if item.optional is not None:
        facts.append(Fact(words.optional if item.optional else words.obligatory))
    facts.append(Fact(_labelled(words.reward, item.reward)))
    return tuple(fact for fact in facts if fact.text)


def announcement_facts(item: Announcement, words: Wording) -> tuple[Fact, ...]:
    """When it is: the day, else the words for it; nothing where neither is known."""
    if item.date:
        return (Fact(day_and_time(item.date, item.time, words), "day"),)
    return (Fact(item.date_text, "said"),) if item.date_text else ()


def day_and_time(day: dt.date, time: dt.time | None, words: Wording) -> str:
    """``Monday, 2 March 2026, 18:00``."""
    known = words.day(day)
    return f"{known}, {time:%H:%M}" if time else known


def who_asked(asked_by: str | None, words: Wording) -> str:
    """A role in the words of the page, or a name with its label; empty where nobody is known."""
    roles = {"student": words.asked_by_student, "lecturer": words.asked_by_lecturer}
    if not asked_by:
        return ""
    return roles.get(asked_by) or f"{words.asked_by} {asked_by}"


def is_own_words(item: KeyPoint) -> bool:
    """Whether the statement is more than its quote: that no model rephrased is no headline."""
    quoted = further_quotes(item.citations, item.statement)
    return bool(quoted or item.explanation or not item.citations)


def position_of(points: tuple[KeyPoint, ...]) -> float | None:
    """How far into the class the first of them was said, 0–1; None where that is unknown."""
    shares = [c.share for point in points for c in point.citations[:1] if c.share is not None]
    return min(shares, default=None)


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""
