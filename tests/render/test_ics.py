from __future__ import annotations

import datetime as dt

from icalendar import Calendar
from notes_samples import full_notes, keyless_notes

from lectura.render import RenderOptions, render_notes

LONG = "Entregar el informe; con tildes, comas y ñ " * 5


def test_a_due_date_is_an_event_of_that_whole_day() -> None:
    calendar = Calendar.from_ical(render_notes(full_notes(), "ics"))
    (event,) = calendar.walk("VEVENT")  # the assignment without a date is none
    assert event.decoded("dtstart") == dt.date(2026, 3, 24)
    assert event.decoded("dtend") == dt.date(2026, 3, 25)
    assert event.decoded("dtstamp") == dt.datetime(2026, 3, 17, tzinfo=dt.timezone.utc)
    assert str(event["summary"]) == "Terminar el cuaderno"
    assert str(event["description"]).split("\n") == [
        "Agrupar sin etiquetas",
        "se entrega: cuaderno de Colab",
        "“el próximo martes”",
        "recompensa: medio punto",
        "“para el próximo martes me terminan el cuaderno” (1:00:00)",
    ]


def test_the_same_notes_give_the_same_bytes() -> None:
    assert render_notes(full_notes(), "ics") == render_notes(full_notes(), "ics")


def test_an_event_keeps_its_identity_when_only_its_description_changes() -> None:
    notes = full_notes()
    first = notes.assignments[0]
    other = notes.model_copy(
        update={"assignments": (first.model_copy(update={"reward": "un punto"}),)}
    )
    moved = notes.model_copy(
        update={"assignments": (first.model_copy(update={"due_date": dt.date(2026, 4, 1)}),)}
    )

    def uid(text: str) -> str:
        return str(Calendar.from_ical(text).walk("VEVENT")[0]["uid"])

    assert uid(render_notes(notes, "ics")) == uid(render_notes(other, "ics"))
    assert uid(render_notes(notes, "ics")) != uid(render_notes(moved, "ics"))


def test_lines_are_folded_and_ended_as_the_standard_asks() -> None:
    notes = full_notes()
    long = notes.assignments[0].model_copy(update={"what": LONG.strip()})
    text = render_notes(notes.model_copy(update={"assignments": (long,)}), "ics")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert str(Calendar.from_ical(text).walk("VEVENT")[0]["summary"]) == LONG.strip()


def test_a_web_link_goes_into_the_event_and_a_path_does_not() -> None:
    def url(link: str) -> object:
        text = render_notes(full_notes(), "ics", RenderOptions(link=link))
        return Calendar.from_ical(text).walk("VEVENT")[0].get("url")

    assert url("https://youtu.be/abc") == "https://youtu.be/abc?t=3600s"
    assert url("clase.mp4") is None


def test_nothing_due_is_a_calendar_without_events() -> None:
    text = render_notes(keyless_notes(), "ics")
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert Calendar.from_ical(text).walk("VEVENT") == []


def test_the_last_day_there_is_has_no_day_after_it() -> None:
    notes = full_notes()
    last = notes.assignments[0].model_copy(update={"due_date": dt.date.max})
    text = render_notes(notes.model_copy(update={"assignments": (last,)}), "ics")
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event.decoded("dtstart") == dt.date(9999, 12, 31)
    assert "dtend" not in event
