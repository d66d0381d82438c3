"""A time of day as it was said ("a las 5 y media de la tarde", "11:59 pm"), or not at all.

What can mean two times stays open, as with days: "at 5" alone, and midnight, which some count to
the day that ends and some to the one that begins. What is due by midnight is due as the day ends.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lectura.languages import base_of
from lectura.notes.counting import longest_first, place_of
from lectura.notes.hour_words import DIGITS_ALONE, HOUR_WORDS, HourWords
from lectura.text import folded_in_place

DAY_ENDS = dt.time(23, 59)
"""Midnight as a deadline."""
_NEAR_CHARACTERS = 30
_NOON = 12
_EARLIEST_NIGHT = 6
_HALF, _QUARTER = 30, 15
_AM, _PM = r"(?:a\. ?m\b\.?|am\b|a m\b)", r"(?:p\. ?m\b\.?|pm\b|p m\b)"


@dataclass(frozen=True)
class Hour:
    """A time of day where it was said; ``time`` is None where it can mean two.

    ``is_midnight`` tells midnight, which is 23:59 of the day said with it where something is due.
    """

    start: int
    end: int
    time: dt.time | None
    is_deadline: bool
    is_midnight: bool = False


def resolve_time(text: str, language: str | None) -> dt.time | None:
    """The one time of day that a phrase names; None for none, several, or an unclear one.

    Args:
        text: as it was said.
        language: ISO 639-1 code; in one without `HOUR_WORDS` only digits are read, as in 23:59.
    """
    folded = folded_in_place(text)
    found = {hour.time for hour in hours_in(folded, language, 0, len(folded))}
    return next(iter(found)) if len(found) == 1 else None


def hours_in(folded: str, language: str | None, start: int, end: int) -> list[Hour]:
    """The times of day in a stretch of a text (lower case, no accents), in order."""
    reader = _reader(base_of(language) or "")
    return list(reader.read(folded, start, end))


def with_hours(
    folded: str, language: str | None, span: tuple[int, int], hours: Sequence[Hour]
) -> tuple[tuple[int, int], tuple[Hour, ...]]:
    """The span of a day, widened by the times of day said right before or after it, and these."""
    reader = _reader(base_of(language) or "")
    taken: list[Hour] = []
    start, end = span
    for hour in hours:
        if start <= hour.start and hour.end <= end:
            taken.append(hour)
        elif hour.start >= end and reader.between.fullmatch(folded, end, hour.start):
            taken.append(hour)
            end = hour.end
    for hour in reversed(hours):
        if hour.end <= start and reader.between.fullmatch(folded, hour.end, start):
            taken.append(hour)
            start = hour.start
    return (start, end), tuple(taken)


class _Reader:
    """Reads the times of day of one language."""

    def __init__(self, words: HourWords) -> None:
        self._words = words

    @cached_property
    def between(self) -> re.Pattern[str]:
        """What may stand between a day and its hour."""
        words = self._words
        part = rf"{words.fillers}|{words.morning}|{words.afternoon}|{words.night}"
        return re.compile(rf"[ ,]*(?:(?:{part})[ ,]*){{0,3}}")

    def read(self, folded: str, start: int, end: int) -> Iterator[Hour]:
        for match in self._pattern.finditer(folded, start, end):
            if self._is_hour(match):
                before = folded[max(start, match.start() - _NEAR_CHARACTERS) : match.start()]
                after = folded[match.end() : min(end, match.end() + _NEAR_CHARACTERS)]
                lead = self._deadline.search(before)
                begin = match.start() - (len(lead[0]) if lead else 0)
                said = bool(lead or re.match(self._words.deadline, match["lead"] or match[0]))
                midnight = match["midnight"] is not None
                time = DAY_ENDS if midnight and said else self._time(match, before, after)
                yield Hour(begin, match.end(), time, said, midnight)

    @cached_property
    def _deadline(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self._words.deadline}) $")

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = self._words
        hours = longest_first(words.hours) or r"(?!)"
        minutes = longest_first(words.minutes) or r"(?!)"
        part = rf"(?P<half>{words.half})|(?P<quarter>{words.quarter})|(?P<word>{minutes})"
        short = rf"(?P<half_first>{words.half})|(?P<quarter_first>{words.quarter})"
        first = rf"(?:(?:{short})(?:(?P<past>{words.past})|(?P<to>{words.to})))"
        joined = rf"(?:{words.and_}|(?P<less>{words.less}))(?:{part})(?!\w)"
        clock = (
            rf"(?P<h>\d{{1,2}}|{hours})(?![\d/-])(?:(?P<mark> ?[:h.] ?)(?P<m>[0-5]\d)(?!\d)"
            rf"|(?P<unit>{words.hour_unit})?(?:{joined})?)"
        )
        half_day = (
            rf"(?: ?(?P<am>{_AM}|{words.morning})| ?(?P<pm>{_PM}|{words.afternoon})"
            rf"| ?(?P<night>{words.night}))?"
        )
        return re.compile(
            rf"(?<![\w:.,/])(?:(?P<noon>{words.noon})|(?P<midnight>{words.midnight})"
            rf"|(?P<lead>{words.lead})?{first}?{clock}{half_day})(?![\w:])"
        )

    def _is_hour(self, match: re.Match[str]) -> bool:
        """False for a mere number."""
        if match["noon"] or match["midnight"] or match["am"] or match["pm"] or match["night"]:
            return True
        if (match["mark"] or "").strip() == ".":
            return False
        return any(match[name] for name in ("mark", "unit", "lead", "past", "to"))

    def _time(self, match: re.Match[str], before: str, after: str) -> dt.time | None:
        if match["midnight"] or self._is_bound(match, before, after):
            return None
        if match["noon"]:
            return dt.time(_NOON)
        said = match["h"]
        hour = int(said) if said.isdigit() else place_of(said, self._words.hours)
        minutes = self._minutes(match)
        if hour is None or hour > 23 or minutes is None:
            return None
        known = self._of_day(hour, said, match, before)
        if known is None:
            return None
        since_midnight = known * 60 + (-minutes if match["less"] or match["to"] else minutes)
        hours, rest = divmod(since_midnight, 60)
        return dt.time(hours, rest) if hours >= 0 else None

    def _is_bound(self, match: re.Match[str], before: str, after: str) -> bool:
        """True for the begin or end of a range, and for "after 5 pm"."""
        no_point = rf"(?:{self._words.no_point})"
        if re.search(rf"(?<![^\W\d]){no_point} ?$", before) or re.match(
            no_point, match["lead"] or ""
        ):
            return True
        return bool(
            re.match(r"[\dm]\.?$", match[0][-1:])
            and re.match(
                r" ?(?:to|a|-|–|y|e|et|and|ate|hasta|until|bis|und|i) ?"
                r"(?:a? ?las? |[ao]s |alle )?\d",
                after,
            )
        )

    def _minutes(self, match: re.Match[str]) -> int | None:
        if match["m"]:
            return int(match["m"])
        if match["half"] or match["half_first"]:
            return _HALF
        if match["quarter"] or match["quarter_first"]:
            return _QUARTER
        return place_of(match["word"], self._words.minutes) if match["word"] else 0

    def _of_day(self, hour: int, said: str, match: re.Match[str], before: str) -> int | None:
        """The hour counted from midnight; None where that is not clear."""
        if hour > _NOON or said.startswith("0"):
            return hour
        part = self._part(match, before)
        if part == "night":
            return hour + _NOON if _EARLIEST_NIGHT <= hour < _NOON else None
        if part == "am":
            return hour % _NOON
        return hour % _NOON + _NOON if part == "pm" else None

    def _part(self, match: re.Match[str], before: str) -> str | None:
        """Which half of the day was said with the hour, or right before it."""
        said = next((name for name in ("am", "pm", "night") if match[name]), None)
        if said:
            return said
        words = self._words
        for name, spelled in (
            ("am", words.morning), ("pm", words.afternoon), ("night", words.night)
        ):  # fmt: skip
            if re.search(rf"(?:^|[ ,])(?:{spelled}),? $", before):
                return name
        return None


@lru_cache(maxsize=8)
def _reader(code: str) -> _Reader:
    return _Reader(HOUR_WORDS.get(code, DIGITS_ALONE))
