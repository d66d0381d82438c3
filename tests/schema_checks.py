"""What a published schema promises of a file that lectura wrote: each key of it is there."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema

PUBLISHED = Path(__file__).resolve().parents[1] / "schemas"

LEFT_OUT_ON_PURPOSE: frozenset[str] = frozenset()
"""Keys that lectura does not always write. None: what is not known is null, or an empty list."""

MAPS = frozenset({"options", "versions", "models", "record", "files"})
"""Keys whose value, where it is an object, has keys that no schema knows: names, settings."""


def published(kind: str) -> Any:
    return json.loads((PUBLISHED / f"{kind}.schema.json").read_text(encoding="utf-8"))


def each_key(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to each key of a record, at any depth, but for the keys of maps."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*at, key)
            if not (key in MAPS and isinstance(inner, dict)):
                yield from each_key(inner, (*at, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from each_key(inner, (*at, index))


def without(record: Any, way: tuple[str | int, ...]) -> Any:
    changed = copy.deepcopy(record)
    holder = changed
    for step in way[:-1]:
        holder = holder[step]
    del holder[way[-1]]
    return changed


def check_each_key_counts(record: Any, kind: str) -> None:
    """The record is valid, and no longer so when any of its keys is taken out."""
    schema = published(kind)
    jsonschema.validate(record, schema)
    validator = jsonschema.Draft202012Validator(schema)
    ways = [way for way in each_key(record) if way[-1] not in LEFT_OUT_ON_PURPOSE]
    assert len(ways) > 1
    unneeded = [way for way in ways if validator.is_valid(without(record, way))]
    assert not unneeded, f"valid also without {unneeded}"
