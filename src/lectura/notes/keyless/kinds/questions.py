"""Questions from the floor, with the answer that follows."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from lectura.notes.keyless.lecture import Lecture, without
from lectura.notes.keyless.phrases import for_language
from lectura.notes.keyless.tidy import clipped, statement
from lectura.records.notes import Question
from lectura.text import CLOSERS, ends_question, folded_in_place

_ENOUGH_WORDS = 8
_FEWEST_ASKED_WORDS = 4
"""A shorter question is a tag ("right?") or a call ("yes?")."""
_SHORT_ANSWER_WORDS, _ANSWER_WORDS = 15, 45
_ANSWER_WITHIN = 2
"""The other speaker's answer begins at most this many sentences after the question."""
_MOST_CHARACTERS = 400


def find_questions(lecture: Lecture, taken: Collection[int]) -> list[Question]:
    """The questions in order, without the lecturer's rhetorical ones.

    A question is announced ("I have a question"), or it ends in a mark and somebody else answers
    it or, where no speakers are told apart, the words of an answer follow. No answer runs into
    the sentences in ``taken``, which other records hold.
    """
    spans = _spans(lecture)
    borders = sorted({*taken, *(first for first, _ in spans), len(lecture.sentences)})
    return [
        _record(lecture, first, last, next(border for border in borders if border > last))
        for first, last in spans
    ]


def _spans(lecture: Lecture) -> list[tuple[int, int]]:
    """First and last sentence of each question; they do not overlap."""
    announced = without(lecture.cues("question"), lecture.cues("question_not"))
    starts = {lecture.sentence_at(start) for start, _ in announced}
    starts |= {index for index in range(len(lecture.sentences)) if _is_asked(lecture, index)}
    spans: list[tuple[int, int]] = []
    for first in sorted(starts):
        if spans and first <= spans[-1][1]:
            continue
        spans.append((first, _last(lecture, first)))
    return spans


def _last(lecture: Lecture, first: int) -> int:
    """An announcement ("one question, please") goes on to the question itself."""
    last, words = first, lecture.sentences[first].words
    while last + 1 < len(lecture.sentences) and last - first < 3:
        following = lecture.sentences[last + 1]
        if following.speaker != lecture.sentences[first].speaker or _is_question(lecture, last):
            break
        if words >= _ENOUGH_WORDS and not _is_question(lecture, last + 1):
            break
        last, words = last + 1, words + following.words
    return last


def _is_question(lecture: Lecture, index: int) -> bool:
    """True for a sentence with a question mark that is no mere tag ("…, right?")."""
    text = lecture.sentences[index].text.rstrip(CLOSERS)
    return ends_question(text) and not _tag(lecture.language).search(folded_in_place(text))


def _is_asked(lecture: Lecture, index: int) -> bool:
    sentence = lecture.sentences[index]
    if not _is_question(lecture, index) or sentence.words < _FEWEST_ASKED_WORDS:
        return False
    if len(lecture.contents[index]) < 2 or index + 1 == len(lecture.sentences):
        return False
    following = lecture.sentences[index + 1]
    if lecture.has_dialogue:
        return sentence.speaker != lecture.lecturer or following.speaker != sentence.speaker
    return bool(
        _answer_openers(lecture.language).match(folded_in_place(following.text).lstrip("¡¿ "))
    )


def _record(lecture: Lecture, first: int, last: int, stop: int) -> Question:
    asker = lecture.sentences[first].speaker
    asked = lecture.cite(first, last)
    answer = _answer(lecture, first, last, stop)
    citations = [asked]
    if answer is not None:
        citations.append(lecture.cite(*answer))
    return Question(
        question=statement(clipped(asked.quote, _MOST_CHARACTERS)),
        asked_by=lecture.label(asker),
        answer=statement(clipped(citations[1].quote, _MOST_CHARACTERS)) if answer else "",
        answered_by=lecture.label(lecture.sentences[answer[0]].speaker) if answer else None,
        citations=tuple(citations),
    )


def _answer(lecture: Lecture, first: int, last: int, stop: int) -> tuple[int, int] | None:
    """First and last sentence of the answer, which ends before the next question."""
    sentences = lecture.sentences
    asker = sentences[first].speaker
    begin = last + 1
    if lecture.has_dialogue:
        others = (
            index
            for index in range(begin, min(stop, begin + _ANSWER_WITHIN))
            if sentences[index].speaker != asker
        )
        begin = next(others, stop)
    if begin >= stop or _is_question(lecture, begin):
        return None
    if lecture.has_dialogue and lecture.takes_the_floor(begin):
        return None
    end, words = begin, sentences[begin].words
    while end + 1 < stop and sentences[end + 1].speaker == sentences[begin].speaker:
        words += sentences[end + 1].words
        goes_on = not lecture.is_marked(end) or words < _SHORT_ANSWER_WORDS
        related = lecture.shares_words(range(first, end + 1), end + 1, least=1)
        if words > _ANSWER_WORDS or not (goes_on or related):
            break
        end += 1
    return begin, end


@lru_cache(maxsize=8)
def _tag(language: str | None) -> re.Pattern[str]:
    tags = "|".join(phrases.question_tags for phrases in for_language(language))
    return re.compile(rf"[,.¿-] ?(?:{tags}) ?\?$")


@lru_cache(maxsize=8)
def _answer_openers(language: str | None) -> re.Pattern[str]:
    words = " ".join(
        f"{phrases.answer_openers} {phrases.praise_openers}" for phrases in for_language(language)
    )
    choices = "|".join(
        re.escape(word).replace("_", r"\ ") for word in folded_in_place(words).split()
    )
    return re.compile(rf"(?:{choices})(?!\w)")
