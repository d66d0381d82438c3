from __future__ import annotations

import datetime as dt

from icalendar import Calendar, Component
from notes_samples import full_notes, keyless_notes

from lectura.records.notes import Announcement, Assignment
from lectura.render import RenderOptions, render_notes
from lectura.render.ics import identities, single_calendars

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


def test_an_event_keeps_its_identity_whatever_becomes_of_its_day() -> None:
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
    assert uid(render_notes(notes, "ics")) == uid(render_notes(moved, "ics"))


def _due(what: str, **fields: object) -> Assignment:
    return Assignment(what=what, **{"due_date": dt.date(2026, 3, 24), **fields})  # type: ignore[arg-type]


def _events(*assignments: Assignment, **fields: object) -> list[Component]:
    notes = full_notes().model_copy(update={"assignments": assignments, **fields})
    return Calendar.from_ical(render_notes(notes, "ics")).walk("VEVENT")


def _uids(*assignments: Assignment, **fields: object) -> list[str]:
    return [str(event["uid"]) for event in _events(*assignments, **fields)]


def test_a_day_that_was_corrected_in_the_words_too_is_the_same_event() -> None:
    first = _due("Entregar el ensayo el viernes.", due_text="el viernes")
    later = _due("Entregar el ensayo el lunes.", due_text="el lunes", due_date=dt.date(2026, 3, 30))
    assert _uids(first) == _uids(later)
    assert _uids(first) != _uids(_due("Entregar el informe el viernes.", due_text="el viernes"))


def test_two_tasks_of_the_same_words_are_two_events() -> None:
    one, two = _uids(_due("Leer el capítulo."), _due("Leer el capítulo."))
    assert one != two
    undated = _due("Leer el capítulo.", due_date=None)
    assert _uids(undated, _due("Leer el capítulo.")) == [two]


def test_the_same_task_of_another_lecture_is_another_event() -> None:
    other = full_notes().source.model_copy(update={"name": "clase-2.mp4"})
    assert _uids(_due("Leer el capítulo.")) != _uids(_due("Leer el capítulo."), source=other)


def test_a_due_hour_is_kept_as_local_time() -> None:
    notes = full_notes().model_copy(
        update={"assignments": (_due("Leer", due_time=dt.time(23, 59)),)}
    )
    text = render_notes(notes, "ics")
    assert "DTSTART:20260324T235900\r\n" in text
    assert "DTEND" not in text  # it ends when it begins


def test_an_exam_with_a_day_is_an_event() -> None:
    exam = Announcement(text="El parcial es el 2 de abril.", date=dt.date(2026, 4, 2), is_exam=True)
    hour = exam.model_copy(update={"time": dt.time(10), "text": "El parcial a las diez."})
    (event,) = _events(announcements=(exam,))
    assert str(event["summary"]) == "El parcial es el 2 de abril."
    assert event.decoded("dtstart") == dt.date(2026, 4, 2)
    (event,) = _events(announcements=(hour,))
    assert event.decoded("dtstart") == dt.datetime(2026, 4, 2, 10)
    other = {"is_exam": False, "text": "No hay clase."}
    assert _events(announcements=(exam.model_copy(update=other),)) == []
    assert _events(announcements=(exam.model_copy(update={"date": None}),)) == []


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


def test_a_title_of_two_lines_is_one_in_the_calendar() -> None:
    notes = full_notes().model_copy(update={"title": "Clase\n3: </b>"})
    assert "X-WR-CALNAME:Clase 3: </b>" in render_notes(notes, "ics").splitlines()


def test_each_record_with_a_day_has_a_calendar_of_its_own() -> None:
    notes = full_notes()
    single = single_calendars(notes, RenderOptions())
    assert list(single) == [("assignments", 0)]
    assert single["assignments", 0] == render_notes(notes, "ics")


def test_records_are_known_by_the_same_name_with_and_without_a_day() -> None:
    notes = full_notes()
    dayless = notes.assignments[0].model_copy(update={"due_date": None})
    known = identities(notes)
    assert list(known) == [("assignments", 0), ("assignments", 1), ("announcements", 0)]
    later = notes.model_copy(update={"assignments": (dayless, *notes.assignments[1:])})
    assert identities(later) == known
