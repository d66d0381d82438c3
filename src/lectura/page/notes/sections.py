"""The notes, section by section, in the order of the Markdown page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lectura.page.html import Html, escape, joined, shown, tag
from lectura.page.notes.records import Records
from lectura.page.wording import Words
from lectura.records.kinds import records_of
from lectura.records.notes import Notes
from lectura.render.made import made_lines, partial_detail
from lectura.render.markdown import SECTIONS
from lectura.timeline import format_span

Shows = Callable[[Records, Any], Html]
SHOWN: dict[str, Shows] = {
    "exam_hints": Records.exam_hint,
    "topics": Records.topic,
    "presentations": Records.presentation,
    "questions": Records.question,
    "terms": Records.term,
    "references": Records.reference,
}
"""How each kind of record is written; what is to do stands on top of the page, see `todo`."""
DIVIDED = frozenset({"topics", "presentations"})
"""Kinds whose records are subsections, not items of a list."""


def sections_of(notes: Notes, records: Records) -> Html:
    """All sections that have content."""
    return joined(_sections(notes, records), "\n")


def banner_of(notes: Notes, words: Words) -> Html:
    """What the reader must know first: that a part is missing, and whose words these are."""
    blocks = []
    if notes.partial:
        spans = ", ".join(map(format_span, notes.coverage.missing))
        detail = partial_detail(notes, words.record, spans)
        told = joined((tag("b", {}, f"⚠ {words.record.partial}"), detail), " ")
        blocks.append(tag("p", {"class": "warning"}, told))
    if not notes.summary and not any(records_of(notes).values()):
        blocks += [] if notes.partial else [tag("p", {}, words.record.empty)]
    else:
        keyless = notes.made_by.engine == "keyless"
        blocks.append(
            tag("p", {"class": "aside"}, words.record.keyless if keyless else words.record.composed)
        )
    return joined(blocks)


def made_of(notes: Notes, words: Words) -> Html:
    """How the notes were made: engine, coverage, grounding, usage, warnings."""
    lines = [_with_commands(line) for line in made_lines(notes, words.record, shown=shown)]
    lines += [
        joined((tag("b", {}, f"{words.record.warning}:"), shown(text)), " ")
        for text in notes.warnings
    ]
    return tag("ul", {}, joined(tag("li", {}, line) for line in lines))


def section(name: str, heading: str, content: Html) -> Html:
    """A section with its heading; empty where it has no content."""
    if not content:
        return Html()
    title = tag("h2", {"id": f"{name}-heading"}, heading)
    return tag("section", {"id": name, "aria-labelledby": f"{name}-heading"}, title, content)


def _sections(notes: Notes, records: Records) -> Iterator[Html]:
    words = records.writer.words.record
    yield section("about", words.about, records.paragraphs(notes.summary))
    yield section("essentials", words.essential, records.essentials(notes.topics))
    for one in SECTIONS:
        content = _content(one.field, one.order, notes, records)
        yield section(one.field.replace("_", "-"), getattr(words, one.heading), content)
    overlooked = records.listed(map(records.overlooked, notes.overlooked))
    yield section("overlooked", words.overlooked, overlooked)


def _content(field: str, order: Callable[[Any], Any], notes: Notes, records: Records) -> Html:
    items = getattr(notes, field)
    if field == "announcements":
        # Their order may change what is shown of one, so its place is looked up by its words.
        places = {(item.text, item.citations): place for place, item in enumerate(items)}
        return records.listed(
            records.announcement(item, places[item.text, item.citations]) for item in order(items)
        )
    show = SHOWN.get(field)
    if show is None:
        return Html()
    written = [show(records, item) for item in order(items)]
    return joined(written) if field in DIVIDED else records.listed(written)


def _with_commands(line: str) -> Html:
    """What stands between backticks as code."""
    parts = re.split(r"`([^`]*)`", line)
    return joined(
        tag("code", {}, part) if place % 2 else escape(part) for place, part in enumerate(parts)
    )
