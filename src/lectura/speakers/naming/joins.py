"""Two labels that are one person: a transcript in which they are one speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lectura.errors import UsageError
from lectura.records.transcript import Segment, Speaker, Transcript, Word
from lectura.speakers.naming.names_file import find_label


def join_speakers(transcript: Transcript, joins: Mapping[str, str]) -> Transcript:
    """The transcript in which what one label said is another's.

    Who is kept takes the name and the role of who is joined, where there is none.

    Args:
        transcript: left as it is.
        joins: joined → kept; labels that the transcript lacks are passed over.
    """
    labels = {speaker.id for speaker in transcript.speakers}
    targets = {label: _end(label, joins) for label in joins if label in labels}
    targets = {old: new for old, new in targets.items() if new in labels and new != old}
    if not targets:
        return transcript
    return transcript.model_copy(
        update={
            "segments": tuple(_segment(segment, targets) for segment in transcript.segments),
            "speakers": tuple(
                _speaker(speaker, transcript.speakers, targets)
                for speaker in transcript.speakers
                if speaker.id not in targets
            ),
        }
    )


def joins_from_options(transcript: Transcript, pairs: Iterable[str]) -> dict[str, str]:
    """``SPEAKER_02=SPEAKER_04`` as joined → kept (here SPEAKER_04 → SPEAKER_02).

    Raises:
        UsageError: not of that form, an unknown label, a speaker with itself, or two names.
    """
    joins: dict[str, str] = {}
    names = {speaker.id: speaker.name for speaker in transcript.speakers}
    for text in pairs:
        first, equals, second = (part.strip() for part in text.partition("="))
        if not (equals and first and second):
            raise UsageError(
                f"'{text}' names no two speakers.",
                hint="Write --join SPEAKER_02=SPEAKER_04",
                value=text,
            )
        kept = _end(find_label(transcript, first), joins)
        joined = _end(find_label(transcript, second), joins)
        if kept == joined:
            raise UsageError(
                f"'{text}' names one speaker twice.",
                hint="See who speaks: lectura speakers FILE",
                value=text,
            )
        if names[kept] and names[joined] and names[kept] != names[joined]:
            raise UsageError(
                f"{kept} is {names[kept]}, {joined} is {names[joined]}: one person has one name.",
                hint=f"Take one name away first: lectura speakers FILE --speaker-name {joined}=",
                value=text,
            )
        joins[joined] = kept
    return joins


def labels_since(before: Transcript, after: Transcript) -> dict[str, str]:
    """What each speaker was called in a transcript, and is in a later form of it.

    Who is no longer there was joined with whoever says the same segments now.
    """
    labels = {
        before.speaker_label(speaker.id) or speaker.id: speaker.label for speaker in after.speakers
    }
    left = {speaker.id for speaker in after.speakers}
    for was, now in zip(before.segments, after.segments, strict=False):
        old, new = was.speaker, now.speaker
        if old is not None and new is not None and old not in left:
            labels[before.speaker_label(old) or old] = after.speaker_label(new) or new
    return labels


def _end(label: str, joins: Mapping[str, str]) -> str:
    """Who is kept at last, through joins of joins."""
    seen = {label}
    while (following := joins.get(label, label)) not in seen:
        seen.add(following)
        label = following
    return label


def _segment(segment: Segment, targets: Mapping[str, str]) -> Segment:
    return segment.model_copy(
        update={
            "speaker": _renamed(segment.speaker, targets),
            "words": _words(segment.words, targets),
            "heard_words": _words(segment.heard_words, targets),
        }
    )


def _words(words: tuple[Word, ...], targets: Mapping[str, str]) -> tuple[Word, ...]:
    return tuple(
        word.model_copy(update={"speaker": _renamed(word.speaker, targets)})
        if word.speaker in targets
        else word
        for word in words
    )


def _speaker(speaker: Speaker, everybody: Iterable[Speaker], targets: Mapping[str, str]) -> Speaker:
    """A speaker who is kept, with what is known of those who are joined."""
    alike = _renamed(speaker.alike, targets)
    changed: dict[str, object] = {"alike": None if alike == speaker.id else alike}
    for other in everybody:
        if targets.get(other.id) == speaker.id:
            changed["mixed"] = False  # a person has said so
            changed["name"] = changed.get("name") or speaker.name or other.name
            changed["role"] = changed.get("role") or speaker.role or other.role
    return speaker.model_copy(update=changed)


def _renamed(label: str | None, targets: Mapping[str, str]) -> str | None:
    return label if label is None else targets.get(label, label)
