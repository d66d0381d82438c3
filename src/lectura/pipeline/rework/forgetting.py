"""Forgetting a recording: what the store, the searches and the outputs hold of it.

Words are found by what they are, too: the replies of a language model are kept under the questions,
which hold parts of the transcript and not the name of the recording.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lectura.course.search_index import indexes_with
from lectura.disk.files import digest, read_json
from lectura.outputs.digests import digests_in, json_object
from lectura.outputs.in_place import look
from lectura.outputs.ownership import Gate
from lectura.outputs.whose import owner_in
from lectura.outputs.written_files import Book
from lectura.pipeline.cached import places_in
from lectura.pipeline.recognition import KEY_FILE, stored_transcript
from lectura.pipeline.rework.words_of import WordsOf, words_in
from lectura.records.target import TRANSCRIPTS, Target, forms_of_notes, makes_lecture
from lectura.records.transcript import Transcript
from lectura.store import Artifact, Store

_LOCKED = ("transcript", "diarization", "compared")
_REPLY, _REJECTED, _TRANSLATED = "llm-reply", "llm-rejected", "translated"


@dataclass(frozen=True)
class Subject:
    """What is to be forgotten.

    Attributes:
        sha256: of the recording; None where nobody knows it, and its words alone count.
        targets: where its outputs may be.
        transcripts: those with the outputs.
        joined: digests of the lectures of several recordings that it is one of.
    """

    sha256: str | None
    targets: tuple[Target, ...]
    transcripts: tuple[Transcript, ...] = ()
    joined: tuple[str, ...] = ()

    @property
    def digests(self) -> frozenset[str]:
        """All that may stand for it; empty where nobody knows one."""
        return frozenset(filter(None, (self.sha256, *self.joined)))


@dataclass(frozen=True)
class Held:
    """What is held of a recording.

    Attributes:
        artifacts: of the store, in the order in which they are removed.
        indexes: of searches; the next search makes them again of what there is.
        outputs: files that lectura wrote, the JSON last.
        others: files beside them that a person wrote or changed, or that hold what a person said.
    """

    artifacts: tuple[Artifact, ...] = ()
    indexes: tuple[Path, ...] = ()
    outputs: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()

    @property
    def kinds(self) -> dict[str, int]:
        """How many artifacts of each stage."""
        names = [artifact.path.parent.parent.name for artifact in self.artifacts]
        return {name: names.count(name) for name in dict.fromkeys(names)}


def held(store: Store, cache: Path | None, subject: Subject, gate: Gate) -> Held:
    """What is held of a recording, in the store, the searches and the outputs.

    Args:
        store: where finished work is kept.
        cache: the folder that was named for it; None for the usual one.
        subject: what to look for.
        gate: knows whose files are there.
    """
    every = list(_artifacts(store))
    named = [one for one in every if _is_of(one, subject)]
    words = WordsOf(text for found in _transcripts(named, subject) for text in words_in(found))
    replies = _replies(store, every, words)
    taken = {one.path for one in (*named, *replies)}
    nameless = [
        one for one in every if not one.key and one.path not in taken and _mentions(one, words)
    ]
    paths = [target.transcript(name) for target in subject.targets for name in TRANSCRIPTS]
    outputs, others = _outputs(subject.targets, gate)
    return Held(
        # What tells the words, and the digest of the file, come last: a run that died finds them.
        artifacts=(*replies, *nameless, *sorted(named, key=_order)),
        indexes=indexes_with(cache, paths, words.are_in),
        outputs=outputs,
        others=others,
    )


def joined_with(store: Store, sha256: str | None) -> tuple[str, ...]:
    """The digests of the finished lectures of several recordings that a recording is one of."""
    found: list[str] = []
    for artifact in _artifacts(store) if sha256 is not None else ():
        transcript = stored_transcript(artifact, "")
        source = None if transcript is None else transcript.source
        if source is not None and any(file.sha256 == sha256 for file in source.files):
            found += filter(None, (source.sha256,))
    return tuple(dict.fromkeys(found))


def places_of(store: Store, digests: Collection[str], out: Path | None) -> tuple[Target, ...]:
    """Where outputs of a recording are: in a folder as their JSON says, and as the store knows."""
    with_places = (one for one in _artifacts(store) if isinstance(one.key.get("outputs"), str))
    known = [Path(one.key["outputs"]) for one in with_places if _recording_of(one) in digests]
    if out is not None:
        jsons = (
            path
            for path in sorted(out.rglob("*.json"))
            if not digests_named_in(path).isdisjoint(digests)
        )
        known = [*(path.with_name(path.stem) for path in jsons), *known]
    return tuple(Target(path.parent, path.name) for path in dict.fromkeys(known))


def _recording_of(artifact: Artifact) -> str | None:
    """The digest of the recording that an artifact names, in its key or as an owner of outputs."""
    owner = owner_in(artifact)
    sha256 = artifact.key.get("sha256") if owner is None else owner.sha256
    return sha256 if isinstance(sha256, str) else None


def digests_named_in(path: Path) -> set[str]:
    """Of the recording, or of the several recordings, that a transcript's JSON says it is of."""
    source = (json_object(path) or {}).get("source") if makes_lecture(path) else None
    if not isinstance(source, dict):
        return set()
    files = source.get("files") or []
    named = [source, *(files if isinstance(files, list) else [])]
    return {str(one["sha256"]) for one in named if isinstance(one, dict) and one.get("sha256")}


def forget(found: Held, store: Store, *, outputs: bool) -> None:
    """Remove what is held; of the outputs only where asked.

    Raises:
        BusyError: a run is working on the recording; nothing was removed.
    """
    with contextlib.ExitStack() as locks:
        for artifact in found.artifacts:
            if artifact.path.parent.parent.name in _LOCKED:
                locks.enter_context(artifact.lock())
        for index in found.indexes:
            for file in index.parent.glob(f"{index.name}*"):
                file.unlink(missing_ok=True)
        _forget_files((*found.outputs, *found.others), Book(store.root))
        for artifact in found.artifacts:
            artifact.forget()
    for artifact in found.artifacts:
        with contextlib.suppress(OSError):
            artifact.path.with_name(f"{artifact.path.name}.lock").unlink()
        with contextlib.suppress(OSError):
            artifact.path.parent.rmdir()
    for path in found.outputs if outputs else ():
        path.unlink(missing_ok=True)


def _forget_files(files: Sequence[Path], book: Book) -> None:
    """What the store remembers of these files, and of those that a JSON among them names."""
    for path in files:
        book.forget(look(path).sha256)
        for known in digests_in(json_object(path)).files.values() if path.suffix == ".json" else ():
            book.forget(known)
        book.take_back(path)


def _artifacts(store: Store) -> Iterator[Artifact]:
    """Everything in the store, each with its key; an empty key where nothing tells it."""
    for kind in sorted(store.root.glob("*/")):
        for folder in filter(Path.is_dir, places_in(kind)):
            key = Artifact(folder, {}).key_found
            yield Artifact(folder, _begun(folder) if key is None else key, root=store.root)


def _begun(folder: Path) -> dict[str, Any]:
    try:
        key = read_json((folder / KEY_FILE).read_bytes())
    except OSError:
        return {}
    return key if isinstance(key, dict) else {}


def _is_of(artifact: Artifact, subject: Subject) -> bool:
    key = artifact.key
    places = {str(Path(one.folder.resolve(), one.stem)) for one in subject.targets}
    if key.get("outputs") in places and key.get("sha256") in (None, *subject.digests):
        return True
    of_file = (artifact.result("sha256") or b"").decode("ascii", "replace")
    return not subject.digests.isdisjoint((key.get("sha256"), of_file))


def _transcripts(named: Sequence[Artifact], subject: Subject) -> Iterator[Transcript]:
    stored = (stored_transcript(artifact, "") for artifact in named)
    for found in (*subject.transcripts, *stored):
        if found is not None:
            yield _part_of(found, subject)


def _part_of(transcript: Transcript, subject: Subject) -> Transcript:
    """Of several recordings that are one lecture, what was said in the one that is meant."""
    source = transcript.source
    if source is None or not source.files or source.sha256 == subject.sha256:
        return transcript
    ends = (*(file.start for file in source.files[1:]), math.inf)
    files = zip(source.files, ends, strict=True)
    spans = [(one.start, end) for one, end in files if one.sha256 == subject.sha256]
    own = [
        segment
        for segment in transcript.segments
        if segment.interval is not None
        and any(start <= segment.interval.middle < end for start, end in spans)
    ]
    return transcript.model_copy(update={"segments": tuple(own), "rejected": ()})


def _replies(store: Store, every: Sequence[Artifact], words: WordsOf) -> list[Artifact]:
    """The kept replies to questions that hold the words, and what was made of such replies.

    What was set aside as unusable goes too, unless it was of a question whose reply stays.
    """
    waiting = [one for one in every if one.path.parent.parent.name in (_REPLY, _TRANSLATED)]
    found: list[Artifact] = []
    while fresh := [one for one in waiting if _holds(one, words)]:
        found += fresh
        waiting = [one for one in waiting if one not in fresh]
        for one in fresh:
            for text in _texts(read_json(_bytes(one, "reply.json"))):
                words.add(text)
    stays = {store.artifact(_REJECTED, {"request": digest(one.key)}).path for one in waiting}
    rejected = [one for one in every if one.path.parent.parent.name == _REJECTED]
    return [*(one for one in rejected if one.path not in stays), *found]


def _holds(reply: Artifact, words: WordsOf) -> bool:
    if words.are_in(str(reply.key.get("user", ""))):
        return True
    return any(map(words.are_in, _texts(read_json(_bytes(reply, "reply.json")))))


def _texts(value: Any) -> Iterator[str]:
    """Every text of a JSON value that is more than a word or two."""
    if isinstance(value, str):
        yield from [value] if value.count(" ") > 1 else []
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _mentions(artifact: Artifact, words: WordsOf) -> bool:
    """True for unfinished work in whose files the words are."""
    files = (path for path in artifact.path.glob("*") if path.is_file())
    return any(
        words.are_in(_bytes(artifact, path.name).decode("utf-8", "replace")) for path in files
    )


def _bytes(artifact: Artifact, name: str) -> bytes:
    try:
        return artifact.read(name)
    except OSError:
        return b""


def _order(artifact: Artifact) -> int:
    return {"transcript": 1, "digest": 2}.get(artifact.path.parent.parent.name, 0)


def _outputs(targets: Sequence[Target], gate: Gate) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The files that lectura wrote, and the others."""
    ours, others = list[Path](), list[Path]()
    for target in targets:
        jsons = (target.transcript("json"), target.notes("json"), target.comparison("json"))
        indexes = (*jsons, *(one for one in target.translations() if one.suffix == ".json"))
        files = [
            *(target.notes(name) for name in forms_of_notes() if name != "json"),
            target.notes("json"),
            target.page,
            *(target.transcript(name) for name in TRANSCRIPTS if name != "json"),
            target.transcript("json"), *target.compared, *target.translations(),
        ]  # fmt: skip
        for path in (one for one in files if look(one).there):
            (ours if gate.owns(path, *indexes) else others).append(path)
        others += [one for one in (target.speakers, target.corrections) if look(one).there]
    return tuple(ours), tuple(others)
