"""What each presenting student said: the long turns of everyone but the lecturer.

Asked about one person at a time; the key points have to stand in that person's own words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from lectura.chunk import split
from lectura.errors import ContextOverflowError, LLMError, ReplyCutError
from lectura.notes.composed.asking import Asker
from lectura.notes.composed.grounding.ground import Evidence, claims_of, look_up
from lectura.notes.composed.grounding.quote_index import Haystack
from lectura.notes.composed.grounding.records import Lookup, key_points, questions
from lectura.notes.composed.lines import read_in_lines
from lectura.notes.composed.map import ask_again
from lectura.notes.composed.replies import PresentationReply
from lectura.notes.composed.requests import Requests
from lectura.notes.order import extent
from lectura.notes.wording import tokens
from lectura.records.grounding import Grounding
from lectura.records.notes import KeyPoint, Presentation, Question, Topic, Unsupported
from lectura.records.transcript import Segment, Transcript

_LONG_TURN_WORDS = 70
"""About half a minute: longer than a question or an answer."""
_INTERRUPTION_WORDS = 15
"""Others may say so much ("thank you, go on") without ending a turn."""
_AFTERWARDS_WORDS = 150
"""Questions asked so soon after a presentation belong to it."""


@dataclass(frozen=True)
class Talk:
    """What one person presented: id, and the segments from first to last, others' included."""

    speaker: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Presented:
    """Presentations, and what became of the claims about them."""

    presentations: tuple[Presentation, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()
    grounding: Grounding = field(default_factory=Grounding)
    warnings: tuple[str, ...] = ()


def find_talks(transcript: Transcript, segments: Sequence[Segment]) -> tuple[Talk, ...]:
    """One talk for each person who presents, in order of their beginning.

    Args:
        transcript: names lecturers and presenters where that is known; else the one who speaks
            most is the lecturer.
        segments: those that may be sent.
    """
    words = Counter[str]()
    for segment in segments:
        if segment.speaker is not None:
            words[segment.speaker] += _count(segment)
    if len(words) < 2:
        return ()
    roles = {speaker.id: speaker.role for speaker in transcript.speakers}
    lecturers = {name for name in words if roles.get(name) == "lecturer"}
    lecturers = lecturers or {max(words, key=lambda name: words[name])}
    talks = [
        Talk(speaker, _with_questions(segments, turns))
        for speaker in words
        if speaker not in lecturers
        for turns in [_long_turns(segments, speaker)]
        if turns
    ]
    return tuple(sorted(talks, key=lambda talk: talk.segments[0].id))


def note_talks(
    talks: Sequence[Talk], asker: Asker, requests: Requests, lookup: Lookup, topics: Sequence[Topic]
) -> Presented:
    """A record for each talk.

    Args:
        talks: who presented, and where.
        asker: to the language model.
        requests: about the transcript.
        lookup: in the whole lecture.
        topics: of the notes; where a talk cannot be asked about, their key points by that person
            take the place of the reply.
    """
    done = Presented()
    for talk in talks:
        one = _Talk(talk, asker, requests, lookup).note(topics)
        done = Presented(
            (*done.presentations, *one.presentations),
            (*done.unsupported, *one.unsupported),
            done.grounding.plus(one.grounding),
            (*done.warnings, *one.warnings),
        )
    return done


def talk_pieces(talk: Talk, requests: Requests) -> tuple[tuple[Segment, ...], ...]:
    """The talk in as many requests as it needs.

    Raises:
        ContextOverflowError: the prompt alone fills the context.
    """
    chunks = split(
        read_in_lines(talk.segments).lines,
        budget_tokens=requests.presentation_tokens(),
        count_tokens=requests.count_line,
        line=requests.write,
        overlap_tokens=0,
    )
    return tuple(chunk.segments for chunk in chunks)


class _Talk:
    """Notes on one talk."""

    def __init__(self, talk: Talk, asker: Asker, requests: Requests, lookup: Lookup) -> None:
        self._talk, self._asker, self._requests, self._lookup = talk, asker, requests, lookup
        self._own = [s for s in talk.segments if s.speaker == talk.speaker]
        lines = read_in_lines(talk.segments).ids
        self._own_words = replace(lookup, haystack=Haystack(self._own, lines))
        self._name = lookup.label(talk.speaker) or talk.speaker

    def note(self, topics: Sequence[Topic]) -> Presented:
        try:
            pieces = talk_pieces(self._talk, self._requests)
            parts = [part for piece in pieces for part in self._ask(piece)]
        except LLMError as error:
            warning = f"The presentation of {self._name} was not asked about: {error.message}"
            return Presented((self._from_topics(topics),), warnings=(warning,))
        topic = next((reply.topic for reply, _, _ in parts if reply.topic), "")
        points = [p for _, points, _ in parts for p in key_points(points, self._own_words)]
        asked = [q for _, _, asked in parts for q in questions(asked, self._lookup)]
        evidence = [item for _, points, asked in parts for item in (points, asked)]
        return Presented(
            (self._record(topic, points or self._points_in(topics), asked),),
            tuple(lost for item in evidence for lost in item.unsupported),
            reduce(Grounding.plus, (item.grounding for item in evidence), Grounding()),
        )

    def _ask(
        self, piece: Sequence[Segment]
    ) -> Iterator[tuple[PresentationReply, Evidence, Evidence]]:
        """The reply about a piece with the places of its key points and of its questions."""
        request = self._requests.presentation(piece, self._name)
        try:
            reply = self._asker.ask(request, PresentationReply)
        except (ContextOverflowError, ReplyCutError):
            if len(piece) < 2:
                raise
            yield from self._ask(piece[: len(piece) // 2])
            yield from self._ask(piece[len(piece) // 2 :])
            return
        claims = claims_of(reply)
        own = [claim for claim in claims if claim.kind == "key point"]
        others = [claim for claim in claims if claim.kind != "key point"]
        mine = [segment for segment in piece if segment.speaker == self._talk.speaker]
        yield (
            reply,
            look_up(
                own,
                self._own_words.haystack,
                lambda missed: ask_again(self._asker, self._requests, mine, missed),
            ),
            look_up(
                others,
                self._lookup.haystack,
                lambda missed: ask_again(self._asker, self._requests, piece, missed),
            ),
        )

    def _from_topics(self, topics: Sequence[Topic]) -> Presentation:
        return self._record("", self._points_in(topics), ())

    def _points_in(self, topics: Sequence[Topic]) -> Sequence[KeyPoint]:
        points = (point for topic in topics for point in topic.key_points)
        return [point for point in points if point.speaker == self._name]

    def _record(
        self, topic: str, points: Sequence[KeyPoint], asked: Sequence[Question]
    ) -> Presentation:
        start, end = self._own[0].start, self._own[-1].end
        if start is None or end is None:
            start, end = extent(points)
        return Presentation(
            speaker=self._name,
            topic=topic,
            start=start,
            end=end,
            key_points=tuple(points),
            questions=tuple(asked),
        )


def _long_turns(segments: Sequence[Segment], speaker: str) -> list[tuple[int, int]]:
    """First and last index of each long turn of a person."""
    turns: list[tuple[int, int]] = []
    first = last = -1
    words = between = 0
    for index, segment in enumerate([*segments, None]):
        ends = segment is None or (first >= 0 and between > _INTERRUPTION_WORDS)
        if ends and words >= _LONG_TURN_WORDS:
            turns.append((first, last))
        if ends:
            first, words, between = -1, 0, 0
        if segment is None:
            break
        if segment.speaker == speaker:
            first, last = (index if first < 0 else first), index
            words, between = words + _count(segment), 0
        elif first >= 0:
            between += _count(segment)
    return turns


def _with_questions(
    segments: Sequence[Segment], turns: Iterable[tuple[int, int]]
) -> tuple[Segment, ...]:
    """The turns, each with what was said right after it."""
    wanted: set[int] = set()
    for first, last in turns:
        wanted.update(range(first, last + 1))
        words = 0
        for index in range(last + 1, len(segments)):
            words += _count(segments[index])
            if words > _AFTERWARDS_WORDS:
                break
            wanted.add(index)
    return tuple(segments[index] for index in sorted(wanted))


def _count(segment: Segment) -> int:
    return len(tokens(segment.text))
