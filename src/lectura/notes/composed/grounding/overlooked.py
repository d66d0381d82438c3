"""What rules see as a task, a dated notice or an exam hint, and no record of the model takes up.

A model that reads an hour at once passes over half a sentence now and then, and a student who
misses homework for it has lost more than with any other fault of the notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lectura.errors import LLMError
from lectura.notes.composed.asking import Asker
from lectura.notes.composed.grounding.ground import claims_of, look_up
from lectura.notes.composed.grounding.records import Lookup, partial_notes
from lectura.notes.composed.join import citations_of
from lectura.notes.composed.lines import Reading
from lectura.notes.composed.partial import PartialNotes
from lectura.notes.composed.replies import OverlookedReply
from lectura.notes.composed.requests import Requests
from lectura.notes.keyless.kinds.announcements import (
    find_announcements,
    find_exam_hints,
    next_class_day,
)
from lectura.notes.keyless.kinds.assignments import find_assignments
from lectura.notes.keyless.lecture import Lecture
from lectura.records.notes import Citation

_NEAR_LINES = 2
"""A record about the class that cites a line so near takes up what was said there; a key point near
a task does not."""
_MOST_ASKED = 12
_COURSE, _NAMED = ("assignments", "announcements", "exam_hints"), ("questions", "references")


@dataclass(frozen=True)
class Seen:
    """What rules see: its words, and whether that is work with a day by which it is due."""

    cited: Citation
    is_due: bool = False


def seen_by_rules(rules: Lecture) -> tuple[Seen, ...]:
    """The tasks, dated notices and exam hints that rules find, in the order of the lecture."""
    news = (item for item in find_announcements(rules, ()) if item.date or item.date_text)
    tasks = find_assignments(rules, next_class_day(rules))
    due = {c.segment_ids for task in tasks if task.due_text for c in citations_of(task)[:1]}
    found = (*tasks, *find_exam_hints(rules), *news)
    cited = {c.segment_ids: c for item in found for c in citations_of(item)[:1]}
    return tuple(Seen(cited[ids], ids in due) for ids in sorted(cited))


@dataclass(frozen=True)
class SafetyNet:
    """Asks about what was passed over, and keeps what stays so.

    Attributes:
        asker: to the language model.
        requests: about the transcript.
        lookup: in the whole lecture.
        reading: the lines that the model was shown.
        seen: what the rules see.
    """

    asker: Asker
    requests: Requests
    lookup: Lookup
    reading: Reading
    seen: tuple[Seen, ...]

    def catch(self, parts: Sequence[PartialNotes]) -> PartialNotes | None:
        """The records of what no part takes up, asked for in one request; None where nothing is.

        A tiny model is not asked: it would find no more in the lines than it did; nor is a little
        one, which has said of each whether it is one.
        """
        missed = self.left(parts)[:_MOST_ASKED]
        if not missed or not self.asker.chooses:
            return None
        lines = self.reading.lines
        wanted = {index for item in missed for index in self._around(item)}
        shown = [lines[index] for index in sorted(wanted) if 0 <= index < len(lines)]
        try:
            reply = self.asker.ask(self.requests.overlooked(shown, missed), OverlookedReply)
        except LLMError:
            return None  # what was passed over is listed; `Asker.halted` tells what is more
        evidence = look_up(claims_of(reply), self.lookup.haystack, lambda claims: {})
        read = self.lookup.haystack.segments_of(line.id for line in shown)
        return partial_notes(reply.as_map_reply(), evidence, self.lookup, read)

    def left(self, parts: Iterable[PartialNotes]) -> tuple[Citation, ...]:
        """What the rules see and no record cites within two lines.

        A question or a reference takes up what is only named in it, but no work that is due.
        """
        parts = tuple(parts)
        course = {line for part in parts for line in self._lines(_COURSE, part)}
        named = {line for part in parts for line in self._lines(_NAMED, part)}

        def is_near(item: Seen) -> bool:
            taken = course if item.is_due else course | named
            own = self._of(item.cited)
            return any(abs(line - at) <= _NEAR_LINES for line in taken for at in own)

        return tuple(item.cited for item in self.seen if not is_near(item))

    def _lines(self, fields: Iterable[str], part: PartialNotes) -> Iterator[int]:
        records = (record for field in fields for record in getattr(part, field))
        return (
            line for item in records for cited in citations_of(item) for line in self._of(cited)
        )

    def _around(self, item: Citation) -> Iterator[int]:
        for line in self._of(item):
            yield from range(line - _NEAR_LINES, line + _NEAR_LINES + 1)

    def _of(self, cited: Citation) -> list[int]:
        """The indices of the lines that hold the cited segments."""
        return [
            self.reading.line_of[id_] for id_ in cited.segment_ids if id_ in self.reading.line_of
        ]
