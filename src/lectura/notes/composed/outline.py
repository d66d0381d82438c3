"""An outline of partial notes, with labels to refer to, that fits one request to merge."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lectura.notes.composed.join import (
    absorbed,
    citations_of,
    join_topics,
    joined,
    may_be_same,
    said_of,
)
from lectura.notes.composed.lines import as_data
from lectura.notes.composed.partial import PartialNotes
from lectura.notes.composed.replies import MergeReply
from lectura.notes.order import position
from lectura.records.kinds import KINDS
from lectura.records.model import Model
from lectura.records.notes import KeyPoint, Topic
from lectura.timeline import format_clock

_LABELLED = {kind.label: kind for kind in KINDS if kind.label}
_TOPIC = "T"
POINT = "P"
"""The label of a key point; it is of no kind of record, but stands in a topic."""
_RECORDS = {label: kind.field for label, kind in _LABELLED.items() if label != _TOPIC}
"""What is shown besides topics and the key points in them."""
_KEEPS = "AXNQPDR"
"""Of records of several kinds that say the same, the one that stays: what a student must act on."""
_ENTRY_CHARACTERS = 320
_MOST_ESSENTIAL = 8
_LABEL = re.compile(rf"[{''.join(_LABELLED)}{POINT}]\d+")


@dataclass(frozen=True)
class Block:
    """What a merge request shows of a part, or of several merged ones.

    Attributes:
        title: of the part.
        summary: of the same.
        labels: of the topics, points and records in it, as far as they are shown.
    """

    title: str
    summary: str
    labels: tuple[str, ...]


class Labelled:
    """Joined notes whose topics, key points and records have labels; merging changes them in place.

    Args:
        notes: as joined, in the order of the lecture.
    """

    def __init__(self, notes: PartialNotes) -> None:
        self._notes = notes
        self._topics: dict[str, Topic] = {}
        self._points: dict[str, list[str]] = {}
        self._entries: dict[str, Model] = {}
        for number, topic in enumerate(notes.topics, 1):
            own = self._points[f"{_TOPIC}{number}"] = []
            self._topics[f"{_TOPIC}{number}"] = topic
            for point in topic.key_points:
                own.append(f"{POINT}{sum(map(len, self._points.values())) + 1}")
                self._entries[own[-1]] = point
        for letter, name in _RECORDS.items():
            for number, record in enumerate(getattr(notes, name), 1):
                self._entries[f"{letter}{number}"] = record
        self._essential: tuple[str, ...] = ()

    def blocks(self, parts: Sequence[PartialNotes]) -> tuple[Block, ...]:
        """One block for each part: its title and summary, and the entries that begin in it."""
        starts = [_first_segment(part) for part in parts]
        owned: list[list[str]] = [[] for _ in parts]
        owner = 0
        for label in self._in_order():
            if label[0] != POINT:  # a key point stands with its topic
                begin = _segment(self._topics.get(label) or self._entries[label])
                owner = max((i for i, start in enumerate(starts) if start <= begin), default=0)
            owned[owner].append(label)
        return tuple(
            Block(part.title, part.summary, tuple(labels))
            for part, labels in zip(parts, owned, strict=True)
        )

    def show(self, block: Block, count: Callable[[str], int], room: int) -> str:
        """The block as text, as much of it as has room; its title in any case.

        Args:
            block: what to show.
            count: tokens of a text.
            room: tokens.
        """
        lines = [block.summary, *(self._line(label) for label in self._present(block.labels))]
        shown = [f"## {as_data(block.title) or '-'}"]
        room -= count(shown[0] + "\n")
        for line in filter(None, map(as_data, lines)):
            room -= count(line + "\n")
            if room < 0:
                break
            shown.append(line)
        return "\n".join(shown)

    def apply(self, reply: MergeReply, blocks: Sequence[Block]) -> Block:
        """Join what a reply says belongs together among the entries of some blocks.

        Returns:
            The blocks as one: of key points it goes on with the essential ones.
        """
        shown = tuple(label for block in blocks for label in block.labels)
        for same in reply.same:
            self._join_records(_meant(same.labels, shown))
        for group in reply.topics:
            self._join_topics(_meant(group.labels, shown), group.title)
        chosen = dict.fromkeys(label for text in reply.essential for label in _labels_in(text))
        essential = [label for label in chosen if label in shown and label in self._entries]
        self._essential = tuple(label for label in essential if label[0] == POINT)[:_MOST_ESSENTIAL]
        kept = (label for label in shown if label[0] != POINT or label in self._essential)
        return Block(reply.title, reply.summary, tuple(self._present(kept)))

    def notes(self, title: str, summary: str) -> PartialNotes:
        """The notes as they are now."""
        kinds = {
            name: tuple(r for label, r in self._entries.items() if label[0] == letter)
            for letter, name in _RECORDS.items()
        }
        return replace(
            self._notes,
            title=title,
            summary=summary,
            topics=tuple(self._whole_topics()),
            **kinds,  # type: ignore[arg-type]
        )

    def _whole_topics(self) -> Iterator[Topic]:
        """The topics with the key points that are left in them; those without any are no more."""
        for label, topic in self._topics.items():
            points = [
                point.model_copy(update={"essential": point.essential or own in self._essential})
                for own in self._points[label]
                if isinstance(point := self._entries.get(own), KeyPoint)
            ]
            points.sort(key=lambda point: position(point.citations))
            if points:
                yield topic.model_copy(update={"key_points": tuple(points)})

    def _in_order(self) -> Iterator[str]:
        """Every label: each topic with its points after it, then the other records."""
        for label, points in self._points.items():
            yield label
            yield from points
        yield from (label for label in self._entries if label[0] != POINT)

    def _present(self, labels: Iterable[str]) -> list[str]:
        return [label for label in labels if label in self._topics or label in self._entries]

    def _line(self, label: str) -> str:
        topic = self._topics.get(label)
        if topic is None:
            return f"{label} {as_data(said_of(self._entries[label]))[:_ENTRY_CHARACTERS]}"
        clock = f" ({format_clock(topic.start)})" if topic.start is not None else ""
        return f"{label}{clock} {as_data(topic.title)[:_ENTRY_CHARACTERS]}"

    def _join_topics(self, labels: Sequence[str], title: str) -> None:
        """Join topics that follow each other; the lecture's order outweighs the grouping."""
        wanted = set(labels) & set(self._topics)
        run: list[str] = []
        for label in self._topics:
            if label in wanted:
                run.append(label)
            elif run:
                break
        if not run:
            return
        first, *rest = run
        self._topics[first] = join_topics([self._topics[label] for label in run], title)
        for label in rest:
            del self._topics[label]
            self._points[first] += self._points.pop(label)

    def _join_records(self, labels: Sequence[str]) -> None:
        """One record of those that say the same: of one kind joined, of others absorbed."""
        present = [label for label in labels if label in self._entries]
        present.sort(key=lambda label: _KEEPS.index(label[0]))
        for label in present[1:]:
            first = self._entries[present[0]]
            other = self._entries[label]
            if not may_be_same(first, other):
                continue
            del self._entries[label]
            alike = label[0] == present[0][0]
            self._entries[present[0]] = joined(first, other) if alike else absorbed(first, other)


def _labels_in(text: str) -> list[str]:
    return _LABEL.findall(text.upper())


def _meant(said: Iterable[str], shown: Sequence[str]) -> list[str]:
    """The labels meant, in the order of the lecture; those that were not shown are ignored."""
    meant = {label for text in said for label in _labels_in(text)}
    return [label for label in shown if label in meant]


def _first_segment(part: PartialNotes) -> float:
    records = (record for kind in _LABELLED.values() for record in getattr(part, kind.field))
    return min(map(_segment, records), default=math.inf)


def _segment(record: Model) -> int:
    points = record.key_points if isinstance(record, Topic) else (record,)
    return min(id_ for point in points for c in citations_of(point)[:1] for id_ in c.segment_ids)
