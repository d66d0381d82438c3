"""A model quotes the bare day; the day is read with the words around it."""

from __future__ import annotations

import datetime as dt

import pytest

from lectura.notes.composed.grounding.quote_index import Haystack
from lectura.notes.composed.grounding.said_days import DayReader
from lectura.notes.keyless.when import Calendar
from lectura.records.transcript import Segment

WEDNESDAY = dt.date(2025, 3, 12)


def _reader(text: str, language: str, today: dt.date | None) -> DayReader:
    everything = Haystack([Segment(id=0, text=text)])
    return DayReader(everything, Calendar(language, today), next_class=dt.date(2025, 3, 19))


def _read(
    text: str, quote: str, language: str, today: dt.date | None, *, due: bool = True
) -> tuple[str, str, str]:
    reader = _reader(text, language, today)
    place = reader.everything.find_phrase(quote, ())
    assert place is not None
    read = reader.at(place, due=due)
    return read.text, str(read.date), str(read.time)


def _within(text: str, quote: str, *, due: bool = True) -> tuple[str, str, str]:
    reader = _reader(text, "es", WEDNESDAY)
    read = reader.within(reader.everything.find(quote, ()), due=due)
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


def test_the_next_class_is_on_the_day_that_was_said_for_it() -> None:
    read = _read("Es para la siguiente sesión.", "la siguiente sesión", "es", WEDNESDAY)
    assert read == ("la siguiente sesión", "2025-03-19", "None")


def test_what_begins_on_a_day_is_not_due_then() -> None:
    text = "La inscripción está abierta desde el lunes."
    assert _read(text, "desde el lunes", "es", WEDNESDAY) == ("", "None", "None")
    assert _read(text, "desde el lunes", "es", WEDNESDAY, due=False)[1] == "2025-03-17"


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Entreguen el ensayo antes del viernes a las 5 de la tarde.",
         "Entreguen el ensayo antes del viernes a las 5 de la tarde",
         ("antes del viernes a las 5 de la tarde", "2025-03-14", "17:00:00")),
        ("Lo vemos el lunes y se entrega para el martes.",
         "Lo vemos el lunes y se entrega para el martes",
         ("para el martes", "2025-03-18", "None")),
        ("Lo vemos el lunes y el martes.", "Lo vemos el lunes y el martes", ("", "None", "None")),
        ("Traigan la tarea a la próxima clase.", "Traigan la tarea a la próxima clase",
         ("la próxima clase", "2025-03-19", "None")),
        ("El lunes no. Entreguen el ensayo y ya.", "Entreguen el ensayo y ya",
         ("", "None", "None")),
    ],
)  # fmt: skip
def test_a_record_is_dated_by_its_own_quote(
    text: str, quote: str, expected: tuple[str, str, str]
) -> None:
    assert _within(text, quote) == expected
