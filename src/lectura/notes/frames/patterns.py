"""The patterns of the frames around a day, put together from a language's words."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from lectura.notes.counting import longest_first
from lectura.notes.date_words import DATE_WORDS, DateWords
from lectura.notes.frames.model import FrameWords
from lectura.notes.frames.named_days import NAMED_DAYS
from lectura.notes.frames.words import FRAME_WORDS


class Frame:
    """The patterns of one language."""

    def __init__(self, words: FrameWords, dates: DateWords, named_days: str) -> None:
        self.open = re.compile(rf"{words.open}|\b(?:{named_days})\b")
        self.words = words
        self.dates = dates
        self.weekday = longest_first(dates.weekdays)
        self.month = longest_first(dates.months)
        self.years = words.years or dates.numbers
        self.units = (
            rf"(?:(?P<days>{dates.days})|(?P<weeks>{dates.weeks})|(?P<months>{dates.months_unit}))"
        )

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """A number of days or weeks from a day that is named."""
        count = rf"(?P<n>\d{{1,3}}|{longest_first(self.dates.numbers)})"
        way = rf"(?:(?P<later>{self.words.after}) |(?P<earlier>{self.words.before}) "
        return re.compile(rf"\b{count} {self.units} {way}|{self.words.bare})(?P<base>.+)")

    @cached_property
    def uncounted(self) -> re.Pattern[str]:
        """The same without a number: "the week before Friday"."""
        return re.compile(
            rf"\b{self.units} (?:{self.words.after}|{self.words.before}) (?P<base>.+)"
        )

    @cached_property
    def beside(self) -> re.Pattern[str]:
        """From words such as "The day before" a day that is named."""
        return re.compile(
            rf"\b(?:(?P<later>{self.words.day_after})"
            rf"|(?P<earlier>{self.words.day_before})) ?(?P<base>.+)"
        )

    @cached_property
    def in_eight(self) -> re.Pattern[str]:
        """From words such as "En ocho", "week", after a day."""
        return re.compile(rf" {self.words.in_eight}")

    @cached_property
    def nth(self) -> re.Pattern[str]:
        """From words such as "The first Monday in April"."""
        nth = "|".join((*self.words.nth, self.words.last))
        month = (
            rf"(?:(?P<next>{self.words.next_month})|(?P<this>{self.words.this_month})"
            rf"|(?P<m>{self.month}))"
        )
        return re.compile(
            rf"\b(?P<nth>{nth}) (?P<w>{self.weekday})\b"
            rf"(?: (?:{self.words.of_month})? ?{month}\b(?:,? {self.words.of_year}(?P<y>20\d\d))?)?"
        )

    @cached_property
    def beyond(self) -> re.Pattern[str]:
        """From words such as "The Monday after April 5"."""
        way = rf"(?:(?P<later>{self.words.open_before})|(?P<earlier>{self.words.before}))"
        return re.compile(rf"\b(?P<w>{self.weekday}) {way} (?P<rest>.+)")

    @cached_property
    def within(self) -> re.Pattern[str]:
        """From words such as "Friday of this week"."""
        return re.compile(
            rf"\b(?P<w>{self.weekday}) (?:(?P<week>{self.words.this_week})\b"
            rf"|{self.words.weekday_of} (?P<rest>.+))"
        )

    @cached_property
    def opened(self) -> re.Pattern[str]:
        """From words such as "After Friday"."""
        day = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|\w+) {self.dates.of}(?:{self.month})"
        return re.compile(
            rf"\b(?:{self.words.open_before}) (?:{self.weekday}|{day}|(?:{self.month}) \d{{1,2}})"
            r"(?:st|nd|rd|th)?\b"
        )

    @cached_property
    def negated(self) -> tuple[re.Pattern[str], ...]:
        """A day that is not meant, and the one that is, in either order."""
        before = rf"{self.words.negation}(?P<x>.+?)(?:{self.words.but}) ?(?P<rest>.+)"
        after = (
            rf"(?P<x>.*\b(?:{self.weekday}|{self.dates.tomorrow})(?: \w+){{0,3}}?)"
            rf"(?:{self.words.negated})(?:{self.words.but})? ?(?P<rest>.*)"
        )
        return re.compile(before), re.compile(after)

    @cached_property
    def not_this(self) -> re.Pattern[str]:
        """The "not" before a day."""
        return re.compile(self.words.negation)

    @cached_property
    def year(self) -> re.Pattern[str]:
        """A month with a year that is not said in digits."""
        numbers = longest_first(self.years)
        return re.compile(
            rf"(?P<head>\b(?:{self.month})\b(?:,? (?:the )?[\w-]+)??),? {self.words.of_year}"
            rf"(?:(?P<next>{self.words.next_year})|(?P<this>{self.words.this_year})"
            rf"|{self.words.thousands} (?P<tail>{numbers}))\b"
        )

    @cached_property
    def year_over(self) -> re.Pattern[str]:
        """From words such as "Last year"."""
        return re.compile(rf"\b(?:{self.words.last_year})\b")


@lru_cache(maxsize=8)
def frame_of(code: str) -> Frame:
    """The patterns of one language; each is made when it is first needed."""
    return Frame(FRAME_WORDS[code], DATE_WORDS[code], NAMED_DAYS[code])
