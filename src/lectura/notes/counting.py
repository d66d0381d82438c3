"""Arithmetic of calendar days, and the numbers that are said in words."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from lectura.notes.date_words import DateWords


def longest_first(spellings: tuple[str, ...]) -> str:
    """One alternation in which 'treinta y uno' is tried before 'treinta'."""
    return "|".join(sorted(filter(None, "|".join(spellings).split("|")), key=len, reverse=True))


def number_said(text: str, words: DateWords) -> int | None:
    """The number, in digits or as a word; None for another word."""
    if digits := re.match(r"\d+", text):
        return int(digits[0])
    if words.first and re.fullmatch(words.first, text):
        return 1
    return place_of(text, words.numbers)


def place_of(text: str, spellings: tuple[str, ...]) -> int | None:
    """The place of the spelling, counted from 1."""
    return next((n for n, word in enumerate(spellings, 1) if re.fullmatch(word, text)), None)


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The calendar day; None where there is none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def next_yearless(month: int, day: int, reference: dt.date | None) -> dt.date | None:
    """The next such day, the reference itself included."""
    if reference is None:
        return None
    # Eight years hold a 29 February whatever the reference.
    candidates = (day_of(reference.year + years, month, day) for years in range(9))
    return next((found for found in candidates if found and found >= reference), None)


def next_day_of_month(day: int, reference: dt.date | None) -> dt.date | None:
    """The next day with this number, the reference itself included."""
    if reference is None or not 1 <= day <= 31:
        return None
    first = reference.replace(day=1)
    for months in range(12):
        month = months_later(first, months)
        found = day_of(month.year, month.month, day)
        if found and found >= reference:
            return found
    return None


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day so many months later (or earlier), within the month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """The nth such weekday (0 is Monday) of a month; with -1 the last; None where it has fewer."""
    days = [
        day
        for week in calendar.Calendar().monthdatescalendar(year, month)
        for day in week
        if day.month == month and day.weekday() == weekday
    ]
    index = nth if nth < 0 else nth - 1
    return days[index] if index < len(days) else None
