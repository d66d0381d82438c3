"""What the store still knows of a recording that need not be there any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lectura.errors import TranscriptError
from lectura.paths import as_argument
from lectura.pipeline.diarization import stored_diarization
from lectura.pipeline.recognition import stored_transcript
from lectura.records.transcript import Transcript
from lectura.store import Artifact, Store
from lectura.timeline import Interval


def recalled(
    store: Store, sha256: str, name: str, like: Transcript | None, names: Path
) -> Transcript:
    """What was heard in a recording, with its speakers where ``like`` has some.

    Of several transcripts the one made as ``like`` was is taken, else the latest.

    Args:
        store: where finished work is kept.
        sha256: of the recording.
        name: its file name.
        like: a transcript of it that is with its outputs.
        names: the file of the speakers' names.

    Raises:
        TranscriptError: the store has no transcript of it.
        ConfigError: the file of names is damaged.
    """
    stretch = like.source.stretch if like is not None and like.source is not None else None
    found = [one for one in _transcripts(store, sha256, name) if _stretch(one) == stretch]
    if not found:
        raise TranscriptError(
            f"What was heard in {name} is no longer in the store ({store.root}).",
            hint=f"Transcribe it again: lectura transcribe {as_argument(name)}",
            value=sha256,
        )
    heard = max(found, key=lambda one: _likeness(one, like))  # the first of equals is the latest
    if like is None or not any(segment.speaker for segment in like.segments):
        return heard
    return next(_with_speakers(store, sha256, heard, names), heard)


def all_recalled(store: Store, sha256: str, name: str, names: Path) -> Iterator[Transcript]:
    """Everything that outputs of a recording may have been written of, with speakers and without.

    Args: as for `recalled`.

    Raises:
        ConfigError: the file of names is damaged.
    """
    for heard in _transcripts(store, sha256, name):
        yield heard
        yield from _with_speakers(store, sha256, heard, names)


def _transcripts(store: Store, sha256: str, name: str) -> Iterator[Transcript]:
    for artifact in _latest_first(store, "transcript", sha256):
        transcript = stored_transcript(artifact, name)
        if transcript is not None:
            yield transcript


def _stretch(transcript: Transcript) -> Interval | None:
    return transcript.source.stretch if transcript.source else None


def _likeness(transcript: Transcript, like: Transcript | None) -> int:
    if like is None:
        return 0
    same = (
        transcript.engine == like.engine,
        transcript.duration == like.duration,
        transcript.language == like.language,
        _has_words(transcript) == _has_words(like),
    )
    return sum(same)


def _has_words(transcript: Transcript) -> bool:
    return any(segment.words or segment.heard_words for segment in transcript.segments)


def _with_speakers(
    store: Store, sha256: str, heard: Transcript, names: Path
) -> Iterator[Transcript]:
    from lectura.pipeline.naming import with_roles  # noqa: PLC0415
    from lectura.speakers.assign import assign_speakers  # noqa: PLC0415
    from lectura.speakers.naming.joins import join_speakers  # noqa: PLC0415
    from lectura.speakers.naming.names_file import (  # noqa: PLC0415
        load_joins,
        load_names,
        name_speakers,
    )

    start = heard_from.start if (heard_from := _stretch(heard)) else 0.0
    for artifact in _latest_first(store, "diarization", sha256):
        diarization = stored_diarization(artifact)
        if diarization is not None and (artifact.key.get("stretch") or [0.0])[0] == start:
            found = assign_speakers(heard, diarization)
            told_apart = with_roles(join_speakers(found, load_joins(names, found)))
            yield name_speakers(told_apart, load_names(names, told_apart))


def _latest_first(store: Store, kind: str, sha256: str) -> Iterable[Artifact]:
    mine = [one for one in store.finished(kind) if one.key.get("sha256") == sha256]
    return sorted(mine, key=lambda one: one.path.stat().st_mtime_ns, reverse=True)
