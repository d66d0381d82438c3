"""Names people gave to speakers: applied to a transcript, and kept beside the recording.

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

SCHEMA_VERSION = 1

_NEAR_SECONDS = 2.0
_ANCHORS = 5


class RememberedSpeaker(BaseModel):
    """One named speaker of the file; ``at`` are seconds at which they talk."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    at: tuple[float, ...] = ()


class RememberedNames(BaseModel):
    """The file ``<stem>.speakers.json``; people may edit it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = SCHEMA_VERSION
    speakers: tuple[RememberedSpeaker, ...] = ()


def remembers_names(path: Path) -> bool:
    """True where a file of names holds some.

    Raises:
        ConfigError: the file is not what lectura writes.
    """
    return bool(_read(path).speakers)


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


def save_names(path: Path, transcript: Transcript) -> None:
    """Keep the transcript's names; those of people who are not found in it stay as they were.

    Raises:
        ConfigError: an older file is there and is not what lectura writes.
        OutputError: the file cannot be written.
    """
    named = [speaker for speaker in transcript.speakers if speaker.name]
    kept = [old for old in _read(path).speakers if _label_now(old, transcript) is None]
    new = [
        RememberedSpeaker(id=speaker.id, name=speaker.name, at=_anchors(transcript, speaker.id))
        for speaker in named
        if speaker.name
    ]
    content = RememberedNames(speakers=(*new, *kept)).model_dump(mode="json")
    # A link stays one: people edit this file, and may keep it elsewhere.
    write_atomic(
        path.resolve(), (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
    )


def name_speakers(transcript: Transcript, names: Mapping[str, str]) -> Transcript:
    """The transcript with names: label (or present name) → new name; an empty name takes it away.

    Raises:
        UsageError: a label that is not in the transcript; the hint lists those that are.
    """
    by_label = {_find(transcript, key): name.strip() or None for key, name in names.items()}
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
        _add(names, _find(transcript, label), name, text)
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


def _find(transcript: Transcript, key: str) -> str:
    """The label meant by a label or a present name, capitals or not."""
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


def _label_now(remembered: RememberedSpeaker, transcript: Transcript) -> str | None:
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
