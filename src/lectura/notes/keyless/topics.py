"""Where a lecture turns to another subject: the segmentation of most cohesion.

Every sentence is a TF-IDF row; a segment is worth the length of the sum of its rows, which is the
longer the more its sentences point the same way. The best segmentation into a given number of
segments is found exactly, by dynamic programming (as Utiyama and Isahara, 2001, do with another
worth). A segment has a least and a most length, so that work and memory grow with the length of
the lecture and not with its square.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lectura.notes.keyless.sentences import Sentence
from lectura.notes.keyless.speech import Speech

Floats = npt.NDArray[np.float32]

_TOPICS, _WORDS_PER_TOPIC = 5, 1500
"""A lecture has so many topics, and one more for each so many words."""
_SHORT_TOPIC_WORDS = 500
"""A short one has fewer: one for each so many words."""
_LEAST_SHARE, _MOST_SHARE = 1 / 3, 3.0
"""A topic's length, as a share of the mean."""
_FULL_PAUSE_SECONDS = 8.0
_SILENCE_BONUS, _TURN_BONUS = 0.2, 0.4
"""What a silence of so many seconds, and another speaker, add to a topic that begins there; 1.0 is
what a topic of the mean length is worth at most."""
_TURN_WORDS = 70
_MOST_SENTENCES = 4000
"""What is longer than a very long lecture is a whole course in one file: it is parted into
stretches of about so many sentences, as the work on one grows with the square of its length."""
_PART_WINDOW = 0.1
"""How far from its even place a stretch may begin, as a share of its length."""
_BLOCK = 256
"""Rows that are compared at once: bounds the memory."""


def split_topics(
    speech: Speech, sentences: Sequence[Sentence], contents: Sequence[Sequence[str]]
) -> list[range]:
    """Ranges of sentence indices, in order, none empty; one per topic."""
    words = [sentence.words for sentence in sentences]
    count = min(topic_count(sum(words)), len(words))
    breaks = _breaks(speech, sentences)
    firsts: list[int] = []
    for start, stop in pairwise(_stretches(breaks)):
        said = sum(words[start:stop])
        share = max(1, round(count * said / max(1, sum(words))))
        own = best_borders(contents[start:stop], words[start:stop], share, breaks[start:stop])
        firsts += [start + first for first in own]
    return [range(a, b) for a, b in pairwise([*firsts, len(words)])]


def _stretches(breaks: Sequence[float]) -> list[int]:
    """Where the stretches of a speech begin, each after a clear break, and the end of the last."""
    total = len(breaks)
    many = max(1, math.ceil(total / _MOST_SENTENCES))
    window = int(_PART_WINDOW * total / many)
    firsts = [0]
    for even in (round(number * total / many) for number in range(1, many)):
        near = range(even - window, even + window + 1)
        firsts.append(max(near, key=lambda place: (breaks[place], -abs(place - even))))
    return [*firsts, total]


def topic_count(words: int) -> int:
    """How many topics a lecture of so many words has."""
    return min(math.ceil(words / _SHORT_TOPIC_WORDS), round(_TOPICS + words / _WORDS_PER_TOPIC))


def best_borders(
    contents: Sequence[Sequence[str]],
    words: Sequence[int],
    count: int,
    breaks: Sequence[float] | None = None,
) -> list[int]:
    """The index of the first sentence of each topic, 0 the first; fewer where they are too long.

    Args:
        contents: the stems of each sentence's meaningful words.
        words: how many words each sentence has.
        count: how many topics are wanted.
        breaks: how much speaks for a topic's beginning at each sentence besides its words.
    """
    while count > 1:
        mean = sum(words) / count
        ends = np.cumsum([0, *words])
        widest = _widest(ends, _MOST_SHARE * mean)
        worths = _worths(_banded_products(contents, words, widest))
        if breaks is not None:
            worths += np.asarray(breaks, dtype=np.float32) * math.sqrt(mean)
        allowed = _allowed(ends, widest, _LEAST_SHARE * mean)
        worths[~allowed] = -np.inf
        if firsts := _best(worths, count):
            return firsts
        count -= 1 + count // 4  # so uneven that no segmentation keeps the lengths
    return [0] * bool(words)


def _breaks(speech: Speech, sentences: Sequence[Sentence]) -> list[float]:
    """A long silence, and somebody who begins to say more than a remark."""
    breaks = []
    for index, sentence in enumerate(sentences):
        silence = min(1.0, speech.pause_before(sentence.start) / _FULL_PAUSE_SECONDS)
        turn = index > 0 and sentence.speaker != sentences[index - 1].speaker
        said = min(1.0, _turn_words(sentences, index) / _TURN_WORDS) if turn else 0.0
        breaks.append(_SILENCE_BONUS * silence + _TURN_BONUS * said**2)
    return breaks


def _turn_words(sentences: Sequence[Sentence], first: int) -> int:
    """Words the speaker who starts here says before another speaks, or enough of them."""
    words = 0
    for sentence in sentences[first : first + _TURN_WORDS]:
        if sentence.speaker != sentences[first].speaker or words >= _TURN_WORDS:
            break
        words += sentence.words
    return words


def _widest(ends: npt.NDArray[np.int_], most: float) -> int:
    """How many sentences a topic of at most so many words can have; at least 1."""
    after = np.searchsorted(ends, ends + most, side="right") - 1
    return max(1, int((after - np.arange(len(ends))).max()))


def _allowed(ends: npt.NDArray[np.int_], widest: int, least: float) -> npt.NDArray[np.bool_]:
    """Whether a topic may begin at a sentence and have so many, shape (widest, sentences)."""
    total = len(ends) - 1
    allowed = np.zeros((widest, total), dtype=bool)
    for size in range(1, widest + 1):
        allowed[size - 1, : total + 1 - size] = ends[size:] - ends[: total + 1 - size] >= least
    return allowed


def _rows(contents: Sequence[Sequence[str]], words: Sequence[int]) -> list[dict[str, float]]:
    """A TF-IDF row of each sentence, as long as the square root of its words."""
    documents = Counter(stem for content in contents for stem in set(content))
    rows = []
    for content, size in zip(contents, words, strict=True):
        row = {
            stem: (1 + math.log(often)) * math.log(1 + len(contents) / documents[stem]) ** 1.5
            for stem, often in Counter(content).items()
        }
        length = math.sqrt(sum(value * value for value in row.values()))
        rows.append({stem: value * math.sqrt(size) / length for stem, value in row.items()})
    return rows


def _banded_products(
    contents: Sequence[Sequence[str]], words: Sequence[int], widest: int
) -> Floats:
    """Products of each row with itself and those after it, shape (widest, sentences)."""
    rows = _rows(contents, words)
    total = len(rows)
    band = np.zeros((widest, total), dtype=np.float32)
    for start in range(0, total, _BLOCK):
        stop, reach = min(total, start + _BLOCK), min(total, start + _BLOCK + widest - 1)
        block = _dense(rows[start:reach])
        products = block[: stop - start] @ block.T
        for row in range(stop - start):
            ahead = products[row, row : row + widest]
            band[: len(ahead), start + row] = ahead
    return band


def _dense(rows: Sequence[dict[str, float]]) -> Floats:
    """Rows as one matrix; stems that stand in one row alone need only one column each."""
    columns: dict[str, int] = {}
    for row in rows:
        for stem in row:
            columns.setdefault(stem, len(columns))
    matrix = np.zeros((len(rows), max(1, len(columns))), dtype=np.float32)
    for place, row in enumerate(rows):
        for stem, value in row.items():
            matrix[place, columns[stem]] = value
    return matrix


def _worths(band: Floats) -> Floats:
    """The length of the sum of every run of rows, shape (widest, sentences): size - 1, first.

    The square of a run's length is that of the two runs one shorter, less their middle, and twice
    the product of its ends. The band is overwritten: it is the largest there is.
    """
    middle, shorter = np.zeros(band.shape[1]), band[0].astype(np.float64)
    band[0] = np.sqrt(shorter)
    for size in range(1, len(band)):
        square = shorter + np.roll(shorter, -1) - np.roll(middle, -1) + 2 * band[size]
        band[size] = np.sqrt(np.maximum(square, 0.0))
        middle, shorter = shorter, square
    return band


def _best(worths: Floats, count: int) -> list[int]:
    """The first sentences of the ``count`` runs that are worth most together; empty if none fit."""
    total = worths.shape[1]
    best = np.full(total + 1, -np.inf, dtype=np.float32)
    best[0] = 0.0
    sizes = np.zeros((count, total + 1), dtype=np.int32)
    for step in range(count):
        best, sizes[step] = _longer(best, worths)
    if not np.isfinite(best[total]):
        return []
    return list(_backwards(sizes, total))[::-1]


def _longer(best: Floats, worths: Floats) -> tuple[Floats, npt.NDArray[np.int32]]:
    """The most that segmentations up to each sentence are worth with one run more, and its size."""
    total = len(best) - 1
    longer = np.full(total + 1, -np.inf, dtype=np.float32)
    sizes = np.zeros(total + 1, dtype=np.int32)
    for size in range(1, len(worths) + 1):
        here = best[: total + 1 - size] + worths[size - 1, : total + 1 - size]
        better = here > longer[size:]
        longer[size:][better] = here[better]
        sizes[size:][better] = size
    return longer, sizes


def _backwards(sizes: npt.NDArray[np.int32], total: int) -> Iterator[int]:
    """The first sentences of the runs, last one first."""
    at = total
    for step in sizes[::-1]:
        at -= int(step[at])
        yield at
