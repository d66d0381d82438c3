"""The day a language model points at, read with the words that stand around it in the transcript.

A model asked for the due date often quotes the bare day: "Friday", where the lecturer said "a week
from Friday at 5 pm".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lectura.notes.dates import resolve_date
from lectura.notes.hours import resolve_time
from lectura.notes.keyless.when import Calendar
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
_SOME_DAY = dt.date(2026, 3, 9)


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
    # What the words mean is compared on some day where nobody knows the lecture's.
    today = calendar.today or _SOME_DAY
    whens = Calendar(calendar.language, today).find(stretch, 0, len(around))
    there = [when for when in whens if when.start < end and start < when.end]
    text = quote
    if len(there) == 1 and not (start <= there[0].start and there[0].end <= end):
        # The words go on beyond the quote; a mere "for" before it changes nothing.
        (when,) = there
        bare = (resolve_date(quote, calendar.language, today), _time(quote, calendar))
        text = quote if bare == (when.date, when.time) else when.text
    day = resolve_date(text, calendar.language, calendar.today)
    return SaidDay(text, day, _time(text, calendar) if day else None, (citation,))


def _time(text: str, calendar: Calendar) -> dt.time | None:
    return resolve_time(text, calendar.language)
