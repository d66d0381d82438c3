"""How a transcript is shown to the language model: one line per segment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lectura.records.transcript import Segment, Transcript
from lectura.timeline import format_clock

_DELIMITER = re.compile(r"<\s*(/?\s*(?:transcript|notes|outline))\s*>", re.IGNORECASE)


def line_writer(transcript: Transcript) -> Callable[[Segment], str]:
    """Writes ``[12] 1:05 Laura: words``; ``-`` stands for an unknown time.

    A segment is one line whatever it holds, so that nothing said can pass for another line, for
    the end of the transcript or for a part of the request.
    """
    labels = {s.id: s.label for s in transcript.speakers}

    def write(segment: Segment) -> str:
        clock = "-" if segment.start is None else format_clock(segment.start)
        who = ""
        if segment.speaker is not None:
            who = f"{_one_line(labels.get(segment.speaker, segment.speaker))}: "
        return f"[{segment.id}] {clock} {who}{as_data(segment.text)}"

    return write


def show(segments: Iterable[Segment], write: Callable[[Segment], str]) -> str:
    """The lines of some segments."""
    return "\n".join(map(write, segments))


def as_data(text: str) -> str:
    """The text on one line, unable to close the delimiters that templates put around it."""
    return _DELIMITER.sub(r"‹\1›", _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
