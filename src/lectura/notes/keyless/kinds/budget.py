"""How many key points a lecture gets, and how its topics share them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from lectura.notes.keyless.kinds.points import (
    distinct,
    fallback,
    lasting_worth,
    stands_alone,
    worths,
)
from lectura.notes.keyless.lecture import Lecture
from lectura.notes.options import Length

_POINTS_PER_HOUR, _WORDS_PER_HOUR = 40, 900
"""Key points of notes of normal length, and their words: an hour in two or three minutes."""
_FEWEST_POINTS, _FEWEST_WORDS = 3, 90
"""However short the recording; normal notes of five minutes."""
_SHARE_OF_NORMAL: dict[Length, float] = {"short": 0.5, "normal": 1.0, "long": 2.0}
_FEWEST_POINTS_WITH_ESSENTIAL, _MOST_ESSENTIAL = 10, 5
"""With fewer key points all are essential."""
_WORDS_A_MINUTE = 150
"""What is said in a minute, where there are no times."""
_BESIDE = 0.8
_AGAIN, _ALIKE = 0.5, 0.6
"""The factor of a sentence that shares so much of the shorter one's words with a key point."""
_LEAST_OF_GOOD = 0.4
"""A sentence worth less than this share of what a good one (the upper quartile) is worth is no
second point of a topic."""
_MOST_OF_SHARE = 1.5
"""A topic that says more than others gets up to so many times its share of the points."""


@dataclass(frozen=True)
class Budget:
    """The most key points of a lecture, and the most words in them together."""

    points: int
    words: int


def budget_of(lecture: Lecture, length: Length = "normal") -> Budget:
    """The budget of a lecture, by the time it took."""
    hours = _hours(lecture) * _SHARE_OF_NORMAL[length]
    return Budget(
        max(_FEWEST_POINTS, math.floor(hours * _POINTS_PER_HOUR)),
        max(_FEWEST_WORDS, math.floor(hours * _WORDS_PER_HOUR)),
    )


def _hours(lecture: Lecture) -> float:
    if not lecture.sentences:
        return 0.0
    spoken = lecture.whole(0, len(lecture.sentences) - 1)
    if spoken.interval is not None:
        return spoken.interval.duration / 3600
    return sum(sentence.words for sentence in lecture.sentences) / _WORDS_A_MINUTE / 60


def choose(
    lecture: Lecture, topics: Sequence[range], budget: Budget, taken: Collection[int]
) -> list[list[int]]:
    """The sentences that are key points of each topic, in the order of the lecture.

    Every topic has its best one, whatever the budget, and no topic many more than its share.

    Args:
        lecture: as prepared.
        topics: ranges of sentences.
        budget: for all of them together.
        taken: sentences that stand in other records; no key points, unless a topic has no other.
    """
    worth = {i: value for topic in topics for i, value in worths(lecture, topic).items()}
    order = sorted(worth, key=lambda i: (-worth[i], i))
    order = [i for i in order if i not in taken and stands_alone(lecture, i)]
    order = distinct(lecture, order)
    topic_of = {index: place for place, topic in enumerate(topics) for index in topic}
    total = sum(sentence.words for sentence in lecture.sentences)
    most = [_most(lecture, topic, budget, total) for topic in topics]
    choice = _Choice(lecture, budget, topic_of, most)
    for index in _firsts(lecture, topics, order, topic_of, taken):
        choice.take(index)
    bar = _LEAST_OF_GOOD * worth[order[len(order) // 4]] if order else 0.0
    # Factors only ever fall, so what is still best when it is looked at again is best of all.
    left = [(-worth[index], index, 1.0) for index in order if worth[index] >= bar]
    heapify(left)
    while left and choice.is_open:
        _, index, known = heappop(left)
        if (factor := choice.apart(index)) < known:
            heappush(left, (-worth[index] * factor, index, factor))
        elif choice.has_room(index):
            choice.take(index)
    return [sorted(choice.taken.intersection(topic)) for topic in topics]


def essential_points(lecture: Lecture, chosen: Sequence[Sequence[int]]) -> frozenset[int]:
    """The few essential key points, at most one of a topic; none of few."""
    if sum(map(len, chosen)) < _FEWEST_POINTS_WITH_ESSENTIAL:
        return frozenset()
    best = [
        max((lasting_worth(lecture, index), -index) for index in points)
        for points in chosen
        if points
    ]
    return frozenset(-index for _, index in sorted(best, reverse=True)[:_MOST_ESSENTIAL])


@dataclass
class _Choice:
    """The key points so far."""

    lecture: Lecture
    budget: Budget
    topic_of: dict[int, int]
    most: Sequence[int]
    taken: set[int] = field(default_factory=set)
    counts: Counter[int] = field(default_factory=Counter)
    words: int = 0
    with_stem: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def take(self, index: int) -> None:
        """Add a sentence."""
        self.taken.add(index)
        self.counts[self.topic_of[index]] += 1
        self.words += _words(self.lecture, index)
        for stem in set(self.lecture.contents[index]):
            self.with_stem[stem].append(index)

    @property
    def is_open(self) -> bool:
        """False where the budget of points is used up."""
        return len(self.taken) < self.budget.points

    def has_room(self, index: int) -> bool:
        """True where one more sentence of its topic, and its words, fit in the budget."""
        topic = self.topic_of[index]
        return (
            index not in self.taken
            and self.is_open
            and self.counts[topic] < self.most[topic]
            and self.words + _words(self.lecture, index) <= self.budget.words
        )

    def apart(self, index: int) -> float:
        """The factor of a sentence beside a key point, or with much the same words as one."""
        factor = _BESIDE if {index - 1, index + 1} & self.taken else 1.0
        said = set(self.lecture.contents[index])
        common = Counter(other for stem in said for other in self.with_stem[stem])
        again = any(
            count >= _ALIKE * min(len(said), len(set(self.lecture.contents[other])))
            for other, count in common.items()
        )
        return factor * (_AGAIN if again else 1.0)


def _firsts(
    lecture: Lecture,
    topics: Sequence[range],
    order: Sequence[int],
    topic_of: dict[int, int],
    taken: Collection[int],
) -> Iterator[int]:
    """The best sentence of each topic."""
    best = {topic_of[index]: index for index in reversed(order)}
    for place, topic in enumerate(topics):
        if place in best:
            yield best[place]
            continue
        free = [index for index in topic if index not in taken]
        yield from fallback(lecture, free or topic)


def _most(lecture: Lecture, topic: range, budget: Budget, total: int) -> int:
    share = sum(lecture.sentences[index].words for index in topic) / max(1, total)
    return max(1, math.ceil(_MOST_OF_SHARE * share * budget.points))


def _words(lecture: Lecture, index: int) -> int:
    start, end = lecture.span(index, index)
    return len(lecture.speech.text[start:end].split())
