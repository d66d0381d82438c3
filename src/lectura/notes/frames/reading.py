"""Reads the words around a day: "a week from Friday", "not this Friday but the next one"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from lectura.notes.counting import (
    months_later,
    next_yearless,
    nth_weekday,
    number_said,
    place_of,
)
from lectura.notes.frames.patterns import Frame, frame_of

ReadDay = Callable[[str], "dt.date | None"]
_WEEK = dt.timedelta(weeks=1)
_DAY = dt.timedelta(days=1)
_UNSURE_DAYS = (8, 15)
"""Where eight days are a week, eight days after Friday are one day or another."""


@dataclass(frozen=True)
class Framed:
    """What a framed day comes to; None for one that stays open."""

    day: dt.date | None


OPEN = Framed(None)


def framed_day(said: str, code: str, reference: dt.date | None, read: ReadDay) -> Framed | None:
    """The day that a phrase names, where words around a day change it; None where none do.

    Args:
        said: in lower case without accents.
        code: of the language whose words are looked for.
        reference: the day it was said.
        read: reads the day that stands in the frame.
    """
    frame = frame_of(code)
    if frame.open.search(said):
        return OPEN
    for reading in _READINGS:
        framed = reading(frame, said, reference, read)
        if framed is not None:
            return framed
    return None


def with_years(said: str, code: str, reference: dt.date | None) -> str | None:
    """The phrase with the years after its months in digits; None for one in the past.

    >>> with_years("cinco de mayo del ano que viene", "es", dt.date(2025, 3, 12))
    'cinco de mayo 2026'
    """
    frame = frame_of(code)
    if frame.year_over.search(said):
        return None

    def in_digits(match: re.Match[str]) -> str:
        if match["tail"]:
            return f"{match['head']} {2000 + (place_of(match['tail'], frame.years) or 0)}"
        if reference is None:
            return match[0]
        return f"{match['head']} {reference.year + (match['next'] is not None)}"

    return frame.year.sub(in_digits, said)


def _not_but(frame: Frame, said: str, reference: dt.date | None, read: ReadDay) -> Framed | None:
    """'Not this Friday but the next one': one week later, or the other day that is named."""
    before, after = frame.negated
    if match := before.search(said):
        return _instead(frame, match, read) or OPEN
    if frame.not_this.search(said):
        return OPEN
    match = after.fullmatch(said)
    return _instead(frame, match, read) if match else None


def _instead(frame: Frame, match: re.Match[str], read: ReadDay) -> Framed | None:
    """The day in place of one that is not meant; None where the words say no such thing."""
    unmeant, rest = match["x"], match["rest"].strip(" ,.")
    weekday = re.search(rf"\b(?:{frame.weekday})\b", unmeant)
    if (day := read(frame.words.base_lead + unmeant)) is None:
        return None
    if not rest:
        return OPEN
    following = re.match(rf"(?:{frame.words.following})(?!\w)", rest)
    other = re.search(rf"\b(?:{frame.weekday})\b", rest)
    if following and weekday and (other is None or other[0] == weekday[0]):
        # "Not next Friday but the one after": nobody knows which one "next" was.
        return OPEN if re.search(r"\bnext\b", unmeant) else Framed(day + _WEEK)
    found = read(frame.words.base_lead + rest)
    return Framed(found) if found else None


def _in_eight(frame: Frame, said: str, reference: dt.date | None, read: ReadDay) -> Framed | None:
    """'El viernes en ocho', 'Friday week': that day a week, or two weeks, later."""
    match = frame.in_eight.search(said)
    base = said[: match.start()] if match else ""
    day = read(base) or read(frame.words.base_lead + base) if base else None
    if match is None or day is None:
        return None
    return Framed(day + _WEEK * (2 if match["two"] else 1))


def _counted(frame: Frame, said: str, reference: dt.date | None, read: ReadDay) -> Framed | None:
    """'A week from Friday', 'dos días antes del lunes'."""
    match = frame.counted.search(said)
    if match is None:
        open_ = frame.uncounted.search(said)
        return OPEN if open_ and read(frame.words.base_lead + open_["base"]) else None
    base, count = match["base"], number_said(match["n"], frame.dates)
    if frame.dates.from_now and re.match(r"now\b", base):
        return None
    day = read(frame.words.base_lead + base)
    lead = said[: match.start()]
    if day is None or _is_a_duration(frame, match, lead):
        # Where no day follows, the count may be one from today: "in two weeks after class".
        return OPEN if day is not None or _names_a_day(frame, base) else None
    if count is None or (match["days"] and frame.dates.week_idiom and count in _UNSURE_DAYS):
        return OPEN
    return _unless_else(lead, _shifted(day, match, -count if match["earlier"] else count), read)


def _is_a_duration(frame: Frame, match: re.Match[str], lead: str) -> bool:
    """True for "you have two days before Friday" and "in two weeks on Friday"."""
    is_from_today = not match["later"] and not match["earlier"]
    before = rf"{frame.words.has}|{frame.dates.within}" if is_from_today else frame.words.has
    return bool(re.search(rf"\b(?:{before}) $", lead))


def _names_a_day(frame: Frame, said: str) -> bool:
    return bool(re.search(rf"\b(?:{frame.weekday}|{frame.month}|{frame.dates.tomorrow})\b", said))


def _shifted(day: dt.date, match: re.Match[str], count: int) -> dt.date:
    if match["months"]:
        return months_later(day, count)
    return day + (_WEEK if match["weeks"] else _DAY) * count


def _unless_else(lead: str, day: dt.date, read: ReadDay) -> Framed:
    """The day, unless what was said before it names another one."""
    other = read(lead) if lead.strip() else None
    return OPEN if other not in (None, day) else Framed(day)


def _beside(frame: Frame, said: str, reference: dt.date | None, read: ReadDay) -> Framed | None:
    """'The day before Friday's class'."""
    match = frame.beside.search(said)
    if match is None:
        return None
    day = read(frame.words.base_lead + match["base"])
    if day is None:
        return OPEN
    return _unless_else(said[: match.start()], day + (_DAY if match["later"] else -_DAY), read)


def _nth(frame: Frame, said: str, reference: dt.date | None, read: ReadDay) -> Framed | None:
    """'The first Monday in April', 'el último viernes del mes'."""
    match = frame.nth.search(said)
    if match is None:
        return None
    weekday = place_of(match["w"], frame.dates.weekdays)
    if reference is None and not match["y"]:
        return OPEN
    if weekday is None or not (match["next"] or match["this"] or match["m"]):
        return OPEN
    nth = place_of(match["nth"], frame.words.nth) or -1
    return Framed(_nth_of(frame, match, reference, weekday - 1, nth))


def _nth_of(
    frame: Frame, match: re.Match[str], reference: dt.date | None, weekday: int, nth: int
) -> dt.date | None:
    month = place_of(match["m"], frame.dates.months) if match["m"] else None
    if month is not None and match["y"]:
        return nth_weekday(int(match["y"]), month, weekday, nth)
    if reference is None:
        return None
    if month is None:
        first = months_later(reference.replace(day=1), 1 if match["next"] else 0)
        day = nth_weekday(first.year, first.month, weekday, nth)
        return day if day and day >= reference else None
    start = next_yearless(month, 1, reference.replace(day=1)) or reference
    days = (nth_weekday(start.year + later, month, weekday, nth) for later in (0, 1))
    day = next(days)
    # One that this year's month lacks is not looked for in the next year.
    return day if day is None or day >= reference else next(days)


def _beyond(frame: Frame, said: str, reference: dt.date | None, read: ReadDay) -> Framed | None:
    """'The Monday after April 5'; what happens on that day itself ("before class") is no frame."""
    match = frame.beyond.search(said)
    if match is None:
        return None
    day = read(frame.words.base_lead + match["rest"])
    weekday = place_of(match["w"], frame.dates.weekdays)
    if day is None or weekday is None:
        is_within = re.match(frame.words.by_event, match["rest"])
        return None if is_within else OPEN
    if match["later"]:
        return Framed(day + _DAY * ((weekday - 1 - day.weekday() - 1) % 7 + 1))
    return Framed(day - _DAY * ((day.weekday() - weekday + 1 - 1) % 7 + 1))


def _within(frame: Frame, said: str, reference: dt.date | None, read: ReadDay) -> Framed | None:
    """'Friday of this week'; "Friday of week 7" stays open."""
    match = frame.within.search(said)
    if match is None:
        return None
    weekday = place_of(match["w"], frame.dates.weekdays)
    if match["week"]:
        ahead = (weekday or 0) - 1 - reference.weekday() if reference else -1
        return Framed(reference + _DAY * ahead) if reference and ahead >= 0 else OPEN
    return None if re.match(frame.words.weekday_of_hours, match["rest"]) else OPEN


def _after_only(frame: Frame, said: str, reference: dt.date | None, read: ReadDay) -> Framed | None:
    """'After Friday': some day later."""
    return OPEN if frame.opened.search(said) else None


_READINGS = (_not_but, _in_eight, _beside, _counted, _nth, _beyond, _within, _after_only)
"""In this order: what is tried first may stand around what comes later."""
