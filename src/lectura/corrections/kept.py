"""The kept list of corrections, ``<stem>.corrections.json``: reading, writing."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from lectura.corrections.pairs import SCHEMA_VERSION, Corrections
from lectura.disk.files import means_absent, write_atomic
from lectura.disk.small_files import plain_bytes
from lectura.errors import ConfigError
from lectura.paths import as_argument
from lectura.records.versions import refuse_newer


def read_corrections(path: Path) -> Corrections:
    """The list in a file; an empty one where there is no file.

    Raises:
        ConfigError: it cannot be read, is of a newer lectura, or damaged.
    """
    try:
        record = json.loads(plain_bytes(path).decode("utf-8-sig"))
    except OSError as error:
        if means_absent(error):
            return Corrections()
        raise _unusable(path, f"cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        raise _unusable(path, f"is damaged: {error}") from error
    refuse_newer(f"The list of corrections {path}", record, SCHEMA_VERSION, ConfigError)
    try:
        return Corrections.model_validate(record)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        fault = first["msg"].removeprefix("Value error, ")
        raise _unusable(path, f"is damaged: {place}: {fault}") from error


def write_corrections(path: Path, corrections: Corrections) -> None:
    """Keep a list, one correction a line for people who edit it; an empty one leaves no file.

    Raises:
        OutputError: the file cannot be written.
    """
    if not corrections.corrections:
        path.unlink(missing_ok=True)
        return
    rows = ",\n".join(
        f"    {json.dumps(pair.model_dump(), ensure_ascii=False)}"
        for pair in corrections.corrections
    )
    text = (
        f'{{\n  "schema_version": {corrections.schema_version},\n'
        f'  "corrections": [\n{rows}\n  ]\n}}\n'
    )
    # A link stays one: people edit this file, and may keep it elsewhere.
    write_atomic(path.resolve(), text.encode())


def _unusable(path: Path, fault: str) -> ConfigError:
    name = as_argument(path)
    return ConfigError(
        f"The list of corrections {path} {fault}.",
        hint=f"Correct it, or move it away and make it anew: mv {name} {name}.old",
        value=str(path),
    )
