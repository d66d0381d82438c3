"""Where a lecture turns to another subject: lexical cohesion, after TextTiling (Hearst, 1997)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from lectura.notes.keyless.sentences import Sentence
from lectura.notes.keyless.speech import Speech

_WINDOW_WORDS = 180
"""Words compared on each side of a gap; about a minute and a half of speech."""
_LEAST_WORDS, _MOST_LEAST_WORDS = 150, 800
_LEAST_SHARE = 0.05
"""A topic is not shorter than this share of the lecture, within the two bounds above: longer
lectures get longer topics rather than ever more of them."""
_MOST_WORDS = 1400
"""A topic's words; ten to twelve minutes."""
_MOST_SECONDS = 13 * 60
_PAUSE_BONUS, _SPEAKER_BONUS = 0.3, 0.5


def split_topics(
    speech: Speech, sentences: Sequence[Sentence], contents: Sequence[Sequence[str]]
) -> list[range]:
    """Ranges of sentence indices, in order, none empty; one per topic."""
    if not sentences:
        return []
    sizes = [sentence.words for sentence in sentences]
    depths = _depths(speech, sentences, contents, sizes)
    least = min(_MOST_LEAST_WORDS, max(_LEAST_WORDS, sum(sizes) * _LEAST_SHARE))
    borders = _chosen(depths, sizes, least)
    ranges = [range(a, b) for a, b in zip([0, *borders], [*borders, len(sizes)], strict=True)]
    return [part for topic in ranges for part in _halved(speech, sentences, topic, depths, sizes)]


def _depths(
    speech: Speech,
    sentences: Sequence[Sentence],
    contents: Sequence[Sequence[str]],
    sizes: Sequence[int],
) -> list[float]:
    """How deep the valley of cohesion is before each sentence; 0.0 before the first."""
    likeness = [1.0] + [
        _cosine(
            _window(contents, sizes, range(gap - 1, -1, -1)),
            _window(contents, sizes, range(gap, len(sizes))),
        )
        for gap in range(1, len(sizes))
    ]
    depths = [0.0]
    for gap in range(1, len(sizes)):
        left = _climb(likeness, range(gap, 0, -1))
        right = _climb(likeness, range(gap, len(likeness)))
        depth = left + right - 2 * likeness[gap]
        start = sentences[gap].start
        depth += _PAUSE_BONUS * min(1.0, speech.pause_before(start) / 5)
        if sentences[gap].speaker != sentences[gap - 1].speaker:
            depth += _SPEAKER_BONUS * min(1.0, _run_words(sentences, gap) / 60)
        depths.append(depth)
    return depths


def _window(contents: Sequence[Sequence[str]], sizes: Sequence[int], order: range) -> Counter[str]:
    words: Counter[str] = Counter()
    seen = 0
    for index in order:
        words.update(contents[index])
        seen += sizes[index]
        if seen >= _WINDOW_WORDS:
            break
    return words


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    product = sum(count * other[stem] for stem, count in one.items())
    lengths = math.sqrt(
        sum(count * count for count in one.values()) * sum(c * c for c in other.values())
    )
    return product / lengths if lengths else 0.0


def _climb(likeness: Sequence[float], order: range) -> float:
    """The top of the slope that begins at the first index of the order."""
    top = likeness[order[0]]
    for index in order[1:]:
        if likeness[index] < top:
            break
        top = likeness[index]
    return top


def _run_words(sentences: Sequence[Sentence], gap: int) -> int:
    """Words the speaker who starts at the gap says before another speaks."""
    words = 0
    for sentence in sentences[gap:]:
        if sentence.speaker != sentences[gap].speaker or words > 100:
            break
        words += sentence.words
    return words


def _chosen(depths: Sequence[float], sizes: Sequence[int], least: float) -> list[int]:
    """The deepest gaps that leave every topic its least size."""
    positions = [0]
    for size in sizes:
        positions.append(positions[-1] + size)
    inner = depths[1:] or [0.0]
    mean = sum(inner) / len(inner)
    spread = math.sqrt(sum((depth - mean) ** 2 for depth in inner) / len(inner))
    taken = [0, len(sizes)]
    for gap in sorted(range(1, len(sizes)), key=lambda index: -depths[index]):
        if depths[gap] < mean + spread / 2:
            break
        if all(abs(positions[gap] - positions[other]) >= least for other in taken):
            taken.append(gap)
    return sorted(taken)[1:-1]


def _halved(
    speech: Speech,
    sentences: Sequence[Sentence],
    topic: range,
    depths: Sequence[float],
    sizes: Sequence[int],
) -> list[range]:
    """The topic, or parts of it that are short enough, cut at its deepest gaps near the middle."""
    words = sum(sizes[index] for index in topic)
    begin, end = speech.time_at(sentences[topic[0]].start), None
    if begin is not None:
        end = speech.cite(sentences[topic[-1]].start, sentences[topic[-1]].end).end
    seconds = end - begin if begin is not None and end is not None else 0.0
    if len(topic) < 2 or (words <= _MOST_WORDS and seconds <= _MOST_SECONDS):
        return [topic]
    third = max(1, len(topic) // 3)
    inside = topic[third : len(topic) - third] or topic[1:]
    cut = max(inside, key=lambda index: (depths[index], -index))
    return [
        part
        for half in (range(topic.start, cut), range(cut, topic.stop))
        for part in _halved(speech, sentences, half, depths, sizes)
    ]
