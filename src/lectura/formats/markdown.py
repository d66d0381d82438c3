"""A transcript as a page of Markdown: its paragraphs, with who speaks and when. Only written."""

from __future__ import annotations

import re

from lectura.formats.paragraphs import paragraphs, turns
from lectura.formats.wording import shown_label
from lectura.paths import printable
from lectura.records.transcript import Segment, Transcript
from lectura.timeline import format_clock

_MARKUP = re.compile(r"([\\`*_\[\]<>|])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(?=[#+=-]|\d+[.)]\s)")


def write_markdown(transcript: Transcript, title: str) -> str:
    """The page: the title, then for each turn a heading with its speaker and time."""
    spoken = [segment for segment in transcript.segments if segment.text.strip()]
    named = any(segment.speaker for segment in spoken)
    blocks = [f"# {plain(title)}"]
    for turn in turns(spoken):
        heading = heading_of(transcript, turn[0], named=named)
        blocks += [heading] if heading else []
        blocks += [plain(paragraph) for paragraph in paragraphs(turn)]
    return printable("\n\n".join(blocks) + "\n")


def heading_of(transcript: Transcript, first: Segment, *, named: bool) -> str:
    """The heading of a turn: who speaks, and when; empty where neither is known."""
    who = plain(shown_label(transcript, first.speaker)) if named else ""
    when = format_clock(first.start) if first.start is not None else ""
    known = " · ".join(part for part in (who, when) if part)
    return f"## {known}" if known else ""


def plain(text: str) -> str:
    """The text on one line, in which nothing is markup."""
    escaped = _ENTITY.sub("&amp;", _MARKUP.sub(r"\\\1", " ".join(printable(text).split())))
    return _LINE_START.sub(r"\\", escaped)
