"""The lecture in outline: its topics with their key points, its terms, its summary."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lectura.notes.keyless.kinds.points import key_point, key_sentences
from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.ranking import centrality, pick, vectors
from lectura.notes.keyless.terms import KeyTerm, gather, key_terms, title_of
from lectura.notes.keyless.tidy import clipped
from lectura.notes.keyless.topics import split_topics
from lectura.records.notes import Topic

_POINTS, _MOST_POINTS_PER_TOPIC = 12, 6
_LEAST_WORDS_PER_POINT, _MOST_WORDS_PER_POINT = 60, 220
"""A lecture has about `_POINTS` key points; a long one has one per minute and a half of speech."""
_MOST_TERMS = 12
_SUMMARY_SENTENCES = 4
_FEWEST_POINTS_TO_SUM_UP = 5
"""With fewer key points a summary would only repeat them."""
_TITLE_CHARACTERS = 60


@dataclass(frozen=True)
class Outline:
    """``terms`` are the best of the whole lecture; ``summary`` is empty where it is short."""

    topics: tuple[Topic, ...]
    terms: tuple[KeyTerm, ...]
    summary: str


def make_outline(lecture: Lecture, taken: Collection[int]) -> Outline:
    """Outline a lecture; sentences in ``taken`` stand in other records and are no key points."""
    ranges = split_topics(lecture.sentences, lecture.contents)
    terms = [key_terms(_text(lecture, topic), lecture.vocabulary) for topic in ranges]
    best = gather(terms, lecture.vocabulary, _MOST_TERMS)
    topics, points = _topics(lecture, ranges, terms, best, taken)
    return Outline(tuple(topics), tuple(best), _summary(lecture, points))


def _topics(
    lecture: Lecture,
    ranges: Sequence[range],
    terms: Sequence[Sequence[KeyTerm]],
    best: Sequence[KeyTerm],
    taken: Collection[int],
) -> tuple[list[Topic], list[int]]:
    """The topics, and the sentences that are their key points."""
    topics: list[Topic] = []
    points: list[int] = []
    quoted: set[str] = set()
    total = sum(sentence.words for sentence in lecture.sentences)
    per_point = min(_MOST_WORDS_PER_POINT, max(_LEAST_WORDS_PER_POINT, total / _POINTS))
    everywhere = [term.text for term in best[:2]] if len(ranges) > 2 else []
    for indices, own_terms in zip(ranges, terms, strict=True):
        words = sum(lecture.sentences[index].words for index in indices)
        count = min(_MOST_POINTS_PER_TOPIC, max(1, round(words / per_point)))
        chosen = [
            index
            for index in key_sentences(lecture, indices, count, taken)
            if lecture.sentences[index].text not in quoted
        ]
        if not chosen:
            continue
        quoted |= {lecture.sentences[index].text for index in chosen}
        whole = lecture.whole(indices[0], indices[-1])
        first = key_point(lecture, chosen[0])
        topics.append(
            Topic(
                title=title_of(own_terms, everywhere)
                or clipped(first.statement, _TITLE_CHARACTERS),
                start=whole.start,
                end=whole.end,
                key_points=tuple(key_point(lecture, index) for index in chosen),
            )
        )
        points += chosen
    return topics, points


def _summary(lecture: Lecture, points: Sequence[int]) -> str:
    """The key points that are closest to all others, as one paragraph in the lecture's order."""
    if len(points) < _FEWEST_POINTS_TO_SUM_UP:
        return ""
    rows = vectors([lecture.contents[index] for index in points])
    scores = centrality(rows)
    chosen = sorted(points[place] for place in pick(scores, rows, _SUMMARY_SENTENCES))
    return " ".join(key_point(lecture, index).statement for index in chosen)


def _text(lecture: Lecture, indices: Sequence[int]) -> str:
    return lecture.speech.text[
        lecture.sentences[indices[0]].start : lecture.sentences[indices[-1]].end
    ]
