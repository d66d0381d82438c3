"""How many records of a kind notes hold: what a model made too many of is kept aside, counted."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lectura.notes.composed.join import own_extent
from lectura.notes.composed.partial import PartialNotes
from lectura.records.kinds import KINDS, records_of
from lectura.records.notes import Topic, Unsupported

MOST_KEY_POINTS = 30
"""Of one topic; a longer one is shown as several."""


def limited(notes: PartialNotes) -> tuple[PartialNotes, tuple[str, ...]]:
    """The notes within the limits, and a sentence for each kind of which some were kept aside."""
    divided = replace(notes, topics=tuple(p for topic in notes.topics for p in _divided(topic)))
    changes: dict[str, Any] = {}
    aside: list[Unsupported] = []
    warnings: list[str] = []
    records = records_of(divided)
    for kind in KINDS:
        items = records[kind.field]
        changes[kind.field] = items[: kind.most]
        if beyond := items[kind.most :]:
            warnings.append(
                f"{len(beyond)} {kind.plural} are only in the notes' JSON, under 'unsupported': "
                f"notes show at most {kind.most}."
            )
            aside += [
                Unsupported(
                    kind=kind.singular,
                    record=item.model_dump(mode="json"),
                    reason=f"beyond the limit of {kind.most} {kind.plural}",
                )
                for item in beyond
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
