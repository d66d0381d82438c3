"""The day a language model points at, read with the words that stand around it in the transcript.

A model asked for the due date often quotes the bare day: "Friday", where the lecturer said "a week
from Friday at 5 pm"; or words of its own, though the day stands in the quote it gave.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lectura.notes.composed.grounding.quote_index import Haystack, Span
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
_SOME_DAY = dt.date(2026, 3, 9)
_MARKS = " .,;:!?¿¡"


@dataclass(frozen=True)
class _Around:
    """A stretch of the transcript, as `lectura.notes.keyless.when.Said`."""

    text: str
    folded: str


@dataclass(frozen=True)
class DayReader:
    """Reads days where they stand in the transcript.

    Attributes:
        everything: the words of the whole lecture.
        calendar: of its day and language.
        next_class: the day that "the next class" means, where it was said.
    """

    everything: Haystack
    calendar: Calendar
    next_class: dt.date | None = None

    def at(self, place: Span, *, due: bool) -> SaidDay:
        """The day of the words at a place.

        Args:
            place: the words that a model gave for the day.
            due: whether it is that of a deadline; what only begins then is none.
        """
        citation = self.everything.cite(place)
        around, start, end = self.everything.around(place)
        there = self._overlapping(around, start, end)
        if due and there and all(when.is_start for when in there):
            return NOTHING_SAID
        quote = citation.quote.strip(_MARKS)
        if any(when.is_next_class for when in there):
            return SaidDay(quote, self.next_class, None, (citation,))
        text = self._whole(quote, there, start, end)
        day = self._date(text, self.calendar.today)
        return SaidDay(text, day, self._time(text) if day else None, (citation,))

    def within(self, places: Sequence[Span], *, due: bool) -> SaidDay:
        """The one day that the quote of a record names; nothing where there are several.

        Args:
            places: of the quote.
            due: as for `at`.
        """
        found = [when for place in places for when in self._inside(place)]
        found = [when for when in found if not (due and when.is_start)]
        found = [when for when in found if when.is_deadline] or found
        days = {self._day_of(when) for when in found}
        if len(days) != 1 or None in days:
            return NOTHING_SAID
        when = found[0]
        return SaidDay(when.text, self._day_of(when), when.due_time if due else when.time)

    def _inside(self, place: Span) -> list[When]:
        around, start, end = self.everything.around(place)
        return [w for w in self._overlapping(around, start, end) if start <= w.start]

    def _day_of(self, when: When) -> dt.date | None:
        return self.next_class if when.is_next_class else when.date

    def _overlapping(self, around: str, start: int, end: int) -> list[When]:
        stretch = _Around(around, folded_in_place(around))
        found = self.calendar.find(stretch, 0, len(around))
        return [when for when in found if when.start < end and start < when.end]

    def _whole(self, quote: str, there: Sequence[When], start: int, end: int) -> str:
        """The quote, or the words that go on beyond it where these change what it means."""
        if len(there) != 1 or (start <= there[0].start and there[0].end <= end):
            return quote
        # What the words mean is compared on some day where nobody knows the lecture's; a mere
        # "for" before them changes nothing.
        (when,) = there
        today = self.calendar.today or _SOME_DAY
        bare = (self._date(quote, today), self._time(quote))
        return quote if bare == (self._date(when.text, today), when.time) else when.text

    def _date(self, text: str, today: dt.date | None) -> dt.date | None:
        return resolve_date(text, self.calendar.language, today)

    def _time(self, text: str) -> dt.time | None:
        return resolve_time(text, self.calendar.language)
