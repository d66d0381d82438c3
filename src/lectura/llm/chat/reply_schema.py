"""The JSON Schema of a reply, in the form that servers accept, and the ways to ask for it."""

from __future__ import annotations

import json
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel

Level: TypeAlias = Literal["json_schema", "json_object", "text"]
"""How firmly a server holds the model to the schema; firmest first in `LEVELS`."""

LEVELS: tuple[Level, ...] = ("json_schema", "json_object", "text")

CHECK_FIELD = "check_words"
"""Property in which the model repeats the check words of a long prompt (see `canary`)."""

_ANNOTATIONS = ("default", "title", "examples")
_LIMITS = ("minLength", "maxLength", "minItems", "maxItems", "pattern", "format", "uniqueItems")


def next_level(level: Level) -> Level | None:
    """The next weaker way to ask; None below plain text."""
    position = LEVELS.index(level) + 1
    return LEVELS[position] if position < len(LEVELS) else None


def reply_schema(
    reply_type: type[BaseModel], *, checked: bool = False, limits: bool = True
) -> dict[str, Any]:
    """The schema of a reply in the strict dialect: every property required, none beside them.

    A property with a default is required too; the model then writes it out, which loses nothing
    and is what OpenAI's strict mode demands.

    Args:
        reply_type: the wanted structure.
        checked: put `CHECK_FIELD` first.
        limits: keep lengths and patterns; some hosted endpoints refuse a schema that has them,
            and grammars of local servers need them to stop a model that repeats itself.
    """
    schema: dict[str, Any] = _strict(reply_type.model_json_schema(), limits=limits)
    if checked:
        check = {"type": "array", "items": {"type": "string"}}
        schema["properties"] = {CHECK_FIELD: check, **schema["properties"]}
        schema["required"] = [CHECK_FIELD, *schema["required"]]
    return schema


def response_format(level: Level, schema: dict[str, Any]) -> dict[str, Any] | None:
    """The request's ``response_format``; None asks for text."""
    if level == "text":
        return None
    if level == "json_object":
        return {"type": "json_object"}
    named = {"name": "reply", "strict": True, "schema": schema}
    return {"type": "json_schema", "json_schema": named}


def spelled_out(schema: dict[str, Any]) -> str:
    """The paragraph of the prompt that asks for the schema where the server does not enforce it."""
    return (
        "Answer with exactly one JSON object and nothing else: no Markdown, no comments. "
        f"It must fit this JSON Schema:\n{_as_written(schema)}"
    )


def _as_written(schema: dict[str, Any]) -> str:
    """The schema with its fields in the order in which they are to be filled in."""
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":"))


def _strict(node: Any, *, limits: bool) -> Any:
    if isinstance(node, list):
        return [_strict(item, limits=limits) for item in node]
    if not isinstance(node, dict):
        return node
    strict = {
        key: _named(value, limits=limits) if key in ("properties", "$defs") else value
        for key, value in node.items()
        if key not in _ANNOTATIONS and (limits or key not in _LIMITS)
    }
    for key, value in strict.items():
        if key not in ("properties", "$defs", "enum", "const", "required"):
            strict[key] = _strict(value, limits=limits)
    if strict.get("type") == "object":
        strict["properties"] = strict.get("properties", {})
        strict["required"] = list(strict["properties"])
        strict["additionalProperties"] = False
    return strict


def _named(members: dict[str, Any], *, limits: bool) -> dict[str, Any]:
    """Members of an object: their names are the author's, whatever they look like."""
    return {name: _strict(value, limits=limits) for name, value in members.items()}
