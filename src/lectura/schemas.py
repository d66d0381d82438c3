"""The published JSON Schemas of what lectura writes, generated from the records themselves.

``python -m lectura.schemas FOLDER`` writes them; the repository keeps them in ``schemas/``. They
describe what is written, which holds every key: what is not known is null, or empty. Reading is
more lenient, for files of people and of older versions.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import DataclassField, ModelField, TypedDictField

from lectura.batch import report
from lectura.corrections import pairs
from lectura.course import model as course_model
from lectura.records import comparison, slides, transcript, translation
from lectura.records import notes as notes_model
from lectura.submission import manifest as submission_model

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PUBLISHED: tuple[tuple[str, type[BaseModel], int, str], ...] = (
    (
        "transcript",
        transcript.Transcript,
        transcript.SCHEMA_VERSION,
        "What was said in a recording, when, and by whom. Times are seconds on the recording's "
        "clock; what is not known is null.",
    ),
    (
        "notes",
        notes_model.Notes,
        notes_model.SCHEMA_VERSION,
        "The notes of one lecture, each with citations into its transcript. Times are seconds on "
        "the recording's clock; what is not known is null.",
    ),
    (
        "corrections",
        pairs.Corrections,
        pairs.SCHEMA_VERSION,
        "Words as they were heard in a recording, and as a person says they are right. Of two "
        "corrections of the same words the later one counts.",
    ),
    (
        "course",
        course_model.Course,
        course_model.SCHEMA_VERSION,
        "Everything of a course that is more than one lecture. Times are seconds on a recording's "
        "clock; what is not known is null.",
    ),
    (
        "slides",
        slides.Slides,
        slides.SCHEMA_VERSION,
        "What was shown in a recording, and when. Times are seconds on the recording's clock; what "
        "is not known is null.",
    ),
    (
        "translation",
        translation.Translation,
        translation.SCHEMA_VERSION,
        "A transcript in another language, cue by cue. Times are seconds on the recording's clock; "
        "what is not known is null.",
    ),
    (
        "comparison",
        comparison.Comparison,
        comparison.SCHEMA_VERSION,
        "What several solutions heard in the same minutes of a recording, and how they differ. "
        "Times are seconds on the recording's clock; what is not known is null.",
    ),
    (
        "report",
        report.BatchReport,
        report.SCHEMA_VERSION,
        "What became of every recording of a batch, in the order of the plan. What is not known "
        "is null.",
    ),
    (
        "manifest",
        submission_model.Manifest,
        submission_model.SCHEMA_VERSION,
        "Everything that is handed in, and what it was made with. What is not known is null.",
    ),
)


class _Complete(GenerateJsonSchema):
    """Every field is required: what is written holds also those with a default."""

    def field_is_required(
        self, field: ModelField | DataclassField | TypedDictField, total: bool
    ) -> bool:
        del field, total
        return True


def schemas() -> dict[str, str]:
    """File name → JSON Schema (draft 2020-12) as text, for every published record."""
    return {
        f"{name}.schema.json": _schema(name, record, version, description)
        for name, record, version, description in _PUBLISHED
    }


def write_schemas(folder: Path) -> None:
    """Write the schema files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _schema(name: str, record: type[BaseModel], version: int, description: str) -> str:
    generated = record.model_json_schema(mode="serialization", schema_generator=_Complete)
    generated["properties"]["schema_version"] = {"const": version, "title": "Schema Version"}
    head = {
        "$schema": DIALECT,
        "$id": f"{name}.schema.json",
        "title": f"lectura {name}, version {version}",
        "description": description,
    }
    body = {key: value for key, value in generated.items() if key not in head}
    return json.dumps({**head, **body}, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
