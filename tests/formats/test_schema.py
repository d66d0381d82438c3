from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from format_samples import dialogue, everything

from lectura.formats import write_transcript
from lectura.formats.schema import DIALECT, schemas, write_schemas
from lectura.transcript import Transcript

COMMITTED = Path(__file__).resolve().parents[2] / "schemas"


def schema(name: str) -> Any:
    return json.loads((COMMITTED / name).read_text(encoding="utf-8"))


def test_the_committed_files_are_the_generated_ones(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    generated = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    committed = {name: (COMMITTED / name).read_bytes() for name in generated}
    assert generated == committed, "run: python -m lectura.formats.schema schemas"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_they_are_schemas(name: str) -> None:
    document = schema(name)
    jsonschema.Draft202012Validator.check_schema(document)
    assert document["$schema"] == DIALECT
    assert document["$id"] == name
    assert document["description"]


@pytest.mark.parametrize("lecture", [everything(), dialogue(), Transcript()])
def test_transcripts_are_valid(lecture: Transcript) -> None:
    jsonschema.validate(
        json.loads(write_transcript(lecture, "json")), schema("transcript.schema.json")
    )


@pytest.mark.parametrize(
    "change",
    [{"schema_version": 2}, {"segments": [{"id": 0, "text": "x"}]}, {"extra": 1}, {"duration": -1}],
)
def test_other_records_are_not(change: dict[str, object]) -> None:
    record = json.loads(write_transcript(dialogue(), "json")) | change
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, schema("transcript.schema.json"))
