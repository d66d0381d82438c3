"""How many records of a kind notes hold: what a model made too many of is kept aside, counted."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lectura.notes.composed.join import own_extent
from lectura.notes.composed.partial import PartialNotes
from lectura.records.notes import Topic, Unsupported

MOST = {
    "topics": 400,
    "assignments": 40,
    "announcements": 60,
    "exam_hints": 60,
    "questions": 120,
    "terms": 150,
    "references": 100,
    "presentations": 60,
}
"""Of a whole lecture; ten hours of ordinary notes stay below."""
MOST_KEY_POINTS = 30
"""Of one topic; a longer one is shown as several."""


def limited(notes: PartialNotes) -> tuple[PartialNotes, tuple[str, ...]]:
    """The notes within the limits, and a sentence for each kind of which some were kept aside."""
    divided = replace(notes, topics=tuple(p for topic in notes.topics for p in _divided(topic)))
    changes: dict[str, Any] = {}
    aside: list[Unsupported] = []
    warnings: list[str] = []
    for name, most in MOST.items():
        items = getattr(divided, name)
        changes[name] = items[:most]
        if len(items) > most:
            kind = name.replace("_", " ")
            warnings.append(
                f"{len(items) - most} {kind} are only in the notes' JSON, under 'unsupported': "
                f"notes show at most {most}."
            )
            aside += [
                Unsupported(
                    kind=kind.removesuffix("s"),
                    record=item.model_dump(mode="json"),
                    reason=f"beyond the limit of {most} {kind}",
                )
                for item in items[most:]
            ]
    changes["unsupported"] = (*notes.unsupported, *aside)
    return replace(divided, **changes), tuple(warnings)


def _divided(topic: Topic) -> Iterator[Topic]:
    """The topic, in even pieces where it has too many key points."""
    points = topic.key_points
    pieces = math.ceil(len(points) / MOST_KEY_POINTS)
    if pieces < 2:
        yield topic
        return
    for number in range(pieces):
        own = points[len(points) * number // pieces : len(points) * (number + 1) // pieces]
        start, end = own_extent(own)
        yield Topic(
            title=f"{topic.title} ({number + 1}/{pieces})",
            summary=topic.summary if number == 0 else "",
            start=start,
            end=end,
            key_points=own,
        )
