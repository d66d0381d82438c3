"""A setting's value, who set it, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lectura.config.fields import Field
from lectura.urls import shown_url, without_secrets


@dataclass(frozen=True)
class Value:
    """A value, and who set it."""

    value: Any
    origin: str


@dataclass(frozen=True)
class Row:
    """A setting fit to be shown: ``value`` to people, ``json`` to programs; no secret is."""

    section: str
    name: str
    value: str
    origin: str
    json: str | int | float | bool | list[str] | None


def row_of(field: Field, found: Value) -> Row:
    """A setting fit to be shown."""
    return Row(
        section=field.section,
        name=field.name,
        value="".join(map(_on_the_line, _shown(field, found.value))),
        origin=found.origin,
        json=_json(field, found.value),
    )


def _on_the_line(char: str) -> str:
    """A character of a value, as a line can show it that says what a file wants to decide."""
    return char if char.isprintable() else "�"


def _json(field: Field, value: Any) -> str | int | float | bool | list[str] | None:
    if field.secret:
        return None if value is None else "set, not shown"
    if isinstance(value, tuple):
        return [without_secrets(part) for part in value]
    if value is None or isinstance(value, int | float):
        return value
    return _text(field, value)


def _text(field: Field, value: Any) -> str:
    return shown_url(value) if field.kind.url else without_secrets(str(value))


def _shown(field: Field, value: Any) -> str:
    if value is None or value == ():
        return field.unset
    if field.secret:
        return "set, not shown"
    if isinstance(value, tuple):
        return without_secrets(", ".join(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _text(field, value)
