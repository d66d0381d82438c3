"""The lecture in outline: its topics with their key points, and its terms."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lectura.notes.keyless.kinds.budget import budget_of, choose, essential_points
from lectura.notes.keyless.kinds.points import key_point
from lectura.notes.keyless.kinds.presentations import presented
from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.terms import KeyTerm, best_terms, opening_words, topic_titles
from lectura.notes.keyless.topics import split_topics
from lectura.notes.options import Length
from lectura.records.notes import Topic
from lectura.text import folded_words


@dataclass(frozen=True)
class Outline:
    """``terms`` are the best of the whole lecture."""

    topics: tuple[Topic, ...]
    terms: tuple[KeyTerm, ...]


def make_outline(lecture: Lecture, taken: Collection[int], length: Length = "normal") -> Outline:
    """Outline a lecture; sentences in ``taken`` stand in other records and are no key points.

    Nor are those of presentations, and what is nothing else is no topic.
    """
    others = presented(lecture)
    ranges = [
        topic
        for topic in split_topics(lecture.speech, lecture.sentences, lecture.contents)
        if not others.issuperset(topic)
    ]
    titles = topic_titles(lecture.terms, ranges)
    chosen = choose(lecture, ranges, budget_of(lecture, length), others.union(taken))
    essential = essential_points(lecture, chosen)
    topics = (
        _topic(lecture, indices, points, essential, title)
        for indices, points, title in zip(ranges, chosen, titles, strict=True)
        if points
    )
    return Outline(tuple(topics), tuple(best_terms(lecture.terms)))


def _topic(
    lecture: Lecture, indices: range, points: Sequence[int], essential: Collection[int], title: str
) -> Topic:
    whole = lecture.whole(indices[0], indices[-1])
    key_points = tuple(key_point(lecture, index, essential=index in essential) for index in points)
    return Topic(
        title=title or opening_words(key_points[0].statement),
        start=whole.start,
        end=whole.end,
        start_word=_words_before(lecture, indices[0]) if whole.start is None else None,
        key_points=key_points,
    )


def _words_before(lecture: Lecture, index: int) -> int:
    return len(folded_words(lecture.speech.text[: lecture.sentences[index].start]))
