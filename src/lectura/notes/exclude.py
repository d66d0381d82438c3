"""Leaving out a speaker: the words are gone before anything else sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lectura.errors import UsageError
from lectura.records.transcript import Segment, Transcript, Word


def without_speakers(transcript: Transcript, excluded: Sequence[str]) -> tuple[Segment, ...]:
    """The segments, in order, without what the excluded speakers said.

    Their segments go whole; from those of others, and of nobody known, go their single words.

    Args:
        transcript: with speakers, where any are excluded.
        excluded: ids or names, in any case, spaces around them aside.

    Raises:
        UsageError: a name fits nobody in the transcript.
    """
    gone = frozenset(excluded_ids(transcript, excluded))
    others = (segment for segment in transcript.segments if segment.speaker not in gone)
    return tuple(kept for segment in others for kept in _without_words(segment, gone))


def excluded_ids(transcript: Transcript, excluded: Sequence[str]) -> tuple[str, ...]:
    """The ids of the speakers meant, each once, in alphabetical order.

    Raises:
        UsageError: a name fits nobody in the transcript.
    """
    return tuple(sorted({speaker for name in excluded for speaker in _meant(transcript, name)}))


def known_ids(transcript: Transcript) -> frozenset[str]:
    """The ids of everybody listed, silent or not, and of everyone who says a segment or a word."""
    listed = {speaker.id for speaker in transcript.speakers}
    spoken = {segment.speaker for segment in transcript.segments}
    words = {
        word.speaker
        for segment in transcript.segments
        for word in (*segment.words, *segment.heard_words)
    }
    return frozenset(id_ for id_ in listed | spoken | words if id_ is not None)


def _meant(transcript: Transcript, typed: str) -> set[str]:
    labels = {speaker.id: speaker.label for speaker in transcript.speakers}
    names = {id_: labels.get(id_, id_) for id_ in sorted(known_ids(transcript))}
    wanted = _plain(typed)
    meant = {id_ for id_, name in names.items() if wanted in (_plain(id_), _plain(name))}
    if wanted and meant:
        return meant
    if not names:
        raise UsageError(
            f"Nobody can be left out, neither '{typed}' nor another: this transcript does not tell "
            "speakers apart.",
            hint="Tell them apart: lectura transcribe FILE --speakers; then: lectura speakers FILE",
            value=typed,
        )
    shown = [id_ if name == id_ else f"{name} ({id_})" for id_, name in names.items()]
    raise UsageError(
        f"There is no speaker '{typed}' in the transcript (speakers: {', '.join(shown)}).",
        hint="List them: lectura speakers FILE",
        value=typed,
    )


def _plain(name: str) -> str:
    return name.strip().casefold()


def _without_words(segment: Segment, gone: frozenset[str]) -> Iterator[Segment]:
    """The segment without single words of those who are gone; nothing where no other is left."""
    if all(word.speaker not in gone for word in (*segment.words, *segment.heard_words)):
        yield segment
        return
    words = tuple(_kept(segment.words, gone))
    if text := "".join(word.text for word in words).strip():
        yield segment.model_copy(
            update={"words": words, "text": text, "heard": None, "heard_words": ()}
        )


def _kept(words: Sequence[Word], gone: frozenset[str]) -> Iterator[Word]:
    """The words of others; one of nobody known goes too where it stands beside one that goes."""
    before = _owners(words)
    after = reversed(list(_owners(reversed(words))))
    for word, *owners in zip(words, before, after, strict=True):
        if gone.isdisjoint(owners):
            yield word


def _owners(words: Iterable[Word]) -> Iterator[str | None]:
    """Who says each word; for a word of nobody known, who said the one before."""
    owner = None
    for word in words:
        owner = owner if word.speaker is None else word.speaker
        yield owner
