from __future__ import annotations

import datetime as dt
from urllib.parse import unquote

from notes_samples import cited, full_notes, keyless_notes
from page_samples import SPANISH, Element, tree_of

from lectura.page.notes.todo import calendar_links, todo_of
from lectura.page.notes.writer import Writer
from lectura.records.notes import Announcement, Assignment, Notes
from lectura.render import render_notes


def tasks_of(notes: Notes) -> list[Element]:
    calendar = calendar_links(notes, "Añadir")
    return tree_of(todo_of(notes, Writer(SPANISH, "Clase", timed=True), calendar)).all(
        "li", class_="task"
    )


def with_tasks(*tasks: Assignment) -> Notes:
    return full_notes().model_copy(update={"assignments": tasks})


def test_a_task_has_a_box_that_is_labelled_and_its_facts() -> None:
    first, second = tasks_of(full_notes())
    box = first.one("input")
    assert first.one("label").attributes["for"] == box.attributes["id"]
    assert first.one("label").text == "Terminar el cuaderno"
    assert first.one(class_="facts").text == (
        "para el martes 24 de marzo de 2026 · se entrega: cuaderno de Colab · con nota · "
        "voluntario · recompensa: medio punto"
    )
    assert second.one(class_="facts").text == "sin fecha dicha"


def test_words_for_a_day_that_is_not_sure_are_quoted() -> None:
    [task] = tasks_of(with_tasks(Assignment(what="Leer", due_text="pronto")))
    assert task.one(class_="facts").one("q").text == "pronto"


def test_what_is_due_first_stands_first() -> None:
    late = Assignment(what="late", due_date=dt.date(2026, 5, 1))
    soon = Assignment(what="soon", due_date=dt.date(2026, 4, 1))
    shown = tasks_of(with_tasks(Assignment(what="never"), late, soon))
    assert [task.one("label").text for task in shown] == ["soon", "late", "never"]


def test_a_tick_is_remembered_by_the_task_whatever_its_day_and_place() -> None:
    notes = full_notes()
    work, other = notes.assignments
    moved = work.model_copy(update={"due_date": dt.date(2026, 9, 9)})
    keys = {t.one("label").text: t.one("input").attributes["data-task"] for t in tasks_of(notes)}
    later = tasks_of(with_tasks(other, moved))
    again = {t.one("label").text: t.one("input").attributes["data-task"] for t in later}
    assert keys == again
    assert len(set(keys.values())) == 2


def test_the_calendar_entry_of_a_task_is_that_of_the_calendar_of_all() -> None:
    notes = full_notes()
    link = tasks_of(notes)[0].one("a", class_="calendar")
    assert (link.text, link.attributes["download"]) == ("Añadir", "task-1.ics")
    kind, _, content = (link.attributes["href"] or "").partition(",")
    assert kind == "data:text/calendar;charset=utf-8"
    lines = unquote(content).splitlines()
    assert lines.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20260324" in lines
    uid = next(line for line in lines if line.startswith("UID:"))
    assert uid in render_notes(notes, "ics").splitlines()


def test_what_has_no_day_has_no_entry() -> None:
    assert tasks_of(full_notes())[1].all("a", class_="calendar") == []


def test_an_exam_has_an_entry_too_and_another_notice_none() -> None:
    day = dt.date(2026, 4, 20)
    exam = Announcement(text="Parcial", date=day, is_exam=True, citations=cited("x", 3))
    notes = full_notes().model_copy(
        update={"announcements": (Announcement(text="Aula 3", date=day), exam)}
    )
    calendar = calendar_links(notes, "Añadir")
    assert calendar("announcements", 0) == ""
    assert 'download="date-2.ics"' in calendar("announcements", 1)


def test_a_task_can_be_heard() -> None:
    play = tasks_of(full_notes())[0].one("a", class_="play")
    assert play.attributes["href"] == "#t=3600.00,3602.00"


def test_without_tasks_there_is_no_list() -> None:
    assert tasks_of(keyless_notes()) == []
