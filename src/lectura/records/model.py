"""The base of every record that reaches a file. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Frozen base of every record that reaches a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def in_parts(record: Model) -> Iterator[tuple[str, object]]:
    """(name, JSON value) of each field of a record; of its lists of records an iterator over them.

    A long one is written so a row at a time: as one value its hundreds of thousands of dicts would
    take several times its own memory.
    """
    rows = {
        name: value
        for name, value in record
        if isinstance(value, tuple) and value and isinstance(value[0], Model)
    }
    others = record.model_dump(mode="json", exclude=set(rows))
    for name in type(record).model_fields:
        if name in rows:
            yield name, (row.model_dump(mode="json") for row in rows[name])
        else:
            yield name, others[name]


def share_field_names(record: Model) -> None:
    """Keep the names of its fields once for all records of a kind, not in a set of each.

    That set is as large as everything else in a segment, of which there are hundreds of thousands.
    """
    kind = type(record)
    names = _FIELD_NAMES.setdefault(kind, set(kind.model_fields))
    object.__setattr__(record, "__pydantic_fields_set__", names)


_FIELD_NAMES: dict[type[Model], set[str]] = {}
