"""How a transcript is shown to a language model: short cues joined to lines of whole sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lectura.notes.composed.grounding.ground import Claim
from lectura.notes.wording import norms
from lectura.records.transcript import Segment, Transcript
from lectura.text import ends_sentence
from lectura.timeline import format_clock

_DELIMITER = re.compile(r"<\s*(/?\s*(?:transcript|notes|outline))\s*>", re.IGNORECASE)
_SHORT_CHARACTERS = 40
"""A sentence this short shares its line with the next: its mark would cost more than its words."""
_MOST_CHARACTERS = 320
_PAUSE_SECONDS = 3.0
"""After a longer silence a new line begins, so that its time is near that of its words."""


@dataclass(frozen=True)
class Reading:
    """A transcript as the language model reads it.

    Attributes:
        lines: what is shown, one per line; each has the id and the start of its first segment.
        ids: of the segments in each line, by the id of the line.
    """

    lines: tuple[Segment, ...]
    ids: Mapping[int, tuple[int, ...]]
    _segments: Mapping[int, Segment] = field(repr=False, default_factory=dict)

    @cached_property
    def line_of(self) -> dict[int, int]:
        """The index of the line that holds a segment, by the segment's id."""
        return {id_: at for at, line in enumerate(self.lines) for id_ in self.ids[line.id]}

    def segments(self, lines: Iterable[Segment]) -> tuple[Segment, ...]:
        """The segments in some lines; a line that is a piece of one segment stands for itself."""
        return tuple(
            self._segments[id_] if len(self.ids[line.id]) > 1 else line
            for line in lines
            for id_ in self.ids[line.id]
        )


def read_in_lines(segments: Sequence[Segment]) -> Reading:
    """The segments joined to lines where they are short and follow each other.

    The segments of a subtitle file are a few words each, and the marks before them would take as
    many tokens as the words.
    """
    groups: list[list[Segment]] = []
    text = ""
    for segment in segments:
        if groups and _belongs(groups[-1][-1], text, segment):
            groups[-1].append(segment)
            text = f"{text} {segment.text}"
        else:
            groups.append([segment])
            text = segment.text
    return Reading(
        lines=tuple(map(_line, groups)),
        ids={group[0].id: tuple(segment.id for segment in group) for group in groups},
        _segments={segment.id: segment for segment in segments},
    )


def _belongs(last: Segment, text: str, segment: Segment) -> bool:
    """True where the segment goes on in the line that holds the text and ends with the last."""
    if last.speaker != segment.speaker or len(text) + len(segment.text) >= _MOST_CHARACTERS:
        return False
    timed = last.end is not None and segment.start is not None
    pause = (segment.start or 0.0) - (last.end or 0.0) if timed else 0.0
    unfinished = len(text) < _SHORT_CHARACTERS or not ends_sentence(text)
    return unfinished and pause <= _PAUSE_SECONDS


def _line(group: Sequence[Segment]) -> Segment:
    if len(group) == 1:
        return group[0]
    text = " ".join(segment.text.strip() for segment in group)
    return group[0].model_copy(update={"text": text, "end": group[-1].end, "words": ()})


def around(lines: Sequence[Segment], claims: Iterable[Claim], reach: int) -> tuple[Segment, ...]:
    """The lines within ``reach`` of those in which claims are said to be, in order.

    A claim that names none of these lines is looked for where most of its words are.
    """
    begins = [line.id for line in lines]
    centres: set[int] = set()
    for claim in claims:
        named = {bisect_right(begins, id_) - 1 for id_ in claim.segment_ids} - {-1}
        centres |= named or _likely(lines, f"{claim.quote} {claim.text}")
    return tuple(
        line
        for index, line in enumerate(lines)
        if any(abs(index - centre) <= reach for centre in centres)
    )


def _likely(lines: Sequence[Segment], text: str) -> set[int]:
    wanted = set(norms(text))
    shared = [len(wanted & set(norms(line.text))) for line in lines]
    return {shared.index(max(shared))} if shared else set()


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


def show(lines: Iterable[Segment], write: Callable[[Segment], str]) -> str:
    """The text of some lines."""
    return "\n".join(map(write, lines))


def as_data(text: str) -> str:
    """The text on one line, unable to close the delimiters that templates put around it."""
    return _DELIMITER.sub(r"‹\1›", _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
