"""Finished notes when a speaker gets another name. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lectura.records.notes import Notes

_LABELS = frozenset({"speaker", "asked_by", "answered_by"})
_MADE = frozenset({"source", "made_by", "coverage", "usage", "digests", "unsupported"})
_NUMBERED = re.compile(r"[A-Z]+_\d+")
"""A label that diarization gave: nobody says it, so that it may be replaced in any sentence too."""


def relabelled(notes: Notes, labels: Mapping[str, str]) -> Notes:
    """The notes with other names for speakers, wherever a name stands for one.

    In sentences only labels such as ``SPEAKER_01`` are replaced: a name in them may be anybody's.

    Args:
        notes: with the labels in use before.
        labels: present label → new label.
    """
    changed = {old: new for old, new in labels.items() if old != new}
    if not changed:
        return notes
    record = {
        key: value if key in _MADE else _renamed(key, value, changed)
        for key, value in notes.model_dump(mode="json").items()
    }
    return Notes.model_validate(record)


def _renamed(key: str, value: Any, labels: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {inner: _renamed(inner, item, labels) for inner, item in value.items()}
    if isinstance(value, list):
        return [_renamed(key, item, labels) for item in value]
    if not isinstance(value, str) or key == "quote":
        return value
    if key in _LABELS:
        return labels.get(value, value)
    return re.sub(rf"\b{_NUMBERED.pattern}\b", lambda match: labels.get(match[0], match[0]), value)
