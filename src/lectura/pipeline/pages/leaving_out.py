"""A transcript without what some people said, and where in the recording they say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lectura.notes.exclude import without_speakers
from lectura.records.notes import Notes
from lectura.records.transcript import Segment, Transcript
from lectura.timeline import Interval, merge

_BESIDE_SECONDS = 0.5
"""How far the voice of somebody may be heard beside the words that were recognised."""
_STILL_THEIRS_SECONDS = 10.0
"""Between two words of the same person, with none of another, this much is taken for theirs too."""


def left_out(transcript: Transcript, ids: Sequence[str]) -> Transcript:
    """The transcript without a word of these people, and without their names.

    What was taken out as no speech, and the list of corrections, go too: nobody knows whose words
    are in them.
    """
    if not ids:
        return transcript
    gone = frozenset(ids)
    speakers = tuple(one for one in transcript.speakers if one.id not in gone)
    kept = {
        "segments": without_speakers(transcript, ids),
        "speakers": speakers,
        "rejected": (),
        "corrections": (),
    }
    return transcript.model_copy(update=kept)


def notes_without(notes: Notes, transcript: Transcript, ids: Sequence[str]) -> Notes | None:
    """Notes that rest on no word of these people; None where only a language model could make them.

    Those made by rules are made again, as a run that leaves these people out makes them.
    """
    by = notes.made_by
    if set(ids) <= set(by.excluded):
        return notes
    if by.engine != "keyless":
        return None
    from lectura.notes.keyless import keyless_notes  # noqa: PLC0415 - seldom

    every = tuple(sorted({*ids, *by.excluded}))
    made = keyless_notes(
        transcript,
        source=notes.source,
        language=notes.language,
        date=notes.date,
        exclude_speakers=every,
        length=by.length or "normal",
    )
    made_by = made.made_by.model_copy(update={"excluded": every})
    return made.model_copy(update={"made_by": made_by})


def stretches_of(transcript: Transcript, ids: Sequence[str]) -> tuple[Interval, ...]:
    """Where these people are heard, in order, in seconds of the recording.

    A little on both sides of their words too, up to the words of others; and what lies between two
    of their words where nobody else speaks.
    """
    if not ids:
        return ()
    theirs = merge(_spoken(transcript, frozenset(ids), theirs=True))
    others = merge(_spoken(transcript, frozenset(ids), theirs=False))
    joined: list[Interval] = []
    for span in theirs:
        before = joined[-1] if joined else None
        near = before is not None and span.start - before.end <= _STILL_THEIRS_SECONDS
        if before is not None and near and not _any_within(others, before.end, span.start):
            joined[-1] = Interval(before.start, span.end)
        else:
            joined.append(span)
    return merge(_widened(span, others) for span in joined)


def _spoken(transcript: Transcript, gone: frozenset[str], *, theirs: bool) -> Iterator[Interval]:
    """Every stretch with words of those who go, or of those who stay."""
    kept = {one.id: one for one in without_speakers(transcript, tuple(sorted(gone)))}
    for segment in transcript.segments:
        left = kept.get(segment.id)
        if segment.interval is None:
            continue
        if left is None or left is segment:
            if (left is None) is theirs:
                yield segment.interval
        else:
            yield from _words(segment, left, theirs=theirs)


def _words(segment: Segment, left: Segment, *, theirs: bool) -> Iterator[Interval]:
    """Of a segment of which single words were taken out: where they are, or the others."""
    stay = list(left.words)
    for word in segment.words:
        stays = bool(stay) and stay[0] == word
        if stays:
            stay.pop(0)
        if word.start is not None and word.end is not None and stays is not theirs:
            yield Interval(word.start, word.end)


def _any_within(spans: Iterable[Interval], start: float, end: float) -> bool:
    return any(span.start < end and span.end > start for span in spans)


def _widened(span: Interval, others: Sequence[Interval]) -> Interval:
    before = max((one.end for one in others if one.end <= span.start), default=0.0)
    after = min((one.start for one in others if one.start >= span.end), default=span.end + 1)
    start = max(min(before, span.start), span.start - _BESIDE_SECONDS, 0.0)
    return Interval(start, min(max(after, span.end), span.end + _BESIDE_SECONDS))
