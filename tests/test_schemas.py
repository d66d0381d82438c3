"""The published schemas are those of the code, and leave no key of a record out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lectura.schemas import DIALECT, schemas, write_schemas
from schema_checks import LEFT_OUT_ON_PURPOSE, PUBLISHED, each_key, published

KINDS = (
    "comparison", "corrections", "course", "manifest", "notes", "report", "slides", "transcript",
    "translation",
)  # fmt: skip


def test_the_published_files_are_the_generated_ones(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    generated = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    committed = {file.name: file.read_bytes() for file in PUBLISHED.iterdir()}
    assert generated == committed, "run: python -m lectura.schemas schemas"
    assert sorted(generated) == [f"{kind}.schema.json" for kind in KINDS] == sorted(schemas())


@pytest.mark.parametrize("kind", KINDS)
def test_they_are_schemas_of_one_form(kind: str) -> None:
    document = published(kind)
    jsonschema.Draft202012Validator.check_schema(document)
    assert list(document)[:4] == ["$schema", "$id", "title", "description"]
    assert document["$schema"] == DIALECT
    assert document["$id"] == f"{kind}.schema.json"
    assert document["title"] == f"lectura {kind}, version 1"
    assert document["properties"]["schema_version"]["const"] == 1


def records_in(part: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that describes an object with known keys."""
    if isinstance(part, dict):
        if part.get("type") == "object" and "properties" in part:
            yield part
        for inner in part.values():
            yield from records_in(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from records_in(inner)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_every_record_is_required(kind: str) -> None:
    found = {record["title"]: record for record in records_in(published(kind))}
    assert len(found) > 1
    lenient = {
        title: sorted(set(record["properties"]) - set(record.get("required", ())))
        for title, record in found.items()
    }
    assert {key for keys in lenient.values() for key in keys} <= LEFT_OUT_ON_PURPOSE, lenient


@pytest.mark.parametrize("kind", KINDS)
def test_an_object_without_keys_is_none_of_them(kind: str) -> None:
    validator = jsonschema.Draft202012Validator(published(kind))
    assert not validator.is_valid({})
    assert not validator.is_valid({"schema_version": 1})


def test_every_key_is_looked_at() -> None:
    record = {"a": [{"b": None}], "options": {"c": 1}, "d": {"e": {}}}
    ways = ["/".join(map(str, way)) for way in each_key(record)]
    assert ways == ["a", "a/0/b", "options", "d", "d/e"]
