"""An outline of partial notes, with labels to refer to, that fits one request to merge."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from lectura.notes.composed.join import join_topics, joined, may_be_same, text_of
from lectura.notes.composed.lines import as_data
from lectura.notes.composed.partial import PartialNotes
from lectura.notes.composed.replies import MergeReply
from lectura.records.kinds import KINDS
from lectura.records.notes import Topic
from lectura.records.transcript import Model
from lectura.timeline import format_clock

_LABELLED = {kind.label: kind for kind in KINDS if kind.label}
_TOPIC = "T"
_JOINED = {label: kind.field for label, kind in _LABELLED.items() if label != _TOPIC}
"""What is joined where a reply says it is the same; topics are joined in groups."""
_ENTRY_CHARACTERS = 160
_LABEL = re.compile(rf"[{''.join(_LABELLED)}]\d+")


@dataclass(frozen=True)
class Block:
    """What a merge request shows of a part, or of several merged ones.

    ``labels`` name the topics and records in it.
    """

    title: str
    summary: str
    labels: tuple[str, ...]


class Labelled:
    """Joined notes whose topics and records have labels; merging changes them in place.

    Args:
        notes: as joined, in the order of the lecture.
    """

    def __init__(self, notes: PartialNotes) -> None:
        self._notes = notes
        self._topics: dict[str, Topic] = {
            f"{_TOPIC}{number}": topic for number, topic in enumerate(notes.topics, 1)
        }
        self._records: dict[str, Model] = {
            f"{letter}{number}": record
            for letter, name in _JOINED.items()
            for number, record in enumerate(getattr(notes, name), 1)
        }

    def blocks(self, parts: Sequence[PartialNotes]) -> tuple[Block, ...]:
        """One block for each part: its title and summary, and the entries that begin in it."""
        starts = [_first_segment(part) for part in parts]
        owned: list[list[str]] = [[] for _ in parts]
        for label, record in (*self._topics.items(), *self._records.items()):
            begin = _segment(record)
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
            The blocks as one.
        """
        shown = tuple(label for block in blocks for label in block.labels)
        for group in reply.topics:
            self._join_topics(_labels(group.labels, shown), group.title, group.summary)
        for same in reply.same:
            self._join_records(_labels(same.labels, shown))
        return Block(reply.title, reply.summary, tuple(self._present(shown)))

    def notes(self, title: str, summary: str) -> PartialNotes:
        """The notes as they are now."""
        kinds = {
            name: tuple(r for label, r in self._records.items() if label[0] == letter)
            for letter, name in _JOINED.items()
        }
        return replace(
            self._notes,
            title=title,
            summary=summary,
            topics=tuple(self._topics.values()),
            **kinds,  # type: ignore[arg-type]
        )

    def _present(self, labels: Iterable[str]) -> list[str]:
        return [label for label in labels if label in self._topics or label in self._records]

    def _line(self, label: str) -> str:
        topic = self._topics.get(label)
        if topic is None:
            return f"{label} {as_data(text_of(self._records[label]))[:_ENTRY_CHARACTERS]}"
        clock = f" ({format_clock(topic.start)})" if topic.start is not None else ""
        points = "; ".join(point.statement for point in topic.key_points)
        return f"{label}{clock} {as_data(f'{topic.title}: {points}')[:_ENTRY_CHARACTERS]}"

    def _join_topics(self, labels: Sequence[str], title: str, summary: str) -> None:
        """Join topics that follow each other; the lecture's order outweighs the grouping."""
        wanted = set(labels) & set(self._topics)
        order = list(self._topics)
        run: list[str] = []
        for label in order:
            if label in wanted:
                run.append(label)
            elif run:
                break
        if not run:
            return
        whole = join_topics([self._topics[label] for label in run], title, summary)
        self._topics = {
            label: whole if label == run[0] else topic
            for label, topic in self._topics.items()
            if label not in run[1:]
        }

    def _join_records(self, labels: Sequence[str]) -> None:
        present = [label for label in labels if label in self._records]
        for label in present[1:]:
            first = present[0]
            if label[0] == first[0] and may_be_same(self._records[first], self._records[label]):
                self._records[first] = joined(self._records[first], self._records.pop(label))


def _labels(said: Iterable[str], shown: Sequence[str]) -> list[str]:
    """The labels meant, in the order of the lecture; those that were not shown are ignored."""
    meant = {label for text in said for label in _LABEL.findall(text.upper())}
    return [label for label in shown if label in meant]


def _first_segment(part: PartialNotes) -> float:
    records = (record for kind in _LABELLED.values() for record in getattr(part, kind.field))
    return min(map(_segment, records), default=math.inf)


def _segment(record: Model) -> int:
    points = record.key_points if isinstance(record, Topic) else (record,)
    return min(id_ for point in points for c in _cited(point) for id_ in c)


def _cited(record: Model) -> Iterable[tuple[int, ...]]:
    return (citation.segment_ids for citation in getattr(record, "citations", ())[:1])
