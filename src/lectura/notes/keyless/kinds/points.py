"""The sentences worth keeping of a stretch of the lecture, as key points."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.ranking import FEWEST_WORDS, MOST_WORDS, quality, readable, standing
from lectura.notes.keyless.tidy import clipped, statement
from lectura.records.notes import KeyPoint

_LONGEST_QUOTE = 420
"""Characters; a stretch without a space that is longer cannot be quoted."""


def worths(lecture: Lecture, indices: Sequence[int]) -> dict[int, float]:
    """How much each sentence of a stretch is worth as a key point, if it stands alone."""
    return {
        index: lecture.weights[index]
        * quality(lecture.sentences[index], lecture.contents[index], place, lecture.vocabulary)
        for place, index in enumerate(indices)
    }


def lasting_worth(lecture: Lecture, index: int) -> float:
    """How much a key point is worth among the essential ones: how it is said counts double."""
    sentence, content = lecture.sentences[index], lecture.contents[index]
    said = lecture.lasting_weights[index] * readable(sentence.text)
    return said * quality(sentence, content, index, lecture.vocabulary) ** 2


def stands_alone(lecture: Lecture, index: int) -> bool:
    """True for a sentence that can be read without those around it."""
    sentence, content = lecture.sentences[index], lecture.contents[index]
    return standing(sentence, content, lecture.vocabulary) > 0 and lecture.weights[index] > 0


def key_sentences(lecture: Lecture, indices: Sequence[int], count: int) -> list[int]:
    """The best sentences among ``indices``, in the order of the lecture, none twice.

    Empty only where no sentence can be quoted at all.
    """
    worth = worths(lecture, indices)
    best = sorted((i for i in indices if stands_alone(lecture, i)), key=lambda i: (-worth[i], i))
    chosen = distinct(lecture, best)[:count]
    return sorted(chosen) if chosen else fallback(lecture, indices)


def distinct(lecture: Lecture, indices: Sequence[int], said: Collection[str] = ()) -> list[int]:
    """The sentences without those whose very words an earlier one, or ``said``, has."""
    seen = set(said)
    kept = []
    for index in indices:
        start, end = lecture.span(index, index)
        if (words := lecture.speech.folded[start:end].rstrip(" .!?…")) not in seen:
            seen.add(words)
            kept.append(index)
    return kept


def fallback(lecture: Lecture, indices: Sequence[int]) -> list[int]:
    """The one sentence to quote where none stands alone: the one that says most."""
    quotable = [i for i in indices if len(lecture.sentences[i].text) <= _LONGEST_QUOTE]
    return [max(quotable, key=lambda i: _rank(lecture, i))] if quotable else []


def _rank(lecture: Lecture, index: int) -> tuple[bool, bool, int, int]:
    """By which sentences that do not stand alone are compared."""
    sentence = lecture.sentences[index]
    fits = FEWEST_WORDS <= sentence.words <= MOST_WORDS
    return fits and sentence.whole, fits, len(lecture.contents[index]), -index


def key_point(lecture: Lecture, index: int, *, essential: bool = False) -> KeyPoint:
    """A sentence as a key point in the speaker's words."""
    citation = lecture.cite(index, index)
    return KeyPoint(
        statement=statement(clipped(citation.quote, _LONGEST_QUOTE)),
        essential=essential,
        speaker=lecture.label(lecture.sentences[index].speaker),
        citations=(citation,),
    )
