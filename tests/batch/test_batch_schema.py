"""The published schemas are those of the code."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from lectura.batch.schema import schemas, write_schemas

PUBLISHED = Path(__file__).parents[2] / "schemas"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_published_schema_is_the_one_of_the_code(name: str) -> None:
    text = (PUBLISHED / name).read_text(encoding="utf-8")
    assert text == schemas()[name], "run: python -m lectura.batch.schema schemas"


def test_every_schema_is_a_schema(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == ["course.schema.json", "manifest.schema.json", "report.schema.json"]
    for name in written:
        content = json.loads((tmp_path / name).read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(content)
        assert content["properties"]["schema_version"]["const"] == 1
