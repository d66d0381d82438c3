"""Where a text names a time to come: a day, a week, or "the next class"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from lectura.notes.counting import longest_first
from lectura.notes.date_words import DATE_WORDS, DateWords
from lectura.notes.dates import NUMBER_GOES_ON, resolve_date
from lectura.notes.frames.model import FrameWords
from lectura.notes.frames.patterns import frame_of
from lectura.notes.frames.words import FRAME_WORDS
from lectura.notes.hours import DAY_ENDS, hours_in, with_hours
from lectura.notes.keyless.phrases import Phrases, for_language

_NUMERIC = r"\d{4}-\d\d?-\d\d?|\d\d?/\d\d?(?:/\d{2,4})?"

_NEAR_CHARACTERS = 24


class Said(Protocol):
    """A text, and the same in lower case without accents, equally long."""

    @property
    def text(self) -> str: ...

    @property
    def folded(self) -> str: ...


@dataclass(frozen=True)
class When:
    """A time as it was said; ``start`` and ``end`` are offsets in the speech.

    Attributes:
        text: with what is said around the day ("a week from Friday at 5 pm").
        date: None where the words leave it open.
        time: of the day, where one was said.
        is_midnight: said with midnight; `due_time` is then the end of the day.
        is_next_class: True for "the next class".
        is_deadline: said with "by", "before" or "for".
        is_start: said with "from": something begins then, and nothing is due.
    """

    start: int
    end: int
    text: str
    date: dt.date | None
    time: dt.time | None
    is_next_class: bool
    is_deadline: bool
    is_start: bool
    is_midnight: bool = False

    @property
    def due_time(self) -> dt.time | None:
        """The time of day, where the day is that of a deadline."""
        return self.time or (DAY_ENDS if self.is_midnight else None)


@dataclass(frozen=True)
class Calendar:
    """Reads times in one language, relative to the day of the lecture."""

    language: str | None
    today: dt.date | None

    def find(self, speech: Said, start: int, end: int) -> list[When]:
        """The times named in a stretch of the speech, in order, none inside another."""
        found: list[When] = []
        for phrases in for_language(self.language):
            for when in self._in_words_of(phrases, speech, start, end):
                if not any(when.start < known.end and known.start < when.end for known in found):
                    found.append(when)
        return sorted(found, key=lambda when: when.start)

    def deadline_hour(self, speech: Said, start: int, end: int) -> str:
        """The hour by which something is due, as it was said without a day; empty without one."""
        hours = hours_in(speech.folded, self.language, start, end)
        return next(
            (
                speech.text[hour.start : hour.end]
                for hour in hours
                if hour.is_deadline and hour.time
            ),
            "",
        )

    def _in_words_of(self, phrases: Phrases, speech: Said, start: int, end: int) -> Iterator[When]:
        frame = FRAME_WORDS[phrases.language]
        hours_said = hours_in(speech.folded, phrases.language, start, end)
        for match in _pattern(phrases).finditer(speech.folded, start, end):
            if _is_past(speech, match.start(), match.end(), phrases):
                continue
            span = _with_open_words(speech.folded, match.span(), phrases.language, (start, end))
            span, hours = with_hours(speech.folded, phrases.language, span, hours_said)
            is_deadline = match["deadline"] is not None or any(h.is_deadline for h in hours)
            if match["today"] is not None and not (is_deadline or hours or match["tail"]):
                continue  # "today we talk about": the lecture itself
            text = speech.text[span[0] : span[1]].strip(" ,")
            times = {hour.time for hour in hours}
            yield When(
                *span,
                text=text,
                date=resolve_date(text, phrases.language, self.today),
                time=next(iter(times)) if len(times) == 1 else None,
                is_next_class=match["next_class"] is not None,
                is_deadline=is_deadline,
                is_start=_begins_then(speech.folded, match.start(), frame),
                is_midnight=any(hour.is_midnight for hour in hours),
            )


def _with_open_words(
    folded: str, span: tuple[int, int], code: str, within: tuple[int, int]
) -> tuple[int, int]:
    """The span with the words beside it that leave a day open ("días hábiles", "every")."""
    start, end = span
    first, last = max(within[0], start - _NEAR_CHARACTERS), min(within[1], end + _NEAR_CHARACTERS)
    recurring = re.search(rf"\b(?:{DATE_WORDS[code].not_coming}) $", folded[first:start])
    if recurring:
        start = first + recurring.start()
    for match in frame_of(code).open.finditer(folded, first, last):
        if match.start() <= end + 1 and match.end() >= start - 1:
            start, end = min(start, match.start()), max(end, match.end())
    return start, end


def _begins_then(folded: str, at: int, frame: FrameWords) -> bool:
    """True where a day is said with "from", which may have been read as a part of it or not."""
    first = max(0, at - _NEAR_CHARACTERS)
    said = re.compile(rf"\b{frame.start}\b").finditer(folded, first, at + _NEAR_CHARACTERS)
    return any(match.start() <= at <= match.end() + 1 for match in said)


def _is_past(speech: Said, start: int, end: int, phrases: Phrases) -> bool:
    """True for "we saw on Monday" and "el lunes pasado": a time that is gone."""
    before = speech.folded[max(0, start - _NEAR_CHARACTERS) : start]
    after = speech.folded[end : end + _NEAR_CHARACTERS]
    return bool(
        re.search(rf"\b{phrases.past}(?: \w+)? ?$", before)
        or re.match(rf" {phrases.past}\b", after)
    )


@lru_cache(maxsize=8)
def _pattern(phrases: Phrases) -> re.Pattern[str]:
    words, frame = DATE_WORDS[phrases.language], FRAME_WORDS[phrases.language]
    lead = _unnamed(phrases.date_lead)
    day = _core(phrases, words)
    today = rf"(?P<today>{words.today})"
    core = rf"(?:(?P<next_class>{phrases.next_class_names})|{today}|{day})"
    return re.compile(
        rf"(?<!\w){phrases.date_lead}(?:{_before(words, frame)}{lead})?{core}(?!\w)"
        rf"(?P<tail>(?:{_after(words, frame, lead, day)})*)(?!\w)"
    )


def _core(phrases: Phrases, words: DateWords) -> str:
    weekdays = "|".join(words.weekdays)
    choices = [
        _day_and_month(words),
        _counted(words),
        words.after_tomorrow,
        rf"{words.tomorrow}(?:\s+(?:{weekdays}))?",
        rf"(?:{weekdays})\b(?:\s+(?:{phrases.weekday_tail}))?",
        words.next_week,
        _NUMERIC,
    ]
    if words.monthday:
        choices.append(rf"{words.monthday}\d\d?")
    return rf"(?:{'|'.join(choices)})"


def _before(words: DateWords, frame: FrameWords) -> str:
    """What changes a day before it is named: "a week (from)", "the day before", "the first"."""
    count = rf"(?:\d\d?|{longest_first(words.numbers)})"
    unit = rf"(?:{words.days}|{words.weeks}|{words.months_unit})"
    weekday = rf"(?:{'|'.join(words.weekdays)})"
    month = rf"(?:{'|'.join(words.months)}|{frame.this_month}|{frame.next_month})"
    return _unnamed(
        rf"(?:{frame.negation}|(?:{count} )?{unit} (?:(?:{frame.after}|{frame.before}) )?"
        rf"|{words.within} {count} {unit} (?:{frame.after}|{frame.before}) "
        rf"|{count} {unit} (?:{frame.after}|{frame.before}) (?:[\w']+ ){{1,3}}?"
        rf"|(?:{frame.day_after}|{frame.day_before}) ?(?:[\w']+ ){{0,3}}?"
        rf"|(?:{'|'.join(frame.nth)}) (?={weekday}\b)"
        rf"|{frame.last} (?={weekday} (?:{frame.of_month})? ?{month}\b)"
        rf"|{frame.open_before} )"
    )


def _after(words: DateWords, frame: FrameWords, lead: str, day: str) -> str:
    """What changes a day after it was named: "en ocho", "the 3rd", "but the next one"."""
    numbers = longest_first((*words.numbers[1:], words.first))
    month = rf"(?:{frame.next_month}|{frame.this_month}|{'|'.join(words.months)})"
    instead = rf"(?:{frame.following}|{lead}{day})"
    weekdays = longest_first(words.weekdays)
    choices = (
        rf" {frame.in_eight}",
        rf",? (?:dia )?(?:{weekdays})(?!\w)",
        rf",? (?:(?:the|dia|el|le) )?(?:\d{{1,2}}(?:st|nd|rd|th|o)?|{numbers}){NUMBER_GOES_ON}",
        rf" (?:{frame.of_month})? ?{month}(?:,? {frame.of_year}20\d\d)?",
        rf",? {frame.of_year}(?:{frame.next_year}|{frame.this_year}|{frame.last_year})",
        rf",? {frame.of_year}{frame.thousands} (?:{longest_first(frame.years or words.numbers)})",
        rf" {frame.this_week}",
        rf",? (?:{frame.weekday_of} )?{_counted(words)}",
        rf" {frame.weekday_of} (?!{lead}{day})(?:[\w']+)(?: \w+){{0,3}}(?=[,.;]|$)",
        rf" (?:{frame.open_before}|{frame.before})(?: [\w':]+){{1,4}}?(?=[,.;]|$| {lead}{day})",
        rf" (?:{frame.open_before}|{frame.before})(?: [\w':]+){{1,3}}",
        rf"(?:{frame.negated})?(?:{frame.but}) ?{instead}",
        rf"{frame.negated}(?=[,.;]|$)",
        rf",? {frame.either} {lead}{day}",
    )
    return _unnamed(rf"(?:{'|'.join(choices)})")


def _unnamed(pattern: str) -> str:
    """The pattern with its named groups without their names, for a second place."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


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
    count = rf"(?:\d\d?|{longest_first(words.numbers)})"
    unit = rf"(?:{words.days}|{words.weeks}|{words.months_unit})"
    later = rf"|{count}\s+{unit}\s+{words.from_now}" if words.from_now else ""
    # One word may stand between: "ten business days".
    return rf"{words.within}\s+{count}\s+(?:\w+\s+)?{unit}{later}"
