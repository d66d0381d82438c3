"""A submission that is handed in again: what earlier runs put into it stays in its manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lectura.disk.files import file_sha256
from lectura.errors import OutputError
from lectura.outputs.digests import json_object
from lectura.outputs.ownership import Gate
from lectura.records.target import Target, beside_file
from lectura.submission.manifest import HashedFile, Manifest, Recording, is_as_written


@dataclass(frozen=True)
class Joined:
    """The recordings of a submission, and the files that are not of this run.

    Attributes:
        recordings: in the order in which they were handed in first.
        files: the entries of files of earlier runs.
    """

    recordings: tuple[Recording, ...]
    files: tuple[HashedFile, ...]


def earlier_manifest(path: Path) -> Manifest | None:
    """The manifest as lectura wrote it; None where there is none, or a person changed it."""
    content = json_object(path)
    if content is None or not is_as_written(content):
        return None
    try:
        return Manifest.model_validate(content)
    except ValueError:  # of another version of lectura
        return None


def joined(
    folder: Path,
    fresh: Sequence[Recording],
    earlier: Manifest,
    made_with: Mapping[str, Mapping[str, Any]],
    gate: Gate,
) -> Joined:
    """This run's recordings among those of earlier runs.

    A recording that was read again keeps its other outputs. Where another one took its place, it
    keeps those that were not written again; where none is left, it goes.

    Args:
        folder: the submission.
        fresh: the entries of this run.
        earlier: what is there.
        made_with: this run's ``options`` and ``versions``.
        gate: knows whose files are there.

    Raises:
        OutputError: a file cannot be read.
    """
    known = {file.name: file for file in earlier.files}
    again = {key: index for index, one in enumerate(fresh) for key in _keys(one)}
    taken = {name for one in fresh for name in one.outputs}
    merged: dict[int, Recording] = {}
    recordings: list[Recording | int] = []
    for old in earlier.recordings:
        left = [name for name in old.outputs if name in known and name not in taken]
        left = [name for name in left if (folder / name).is_file()]
        same = next((again[key] for key in _keys(old) if key in again), None)
        if same is not None:
            one = merged.get(same, fresh[same])
            merged[same] = one.model_copy(update={"outputs": _sorted(one.outputs, left)})
            recordings += [] if same in recordings else [same]
        elif left:
            left += [name for name in _lists(folder, left) if name not in taken]
            facts = {"outputs": _sorted(left), **_made_otherwise(old, earlier, made_with)}
            recordings.append(old.model_copy(update=facts))
    recordings += [index for index in range(len(fresh)) if index not in recordings]
    whole = [merged.get(one, fresh[one]) if isinstance(one, int) else one for one in recordings]
    others = sorted({name for one in whole for name in one.outputs} - taken)
    return Joined(tuple(whole), tuple(_vouched(folder, name, known, gate) for name in others))


def lists_of(target: Target) -> tuple[Path, ...]:
    """What a person corrected and named in the submission's folder: it shaped what is there."""
    return tuple(path for path in (target.corrections, target.speakers) if path.is_file())


def hashed(folder: Path, name: str) -> HashedFile:
    """The entry of a file as it is there.

    Raises:
        OutputError: it is missing or cannot be read.
    """
    path = folder / name
    try:
        return HashedFile(name=name, bytes=path.stat().st_size, sha256=file_sha256(path))
    except OSError as error:
        raise OutputError(
            f"{path} belongs to the submission and cannot be read: {error.strerror or error}.",
            hint="Run the same command again.",
            value=str(path),
        ) from error


def _made_otherwise(
    old: Recording, earlier: Manifest, made_with: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """The options and versions of an earlier run, where they are not those of this one."""
    then = {"options": old.options, "versions": old.versions}
    whole = {"options": earlier.options, "versions": earlier.versions}
    found = {name: whole[name] if value is None else value for name, value in then.items()}
    return {name: None if value == made_with[name] else value for name, value in found.items()}


def _vouched(folder: Path, name: str, known: Mapping[str, HashedFile], gate: Gate) -> HashedFile:
    """The entry of a file of an earlier run: as it is there, unless a person changed it since."""
    now, then = hashed(folder, name), known.get(name)
    target = beside_file(folder / name)
    indexes = target.transcript("json"), target.notes("json")
    path = folder / name
    if then is None or path in lists_of(target) or gate.accepts(path, *indexes):
        return now
    return now if gate.owns(path, *indexes) else then


def _lists(folder: Path, names: Iterable[str]) -> Iterator[str]:
    for target in {beside_file(folder / name) for name in names}:
        yield from (path.relative_to(folder).as_posix() for path in lists_of(target))


def _keys(recording: Recording) -> list[tuple[str, str]]:
    """What tells it from others: its content, and where its outputs are, without suffixes."""
    targets = (beside_file(Path(name)) for name in recording.outputs)
    places = {(target.folder / target.stem).as_posix() for target in targets}
    return [(recording.sha256, place) for place in sorted(places)]


def _sorted(*names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for some in names for name in some}))
