"""lectura's own JSON: lossless, versioned, described by ``schemas/transcript.schema.json``."""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import ValidationError

from lectura.errors import TranscriptError
from lectura.formats.format import Format
from lectura.formats.reading.limits import refuse_many_cues
from lectura.formats.whisper_json import read_foreign
from lectura.paths import escaped_in_json
from lectura.records.transcript import SCHEMA_VERSION, Transcript
from lectura.records.versions import refuse_newer

_JSON_START = re.compile(r'\s*(?:\{\s*["}]|\[\s*[{\]])')


def write(transcript: Transcript) -> str:
    """The whole record, one line per segment; unknown values are null."""
    record = transcript.model_dump(mode="json")
    fields = []
    for name, value in record.items():
        if isinstance(value, list) and value:
            rows = ",\n".join(f"    {_compact(row)}" for row in value)
            fields.append(f"  {_compact(name)}: [\n{rows}\n  ]")
        else:
            fields.append(f"  {_compact(name)}: {_compact(value)}")
    return escaped_in_json("{\n" + ",\n".join(fields) + "\n}\n")


def read(text: str) -> Transcript:
    """Our own JSON, or that of another Whisper program (see `lectura.formats.whisper_json`).

    Raises:
        TranscriptError: no JSON, of a newer lectura, damaged, too long, or no transcript.
    """
    # Of our own words each has a text and a probability, of segments the text alone.
    refuse_many_cues(text.count('"text"') - text.count('"probability"'))
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise TranscriptError(
            f"This JSON is damaged or cut off: {error}.",
            hint="Correct that place, or have it written again: "
            "lectura transcribe RECORDING --overwrite",
        ) from error
    if isinstance(record, dict) and "schema_version" in record:
        return _read_own(record)
    return read_foreign(record)


def is_json(text: str) -> bool:
    """True for text that begins like a JSON object, or a list of objects."""
    return _JSON_START.match(text) is not None


def _read_own(record: dict[str, Any]) -> Transcript:
    if "made_by" in record:
        raise TranscriptError(
            "These are notes, not a transcript.",
            hint="Give the transcript they were made of: lectura summarize TRANSCRIPT",
        )
    refuse_newer("This transcript", record, SCHEMA_VERSION, TranscriptError)
    try:
        return Transcript.model_validate(record)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise TranscriptError(
            f"This transcript is damaged: {place}: {first['msg']}.",
            hint="Make it again from the recording: lectura transcribe RECORDING --fresh",
            value=place,
        ) from error


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


JSON = Format("json", write, read)
