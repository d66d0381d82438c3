"""The digests that a JSON file carries of itself and of the files beside it.

They travel with the folder: also on a machine whose store knows nothing of it a file that a person
changed is told from one that lectura wrote.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from lectura.disk.files import digest, file_sha256, read_json
from lectura.records.model import Model, in_parts
from lectura.records.transcript import Digests

RecordT = TypeVar("RecordT", bound=Model)

_FIELD = "digests"
_OWN = "own"


def json_object(path: Path) -> dict[str, Any] | None:
    """The object in a JSON file; None where the file is missing, damaged, or holds no object."""
    try:
        record = read_json(path.read_bytes()) if path.is_file() else None
    except OSError:
        return None
    return record if isinstance(record, dict) else None


def digests_in(record: Mapping[str, Any] | None) -> Digests:
    """What a record tells of the files beside it; nothing where it holds no digests."""
    try:
        return Digests.model_validate((record or {}).get(_FIELD))
    except ValidationError:
        return Digests(own="")


def sealed(record: RecordT, files: Mapping[str, str], kept: tuple[str, ...] = ()) -> RecordT:
    """The record with the digests of the files beside it, and of itself."""
    draft = with_digests(record, Digests(own="", files=dict(sorted(files.items())), kept=kept))
    own = _own_digest(dict(in_parts(draft)))
    return with_digests(draft, Digests(own=own, files=dict(sorted(files.items())), kept=kept))


def with_digests(record: RecordT, digests: Digests | None) -> RecordT:
    """The record with other digests."""
    return record.model_copy(update={_FIELD: digests})


def is_sealed(record: Mapping[str, Any] | None) -> bool:
    """True for a record that is as lectura wrote it."""
    if record is None or not isinstance(record.get(_FIELD), dict):
        return False
    try:
        return bool(record[_FIELD].get(_OWN) == _own_digest(record))
    except (ValueError, RecursionError):  # NaN, or half a character: nothing lectura writes
        return False


def content_digest(record: Mapping[str, Any]) -> str:
    """SHA-256 of a record without any digests: the same whatever is beside it."""
    return digest({key: value for key, value in record.items() if key != _FIELD})


def content_sha256(path: Path) -> str:
    """SHA-256 of what a file says: of a JSON file that carries digests without these.

    Raises:
        OSError: the file cannot be read.
    """
    record = json_object(path) if path.suffix == ".json" else None
    if record is not None:
        with contextlib.suppress(ValueError, RecursionError):  # NaN, say: nothing lectura writes
            return content_digest(record)
    return file_sha256(path)


def _own_digest(record: Mapping[str, Any]) -> str:
    beside = {key: value for key, value in record[_FIELD].items() if key != _OWN}
    return digest({**record, _FIELD: beside})
