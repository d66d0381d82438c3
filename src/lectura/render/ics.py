"""Due dates as a calendar (iCalendar, RFC 5545): one all-day event per assignment with a date.

Events rather than to-dos, because Google's, Apple's and Microsoft's calendars import only events.
The same notes give the same bytes: no clock is read, and an event keeps its identity when the
calendar is made again, so that importing it twice does not double it.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from icalendar import Calendar, Event

from lectura.paths import printable
from lectura.records.notes import Assignment, Notes
from lectura.render.languages import Wording, wording_for
from lectura.render.links import moment_link
from lectura.render.renderer import Renderer, RenderOptions
from lectura.timeline import format_clock


def write(notes: Notes, options: RenderOptions) -> str:
    """The calendar, its lines ended by CR LF as the standard asks; empty where nothing is due."""
    calendar = Calendar()
    calendar.add("prodid", "-//lectura//lectura//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", printable(notes.title))
    words = wording_for(notes.language)
    for assignment in notes.assignments:
        if assignment.due_date is not None:
            calendar.add_component(_event(notes, assignment, assignment.due_date, words, options))
    text: str = calendar.to_ical(sorted=False).decode("utf-8")
    return text


def _event(
    notes: Notes, assignment: Assignment, day: dt.date, words: Wording, options: RenderOptions
) -> Event:
    event = Event()
    identity = "\n".join((notes.source.name, assignment.what, day.isoformat()))
    event.add("uid", f"{hashlib.sha256(identity.encode()).hexdigest()[:32]}@lectura")
    made = notes.date or day
    event.add("dtstamp", dt.datetime(made.year, made.month, made.day, tzinfo=dt.timezone.utc))
    event.add("dtstart", day)
    if day < dt.date.max:  # without an end it lasts the one day
        event.add("dtend", day + dt.timedelta(days=1))
    event.add("summary", printable(assignment.what))
    if description := _description(notes, assignment, words):
        event.add("description", description)
    start = _start(assignment)
    if options.link and options.link.startswith("http") and start is not None:
        event.add("url", moment_link(options.link, start))
    event.add("transp", "TRANSPARENT")  # a due date does not make the whole day busy
    return event


def _description(notes: Notes, assignment: Assignment, words: Wording) -> str:
    lines = [notes.title]
    if assignment.deliverable:
        lines.append(f"{words.deliverable}: {assignment.deliverable}")
    if assignment.due_text:
        lines.append(f"“{assignment.due_text}”")
    if assignment.reward:
        lines.append(f"{words.reward}: {assignment.reward}")
    for citation in assignment.citations[:1]:
        clock = "" if citation.start is None else f" ({format_clock(citation.start)})"
        lines.append(f"“{citation.quote}”{clock}")
    return printable("\n".join(lines))


def _start(assignment: Assignment) -> float | None:
    """The first cited moment in seconds, where the transcript has times."""
    return next((c.start for c in assignment.citations if c.start is not None), None)


ICS = Renderer("ics", write)
