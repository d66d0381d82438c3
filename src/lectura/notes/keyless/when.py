"""Where a text names a time to come: a day, a week, or "the next class"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from lectura.notes.date_words import DATE_WORDS, DateWords
from lectura.notes.dates import resolve_date
from lectura.notes.keyless.phrases import Phrases, for_language
from lectura.notes.keyless.speech import Speech

_NUMERIC = r"\d{4}-\d\d?-\d\d?|\d\d?/\d\d?(?:/\d{2,4})?"

_NEAR_CHARACTERS = 24


@dataclass(frozen=True)
class When:
    """A time as it was said; ``start`` and ``end`` are offsets in the speech.

    ``is_deadline`` where it is said with "by", "before" or "for".
    """

    start: int
    end: int
    text: str
    date: dt.date | None
    is_next_class: bool
    is_deadline: bool


@dataclass(frozen=True)
class Calendar:
    """Reads times in one language, relative to the day of the lecture."""

    language: str | None
    today: dt.date | None

    def find(self, speech: Speech, start: int, end: int) -> list[When]:
        """The times named in a stretch of the speech, in order, none inside another."""
        found: list[When] = []
        for phrases in for_language(self.language):
            for match in _pattern(phrases).finditer(speech.folded, start, end):
                if _is_past(speech, match.start(), match.end(), phrases) or any(
                    match.start() < known.end and known.start < match.end() for known in found
                ):
                    continue
                text = speech.text[match.start() : match.end()]
                date = resolve_date(text, phrases.language, self.today)
                found.append(
                    When(
                        *match.span(),
                        text,
                        date,
                        is_next_class=match["next_class"] is not None,
                        is_deadline=match["deadline"] is not None,
                    )
                )
        return sorted(found, key=lambda when: when.start)


def _is_past(speech: Speech, start: int, end: int, phrases: Phrases) -> bool:
    """True for "we saw on Monday" and "el lunes pasado": a time that is gone."""
    before = speech.folded[max(0, start - _NEAR_CHARACTERS) : start]
    after = speech.folded[end : end + _NEAR_CHARACTERS]
    return bool(
        re.search(rf"\b{phrases.past}(?: \w+)? ?$", before)
        or re.match(rf" {phrases.past}\b", after)
    )


@lru_cache(maxsize=8)
def _pattern(phrases: Phrases) -> re.Pattern[str]:
    words = DATE_WORDS[phrases.language]
    choices = [
        rf"(?P<next_class>{phrases.next_class_names})",
        _day_and_month(words),
        _counted(words),
        rf"{words.after_tomorrow}",
        rf"{words.tomorrow}(?:\s+(?:{'|'.join(words.weekdays)}))?",
        rf"(?:{'|'.join(words.weekdays)})\b(?:\s+(?:{phrases.weekday_tail}))?",
        words.next_week,
        _NUMERIC,
    ]
    if words.monthday:
        choices.append(rf"{words.monthday}\d\d?")
    return re.compile(rf"(?<!\w){phrases.date_lead}(?:{'|'.join(choices)})(?!\w)")


def _day_and_month(words: DateWords) -> str:
    weekday = rf"(?:(?:{'|'.join(words.weekdays)}),?\s+(?:dia\s+|the\s+)?)?"
    months = "|".join(spelling.split("|")[0] for spelling in words.months)
    numbers = "|".join(words.numbers[::-1])
    day = rf"(?:\d\d?(?:st|nd|rd|th|er|ro)?|{words.first or 'first'}|{numbers})"
    year = r"(?:,?\s+(?:de[l]?\s+)?20\d\d)?"
    day_first = rf"{weekday}(?:dia\s+)?{day}\s+{words.of}(?:{months}){year}"
    if not words.month_first:
        return day_first
    return rf"{day_first}|{weekday}(?:{months})\s+(?:the\s+)?{day}(?!\w){year}"


def _counted(words: DateWords) -> str:
    count = rf"(?:\d\d?|{'|'.join(words.numbers[::-1])})"
    unit = rf"(?:{words.days}|{words.weeks}|{words.months_unit})"
    later = rf"|{count}\s+{unit}\s+{words.from_now}" if words.from_now else ""
    return rf"{words.within}\s+{count}\s+{unit}{later}"
