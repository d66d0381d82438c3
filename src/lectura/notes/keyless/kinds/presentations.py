"""What each student who presented said: the long turns of everyone but the lecturer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lectura.notes.keyless.kinds.points import key_point, key_sentences
from lectura.notes.keyless.lecture import LONG_TURN_WORDS, Lecture
from lectura.notes.keyless.terms import part_title
from lectura.records.notes import Presentation, Question

_INTERRUPTION_WORDS = 15
"""Others may say so much ("thank you, go on") without ending a turn."""
_WORDS_PER_POINT, _MOST_POINTS = 70, 5
_QUESTIONS_WITHIN_SENTENCES = 8
"""Questions asked so soon after a presentation are about it."""


@dataclass(frozen=True)
class _Turn:
    """Sentences of one speaker, between which others said little."""

    speaker: str
    indices: tuple[int, ...]
    words: int


def find_presentations(lecture: Lecture, questions: Sequence[Question]) -> list[Presentation]:
    """One record for each long turn, in order."""
    turns = _presentations(lecture)
    begins = [turn.indices[0] for turn in turns]
    return [_record(lecture, turn, _about(lecture, turn, begins, questions)) for turn in turns]


def presented(lecture: Lecture) -> frozenset[int]:
    """The sentences of presentations, whose key points stand there."""
    return frozenset(index for turn in _presentations(lecture) for index in turn.indices)


def _presentations(lecture: Lecture) -> list[_Turn]:
    if not lecture.has_dialogue:
        return []
    return [
        turn
        for turn in _turns(lecture)
        if turn.speaker != lecture.lecturer and turn.words >= LONG_TURN_WORDS
    ]


def _turns(lecture: Lecture) -> list[_Turn]:
    speakers = dict.fromkeys(s.speaker for s in lecture.sentences if s.speaker is not None)
    turns = [turn for name in speakers for turn in _turns_of(lecture, name)]
    return sorted(turns, key=lambda turn: turn.indices[0])


def _turns_of(lecture: Lecture, speaker: str) -> Iterable[_Turn]:
    indices: list[int] = []
    words = interruption = 0
    for sentence in lecture.sentences:
        if sentence.speaker == speaker:
            if indices and interruption > _INTERRUPTION_WORDS:
                yield _Turn(speaker, tuple(indices), words)
                indices, words = [], 0
            indices.append(sentence.index)
            words += sentence.words
            interruption = 0
        else:
            interruption += sentence.words
    if indices:
        yield _Turn(speaker, tuple(indices), words)


def _record(lecture: Lecture, turn: _Turn, questions: Iterable[Question]) -> Presentation:
    first, last = turn.indices[0], turn.indices[-1]
    count = min(_MOST_POINTS, max(1, round(turn.words / _WORDS_PER_POINT)))
    whole = lecture.whole(first, last)
    return Presentation(
        speaker=lecture.label(turn.speaker),
        topic=part_title(lecture.terms, turn.indices),
        start=whole.start,
        end=whole.end,
        key_points=tuple(
            key_point(lecture, index) for index in key_sentences(lecture, turn.indices, count)
        ),
        questions=tuple(questions),
    )


def _about(
    lecture: Lecture, turn: _Turn, begins: Sequence[int], questions: Sequence[Question]
) -> Iterable[Question]:
    """The questions asked during a presentation or right after it, before the next one begins."""
    first, last = turn.indices[0], turn.indices[-1]
    following = next((begin for begin in begins if begin > last), len(lecture.sentences))
    stop = min(following - 1, last + _QUESTIONS_WITHIN_SENTENCES)
    ids = set(lecture.whole(first, stop).segment_ids)
    return (q for q in questions if set(q.citations[0].segment_ids) <= ids)
