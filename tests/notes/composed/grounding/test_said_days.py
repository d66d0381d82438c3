"""A model quotes the bare day; the day is read with the words around it."""

from __future__ import annotations

import datetime as dt

import pytest

from lectura.notes.composed.grounding.said_days import said_day
from lectura.notes.keyless.when import Calendar
from lectura.records.notes import Citation

WEDNESDAY = dt.date(2025, 3, 12)


def _read(text: str, quote: str, language: str, today: dt.date | None) -> tuple[str, str, str]:
    start = text.index(quote)
    citation = Citation(segment_ids=(0,), quote=quote)
    read = said_day(quote, citation, text, start, start + len(quote), Calendar(language, today))
    assert read.citations == (citation,)
    return read.text, str(read.date), str(read.time)


@pytest.mark.parametrize(
    ("language", "text", "quote", "whole", "day", "time"),
    [
        ("en", "It is due a week from Friday.", "Friday", "due a week from Friday",
         "2025-03-21", "None"),
        ("en", "Upload it before 11:59 pm on Sunday.", "Sunday", "before 11:59 pm on Sunday",
         "2025-03-16", "23:59:00"),
        ("en", "Hand it in within ten business days.", "ten business days", "ten business days",
         "None", "None"),
        ("en", "For next Monday read it.", "next Monday", "next Monday", "2025-03-17", "None"),
        ("es", "Entreguen el ensayo de mañana en ocho.", "mañana", "mañana en ocho",
         "2025-03-20", "None"),
        ("es", "Es para el lunes 3.", "el lunes", "para el lunes 3", "None", "None"),
        ("es", "Es para el lunes. El martes no hay clase.", "el lunes", "el lunes",
         "2025-03-17", "None"),
    ],
)  # fmt: skip
def test_the_words_around_a_quoted_day_count(
    language: str, text: str, quote: str, whole: str, day: str, time: str
) -> None:
    assert _read(text, quote, language, WEDNESDAY) == (whole, day, time)


def test_the_words_are_whole_also_where_nobody_knows_the_day() -> None:
    read = _read("It is due a week from Friday.", "Friday", "en", None)
    assert read == ("due a week from Friday", "None", "None")
