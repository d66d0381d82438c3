"""lectura's own JSON: lossless, versioned, described by ``schemas/transcript.schema.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from lectura.errors import TranscriptError
from lectura.formats.format import Format
from lectura.formats.reading.limits import refuse_many_cues
from lectura.formats.whisper_json import read_foreign
from lectura.paths import display_path, escaped_in_json
from lectura.records.model import in_parts
from lectura.records.transcript import SCHEMA_VERSION, Transcript
from lectura.records.versions import refuse_newer

_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of a character beyond the first 65,536, mostly beside its other half."""
_JSON_START = re.compile(r'\s*(?:\{\s*["}]|\[\s*[{\]])')


def write(transcript: Transcript) -> str:
    """The whole record, one line per segment; unknown values are null."""
    return "".join(escaped_in_json(piece) for piece in _pieces(transcript))


def _pieces(transcript: Transcript) -> Iterator[str]:
    start = "{\n"
    for name, value in in_parts(transcript):
        yield f"{start}  {_compact(name)}: "
        start = ",\n"
        if isinstance(value, list | Iterator):
            yield from _listed(iter(value))
        else:
            yield _compact(value)
    yield "\n}\n"


def _listed(rows: Iterator[object]) -> Iterator[str]:
    """A list, one line per row; an empty one on the line it begins on."""
    start = "[\n"
    for row in rows:
        yield f"{start}    {_compact(row)}"
        start = ",\n"
    yield "[]" if start == "[\n" else "\n  ]"


def read(text: str) -> Transcript:
    """Our own JSON, or that of another Whisper program (see `lectura.formats.whisper_json`).

    Raises:
        TranscriptError: no JSON, of a newer lectura, damaged, too long, or no transcript.
    """
    # Of our own words each has a text and a probability, of segments the text alone.
    refuse_many_cues(text.count('"text"') - text.count('"probability"'))
    record = _loaded(text)
    if isinstance(record, dict) and "schema_version" in record:
        return _read_own(record)
    return read_foreign(record)


def read_without_segments(text: str) -> Transcript | None:
    """The same of our own JSON, without segments: they are dropped as they are read.

    None for that of other programs.

    Raises:
        TranscriptError: as `read`.
    """
    record = _loaded(text, segments=False)
    if not isinstance(record, dict) or "schema_version" not in record:
        return None
    return _read_own({**record, "segments": []})


def _loaded(text: str, *, segments: bool = True) -> object:
    try:
        value = json.loads(text, object_hook=None if segments else _unless_segment)
        return _spelled(value) if _HALF.search(text) else value
    except (ValueError, RecursionError) as error:
        raise TranscriptError(
            f"This JSON is damaged or cut off: {error}.",
            hint="Correct that place, or have it written again: "
            "lectura transcribe RECORDING --overwrite",
        ) from error


def _spelled(value: object) -> object:
    """JSON in which half a character is spelled, for no file of text can hold one."""
    if isinstance(value, str):
        return display_path(value)
    if isinstance(value, list):
        return [_spelled(one) for one in value]
    if isinstance(value, dict):
        return {_spelled(key): _spelled(one) for key, one in value.items()}
    return value


def _unless_segment(row: dict[str, Any]) -> dict[str, Any] | None:
    return None if {"id", "text", "words"} <= row.keys() else row


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
