"""Notes as JSON: lossless, versioned, described by ``schemas/notes.schema.json``."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from lectura.disk.small_files import plain_bytes
from lectura.errors import NotesError
from lectura.records.notes import SCHEMA_VERSION, Notes
from lectura.records.versions import refuse_newer
from lectura.render.renderer import Renderer, RenderOptions


def write(notes: Notes, options: RenderOptions) -> str:
    """The whole record; the options change nothing."""
    del options
    return json.dumps(notes.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def read_notes(path: Path) -> Notes:
    """Read a ``.notes.json`` file.

    Raises:
        NotesError: it cannot be read, is of a newer lectura, damaged, or holds no notes.
    """
    again = "Make them again from the transcript: lectura summarize TRANSCRIPT"
    try:
        record = json.loads(plain_bytes(path))
    except OSError as error:
        raise NotesError(
            f"{path} cannot be read: {error.strerror or error}.",
            hint="Give a file that lectura wrote: FILE.notes.json",
            value=str(path),
        ) from error
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        raise NotesError(
            f"{path.name} is no JSON, or is cut off.", hint=again, value=str(path)
        ) from error
    if not isinstance(record, dict) or "made_by" not in record:
        raise NotesError(f"{path.name} holds no notes.", hint=again, value=str(path))
    refuse_newer(path.name, record, SCHEMA_VERSION, NotesError)
    try:
        return Notes.model_validate_json(json.dumps(record))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise NotesError(
            f"{path.name} is damaged: {place}: {first['msg']}.", hint=again, value=str(path)
        ) from error


JSON = Renderer("json", write)
