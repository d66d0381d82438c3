"""Notes as a page to read: the short answer first, then the lecture, then how it was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from lectura.records.kinds import records_of
from lectura.records.notes import Announcement, Assignment, Notes, NotesSource
from lectura.render import made, records
from lectura.render.languages import Wording, wording_for
from lectura.render.markup import paragraphs, plain
from lectura.render.references import Moments
from lectura.render.renderer import Renderer, RenderOptions
from lectura.render.translated import TranslatedQuotes
from lectura.timeline import format_clock, format_span

_T = TypeVar("_T")


def write(notes: Notes, options: RenderOptions) -> str:
    """The page as Markdown; sections without content are left out."""
    words = wording_for(notes.language)
    moments = Moments(options, words)
    blocks = [f"# {plain(notes.title)}", *_head(notes, words, moments)]
    translated = TranslatedQuotes(options.translation) if options.translation else None
    writer = records.Records(words, moments, translated)
    for heading, entries in _sections(notes, writer):
        content = [entry for entry in entries if entry]
        if content:
            blocks += [f"## {heading}", *content]
    return "\n\n".join(blocks) + "\n"


def _head(notes: Notes, words: Wording, moments: Moments) -> Iterator[str]:
    """What the reader must know before the first line of the notes."""
    facts = [notes.source.name if notes.source.name != "-" else ""]
    facts.append(words.day(notes.date) if notes.date else "")
    facts.append(length_of(notes.source))
    if shown := " · ".join(plain(fact) for fact in facts if fact):
        yield shown
    if notes.partial:
        yield made.partial_banner(notes, words, moments)
    if _is_empty(notes):
        if not notes.partial:
            yield words.empty
    elif notes.made_by.engine == "keyless":
        yield f"> {words.keyless}"
    else:
        yield f"> {words.composed}"


def length_of(source: NotesSource) -> str:
    """How long the recording is, or which part of it the notes are of."""
    if source.stretch is not None:
        return format_span(source.stretch)
    return format_clock(source.duration) if source.duration else ""


def _sections(notes: Notes, writer: records.Records) -> Iterator[tuple[str, Iterable[str]]]:
    words, moments = writer.words, writer.moments
    yield words.about, [paragraphs(notes.summary)]
    yield words.essential, [_items(writer.essentials(notes.topics))]
    for section in SECTIONS:
        entries = section.entries(writer, section.order(getattr(notes, section.field)))
        yield getattr(words, section.heading), entries
    yield words.overlooked, [_items(map(writer.overlooked, notes.overlooked))]
    yield words.made, [_items(made.facts(notes, words, moments))]


Writer: TypeAlias = Callable[[records.Records, Any], _T]
Entries: TypeAlias = Callable[[records.Records, Iterable[Any]], list[str]]


def _listed(write: Writer[str]) -> Entries:
    """The records of a section as the items of one list."""
    return lambda writer, items: [_items(write(writer, item) for item in items)]


def _divided(write: Writer[Iterator[str]]) -> Entries:
    """The records of a section as subsections, each of several blocks."""
    return lambda writer, items: [block for item in items for block in write(writer, item)]


@dataclass(frozen=True)
class Section:
    """Where the page shows one kind of record.

    Attributes:
        field: of `Notes`, as in `lectura.records.kinds.KINDS`.
        heading: the field of `Wording`.
        entries: the records as blocks.
        order: in which they are shown; by default that of the lecture.
    """

    field: str
    heading: str
    entries: Entries
    order: Callable[[Sequence[Any]], Sequence[Any]] = tuple


def _by_day(items: Sequence[Assignment]) -> Sequence[Assignment]:
    """What is due first; what has no hour is due at the end of its day, what has no day last."""
    return sorted(items, key=lambda a: (a.due_date or dt.date.max, a.due_time or dt.time.max))


def _next_class_first(items: Sequence[Announcement]) -> Sequence[Announcement]:
    """What was said of the next class, its day before the rest; then all others.

    Once its day is known, what else was said of it need not repeat misheard words for that: they
    still stand in the quote below.
    """
    known = any(a.is_next_class and a.date for a in items)
    shown = (_without_date_words(a) if known and a.is_next_class else a for a in items)
    return sorted(shown, key=lambda a: (not a.is_next_class, a.is_next_class and not a.date))


def _without_date_words(item: Announcement) -> Announcement:
    quoted = any(item.date_text in c.quote for c in item.citations[:1])
    return item.model_copy(update={"date_text": ""}) if quoted else item


SECTIONS = (
    Section("assignments", "todo", _listed(records.Records.assignment), _by_day),
    Section(
        "announcements",
        "announcements",
        _listed(records.Records.announcement),
        _next_class_first,
    ),
    Section("exam_hints", "exam", _listed(records.Records.exam_hint)),
    Section("topics", "topics", _divided(records.Records.topic)),
    Section("presentations", "presentations", _divided(records.Records.presentation)),
    Section("questions", "questions", _listed(records.Records.question)),
    Section("terms", "terms", _listed(records.Records.term)),
    Section("references", "references", _listed(records.Records.reference)),
)
"""In the order of the page: what to do comes first."""


def _items(entries: Iterable[str]) -> str:
    return "\n".join(entries)


def _is_empty(notes: Notes) -> bool:
    return not notes.summary and not any(records_of(notes).values())


MARKDOWN = Renderer("md", write)
