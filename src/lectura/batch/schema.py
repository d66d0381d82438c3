"""The published JSON Schemas of what a batch writes, generated from the records themselves.

``python -m lectura.batch.schema FOLDER`` writes them; the repository keeps them in ``schemas/``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from lectura.batch import course_model, report, submission_model
from lectura.formats.schema import DIALECT

_PUBLISHED: tuple[tuple[str, type[BaseModel], int], ...] = (
    ("report", report.BatchReport, report.SCHEMA_VERSION),
    ("manifest", submission_model.Manifest, submission_model.SCHEMA_VERSION),
    ("course", course_model.Course, course_model.SCHEMA_VERSION),
)


def schemas() -> dict[str, str]:
    """File name → JSON Schema (draft 2020-12) as text, for every record a batch writes."""
    return {
        f"{name}.schema.json": _schema(name, record, version)
        for name, record, version in _PUBLISHED
    }


def write_schemas(folder: Path) -> None:
    """Write the schema files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _schema(name: str, record: type[BaseModel], version: int) -> str:
    # What is written holds every field, also those with a default: hence 'serialization'.
    generated = record.model_json_schema(mode="serialization")
    generated["properties"]["schema_version"] = {"const": version, "title": "Schema Version"}
    head = {
        "$schema": DIALECT,
        "$id": f"{name}.schema.json",
        "title": f"lectura {name}, version {version}",
    }
    return json.dumps({**head, **generated, "title": head["title"]}, indent=2) + "\n"


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
