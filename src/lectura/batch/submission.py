"""A folder to hand in: its manifest, and the check of both.

The manifest names every file with its digest, what was read, and what made it. It carries a digest
of itself, so that a careless edit is noticed; it is no signature and does not prove who made it.
Nothing in it depends on the clock: the same input, options and replies give the same bytes. How
long the work took stands in ``timings.json``, which is not hashed.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator

from lectura.batch.naming import display_path
from lectura.errors import OutputError, UsageError
from lectura.notes.model import MadeBy, Notes, Percent
from lectura.store import digest, file_sha256, write_atomic
from lectura.transcript import Engine, Model, Seconds, Transcript

SCHEMA_VERSION = 1
"""Raised when a reader of the older version would misread the file."""

MANIFEST = "manifest.json"
TIMINGS = "timings.json"
_OWN_DIGEST = "manifest_sha256"
_LEFT_BY_SYSTEMS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))


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


class Recording(Model):
    """A recording that was read, and what made its outputs. The recording itself is not in it."""

    name: str = Field(description="file name without its folder")
    bytes: int = Field(ge=0)
    sha256: str
    duration: Seconds | None = Field(default=None, description="seconds of audio")
    complete: bool = Field(description="false when part of the lecture is missing")
    transcriber: Engine | None = None
    notes: MadeBy | None = Field(default=None, description="engine, model and prompt of the notes")
    speech_percent: Percent | None = Field(
        default=None, description="share of the voiced time that ended up as text"
    )
    coverage_percent: Percent | None = Field(
        default=None, description="share of the transcript that the notes rest on"
    )
    grounded_percent: Percent | None = Field(
        default=None, description="share of the notes whose quote was found in the transcript"
    )
    outputs: tuple[str, ...] = Field(default=(), description="names of its files, see 'files'")


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


MismatchKind = Literal["changed", "missing", "extra", "unreadable", "manifest", "recording"]


@dataclass(frozen=True)
class Mismatch:
    """One thing that is not as the manifest says; ``message`` is a sentence for people."""

    name: str
    kind: MismatchKind
    message: str


def describe(
    path: Path, transcript: Transcript, notes: Notes | None, outputs: Sequence[str]
) -> Recording:
    """The manifest's entry for a recording.

    Args:
        path: the recording.
        transcript: its transcript.
        notes: its notes, where they were made.
        outputs: its files, as the way from the submission's folder.

    Raises:
        OSError: the recording is gone.
    """
    known = transcript.source.sha256 if transcript.source else None
    coverage = notes.coverage if notes else None
    by_time = coverage.time_percent if coverage else None
    by_text = coverage.character_percent if coverage else None
    return Recording(
        name=display_path(PurePath(path.name)),
        bytes=path.stat().st_size,
        sha256=known or file_sha256(path),
        duration=transcript.duration,
        complete=not transcript.partial_reasons and not (notes and notes.partial),
        transcriber=transcript.engine,
        notes=notes.made_by if notes else None,
        speech_percent=transcript.speech.share * 100 if transcript.speech else None,
        coverage_percent=by_text if by_time is None else by_time,
        grounded_percent=notes.grounded_percent if notes else None,
        outputs=tuple(sorted(PurePosixPath(name).as_posix() for name in outputs)),
    )


def write_manifest(
    folder: Path,
    recordings: Sequence[Recording],
    *,
    versions: Mapping[str, str],
    options: Mapping[str, Any],
    models: Mapping[str, str] | None = None,
    timings: Mapping[str, Mapping[str, float]] | None = None,
) -> Path:
    """Write ``manifest.json`` for the files that are there, and ``timings.json`` beside it.

    Args:
        folder: the submission, with every output in it.
        recordings: one entry of `describe` per recording; the files it names are hashed.
        versions: of lectura and the packages that shape its results.
        options: the settings that shape the results, as JSON values.
        models: SHA-256 of each model, by its name.
        timings: for each recording's name, the seconds of each stage.

    Raises:
        OutputError: a file named by ``recordings`` is missing, or nothing can be written here.
    """
    names = sorted({name for recording in recordings for name in recording.outputs})
    draft = Manifest(
        versions=dict(versions),
        models=dict(models or {}),
        options=dict(options),
        recordings=tuple(recordings),
        files=tuple(_hashed(folder, name) for name in names),
        manifest_sha256="",
    )
    content = draft.model_dump(mode="json")
    content[_OWN_DIGEST] = _own_digest(content)
    write_atomic(folder / TIMINGS, _json({"schema_version": 1, "seconds": timings or {}}))
    write_atomic(folder / MANIFEST, _json(content))
    return folder / MANIFEST


def verify(folder: Path, *, recordings: Sequence[Path] = ()) -> tuple[Mismatch, ...]:
    """Everything that is not as the manifest says; empty when all is well.

    Args:
        folder: the submission.
        recordings: recordings at hand (they are not part of the submission) to check as well.

    Raises:
        UsageError: there is no such folder.
    """
    if not folder.is_dir():
        raise UsageError(
            f"There is no folder {folder}.",
            hint="Name the folder that was handed in: lectura verify DIR",
            value=str(folder),
        )
    try:
        content = json.loads((folder / MANIFEST).read_bytes())
        manifest = Manifest.model_validate(content)
    except FileNotFoundError:
        made = f"make one with lectura run RECORDING --submission {folder}"
        message = f"{MANIFEST} is missing: {folder} is no submission; {made}"
        return (Mismatch(MANIFEST, "missing", message),)
    except (OSError, ValueError) as error:
        return (Mismatch(MANIFEST, "manifest", f"{MANIFEST} cannot be read: {_plain(error)}."),)
    found = list(_check_files(folder, manifest))
    if content[_OWN_DIGEST] != _own_digest(content):
        edited = f"{MANIFEST} was edited: its own digest does not match."
        found.insert(0, Mismatch(MANIFEST, "manifest", edited))
    known = {recording.sha256 for recording in manifest.recordings}
    return (*found, *(item for path in recordings for item in _check_recording(path, known)))


def _hashed(folder: Path, name: str) -> HashedFile:
    path = folder / name
    try:
        return HashedFile(name=name, bytes=path.stat().st_size, sha256=file_sha256(path))
    except OSError as error:
        raise OutputError(
            f"{path} belongs to the submission and cannot be read: {error.strerror or error}.",
            hint="Run the same command again.",
            value=str(path),
        ) from error


def _own_digest(content: Mapping[str, Any]) -> str:
    return digest({key: value for key, value in content.items() if key != _OWN_DIGEST})


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    return text.encode() + b"\n"


def _check_files(folder: Path, manifest: Manifest) -> Iterator[Mismatch]:
    present = {_composed(name): name for name in _files_in(folder)}
    for file in manifest.files:
        name = present.pop(_composed(file.name), None)
        if name is None:
            yield Mismatch(file.name, "missing", f"{file.name} is missing.")
            continue
        try:
            same = file_sha256(folder / name) == file.sha256
        except OSError as error:
            why = f"{file.name} cannot be read: {_plain(error)}."
            yield Mismatch(file.name, "unreadable", why)
            continue
        if not same:
            yield Mismatch(file.name, "changed", f"{file.name} was changed.")
    for name in sorted(present.values()):
        yield Mismatch(name, "extra", f"{name} is not in {MANIFEST}.")


def _check_recording(path: Path, known: set[str]) -> Iterator[Mismatch]:
    try:
        if file_sha256(path) not in known:
            yield Mismatch(str(path), "recording", f"{path} is not a recording of {MANIFEST}.")
    except OSError as error:
        yield Mismatch(str(path), "unreadable", f"{path} cannot be read: {_plain(error)}.")


def _files_in(folder: Path) -> Iterator[str]:
    """Every file and every link below the folder, as the way to it, with '/'."""
    for here, folders, files in os.walk(folder):
        links = [name for name in folders if Path(here, name).is_symlink()]
        for name in [*files, *links]:
            way = Path(here, name).relative_to(folder).as_posix()
            if name not in _LEFT_BY_SYSTEMS and way not in (MANIFEST, TIMINGS):
                yield way


def _composed(name: str) -> str:
    """One spelling for names that an archive or a Mac may write in another composition."""
    return unicodedata.normalize("NFC", name)


def _plain(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
