"""Which words are whose: transcript + diarization → a new transcript cut at speaker changes."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from lectura.records.transcript import Segment, Speaker, Transcript, Word, renumber
from lectura.speakers.overlap import DOUBT, Heard, Owned, owners
from lectura.speakers.protocol import Diarization, Turn
from lectura.text import units
from lectura.timeline import Interval

NEAREST_SECONDS = 0.5
"""A word outside every turn belongs to the nearest one at most so far away, else to nobody."""


@dataclass(frozen=True)
class _Spoken:
    """A word of one segment; ``span``, which decides its speaker, is None where nobody knows."""

    segment: int
    word: Word
    span: Interval | None


def assign_speakers(transcript: Transcript, diarization: Diarization) -> Transcript:
    """The transcript with a speaker per word and segment, and segments cut where it changes.

    Each word goes to the speaker whose turns it overlaps most, else to the nearest turn within
    0.5 s, else to a turn that only words can confirm, else to nobody. Where two turns hold it
    equally, `overlap.owners` decides by the words around it, and the segment's ``doubt`` says so
    where nothing tells. A lone word between two runs of one speaker follows them. A segment
    without words is cut as if its words took time in proportion to their length; the parts get
    no words. A segment without times stays whole and without a speaker.

    Args:
        transcript: left as it is; speakers it may already have are replaced.
        diarization: of the same recording.

    Returns:
        A transcript whose ``speakers`` are those with words, in order of first appearance.
    """
    words = [
        spoken for index in range(len(transcript.segments)) for spoken in _words(transcript, index)
    ]
    finder, possible = _Finder(diarization.turns), _Finder(diarization.possible)
    heard = []
    for spoken in words:
        claims: tuple[str, ...] = ()
        if spoken.span is not None:
            claims = finder.claims(spoken.span) or possible.holding(spoken.span)
        heard.append(Heard(spoken.word.text, spoken.span, claims))
    pieces: list[Segment] = []
    owned = list(zip(words, _follow(owners(heard)), strict=True))
    by_segment = {key: list(group) for key, group in groupby(owned, lambda pair: pair[0].segment)}
    for index, segment in enumerate(transcript.segments):
        pieces += _cut(segment, by_segment.get(index, []))
    if all(piece.start is not None for piece in pieces):
        pieces.sort(key=lambda piece: piece.start or 0.0)
    labels = dict.fromkeys(piece.speaker for piece in pieces if piece.speaker is not None)
    return transcript.model_copy(
        update={
            "segments": renumber(pieces),
            "speakers": tuple(_speaker(label, labels, diarization) for label in labels),
        }
    )


def _speaker(label: str, known: Container[str], diarization: Diarization) -> Speaker:
    """A speaker with what the voices tell; who has no words is nobody to be alike."""
    facts = diarization.voices.get(label)
    if facts is None:
        return Speaker(id=label)
    return Speaker(
        id=label,
        confidence=facts.confidence,
        alike=facts.alike if facts.alike is not None and facts.alike in known else None,
        mixed=facts.mixed,
    )


class _Finder:
    """The speaker of a time; looks only at the turns around it."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self._turns = sorted(turns, key=lambda turn: turn.interval)
        self._starts = [turn.interval.start for turn in self._turns]
        ends, latest = [], 0.0
        for turn in self._turns:
            latest = max(latest, turn.interval.end)
            ends.append(latest)
        self._latest_ends = ends

    def claims(self, span: Interval) -> tuple[str, ...]:
        """Who may have said a word, or is nearest to it; several where their turns tie."""
        best = self.holding(span)
        if best:
            return best
        near = [(turn.interval.gap(span), turn.speaker) for turn in self._around(span)]
        gap, speaker = min(near, default=(NEAREST_SECONDS + 1, ""), key=lambda item: item[0])
        return (speaker,) if gap <= NEAREST_SECONDS else ()

    def holding(self, span: Interval) -> tuple[str, ...]:
        """Everybody whose turns hold most of a word; nobody outside every turn."""
        shared: dict[str, float] = defaultdict(float)
        for turn in self._around(span):
            shared[turn.speaker] += turn.interval.overlap(span)
        most = max(shared.values(), default=0.0)
        if most <= 0:
            return ()
        return tuple(speaker for speaker, seconds in shared.items() if seconds >= most - 1e-6)

    def _around(self, span: Interval) -> Iterator[Turn]:
        first = bisect.bisect_left(self._latest_ends, span.start - NEAREST_SECONDS)
        last = bisect.bisect_right(self._starts, span.end + NEAREST_SECONDS)
        yield from self._turns[first:last]


def _words(transcript: Transcript, index: int) -> Iterator[_Spoken]:
    segment = transcript.segments[index]
    words = segment.words or _made_up_words(segment)
    spans = _spans(words, segment)
    for word, span in zip(words, spans, strict=True):
        yield _Spoken(index, word, span)


def _made_up_words(segment: Segment) -> tuple[Word, ...]:
    """The segment's text as words whose times are in proportion to their letters."""
    texts = units(segment.text)
    if segment.start is None or segment.end is None or not texts:
        return tuple(Word(text=text) for text in texts)
    letters = sum(len(text) for text in texts)
    words, done = [], 0
    for text in texts:
        start, end = (
            segment.start + (segment.end - segment.start) * count / letters
            for count in (done, done + len(text))
        )
        words.append(Word(text=text, start=start, end=end))
        done += len(text)
    return tuple(words)


def _spans(words: Sequence[Word], segment: Segment) -> list[Interval | None]:
    """Each word's time; a word without one is between its neighbours."""
    spans: list[Interval | None] = []
    for position, word in enumerate(words):
        if word.start is not None and word.end is not None:
            spans.append(Interval(word.start, word.end))
            continue
        ends = [other.end for other in words[:position] if other.end is not None]
        starts = [other.start for other in words[position:] if other.start is not None]
        start = ends[-1] if ends else segment.start
        end = starts[0] if starts else segment.end
        if start is None or end is None:
            spans.append(None)
        else:
            spans.append(Interval(start, max(start, end)))
    return spans


def _follow(owned: Sequence[Owned]) -> list[Owned]:
    """Lone words between two runs of one speaker given to that speaker."""
    runs = [list(group) for _, group in groupby(owned, key=lambda one: one.speaker)]
    followed: list[Owned] = []
    for run, after in zip_longest(runs, runs[1:]):
        before = followed[-1].speaker if followed else None
        between = after is not None and before is not None and before == after[0].speaker
        lone = between and len(run) == 1
        followed += [replace(run[0], speaker=before)] if lone else run
    return followed


def _cut(segment: Segment, owned: Sequence[tuple[_Spoken, Owned]]) -> list[Segment]:
    """One segment as one piece per run of a speaker."""
    runs = [(owner, list(group)) for owner, group in groupby(owned, lambda pair: pair[1].speaker)]
    if len(runs) <= 1:
        owner = runs[0][0] if runs else None
        words = tuple(word.model_copy(update={"speaker": owner}) for word in segment.words)
        doubt = _doubt(segment, owned)
        return [segment.model_copy(update={"speaker": owner, "words": words, "doubt": doubt})]
    pieces = []
    for number, (owner, group) in enumerate(runs):
        spoken = [one for one, _ in group]
        piece = _piece(segment, owner, spoken, first=number == 0, last=number == len(runs) - 1)
        pieces.append(piece.model_copy(update={"doubt": _doubt(segment, group)}))
    return pieces


def _doubt(segment: Segment, owned: Sequence[tuple[_Spoken, Owned]]) -> str | None:
    """Why a piece of a segment is doubtful: its words first, then whose they are."""
    return segment.doubt or (DOUBT if any(one.doubtful for _, one in owned) else None)


def _piece(
    segment: Segment, owner: str | None, spoken: Sequence[_Spoken], *, first: bool, last: bool
) -> Segment:
    spans = [item.span for item in spoken if item.span is not None]
    start = segment.start if first or not spans else min(span.start for span in spans)
    end = segment.end if last or not spans else max(span.end for span in spans)
    if start is not None and end is not None:
        end = max(start, end)
    words = tuple(item.word.model_copy(update={"speaker": owner}) for item in spoken)
    text = "".join(item.word.text for item in spoken)
    if segment.text == segment.text.strip():
        text = text.strip()
    return segment.model_copy(
        update={
            "start": start,
            "end": end,
            "text": text,
            "words": words if segment.words else (),
            "speaker": owner,
        }
    )
