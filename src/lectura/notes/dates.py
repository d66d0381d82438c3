"""A date as it was said ("para el próximo lunes", "March 3rd") as a calendar day.

Own tables rather than a library: date parsers guess, and a due date that is a guess is worse for
a student than none. What can mean two days resolves to None.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from lectura.languages import base_of
from lectura.notes.date_words import DATE_WORDS, DateWords
from lectura.text import unmarked

_ISO = re.compile(r"\b(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})\b")
_NUMERIC = re.compile(
    r"(?<![\d/.,-])(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})"
    r"(?:(?P=sep)(?P<y>\d{4}|\d{2})(?!\d)|(?P<dot>\.)(?!\d))?(?![\d/-])"
)
_BEFORE_A_DATE = re.compile(
    r"(?:^|\b(?:el|al|del|hasta|dia|para|le|au|du|jusqu'au|on|by|due|until|before|am|ate|em|no|il"
    r"|entro|bis|zum|vom))\s*$"
)
_EIGHT_DAYS_ARE_A_WEEK = {8: 7, 15: 14}
"""'Dentro de ocho días', 'dans quinze jours': the same weekday one and two weeks later. The
languages of `DateWords.week_idiom` count the day that runs, so eight days are never the ninth."""


def resolve_date(text: str, language: str | None, reference: dt.date | None) -> dt.date | None:
    """The one calendar day a phrase names.

    Args:
        text: the date as it was said, alone or within a short sentence.
        language: ISO 639-1 code; its words are tried before those of the other languages.
        reference: the day it was said. Relative dates and dates without a year need it; those
            without a year mean their next occurrence, on the day itself or later.

    Returns:
        None where the text names no day ("la próxima clase", "next week"), several different
        ones, a past or recurring one ("el lunes pasado", "every Monday"), an impossible one, or
        one that needs a reference that is not given.
    """
    said = _normalise(text)
    numeric = set(_numeric_dates(said, reference))
    if numeric:
        return _only(numeric)
    known = base_of(language) or ""
    if known in DATE_WORDS:
        found = _dates_in(said, known, reference, short_months=True)
        if found:
            return _only(found)
    others = (code for code in DATE_WORDS if code != known)
    return _only({day for code in others for day in _dates_in(said, code, reference)})


def _only(days: set[dt.date | None]) -> dt.date | None:
    return next(iter(days)) if len(days) == 1 else None


def _normalise(text: str) -> str:
    bare = unmarked(text.lower().replace("’", "'").replace("º", "o"))
    return " ".join(bare.split())


def _dates_in(
    said: str, code: str, reference: dt.date | None, *, short_months: bool = False
) -> set[dt.date | None]:
    """The days of the most exact kind of date present; None within stands for an unusable one."""
    words = DATE_WORDS[code]
    for days in (
        _named_dates(said, words, reference, short_months=short_months),
        _counted_dates(said, words, reference),
        _near_days(said, words, reference),
        _weekdays(said, words, reference),
        _month_days(said, words, reference),
        _today(said, words, reference),
    ):
        found = set(days)
        if found:
            return found
    return set()


def _numeric_dates(said: str, reference: dt.date | None) -> Iterator[dt.date | None]:
    for match in _ISO.finditer(said):
        yield _day(int(match["y"]), int(match["m"]), int(match["d"]))
    for match in _NUMERIC.finditer(said):
        year, day, month = match["y"], int(match["d"]), int(match["m"])
        if year is None and not _looks_like_date(said, match):
            continue
        if month > 12 >= day:
            day, month = month, day
        if year is None:
            yield _next_yearless(month, day, reference)
        else:
            yield _day(int(year) + (2000 if len(year) == 2 else 0), month, day)


def _looks_like_date(said: str, match: re.Match[str]) -> bool:
    """True for 15/03 and 'el 1/4', not for the fraction 1/2, the version 3.11 or pages 10-12."""
    if match["sep"] == "-" or (match["sep"] == "." and not match["dot"]):
        return False
    padded = match["m"].startswith("0") or match["d"].startswith("0")
    return padded or bool(_BEFORE_A_DATE.search(said[: match.start()]))


def _named_dates(
    said: str, words: DateWords, reference: dt.date | None, *, short_months: bool
) -> Iterator[dt.date | None]:
    """'15 de marzo (de 2026)', 'quince de marzo', 'March 3rd, 2026'."""
    for pattern in _named_patterns(words, short_months):
        for match in pattern.finditer(said):
            day = _number(match["d"], words)
            month = _index(match["m"], words.months)
            if day is None or month is None:
                continue
            if match["y"]:
                found = _day(int(match["y"]), month, day)
            else:
                found = _next_yearless(month, day, reference)
            weekday = match.groupdict().get("w")
            # "el lunes 17 de marzo" where the 17th is no Monday: one of the two is a slip.
            if found and weekday and _index(weekday, words.weekdays) != found.weekday() + 1:
                found = None
            yield found


@lru_cache(maxsize=16)
def _named_patterns(words: DateWords, short_months: bool) -> tuple[re.Pattern[str], ...]:
    spellings = words.months if short_months else [m.split("|")[0] for m in words.months]
    month = rf"(?P<m>{'|'.join(spellings)})\b\.?"
    weekday = rf"(?:\b(?P<w>{'|'.join(words.weekdays)}),?\s+(?:(?:el|dia|den|the|le)\s+)?)?"
    numbers = _longest_first((*words.numbers[1:], words.first))
    day = rf"(?<![\d.,/])\b(?P<d>\d{{1,2}}(?:st|nd|rd|th|er|o|ro|\.)?|{numbers})(?!\w)"
    year = r"(?:,?\s+(?:de[l]?\s+|di\s+|of\s+)?(?P<y>(?:19|20)\d\d)\b)?"
    patterns = [rf"{weekday}{day}\s+{words.of}{month}{year}"]
    if words.month_first:
        patterns[0] = rf"{weekday}{day}\s+{words.of}{month}(?!\s+(?:be|have|not|also|come)\b){year}"
        patterns.append(rf"{weekday}\b{month}\s+(?:the\s+)?{day}(?!\d|:\d|\s*%){year}")
    return tuple(map(re.compile, patterns))


def _counted_dates(
    said: str, words: DateWords, reference: dt.date | None
) -> Iterator[dt.date | None]:
    """'dentro de dos semanas', 'in 3 days', 'two weeks from now', 'de hoy en ocho'."""
    numbers = _longest_first(words.numbers)
    units = rf"(?P<days>{words.days})|(?P<weeks>{words.weeks})|(?P<months>{words.months_unit})"
    count = rf"(?P<n>\d{{1,3}}|{numbers})\s+(?:{units})\b"
    patterns = [rf"\b{words.within}\s+{count}"]
    if words.from_now:
        patterns.append(rf"\b{count}\s+{words.from_now}\b")
    if words.week_idiom:
        patterns.append(r"\bde hoy en (?P<n>ocho|quince)\b(?P<days>)(?P<weeks>)?(?P<months>)?")
    for pattern in patterns:
        for match in re.finditer(pattern, said):
            yield _after(match, words, reference)


def _after(match: re.Match[str], words: DateWords, reference: dt.date | None) -> dt.date | None:
    count = _number(match["n"], words)
    if reference is None or count is None:
        return None
    if match["months"]:
        return _months_later(reference, count)
    if match["weeks"]:
        return reference + dt.timedelta(weeks=count)
    days = _EIGHT_DAYS_ARE_A_WEEK.get(count, count) if words.week_idiom else count
    return reference + dt.timedelta(days=days)


def _near_days(said: str, words: DateWords, reference: dt.date | None) -> Iterator[dt.date | None]:
    for pattern, days in ((words.after_tomorrow, 2), (words.tomorrow, 1)):
        if re.search(rf"\b(?:{pattern})\b", said):
            yield reference + dt.timedelta(days=days) if reference else None
            return


def _weekdays(said: str, words: DateWords, reference: dt.date | None) -> Iterator[dt.date | None]:
    next_week = re.search(rf"\b(?:{words.next_week})\b", said)
    for index, name in enumerate(words.weekdays):
        for match in re.finditer(rf"{words.weekday_lead}\b(?:{name})\b", said):
            before, after = said[: match.start()], said[match.end() :]
            if _is_past_or_recurring(before, after, words):
                yield None
            elif reference is not None:
                ahead = (index - reference.weekday() - 1) % 7 + 1
                if next_week:
                    ahead = 7 - reference.weekday() + index
                yield reference + dt.timedelta(days=ahead)
            else:
                yield None


def _is_past_or_recurring(before: str, after: str, words: DateWords) -> bool:
    in_eight_days = re.match(r"\s+en (?:huit|quinze|ocho|quince)\b", after)
    near = re.search(rf"\b(?:{words.not_coming})\s*$", before)
    return bool(near or in_eight_days or re.match(rf"\s+(?:{words.not_coming})\b", after))


def _month_days(said: str, words: DateWords, reference: dt.date | None) -> Iterator[dt.date | None]:
    """'el día 15', 'on the 15th': the next such day of a month."""
    patterns = []
    if words.monthday:
        patterns.append(rf"{words.monthday}(?P<d>\d{{1,2}})\b(?!\s*(?:%|por))")
    if words.month_first:
        patterns.append(
            r"\bthe (?P<d>\d{1,2})(?:st|nd|rd|th)\b(?=\s*(?:$|[,.;]|at\b|of (?:the|this)))"
        )
    for pattern in patterns:
        for match in re.finditer(pattern, said):
            yield _next_day_of_month(int(match["d"]), reference)


def _today(said: str, words: DateWords, reference: dt.date | None) -> Iterator[dt.date | None]:
    if re.search(rf"\b(?:{words.today})\b", said):
        yield reference


def _longest_first(spellings: tuple[str, ...]) -> str:
    """One alternation in which 'treinta y uno' is tried before 'treinta'."""
    return "|".join(sorted(filter(None, "|".join(spellings).split("|")), key=len, reverse=True))


def _number(text: str, words: DateWords) -> int | None:
    if digits := re.match(r"\d+", text):
        return int(digits[0])
    if words.first and re.fullmatch(words.first, text):
        return 1
    return _index(text, words.numbers)


def _index(text: str, spellings: tuple[str, ...]) -> int | None:
    """The place of the spelling, counted from 1."""
    return next((n for n, word in enumerate(spellings, 1) if re.fullmatch(word, text)), None)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _next_yearless(month: int, day: int, reference: dt.date | None) -> dt.date | None:
    if reference is None:
        return None
    # Eight years hold a 29 February whatever the reference.
    candidates = (_day(reference.year + years, month, day) for years in range(9))
    return next((found for found in candidates if found and found >= reference), None)


def _next_day_of_month(day: int, reference: dt.date | None) -> dt.date | None:
    if reference is None or not 1 <= day <= 31:
        return None
    first = reference.replace(day=1)
    for months in range(12):
        month = _months_later(first, months)
        found = _day(month.year, month.month, day)
        if found and found >= reference:
            return found
    return None


def _months_later(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
