"""How many records of a kind notes hold: what a model made too many of is cut and counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lectura.notes.partial import PartialNotes

MOST = {
    "topics": 150,
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
"""Of one topic."""


def limited(notes: PartialNotes) -> tuple[PartialNotes, tuple[str, ...]]:
    """The notes within the limits, and a sentence for each kind of which some were left out."""
    changes: dict[str, Any] = {}
    warnings: list[str] = []
    for name, most in MOST.items():
        items = getattr(notes, name)
        changes[name] = items[:most]
        if len(items) > most:
            warnings.append(_left_out(len(items) - most, name.replace("_", " "), most))
    cut = sum(max(0, len(topic.key_points) - MOST_KEY_POINTS) for topic in changes["topics"])
    if cut:
        warnings.append(_left_out(cut, "key points", MOST_KEY_POINTS, " per topic"))
    changes["topics"] = tuple(
        topic.model_copy(update={"key_points": topic.key_points[:MOST_KEY_POINTS]})
        for topic in changes["topics"]
    )
    return replace(notes, **changes), tuple(warnings)


def _left_out(count: int, kind: str, most: int, per: str = "") -> str:
    return f"{count} {kind} were left out: the notes hold at most {most}{per}."
