"""Notes as a page to read: the short answer first, then the lecture, then how it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lectura.records.notes import Notes
from lectura.render import made, records
from lectura.render.languages import Wording, wording_for
from lectura.render.markup import paragraphs, plain
from lectura.render.references import Moments
from lectura.render.renderer import Renderer, RenderOptions
from lectura.timeline import format_clock


def write(notes: Notes, options: RenderOptions) -> str:
    """The page as Markdown; sections without content are left out."""
    words = wording_for(notes.language)
    moments = Moments(options)
    blocks = [f"# {plain(notes.title)}", *_head(notes, words, moments)]
    for heading, entries in _sections(notes, words, moments):
        content = [entry for entry in entries if entry]
        if content:
            blocks += [f"## {heading}", *content]
    return "\n\n".join(blocks) + "\n"


def _head(notes: Notes, words: Wording, moments: Moments) -> Iterator[str]:
    """What the reader must know before the first line of the notes."""
    facts = [notes.source.name if notes.source.name != "-" else ""]
    facts.append(words.day(notes.date) if notes.date else "")
    facts.append(format_clock(notes.source.duration) if notes.source.duration else "")
    if shown := " · ".join(plain(fact) for fact in facts if fact):
        yield shown
    if notes.partial:
        yield made.partial_banner(notes, words, moments)
    if _is_empty(notes):
        if not notes.partial:
            yield words.empty
    elif notes.made_by.engine == "keyless":
        yield f"> {words.keyless}"


def _sections(
    notes: Notes, words: Wording, moments: Moments
) -> Iterator[tuple[str, Iterable[str]]]:
    write_record = records.Records(words, moments)
    yield words.about, [paragraphs(notes.summary)]
    yield words.todo, [_items(map(write_record.assignment, notes.assignments))]
    yield words.announcements, [_items(map(write_record.announcement, notes.announcements))]
    yield words.exam, [_items(map(write_record.exam_hint, notes.exam_hints))]
    yield words.topics, [block for t in notes.topics for block in write_record.topic(t)]
    yield (
        words.presentations,
        [block for p in notes.presentations for block in write_record.presentation(p)],
    )
    yield words.questions, [_items(map(write_record.question, notes.questions))]
    yield words.terms, [_items(map(write_record.term, notes.terms))]
    yield words.references, [_items(map(write_record.reference, notes.references))]
    yield words.made, [_items(made.facts(notes, words, moments))]


def _items(entries: Iterable[str]) -> str:
    return "\n".join(entries)


def _is_empty(notes: Notes) -> bool:
    return not any(
        (
            notes.summary,
            notes.topics,
            notes.presentations,
            notes.assignments,
            notes.announcements,
            notes.exam_hints,
            notes.questions,
            notes.terms,
            notes.references,
        )
    )


MARKDOWN = Renderer("md", write)
