"""What to do by when: boxes that stay ticked, and each due date for the reader's calendar."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from lectura.page.html import Html, icon, joined, shown, tag
from lectura.page.notes.writer import Writer
from lectura.records.notes import Assignment, Notes
from lectura.render.facts import assignment_facts
from lectura.render.ics import identities, single_calendars
from lectura.render.markdown import SECTIONS
from lectura.render.renderer import RenderOptions

_FIELD = "assignments"


def calendar_links(notes: Notes, label: str) -> Callable[[str, int], Html]:
    """Gives the calendar entry of a record (field of the notes, place there) as a link."""
    calendars = single_calendars(notes, RenderOptions.of(notes.source))

    def link(field: str, place: int) -> Html:
        text = calendars.get((field, place))
        if text is None:
            return Html()
        address = f"data:text/calendar;charset=utf-8,{quote(text)}"
        name = f"{'task' if field == _FIELD else 'date'}-{place + 1}.ics"
        return tag(
            "a", {"class": "calendar", "download": name, "href": address}, icon("calendar"), label
        )

    return link


def todo_of(notes: Notes, writer: Writer, calendar: Callable[[str, int], Html]) -> Html:
    """The assignments in the order of their days, as a list; empty where there are none."""
    known = identities(notes)
    order = next(section.order for section in SECTIONS if section.field == _FIELD)
    places = {id(item): place for place, item in enumerate(notes.assignments)}
    items = []
    for item in order(notes.assignments):
        place = places[id(item)]
        key = known[_FIELD, place].removesuffix("@lectura")
        items.append(_task(item, f"task-{place + 1}", key, writer, calendar(_FIELD, place)))
    return (
        tag("ul", {"class": "tasks", **writer.words.noted}, joined(items, "\n"))
        if items
        else Html()
    )


def _task(item: Assignment, name: str, key: str, writer: Writer, calendar: Html) -> Html:
    box = {"type": "checkbox", "id": name, "data-task": key, "autocomplete": "off"}
    source = writer.source(item.citations, item.speaker or "")
    return tag(
        "li",
        {"class": "task", "data-at": writer.at(item.citations)},
        tag("input", box),
        tag(
            "div",
            {"class": "task-body"},
            tag("label", {"for": name}, writer.searched(shown(item.what), "b")),
            tag("p", {"class": "facts"}, writer.facts(assignment_facts(item, writer.words.record))),
            writer.quotes(item.citations, item.what, item.due_text),
            tag("div", {"class": "row"}, source, calendar),
        ),
    )
