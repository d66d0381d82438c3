"""A date as it was said ("para el próximo lunes", "March 3rd") as a calendar day.

Own tables rather than a library: date parsers guess, and a due date that is a guess is worse for
a student than none. What can mean two days resolves to None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from lectura.languages import base_of
from lectura.notes.counting import (
    day_of,
    longest_first,
    months_later,
    next_day_of_month,
    next_yearless,
    number_said,
    place_of,
)
from lectura.notes.date_words import DATE_WORDS, DateWords
from lectura.notes.frames.reading import OPEN, framed_day, with_years
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
_MONTH_OR_DAY_FIRST = frozenset({"en", ""})
"""3/4 is 4 March to some and 3 April to others, as it is where the language is not known."""
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
    return _read(_normalise(text), base_of(language) or "", reference)


def _read(said: str, known: str, reference: dt.date | None) -> dt.date | None:
    """The day of a phrase, with what is said around it: a frame may hold another frame."""
    if known in DATE_WORDS:
        found = _in_language(said, known, known, reference)
        if found:
            return _only(found)
    elif found := set(_numeric_dates(said, known, reference)):
        return _only(found)
    others = (code for code in DATE_WORDS if code != known)
    return _only({day for code in others for day in _in_language(said, code, known, reference)})


def _in_language(
    said: str, code: str, known: str, reference: dt.date | None
) -> set[dt.date | None]:
    """The days that a phrase names with the words of one language, within their frame."""

    def inner(rest: str) -> dt.date | None:
        return _read(rest, known, reference)

    dated = with_years(said, code, reference)
    framed = framed_day(dated, code, reference, inner) if dated else OPEN
    if framed is not None:
        return {framed.day}
    numeric = set(_numeric_dates(said, known, reference))
    return numeric or _dates_in(dated or said, code, reference, short_months=code == known)


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
        _numbered_weekdays(said, words, reference),
        _today(said, words, reference, beside_weekday=True),
    ):
        found = set(days)
        if found:
            return {day if _agrees(day, said, words) else None for day in found}
    for days in (
        _weekdays(said, words, reference),
        _month_days(said, words, reference),
        _today(said, words, reference),
    ):
        found = set(days)
        if found:
            return found
    return set()


def _agrees(day: dt.date | None, said: str, words: DateWords) -> bool:
    """False where another weekday is named than the day's: one of the two is a slip."""
    near = "|".join(filter(None, (words.today, words.tomorrow, words.after_tomorrow)))
    lead = rf"(?:{words.weekday_lead}|\b(?:{near}),? )" if words.weekday_lead else ""
    return day is None or all(
        index == day.weekday()
        for index, name in enumerate(words.weekdays)
        if re.search(rf"{lead}\b(?:{name})\b", said)
    )


def _numeric_dates(said: str, known: str, reference: dt.date | None) -> Iterator[dt.date | None]:
    for match in _ISO.finditer(said):
        yield day_of(int(match["y"]), int(match["m"]), int(match["d"]))
    for match in _NUMERIC.finditer(said):
        year, day, month = match["y"], int(match["d"]), int(match["m"])
        if year is None and not _looks_like_date(said, match):
            continue
        if month > 12 >= day:
            day, month = month, day
        elif known in _MONTH_OR_DAY_FIRST and match["sep"] != "." and day != month <= 12 >= day:
            yield None
            continue
        if year is None:
            yield next_yearless(month, day, reference)
        else:
            yield day_of(int(year) + (2000 if len(year) == 2 else 0), month, day)


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
            day = number_said(match["d"], words)
            month = place_of(match["m"], words.months)
            if day is None or month is None:
                continue
            if match["y"]:
                found = day_of(int(match["y"]), month, day)
            else:
                found = next_yearless(month, day, reference)
            weekday = match.groupdict().get("w")
            # "el lunes 17 de marzo" where the 17th is no Monday: one of the two is a slip.
            if found and weekday and place_of(weekday, words.weekdays) != found.weekday() + 1:
                found = None
            yield found


@lru_cache(maxsize=16)
def _named_patterns(words: DateWords, short_months: bool) -> tuple[re.Pattern[str], ...]:
    spellings = words.months if short_months else [m.split("|")[0] for m in words.months]
    month = rf"(?P<m>{'|'.join(spellings)})\b\.?"
    weekday = rf"(?:\b(?P<w>{'|'.join(words.weekdays)}),?\s+(?:(?:el|dia|den|the|le)\s+)?)?"
    numbers = longest_first((*words.numbers[1:], words.first))
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
    numbers = longest_first(words.numbers)
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
    count = number_said(match["n"], words)
    if reference is None or count is None:
        return None
    if match["months"]:
        return months_later(reference, count)
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


NUMBER_GOES_ON = (
    r"(?=$|[,.;:!?)]| (?:a|al|as|at|antes|ate|avant|and|before|by|con|de|en|in|o|or|ou|para|por|y"
    r"|e|et|or)\b)(?! de [\w]+s\b)"
)
"""After 'lunes 3', where the number is the day's and not 'lunes 3 alumnos'."""


def _numbered_weekdays(
    said: str, words: DateWords, reference: dt.date | None
) -> Iterator[dt.date | None]:
    """'Monday the 17th', 'el lunes 17': the next day of that number."""
    names = longest_first(words.weekdays)
    numbers = longest_first((*words.numbers[1:], words.first))
    number = rf"(?P<d>\d{{1,2}}(?:st|nd|rd|th|o)?|{numbers})"
    pattern = rf"\b(?:{names}),? (?:(?:the|dia|el|le|den|dem) )?{number}{NUMBER_GOES_ON}"
    for match in re.finditer(pattern, said):
        day = number_said(match["d"], words)
        yield next_day_of_month(day, reference) if day else None


def _is_past_or_recurring(before: str, after: str, words: DateWords) -> bool:
    near = re.search(rf"\b(?:{words.not_coming})\s*$", before)
    return bool(near or re.match(rf"\s+(?:{words.not_coming})\b", after))


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
            yield next_day_of_month(int(match["d"]), reference)


def _today(
    said: str, words: DateWords, reference: dt.date | None, *, beside_weekday: bool = False
) -> Iterator[dt.date | None]:
    weekday = rf",? (?:dia )?(?:{longest_first(words.weekdays)})\b" if beside_weekday else ""
    if re.search(rf"\b(?:{words.today})\b{weekday}", said):
        yield reference
