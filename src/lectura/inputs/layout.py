"""Where the outputs of each recording go: one place each, and the same place in every run."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path, PurePath, PurePosixPath

from lectura.errors import UsageError
from lectura.inputs.discover import RECORDING_SUFFIXES, Found
from lectura.inputs.naming import Naming
from lectura.inputs.safe_names import clash_key, safe_name, safe_stem, tag
from lectura.paths import display_path
from lectura.records.target import is_taken

AFTER_THE_RECORDING = Naming()


@dataclass(frozen=True)
class Job:
    """One recording to work on.

    Args:
        id: names the job in the batch: the way from the output folder to its outputs, without
            their suffixes (``week1/lecture``); without an output folder, the whole way.
        path: the recording.
        out_dir: the folder of its outputs.
        stem: their name without suffix (``lecture`` for ``lecture.json``, ``lecture.notes.md``).
        link: the address under which outputs link to the recording; None: where it is now.
        lasting: the recording is there after the run, so that outputs can link to it.
        told: what it is called in reports; None for its path.
        parts: several recordings that are one lecture, in order; ``path`` is no file then, but
            folder and name of the lecture.
    """

    id: str
    path: Path
    out_dir: Path
    stem: str
    link: str | None = None
    lasting: bool = True
    told: str | None = None
    parts: tuple[Path, ...] = ()


def plan_outputs(
    found: Sequence[Found], out: Path | None = None, naming: Naming = AFTER_THE_RECORDING
) -> tuple[Job, ...]:
    """Give every recording a place of its own for its outputs.

    The rules, from the usual case on:

    1. ``OUT`` mirrors the folder that was searched; the outputs are called after the recording
       without its suffix. Several folders each get a folder of their name in ``OUT``; files named
       one by one are in ``OUT`` itself. Without ``out`` everything is beside its recording.
    2. Recordings of one folder that differ only in the suffix (``lecture.mp4``, ``lecture.mp3``)
       keep it: ``lecture.mp4.json``. It is the folder on the disk that decides, not which of its
       files take part in this run, so that the names do not change from run to run.
    3. Files of the same name from different folders get a folder named after theirs.
    4. What still could be taken for the same file (``A.mp4`` and ``a.mp4``) gets a short digest.

    With a template of names rule 1 tells the folder alone, and there are no others: names that
    could be taken for the same file are refused, for they are a person's choice.

    What tells which part of the recording they are of stands behind every name
    (``lecture.0-10-00_0-20-00``). Names are made safe for every file system
    (`lectura.inputs.safe_names`); beside their recording outputs keep bytes of its name that are no
    UTF-8. The order of ``found`` does not matter for the names; the jobs come in that order.

    Raises:
        UsageError: the template gives two recordings one name, or one of them none.
    """
    unique: dict[Path, Found] = {}
    for item in found:
        unique.setdefault(_absolute(item.path), item)
    items = tuple(unique.values())
    labels, twins = _root_labels(items), _twins(items)
    planned = [_Plan(item, out, labels.get(item.root, PurePath()), naming) for item in items]
    if naming.template is not None:
        for clash in _clashes(planned):
            raise _same_name(clash, naming)
        return tuple(plan.job() for plan in planned)
    for plan in planned:
        if _path_key(plan.item.path) in twins or is_taken(plan.item.relative.stem):
            plan.level = _Level.SUFFIX
    while clashes := _clashes(planned):
        for clash in clashes:
            _part(clash)
    return tuple(plan.job() for plan in planned)


def named_job(
    path: Path,
    output: Path,
    *,
    told: str,
    naming: Naming = AFTER_THE_RECORDING,
    parts: tuple[Path, ...] = (),
) -> Job:
    """The job of a recording that is no lasting file, whose outputs a person gave a name.

    Args:
        path: where it is now.
        output: folder and name of its outputs; the suffix of a recording does not count.
        told: what it is called in reports.
        naming: of the outputs; a template makes something else of the name.
        parts: as for `Job`.

    Raises:
        UsageError: the outputs cannot be called so.
    """
    name = output.name
    stem = output.stem if output.suffix.casefold() in RECORDING_SUFFIXES else name
    if is_taken(stem):
        raise UsageError(
            f"The outputs cannot be called '{stem}': other files of lectura are called so.",
            hint="Choose another name: lectura run - -o clase",
            value=stem,
        )
    stem = naming.stem(safe_stem(stem), output, parts[0] if parts else path)
    id_ = display_path((output.parent / stem).as_posix())
    return Job(id_, path, output.parent, stem, lasting=False, told=told, parts=parts)


class _Level(IntEnum):
    """How much of a recording's path its outputs carry in their name."""

    STEM = 0
    SUFFIX = 1
    DIGEST = 2
    WHOLE_PATH = 3


@dataclass
class _Plan:
    """The place of one recording while the plan is made."""

    item: Found
    out: Path | None
    label: PurePath
    naming: Naming
    level: _Level = _Level.STEM

    @property
    def folder(self) -> PurePath:
        """Relative to the output folder, where there is one."""
        if self.out is None:
            return self.item.path.parent
        return _safe_folder(self.label / self.item.relative.parent)

    @property
    def stem(self) -> str:
        path = self.item.path
        return self.naming.stem(self._stem, path, path, keep_bytes=self.out is None)

    @property
    def _stem(self) -> str:
        relative = self.item.relative
        if self.level is _Level.STEM:
            return safe_stem(relative.stem, keep_bytes=self.out is None)
        named = safe_stem(relative.name, keep_bytes=self.out is None)
        if self.level is _Level.SUFFIX:
            return named
        by_digest = self.level is _Level.DIGEST
        place = self.label / relative if by_digest else _absolute(self.item.path)
        return named + tag(place.as_posix())

    @property
    def target(self) -> PurePath:
        return self.folder / self.stem

    @property
    def may_be_labelled(self) -> bool:
        return self.item.named and self.out is not None and not self.label.parts

    def job(self) -> Job:
        out_dir = Path(self.folder) if self.out is None else self.out / self.folder
        name = display_path(PurePosixPath(self.target.as_posix()))
        return Job(name, self.item.path, out_dir, self.stem)


def _clashes(planned: Iterable[_Plan]) -> list[list[_Plan]]:
    """The groups of plans that share a place."""
    by_place: dict[str, list[_Plan]] = {}
    for plan in planned:
        by_place.setdefault(clash_key(plan.target.as_posix()), []).append(plan)
    return [group for group in by_place.values() if len(group) > 1]


def _same_name(clash: Sequence[_Plan], naming: Naming) -> UsageError:
    paths = [display_path(plan.item.path) for plan in clash]
    return naming.refused(
        f"The output template gives {len(paths)} recordings the same name, "
        f"'{display_path(clash[0].stem)}': {', '.join(paths)}."
    )


def _part(clash: Sequence[_Plan]) -> None:
    """Give longer names to plans that share a place: the folder's name first, then a digest."""
    labels = _labels({plan.item.root for plan in clash})
    to_label = [plan for plan in clash if plan.may_be_labelled] if len(labels) > 1 else []
    for plan in to_label:
        plan.label = labels[plan.item.root]
    if not to_label:
        for plan in clash:
            plan.level = _Level(min(plan.level + 1, _Level.WHOLE_PATH))


def _root_labels(found: Iterable[Found]) -> dict[Path, PurePath]:
    roots = {item.root for item in found if not item.named}
    return _labels(roots) if len(roots) > 1 else {}


def _labels(roots: Iterable[Path]) -> dict[Path, PurePath]:
    """For each folder the shortest end of its path that tells it from the others."""
    whole = {root: _absolute(root).parts for root in roots}
    labels: dict[Path, PurePath] = {}
    for root, parts in whole.items():
        others = [other for known, other in whole.items() if known != root and other != parts]
        length = 1
        while length < len(parts) and any(
            clash_key("/".join(other[-length:])) == clash_key("/".join(parts[-length:]))
            for other in others
        ):
            length += 1
        labels[root] = PurePath(*(safe_name(part) for part in parts[-length:]))
    return labels


def _twins(found: Iterable[Found]) -> set[str]:
    """Keys of the paths whose folder holds another recording with the same name but for suffix."""
    twins: set[str] = set()
    by_folder: dict[Path, set[str]] = {}
    for item in found:
        by_folder.setdefault(item.path.parent, set()).add(item.path.name)
    for folder, taken in by_folder.items():
        names = taken | _recordings_in(folder)
        stems = Counter(clash_key(PurePath(name).stem) for name in names)
        twins.update(
            _path_key(folder / name) for name in names if stems[clash_key(PurePath(name).stem)] > 1
        )
    return twins


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would lose the name of a link


def _path_key(path: Path) -> str:
    return os.path.normcase(path)


def _recordings_in(folder: Path) -> set[str]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names, not paths, are what is compared
    except OSError:  # opening the recording will say what is wrong
        return set()
    return {name for name in names if PurePath(name).suffix.casefold() in RECORDING_SUFFIXES}


def _safe_folder(folder: PurePath) -> PurePath:
    return PurePath(*(safe_name(part) for part in folder.parts))
