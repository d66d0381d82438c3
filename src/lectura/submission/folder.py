"""A folder to hand in: its manifest, and the check of both.

The manifest names every file with its digest, what was read, and what made it. It carries a digest
of itself, so that a careless edit is noticed; it is no signature and does not prove who made it.
Nothing in it depends on the clock: the same input, options and replies give the same bytes. How
long the work took stands in ``timings.json``, which is not hashed.
"""

from __future__ import annotations

import contextlib
import json
import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, Literal

from pydantic import ValidationError

from lectura.course.library import LEFT_IN_FOLDERS
from lectura.disk.small_files import plain_bytes
from lectura.errors import UsageError
from lectura.outputs.digests import json_object
from lectura.outputs.ownership import Gate, Index, Written
from lectura.paths import as_argument, display_path, escaped_in_json
from lectura.records.report import KeptFile, RecordingReport
from lectura.records.target import MANIFEST, TIMINGS
from lectura.store import file_sha256
from lectura.submission.extending import Joined, earlier_manifest, hashed, joined
from lectura.submission.manifest import (
    OWN_DIGEST,
    HashedFile,
    Manifest,
    Recording,
    Timings,
    is_as_written,
    own_digest,
)

__all__ = [
    "HashedFile",
    "Manifest",
    "Mismatch",
    "Recording",
    "describe",
    "verify",
    "write_manifest",
]

_NOT_HANDED_IN = frozenset((".DS_Store", "Thumbs.db", "desktop.ini", *LEFT_IN_FOLDERS))


MismatchKind = Literal["changed", "missing", "extra", "unreadable", "manifest", "recording"]


@dataclass(frozen=True)
class Mismatch:
    """One thing that is not as the manifest says; ``message`` is a sentence for people."""

    name: str
    kind: MismatchKind
    message: str


def describe(path: Path, report: RecordingReport, outputs: Sequence[str]) -> Recording:
    """The manifest's entry for a recording.

    Args:
        path: the recording.
        report: what became of it.
        outputs: its files: paths relative to the submission's folder.

    Raises:
        OSError: the recording is gone.
    """
    lasting = report.lasting(display_path(PurePath(path.name)))
    facts = {
        "bytes": path.stat().st_size,
        "sha256": report.sha256 or file_sha256(path),
        "outputs": tuple(sorted(PurePosixPath(name).as_posix() for name in outputs)),
    }
    return Recording(**{**dict(lasting), **facts})


def write_manifest(
    folder: Path,
    recordings: Sequence[Recording],
    *,
    versions: Mapping[str, str],
    options: Mapping[str, Any],
    models: Mapping[str, str] | None = None,
    timings: Mapping[str, Mapping[str, float]] | None = None,
    kept: Sequence[KeptFile] = (),
    gate: Gate,
) -> Written:
    """Write ``manifest.json`` for the files that are there, and ``timings.json`` beside it.

    What earlier runs handed in stays (`lectura.submission.extending.joined`).
    A file that a person changed is listed as it was made, so that the check finds it changed,
    unless they asked to keep it.

    Args:
        folder: the submission, with every output in it.
        recordings: one entry of `describe` per recording; the files it names are hashed.
        versions: of lectura and the packages that shape its results.
        options: the settings that shape the results, as JSON values.
        models: SHA-256 of each model, by its name.
        timings: for each recording's name, the seconds of each stage.
        kept: the outputs in whose place a person's files are.
        gate: knows whose files are there.

    Raises:
        OutputError: a file named by ``recordings`` is missing, or nothing can be written here.
    """
    made = {one.name: one for one in kept}
    names = {name for recording in recordings for name in recording.outputs}
    fresh = tuple(_listed(folder, name, made.get(name)) for name in sorted(names))
    earlier = earlier_manifest(folder / MANIFEST)
    everything = Joined(tuple(recordings), ())
    if earlier is not None:
        made_with = {"options": options, "versions": versions}
        everything = joined(folder, recordings, earlier, made_with, gate)
    draft = Manifest(
        versions=dict(versions),
        models={**(earlier.models if earlier else {}), **(models or {})},
        options=dict(options),
        recordings=everything.recordings,
        files=tuple(sorted((*fresh, *everything.files), key=lambda file: file.name)),
        manifest_sha256="",
    )
    content = draft.model_dump(mode="json")
    content[OWN_DIGEST] = own_digest(content)
    spent = _spent(folder, timings or {}, {one.input for one in everything.recordings})
    aside = gate.write({}, Index(folder / TIMINGS, spent, _timings_text, logged=False))
    ours = is_as_written(json_object(folder / MANIFEST) or {})
    main = gate.replace(folder / MANIFEST, _json(content).encode(), ours=ours)
    return Written((*main.paths, *aside.paths), (*main.kept, *aside.kept))


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
        content = json.loads(plain_bytes(folder / MANIFEST))
        manifest = Manifest.model_validate(content)
    except FileNotFoundError:
        made = f"make one: lectura run RECORDING --submission {as_argument(folder)}"
        message = f"{MANIFEST} is missing: {folder} is no submission; {made}"
        return (Mismatch(MANIFEST, "missing", message),)
    except (OSError, ValueError, RecursionError) as error:
        return (Mismatch(MANIFEST, "manifest", f"{MANIFEST} cannot be read: {_plain(error)}."),)
    found = list(_check_files(folder, manifest))
    if not is_as_written(content):
        edited = f"{MANIFEST} was edited: its own digest does not match."
        found.insert(0, Mismatch(MANIFEST, "manifest", edited))
    known = {recording.sha256 for recording in manifest.recordings}
    return (*found, *(item for path in recordings for item in _check_recording(path, known)))


def _listed(folder: Path, name: str, kept: KeptFile | None) -> HashedFile:
    """The entry of a file: as it is there, or as it was made where a person changed it."""
    if kept is not None and not kept.accepted:
        return HashedFile(name=name, bytes=kept.bytes, sha256=kept.sha256)
    return hashed(folder, name)


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    return escaped_in_json(text + "\n")


def _spent(folder: Path, timings: Mapping[str, Mapping[str, float]], names: set[str]) -> Timings:
    """How long the work on each recording took, also in earlier runs."""
    earlier = Timings()
    with contextlib.suppress(ValueError):  # a person's, which is kept anyway
        earlier = Timings.model_validate(json_object(folder / TIMINGS) or {})
    everything = {**earlier.seconds, **timings}
    return Timings(seconds={name: dict(everything[name]) for name in everything if name in names})


def _timings_text(timings: Timings) -> str:
    return _json(timings.model_dump(mode="json"))


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
    for name in sorted(map(display_path, present.values())):
        yield Mismatch(name, "extra", f"{name} is not in {MANIFEST}.")


def _check_recording(path: Path, known: set[str]) -> Iterator[Mismatch]:
    shown = display_path(path)
    try:
        if file_sha256(path) not in known:
            yield Mismatch(
                shown,
                "recording",
                f"It was not made of {shown}: {MANIFEST} names other recordings.",
            )
    except OSError as error:
        yield Mismatch(shown, "unreadable", f"{shown} cannot be read: {_plain(error)}.")


def _files_in(folder: Path) -> Iterator[str]:
    """Every file and every link below the folder, as the way to it, with '/'."""
    for here, folders, files in os.walk(folder):
        links = [name for name in folders if Path(here, name).is_symlink()]
        for name in [*files, *links]:
            way = Path(here, name).relative_to(folder).as_posix()
            if name not in _NOT_HANDED_IN and way not in (MANIFEST, TIMINGS):
                yield way


def _composed(name: str) -> str:
    """One spelling for names that an archive or a Mac may write in another composition."""
    return unicodedata.normalize("NFC", name)


def _plain(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
