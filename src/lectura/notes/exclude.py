"""Leaving out a speaker: the words are gone before anything else sees them."""

from __future__ import annotations

from collections.abc import Sequence

from lectura.errors import UsageError
from lectura.transcript import Segment, Transcript


def without_speakers(transcript: Transcript, excluded: Sequence[str]) -> tuple[Segment, ...]:
    """The segments, in order, without what the excluded speakers said.

    Args:
        transcript: with speakers, where any are excluded.
        excluded: ids or names, in any case.

    Raises:
        UsageError: a name fits nobody in the transcript.
    """
    gone = set(excluded_ids(transcript, excluded))
    kept = (_without_words(segment, gone) for segment in transcript.segments)
    return tuple(s for s in kept if s.speaker is None or s.speaker not in gone)


def excluded_ids(transcript: Transcript, excluded: Sequence[str]) -> tuple[str, ...]:
    """The ids of the speakers meant, each once, in alphabetical order.

    Raises:
        UsageError: a name fits nobody in the transcript.
    """
    return tuple(sorted({speaker for wish in excluded for speaker in _meant(transcript, wish)}))


def _meant(transcript: Transcript, wish: str) -> set[str]:
    spoken = {s.speaker for s in transcript.segments if s.speaker is not None}
    known = spoken | {speaker.id for speaker in transcript.speakers}
    names = {speaker: transcript.speaker_label(speaker) or speaker for speaker in sorted(known)}
    wanted = wish.strip().casefold()
    meant = {id_ for id_, name in names.items() if wanted in (id_.casefold(), name.casefold())}
    if meant:
        return meant
    shown = [id_ if name == id_ else f"{name} ({id_})" for id_, name in names.items()]
    raise UsageError(
        f"There is no speaker '{wish}' in the transcript (speakers: {', '.join(shown) or 'none'}).",
        hint="List them: lectura speakers TRANSCRIPT",
        value=wish,
    )


def _without_words(segment: Segment, gone: set[str]) -> Segment:
    """The segment without single words of others that it may hold."""
    if segment.speaker in gone or not any(word.speaker in gone for word in segment.words):
        return segment
    words = tuple(word for word in segment.words if word.speaker not in gone)
    return segment.model_copy(
        update={"words": words, "text": "".join(word.text for word in words).strip()}
    )
