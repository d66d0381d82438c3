"""Questions from the floor, with the answer that follows.

Where speakers are told apart, who asks and who answers tells most of it. Where they are not, only
the words do: a question is shown where the words after it answer one of its form ("Why …?" with
"Because …"), or where it was announced ("somebody asks …"), and both speak of the lecture's matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lectura.notes.keyless.kinds.matter import Matter, matter_of
from lectura.notes.keyless.lecture import Lecture, without
from lectura.notes.keyless.phrases import for_language
from lectura.notes.keyless.phrases.study import holds, study_pattern
from lectura.notes.keyless.tidy import clipped, statement, trimmed
from lectura.records.notes import Question
from lectura.text import CLOSERS, OPENERS, ends_question, folded_in_place

_ENOUGH_WORDS = 8
_FEWEST_ASKED_WORDS = 5
"""A shorter question is a tag ("right?") or a call ("yes?")."""
_MOST_ASKED_WORDS = 35
"""A longer sentence with a question mark is a statement with a question in it."""
_MOST_SENTENCES = 4
"""An announcement and its question, or questions in one breath, are not longer."""
_SHORT_ANSWER_WORDS, _ANSWER_WORDS = 15, 45
_ANSWER_WITHIN = 2
"""The other speaker's answer begins at most this many sentences after the question."""
_MOST_CHARACTERS = 400
_MOST, _MOST_IN_DIALOGUE = 5, 20
"""How many are shown, the best supported ones."""
_ANNOUNCED, _DIRECT, _SAID_BY_LECTURER = 2, 2, -1
_ENOUGH_EVIDENCE = 2
_FEWEST_ANSWER_WORDS = 4


@dataclass(frozen=True)
class _Pair:
    """First and last sentence of a question and of its answer, and what speaks for the pair."""

    asked: tuple[int, int]
    answer: tuple[int, int] | None
    evidence: int


def find_questions(lecture: Lecture, taken: Collection[int]) -> list[Question]:
    """The questions in order, without rhetorical ones and those about the room or the course.

    No answer runs into the next question, nor into the sentences in ``taken``, which other
    records hold. An answer that does not answer is not shown.
    """
    matter = matter_of(lecture)
    asking = {i for i in range(len(lecture.sentences)) if _is_question(lecture, i)}
    borders = sorted({*taken, *asking, len(lecture.sentences)})
    pairs = [
        pair
        for first, last, announced in _spans(lecture, taken)
        if (pair := _pair(lecture, matter, (first, last), announced, borders)) is not None
    ]
    most = _MOST_IN_DIALOGUE if lecture.has_dialogue else _MOST
    best = sorted(pairs, key=lambda pair: -pair.evidence)[:most]
    return [_record(lecture, pair) for pair in pairs if pair in best]


def _spans(lecture: Lecture, taken: Collection[int]) -> list[tuple[int, int, bool]]:
    """First and last sentence of what may be a question, and whether it was announced."""
    found = without(lecture.cues("question"), lecture.cues("question_not"))
    announced = {lecture.sentence_at(start) for start, _ in found}
    asked = {index for index in range(len(lecture.sentences)) if _is_asked(lecture, index)}
    spans: list[tuple[int, int, bool]] = []
    for first in sorted((announced | asked) - set(taken)):
        if spans and first <= spans[-1][1]:
            continue
        last = _last(lecture, first, announced=first in announced)
        if first in asked or _asks_indeed(lecture, first, last):
            spans.append((first, last, first in announced))
    return spans


def _last(lecture: Lecture, first: int, *, announced: bool) -> int:
    """An announcement ("one question, please") goes on to the question; questions follow one."""
    last, words = first, lecture.sentences[first].words
    while last + 1 < len(lecture.sentences) and last - first + 1 < _MOST_SENTENCES:
        following = lecture.sentences[last + 1]
        if following.speaker != lecture.sentences[first].speaker:
            break
        is_waiting = announced and not _is_question(lecture, last)
        if not _is_question(lecture, last + 1) and not (is_waiting and words < _ENOUGH_WORDS):
            break
        last, words = last + 1, words + following.words
    return last


def _asks_indeed(lecture: Lecture, first: int, last: int) -> bool:
    """True for what was announced and has a question mark; without marks the words must do."""
    marked = sum(lecture.is_marked(index) for index in range(len(lecture.sentences)))
    is_punctuated = 2 * marked > len(lecture.sentences)
    return (
        not is_punctuated
        or any(_is_question(lecture, i) for i in range(first, last + 1))
        or (
            holds(
                study_pattern(lecture.language, "reported").pattern, _folded(lecture, first, last)
            )
        )
    )


def _is_question(lecture: Lecture, index: int) -> bool:
    """True for a sentence with a question mark that is no mere tag ("…, right?")."""
    text = lecture.sentences[index].text.rstrip(CLOSERS)
    return ends_question(text) and not _tag(lecture.language).search(folded_in_place(text))


def _is_asked(lecture: Lecture, index: int) -> bool:
    sentence = lecture.sentences[index]
    if not _is_question(lecture, index) or sentence.words < _FEWEST_ASKED_WORDS:
        return False
    if index + 1 == len(lecture.sentences):
        return False
    following = lecture.sentences[index + 1]
    if lecture.has_dialogue:
        return sentence.speaker != lecture.lecturer or following.speaker != sentence.speaker
    return True


def _pair(
    lecture: Lecture,
    matter: Matter,
    asked: tuple[int, int],
    announced: bool,
    borders: Sequence[int],
) -> _Pair | None:
    """The question with its answer; None where it is none to be shown."""
    first, last = asked
    said = _folded(lecture, first, last)
    if holds(study_pattern(lecture.language, "procedural").pattern, said) or _is_cut(lecture, last):
        return None
    answer = _answer(lecture, first, last, next(border for border in borders if border > last))
    around = range(first, (answer[1] if answer else last) + 1)
    topical = len(matter.among(range(first, last + 1), around))
    spoken_of = len(matter.among(range(answer[0], answer[1] + 1), around)) if answer else 0
    direct = answer is not None and _answers_directly(lecture, asked, answer)
    pair = _Pair(asked, answer, _DIRECT * direct)
    if lecture.has_dialogue:
        return _in_dialogue(lecture, pair, topical, bool(spoken_of))
    return _among_words(lecture, pair, topical, spoken_of, announced)


def _among_words(
    lecture: Lecture, pair: _Pair, topical: int, spoken_of: int, announced: bool
) -> _Pair | None:
    """The pair where speakers are not told apart and the words are enough evidence."""
    evidence = pair.evidence + _ANNOUNCED * announced
    if any(_lecturer_asks(lecture, index) for index in range(pair.asked[0], pair.asked[1] + 1)):
        evidence += _SAID_BY_LECTURER
    longest = max(lecture.sentences[i].words for i in range(pair.asked[0], pair.asked[1] + 1))
    if pair.answer is None or evidence < _ENOUGH_EVIDENCE or not (pair.evidence or spoken_of):
        return None
    if not announced and (longest > _MOST_ASKED_WORDS or _dangles(lecture, pair.asked[0])):
        return None
    if announced and pair.evidence:
        return _Pair(pair.asked, pair.answer, evidence) if topical + spoken_of else None
    is_topical = topical >= (1 if announced or spoken_of > 1 else 2)
    return _Pair(pair.asked, pair.answer, evidence) if is_topical else None


def _is_cut(lecture: Lecture, index: int) -> bool:
    """True where a recogniser set the question mark inside a sentence ("… students can?")."""
    sentence = lecture.sentences[index]
    end = sentence.start + len(sentence.text.rstrip("?!. " + CLOSERS))
    return trimmed(lecture.speech, sentence.start, end, lecture.language)[1] < end


def _dangles(lecture: Lecture, index: int) -> bool:
    """True for "Does this change it?": who was not there does not know what is asked."""
    return holds(study_pattern(lecture.language, "dangles").pattern, _opening(lecture, index))


def _in_dialogue(lecture: Lecture, pair: _Pair, topical: int, spoken_of: bool) -> _Pair | None:
    """The pair, without an answer that does not answer; the lecturer's question needs one."""
    first, answer = pair.asked[0], pair.answer
    if answer is not None and not _fits(lecture, pair, spoken_of):
        answer = None
    is_whole = _has_question_form(lecture, pair.asked)
    by_lecturer = lecture.sentences[first].speaker == lecture.lecturer
    if not topical or (answer is None and (by_lecturer or not is_whole)):
        return None
    return _Pair(pair.asked, answer, pair.evidence + topical + (answer is not None))


def _has_question_form(lecture: Lecture, asked: tuple[int, int]) -> bool:
    """True for "Is it …", "… what …"; not for "A power button?"."""
    what = study_pattern(lecture.language, "asks_what").pattern
    return any(
        _begins(lecture, "asks_yes_or_no", _opening(lecture, index))
        or holds(what, _folded(lecture, index, index))
        for index in range(asked[0], asked[1] + 1)
    )


def _fits(lecture: Lecture, pair: _Pair, spoken_of: bool) -> bool:
    """True where the answer speaks of what was asked, or begins as an answer to it does."""
    if pair.answer is None or pair.evidence >= _DIRECT:
        return pair.answer is not None
    (first, last), (begin, end) = pair.asked, pair.answer
    words = sum(lecture.sentences[index].words for index in range(begin, end + 1))
    related = any(
        lecture.shares_words(range(first, last + 1), index, least=1)
        for index in range(begin, end + 1)
    )
    return words >= _FEWEST_ANSWER_WORDS and (related or spoken_of)


def _answers_directly(lecture: Lecture, asked: tuple[int, int], answer: tuple[int, int]) -> bool:
    """True where the answer begins as one to this form of question does."""
    openings = [
        _opening(lecture, index) for index in range(answer[0], min(answer[0] + 2, answer[1] + 1))
    ]
    forms = ["answers"]
    for index in range(asked[0], asked[1] + 1):
        # "Professor, is it …": the question itself may come after a comma.
        begins = [part.lstrip(OPENERS + " ") for part in _opening(lecture, index).split(",")]
        if any(_begins(lecture, "asks_yes_or_no", part) for part in begins):
            forms.append("says_yes_or_no")
        if any(_begins(lecture, "asks_why", part) and " " in part.strip() for part in begins):
            forms.append("says_why")
    return any(_begins(lecture, form, opening) for form in forms for opening in openings)


def _lecturer_asks(lecture: Lecture, index: int) -> bool:
    return _begins(lecture, "lecturer_asks", _opening(lecture, index))


def _begins(lecture: Lecture, kind: str, text: str) -> bool:
    pattern = study_pattern(lecture.language, kind).pattern
    return re.match(rf"(?:{pattern})(?!\w)", text) is not None


def _opening(lecture: Lecture, index: int) -> str:
    return _folded(lecture, index, index).lstrip(OPENERS + " -–—,")


def _folded(lecture: Lecture, first: int, last: int) -> str:
    return lecture.speech.folded[lecture.sentences[first].start : lecture.sentences[last].end]


def _record(lecture: Lecture, pair: _Pair) -> Question:
    asked, answer = lecture.cite(*pair.asked), pair.answer
    citations = [asked]
    if answer is not None:
        citations.append(lecture.cite(*answer))
    return Question(
        question=statement(clipped(asked.quote, _MOST_CHARACTERS)),
        asked_by=lecture.label(lecture.sentences[pair.asked[0]].speaker),
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
