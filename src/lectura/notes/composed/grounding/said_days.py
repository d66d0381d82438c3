"""The day a language model points at, read with the words that stand around it in the transcript.

A model asked for the due date often quotes the bare day: "Friday", where the lecturer said "a week
from Friday at 5 pm".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lectura.notes.dates import resolve_date
from lectura.notes.hours import resolve_time
from lectura.notes.keyless.when import Calendar, When
from lectura.records.notes import Citation
from lectura.text import folded_in_place


@dataclass(frozen=True)
class SaidDay:
    """A day as it was said, and what it comes to."""

    text: str
    date: dt.date | None = None
    time: dt.time | None = None
    citations: tuple[Citation, ...] = ()


NOTHING_SAID = SaidDay("")


@dataclass(frozen=True)
class _Around:
    """A stretch of the transcript, as `lectura.notes.keyless.when.Said`."""

    text: str
    folded: str


def said_day(
    quote: str, citation: Citation, around: str, start: int, end: int, calendar: Calendar
) -> SaidDay:
    """The day of a quote.

    Args:
        quote: as it is shown, unless more words belong to the day.
        citation: where it stands.
        around: the transcript there.
        start: of the quote in it.
        end: of the same, excluded.
        calendar: reads it.
    """
    stretch = _Around(around, folded_in_place(around))
    whens = calendar.find(stretch, 0, len(around))
    there = [when for when in whens if when.start < end and start < when.end]
    text = _whole(quote, there, start, end)
    if text is not quote:
        (when,) = there
        return SaidDay(text, when.date, when.time if when.date else None, (citation,))
    day = resolve_date(quote, calendar.language, calendar.today)
    time = resolve_time(quote, calendar.language) if day else None
    return SaidDay(quote, day, time, (citation,))


def _whole(quote: str, there: list[When], start: int, end: int) -> str:
    """The words of the one day at that place, where they go on beyond the quote."""
    if len(there) != 1 or (start <= there[0].start and there[0].end <= end):
        return quote
    return there[0].text
