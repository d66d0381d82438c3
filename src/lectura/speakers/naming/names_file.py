"""What people said of speakers, names and joins: applied to a transcript, and kept beside it.

Labels may change when a recording is diarized again, with another engine or another number of
speakers. Each name is therefore kept with a few times at which its bearer talks, and found again
by them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from lectura.disk.files import means_absent, read_json, write_atomic
from lectura.errors import ConfigError, UsageError
from lectura.records.transcript import Segment, Transcript
from lectura.records.versions import refuse_newer
from lectura.timeline import format_clock, parse_timestamp

SCHEMA_VERSION = 2
"""Written where there are joins, which an older lectura cannot read; names alone are version 1."""

_NEAR_SECONDS = 2.0
_ANCHORS = 5


class RememberedSpeaker(BaseModel):
    """One named speaker of the file; ``at`` are seconds at which they talk."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    at: tuple[float, ...] = ()


class Place(BaseModel):
    """A label that a person meant; ``at`` are seconds at which its bearer talks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    at: tuple[float, ...] = ()


class RememberedJoin(BaseModel):
    """Two labels that a person says are one speaker; the first is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kept: Place
    joined: Place


class RememberedNames(BaseModel):
    """The file ``<stem>.speakers.json``; people may edit it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = 1
    speakers: tuple[RememberedSpeaker, ...] = ()
    joins: tuple[RememberedJoin, ...] = ()


def remembers_names(path: Path) -> bool:
    """True where a file of names holds some, or joins.

    Raises:
        ConfigError: the file is not what lectura writes.
    """
    kept = _read(path)
    return bool(kept.speakers or kept.joins)


def load_names(path: Path, transcript: Transcript) -> dict[str, str]:
    """The remembered names by the labels they have in this transcript; empty without a file.

    Raises:
        ConfigError: the file is not what lectura writes.
    """
    found = {}
    for speaker in _read(path).speakers:
        label = _label_now(speaker, transcript)
        if label is not None:
            found[label] = speaker.name
    return found


def load_joins(path: Path, transcript: Transcript) -> dict[str, str]:
    """The remembered joins by the labels of this transcript: joined → kept; empty without a file.

    Raises:
        ConfigError: the file is not what lectura writes.
    """
    found = {}
    for join in _read(path).joins:
        kept, joined = (_label_now(place, transcript) for place in (join.kept, join.joined))
        if kept is not None and joined is not None and kept != joined:
            found[joined] = kept
    return found


def remembered_joins(transcript: Transcript, joins: Mapping[str, str]) -> list[RememberedJoin]:
    """Joins (joined → kept) as they are kept; the transcript has both labels."""
    places = {
        label: Place(id=label, at=_anchors(transcript, label))
        for label in (*joins, *joins.values())
    }
    return [
        RememberedJoin(kept=places[kept], joined=places[joined]) for joined, kept in joins.items()
    ]


def save_names(path: Path, transcript: Transcript, joins: Iterable[RememberedJoin] = ()) -> None:
    """Keep the transcript's names; those of people who are not found in it stay as they were.

    Args:
        path: of the file.
        transcript: with names.
        joins: to be kept beside those that are.

    Raises:
        ConfigError: an older file is there and is not what lectura writes.
        OutputError: the file cannot be written.
    """
    before = _read(path)
    named = [speaker for speaker in transcript.speakers if speaker.name]
    kept = [old for old in before.speakers if _label_now(old, transcript) is None]
    new = [
        RememberedSpeaker(id=speaker.id, name=speaker.name, at=_anchors(transcript, speaker.id))
        for speaker in named
        if speaker.name
    ]
    joined = (*before.joins, *(join for join in joins if join not in before.joins))
    version = SCHEMA_VERSION if joined else 1
    content = RememberedNames(
        schema_version=version, speakers=(*new, *kept), joins=joined
    ).model_dump(mode="json", exclude=set() if joined else {"joins"})
    # A link stays one: people edit this file, and may keep it elsewhere.
    write_atomic(
        path.resolve(), (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
    )


def name_speakers(transcript: Transcript, names: Mapping[str, str]) -> Transcript:
    """The transcript with names: label (or present name) → new name; an empty name takes it away.

    Raises:
        UsageError: a label that is not in the transcript; the hint lists those that are.
    """
    by_label = {find_label(transcript, key): name.strip() or None for key, name in names.items()}
    speakers = tuple(
        speaker.model_copy(update={"name": by_label[speaker.id]})
        if speaker.id in by_label
        else speaker
        for speaker in transcript.speakers
    )
    return transcript.model_copy(update={"speakers": speakers})


def speaker_at(transcript: Transcript, seconds: float) -> str:
    """The label of who talks at a time, or within two seconds of it.

    Raises:
        UsageError: nobody known talks there; the hint lists the speakers.
    """
    near = [
        (distance, segment.speaker)
        for segment in transcript.segments
        if segment.speaker is not None
        and (distance := _distance(segment, seconds)) <= _NEAR_SECONDS
    ]
    if not near:
        raise UsageError(
            f"Nobody who was told apart speaks at {format_clock(seconds)}.",
            hint=_speakers_hint(transcript),
            value=seconds,
        )
    return min(near, key=lambda item: item[0])[1]


def names_from_options(
    transcript: Transcript, by_label: Iterable[str] = (), by_time: Iterable[str] = ()
) -> dict[str, str]:
    """``SPEAKER_01=Laura`` and ``12:40=Laura`` as a mapping for `name_speakers`.

    Raises:
        UsageError: not of that form, an unknown label, a time at which nobody speaks, or two names
            for one speaker.
    """
    names: dict[str, str] = {}
    for text in by_label:
        label, name = _parted(text, "--speaker-name SPEAKER_01=Laura")
        _add(names, find_label(transcript, label), name, text)
    for text in by_time:
        time, name = _parted(text, "--speaker-at 12:40=Laura")
        try:
            seconds = parse_timestamp(time)
        except ValueError as error:
            raise UsageError(
                f"'{time}' is not a time.", hint="Write --speaker-at 12:40=Laura", value=text
            ) from error
        _add(names, speaker_at(transcript, seconds), name, text)
    return names


def _add(names: dict[str, str], label: str, name: str, typed: str) -> None:
    if names.setdefault(label, name) != name:
        raise UsageError(
            f"{label} cannot be both {names[label]} and {name}: one voice has one name.",
            hint="See who says what: lectura speakers FILE",
            value=typed,
        )


def _parted(text: str, example: str) -> tuple[str, str]:
    key, equals, name = text.partition("=")
    if not (equals and key.strip()):
        raise UsageError(f"'{text}' names nobody.", hint=f"Write {example}", value=text)
    return key.strip(), name.strip()


def find_label(transcript: Transcript, key: str) -> str:
    """The label meant by a label or a present name, capitals or not.

    Raises:
        UsageError: there is no such speaker; the hint lists those that are.
    """
    for speaker in transcript.speakers:
        if key.casefold() in {speaker.id.casefold(), (speaker.name or speaker.id).casefold()}:
            return speaker.id
    raise UsageError(
        f"There is no speaker {key} in this transcript.",
        hint=_speakers_hint(transcript),
        value=key,
    )


def _speakers_hint(transcript: Transcript) -> str:
    if not transcript.speakers:
        return "Tell the speakers apart first: lectura run FILE --speakers"
    listed = ", ".join(
        f"{speaker.id} ({speaker.name})" if speaker.name else speaker.id
        for speaker in transcript.speakers
    )
    return f"The speakers are {listed}. See them: lectura speakers FILE"


def _distance(segment: Segment, seconds: float) -> float:
    span = segment.interval
    if span is None:
        return float("inf")
    return max(span.start - seconds, seconds - span.end, 0.0)


def _anchors(transcript: Transcript, label: str) -> tuple[float, ...]:
    """Middles of the speaker's longest segments, in order of time, to a tenth of a second."""
    spans = [s.interval for s in transcript.segments if s.speaker == label and s.interval]
    longest = sorted(spans, key=lambda span: -span.duration)[:_ANCHORS]
    return tuple(sorted(round(span.middle, 1) for span in longest))


def _label_now(remembered: RememberedSpeaker | Place, transcript: Transcript) -> str | None:
    """Who talks at most of the remembered times; the label itself where no times were kept."""
    labels = {speaker.id for speaker in transcript.speakers}
    if not remembered.at or not transcript.timed:
        return remembered.id if remembered.id in labels else None
    votes = Counter(
        segment.speaker
        for time in remembered.at
        for segment in transcript.segments
        if segment.speaker in labels and _distance(segment, time) == 0
    )
    return votes.most_common(1)[0][0] if votes else None


def _read(path: Path) -> RememberedNames:
    try:
        data = path.read_bytes()
        refuse_newer(
            f"The file of speakers' names {path}", read_json(data), SCHEMA_VERSION, ConfigError
        )
        return RememberedNames.model_validate_json(data)
    except (OSError, ValidationError) as error:
        if isinstance(error, OSError) and means_absent(error):
            return RememberedNames()
        raise ConfigError(
            f"The file of speakers' names {path} cannot be read.",
            hint="Correct it, or delete it and name the speakers again: lectura speakers FILE",
            value=str(path),
        ) from error
