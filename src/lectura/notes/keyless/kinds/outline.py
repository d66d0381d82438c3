"""The lecture in outline: its topics with their key points, and its terms."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lectura.notes.keyless.kinds.budget import budget_of, choose
from lectura.notes.keyless.kinds.points import key_point
from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.terms import KeyTerm, gather, key_terms, title_of
from lectura.notes.keyless.tidy import clipped
from lectura.notes.keyless.topics import split_topics
from lectura.notes.options import Length
from lectura.records.notes import Topic

_MOST_TERMS = 12
_TITLE_CHARACTERS = 60


@dataclass(frozen=True)
class Outline:
    """``terms`` are the best of the whole lecture."""

    topics: tuple[Topic, ...]
    terms: tuple[KeyTerm, ...]


def make_outline(lecture: Lecture, taken: Collection[int], length: Length = "normal") -> Outline:
    """Outline a lecture; sentences in ``taken`` stand in other records and are no key points."""
    ranges = split_topics(lecture.speech, lecture.sentences, lecture.contents)
    terms = [key_terms(_text(lecture, topic), lecture.vocabulary) for topic in ranges]
    best = gather(terms, lecture.vocabulary, _MOST_TERMS)
    everywhere = [term.text for term in best[:2]] if len(ranges) > 2 else []
    chosen = choose(lecture, ranges, budget_of(lecture, length), taken)
    topics = (
        _topic(lecture, indices, points, title_of(own, everywhere))
        for indices, points, own in zip(ranges, chosen, terms, strict=True)
        if points
    )
    return Outline(tuple(topics), tuple(best))


def _topic(lecture: Lecture, indices: range, points: Sequence[int], title: str) -> Topic:
    whole = lecture.whole(indices[0], indices[-1])
    key_points = tuple(key_point(lecture, index) for index in points)
    return Topic(
        title=title or clipped(key_points[0].statement, _TITLE_CHARACTERS),
        start=whole.start,
        end=whole.end,
        key_points=key_points,
    )


def _text(lecture: Lecture, indices: Sequence[int]) -> str:
    return lecture.speech.text[
        lecture.sentences[indices[0]].start : lecture.sentences[indices[-1]].end
    ]
