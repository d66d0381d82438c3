"""Due dates and exams as a calendar (iCalendar, RFC 5545): one event for each that has a day.

Events rather than to-dos, because Google's, Apple's and Microsoft's calendars import only events.
They last the whole day, or begin at the hour that was said, in the reader's own time zone ("form
1" of a date-time in RFC 5545, 3.3.5): a lecture does not say in which one it is given. The same
notes give the same bytes: no clock is read, and an event keeps its identity when the calendar is
made again, whatever became of its day, so that importing it twice does not double it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lectura.paths import printable
from lectura.records.notes import Announcement, Assignment, Citation, Notes
from lectura.render.languages import Wording, wording_for
from lectura.render.links import moment_link
from lectura.render.renderer import Renderer, RenderOptions
from lectura.text import folded
from lectura.timeline import format_clock

if TYPE_CHECKING:
    from icalendar import Event


@dataclass(frozen=True)
class _Entry:
    """What may become an event; ``identity`` says which one it is, whatever its day.

    ``record`` is the field of `Notes` and the place in it.
    """

    record: tuple[str, int]
    identity: str
    what: str
    day: dt.date | None
    time: dt.time | None
    facts: tuple[str, ...]
    citations: tuple[Citation, ...]


def write(notes: Notes, options: RenderOptions) -> str:
    """The calendar, its lines ended by CR LF as the standard asks; empty without a day."""
    return _calendar(notes, _dated(notes), options)


def single_calendars(notes: Notes, options: RenderOptions) -> dict[tuple[str, int], str]:
    """The calendar of each record that has a day, by its field of `Notes` and its place there.

    An event is the same as in the calendar of all, so that taking both does not double it.
    """
    return {entry.record: printable(_calendar(notes, [entry], options)) for entry in _dated(notes)}


def identities(notes: Notes) -> dict[tuple[str, int], str]:
    """What each assignment and announcement is known by, whatever its day: its event's UID."""
    return {entry.record: _uid(entry) for entry in _entries(notes, wording_for(notes.language))}


def _calendar(notes: Notes, entries: Iterable[_Entry], options: RenderOptions) -> str:
    import icalendar  # noqa: PLC0415 - 0.05 s, spared by a run without dates

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//lectura//lectura//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", " ".join(notes.title.split()))  # it may have no second line
    for entry in entries:
        if entry.day is not None:
            calendar.add_component(_event(notes, entry, entry.day, options))
    text: str = calendar.to_ical(sorted=False).decode("utf-8")
    return text


def _dated(notes: Notes) -> list[_Entry]:
    entries = _entries(notes, wording_for(notes.language))
    return [entry for entry in entries if entry.day is not None]


def _entries(notes: Notes, words: Wording) -> Iterator[_Entry]:
    seen: Counter[str] = Counter()
    for place, work in enumerate(notes.assignments):
        identity = _identity(notes, work.what, work.due_text, seen)
        record, facts = ("assignments", place), _facts(work, words)
        yield _Entry(
            record, identity, work.what, work.due_date, work.due_time, facts, work.citations
        )
    for place, item in enumerate(notes.announcements):
        identity = _identity(notes, item.text, item.date_text, seen)
        record, day = ("announcements", place), item.date if item.is_exam else None
        yield _Entry(record, identity, item.text, day, item.time, _said(item), item.citations)


def _identity(notes: Notes, what: str, when: str, seen: Counter[str]) -> str:
    """The lecture and the task without its day; a number where another task has the same words."""
    said = f" {folded(what)} ".replace(f" {folded(when)} ", " ") if when else folded(what)
    task = "\n".join((notes.source.name, said.strip()))
    seen[task] += 1
    return task if seen[task] == 1 else f"{task}\n{seen[task]}"


def _event(notes: Notes, entry: _Entry, day: dt.date, options: RenderOptions) -> Event:
    import icalendar  # noqa: PLC0415 - as above

    event = icalendar.Event()
    event.add("uid", _uid(entry))
    made = notes.date or day
    event.add("dtstamp", dt.datetime(made.year, made.month, made.day, tzinfo=dt.timezone.utc))
    if entry.time is not None:
        # Without an end it ends when it begins: what is due then takes no time.
        event.add("dtstart", dt.datetime.combine(day, entry.time))
    else:
        event.add("dtstart", day)
        if day < dt.date.max:  # without an end it lasts the one day
            event.add("dtend", day + dt.timedelta(days=1))
    event.add("summary", entry.what)
    event.add("description", "\n".join((notes.title, *entry.facts, *_quotes(entry))))
    start = next((c.start for c in entry.citations if c.start is not None), None)
    if options.link and options.link.startswith("http") and start is not None:
        event.add("url", moment_link(options.link, start))
    event.add("transp", "TRANSPARENT")  # a due date does not make the whole day busy
    return event


def _uid(entry: _Entry) -> str:
    return f"{hashlib.sha256(entry.identity.encode()).hexdigest()[:32]}@lectura"


def _facts(work: Assignment, words: Wording) -> tuple[str, ...]:
    deliverable = f"{words.deliverable}: {work.deliverable}" if work.deliverable else ""
    said = f"“{work.due_text}”" if work.due_text else ""
    reward = f"{words.reward}: {work.reward}" if work.reward else ""
    return tuple(filter(None, (deliverable, said, reward)))


def _said(item: Announcement) -> tuple[str, ...]:
    return (f"“{item.date_text}”",) if item.date_text else ()


def _quotes(entry: _Entry) -> Iterator[str]:
    for citation in entry.citations[:1]:
        clock = "" if citation.start is None else f" ({format_clock(citation.start)})"
        yield f"“{citation.quote}”{clock}"


def has_events(notes: Notes) -> bool:
    """True where the calendar of the notes has an event."""
    return bool(_dated(notes))


ICS = Renderer("ics", write)
