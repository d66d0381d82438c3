"""What must be known of the words around a day that change which day is meant."""

from __future__ import annotations

from dataclasses import dataclass

NEVER = r"(?!)"
"""What matches nothing: the language has, or this table knows, no such words."""


@dataclass(frozen=True)
class FrameWords:
    """One language's words around days, as regular expressions.

    Attributes:
        after: between a number of days or weeks and the day they are counted from.
        before: the same, backwards.
        bare: the day that may follow such a number without a word between ("a week Friday").
        day_after: "the day after": one day later than what follows.
        day_before: "the day before".
        has: before a number of days that is a duration ("you have two days before Friday").
        base_lead: put before a day that stood in a frame, where the language's weekdays need it.
        in_eight: after a day: one week later, or two where the group ``two`` matched.
        nth: the spellings of first to fifth, for "the first Monday in April".
        last: for "the last Friday of April".
        of_month: between such a weekday and its month.
        this_month: the month that runs, named without its name.
        next_month: the one after it.
        this_week: after a weekday: that of the week that runs.
        weekday_of: what joins a weekday to what it is a day of.
        weekday_of_hours: what may follow there without changing the day.
        by_event: "before class": an event within the day, after ``before`` or ``after``.
        negation: before a day that is not meant.
        negated: right after a day that is not meant.
        but: between the day that is not meant and the one that is.
        following: "the next one", in place of the day that is meant.
        this_year: after a day and month.
        next_year: the same, one year later.
        last_year: the same; such a day is over.
        of_year: between a month and its year.
        thousands: before the last two digits of a year in words.
        years: the spellings of those digits from one on, where they are not the days' numbers.
        open: what leaves the day open, wherever it stands.
        open_before: what leaves the day open right before it.
        either: between two days, of which neither is then the one.
        start: before a day from which on something holds, which is no deadline.
    """

    after: str
    before: str
    day_after: str
    day_before: str
    nth: tuple[str, ...]
    last: str
    of_month: str
    negation: str
    open: str
    open_before: str
    has: str = NEVER
    base_lead: str = ""
    bare: str = NEVER
    in_eight: str = NEVER
    this_month: str = NEVER
    next_month: str = NEVER
    this_week: str = NEVER
    weekday_of: str = NEVER
    weekday_of_hours: str = NEVER
    by_event: str = NEVER
    negated: str = NEVER
    but: str = NEVER
    following: str = NEVER
    this_year: str = NEVER
    next_year: str = NEVER
    last_year: str = NEVER
    of_year: str = ""
    thousands: str = NEVER
    years: tuple[str, ...] = ()
    either: str = NEVER
    start: str = NEVER
