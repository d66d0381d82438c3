"""Files of another version of lectura: older ones are read, newer ones are refused in one way."""

from __future__ import annotations

from lectura.errors import LecturaError
from lectura.process.installation import installation


def refuse_newer(what: str, record: object, readable: int, error: type[LecturaError]) -> None:
    """See that a record is of no newer format, which this lectura would misread.

    Args:
        what: what the record is called, the first words of a sentence.
        record: as it was read; what is no object has no version.
        readable: the newest version that can be read.
        error: what is raised.

    Raises:
        LecturaError: of that kind; it leads to a newer lectura.
    """
    version = record.get("schema_version") if isinstance(record, dict) else None
    if isinstance(version, int) and version > readable:
        raise error(
            f"{what} was written by a newer lectura (format version {version}; this one reads up "
            f"to {readable}).",
            hint=installation().upgrade(),
            value=version,
        )
