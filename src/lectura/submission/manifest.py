"""A submission as records: what ``manifest.json`` and ``timings.json`` hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import Field, field_validator

from lectura.disk.files import digest
from lectura.records.model import Model
from lectura.records.report import RecordingReport
from lectura.records.transcript import Digests

SCHEMA_VERSION = 1
"""Raised when a reader of the older version would misread the file."""
OWN_DIGEST = "manifest_sha256"


class HashedFile(Model):
    """A file of the submission."""

    name: str = Field(description="the way from the submission's folder, with '/'")
    bytes: int = Field(ge=0)
    sha256: str

    @field_validator("name")
    @classmethod
    def _stays_inside(cls, name: str) -> str:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or not path.parts:
            raise ValueError(f"not the name of a file inside the submission: {name!r}")
        return name


class Recording(RecordingReport):
    """A recording that was read, and what made its outputs. The recording itself is not in it.

    ``input`` is its file name; what no two runs have in common is left out.
    """

    sha256: str = Field(description="digest of the recording")
    bytes: int = Field(ge=0, description="size of the recording")
    options: dict[str, Any] | None = Field(
        default=None, description="of an earlier run, where they differ from the manifest's"
    )
    versions: dict[str, str] | None = Field(
        default=None, description="of an earlier run, where they differ from the manifest's"
    )


class Manifest(Model):
    """Everything that is handed in, and what it was made with."""

    schema_version: int = SCHEMA_VERSION
    versions: dict[str, str] = Field(description="lectura and the packages that shape its results")
    models: dict[str, str] = Field(default={}, description="digest of each model, by its name")
    options: dict[str, Any] = Field(default={}, description="the settings that shape the results")
    recordings: tuple[Recording, ...] = ()
    files: tuple[HashedFile, ...] = ()
    manifest_sha256: str = Field(
        description="SHA-256 of everything else here, as JSON with sorted keys and no spaces"
    )


class Timings(Model):
    """How long the work took; no part of what is checked."""

    schema_version: int = SCHEMA_VERSION
    seconds: dict[str, dict[str, float]] = Field(
        default={}, description="for each recording, the seconds of each stage"
    )
    digests: Digests | None = None


def is_as_written(content: Mapping[str, Any]) -> bool:
    """True for a manifest that nobody changed since lectura wrote it."""
    try:
        return bool(content.get(OWN_DIGEST) == own_digest(content))
    except (ValueError, RecursionError):  # NaN, or half a character: nothing lectura writes
        return False


def own_digest(content: Mapping[str, Any]) -> str:
    """SHA-256 of all that a manifest holds, but for this digest."""
    return digest({key: value for key, value in content.items() if key != OWN_DIGEST})
