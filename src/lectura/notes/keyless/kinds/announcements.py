"""What was said about the course itself: the next class, changes, exams and what they will ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from lectura.notes.keyless.kinds.course_talk import course_talk
from lectura.notes.keyless.lecture import Lecture, without
from lectura.notes.keyless.phrases import for_language, names_exam, names_next_class
from lectura.notes.keyless.tidy import statement
from lectura.notes.keyless.when import When
from lectura.records.notes import Announcement, ExamHint
from lectura.text import folded_in_place

_MOST_NEXT_CLASS = 8
"""A lecturer says "next class we will" often; the dated ones come first, then the last ones."""


def find_announcements(lecture: Lecture, taken: Collection[int]) -> list[Announcement]:
    """Announcements in order; sentences in ``taken`` stand in other records already."""
    found: dict[int, Announcement] = {}
    talk = course_talk(lecture).news - set(_sentences(lecture, "exam"))
    for index in sorted({*_sentences(lecture, "announcement"), *_dated(lecture), *talk}):
        if index not in taken and not _is_near_copy(lecture, index, found):
            found[index] = _record(lecture, index)
    for index in _next_class(lecture):
        if index not in taken:
            found[index] = _record(lecture, index)
    return [found[index] for index in sorted(found)]


def unlisted_next_class(lecture: Lecture, taken: Collection[int]) -> tuple[str, ...]:
    """A warning where the next class was spoken of more often than is listed.

    Args:
        lecture: the whole of it.
        taken: the sentences that stand in some record.
    """
    left = sorted(set(_sentences(lecture, "next_class")) - set(taken))
    if not left:
        return ()
    sentences = "1 more sentence" if len(left) == 1 else f"{len(left)} more sentences"
    return (f"Not listed among the announcements: {sentences} about the next class.",)


def find_exam_hints(lecture: Lecture) -> list[ExamHint]:
    """What an exam will, or will not, ask; with the sentence before where "this" means that."""
    hints = []
    for index in sorted(set(_sentences(lecture, "exam"))):
        citation = lecture.cite(index - 1 if _points_back(lecture, index) else index, index)
        speaker = lecture.label(lecture.sentences[index].speaker)
        hints.append(
            ExamHint(text=statement(citation.quote), speaker=speaker, citations=(citation,))
        )
    return hints


def next_class_day(lecture: Lecture) -> dt.date | None:
    """The day on which the next class was said to be; None where that is not clear."""
    days = {
        when.date
        for index in set(_sentences(lecture, "next_class"))
        for when in lecture.when(index, index)
        if when.date is not None
    }
    return next(iter(days)) if len(days) == 1 else None


def _points_back(lecture: Lecture, index: int) -> bool:
    """True for "this will be asked": the subject stands in the same speaker's last sentence."""
    start, _ = lecture.span(index, index)
    opener = lecture.speech.folded[start:].split(" ", 1)[0].strip(",.")
    words = " ".join(phrases.course.demonstratives for phrases in for_language(lecture.language))
    if index == 0 or opener not in folded_in_place(words).split():
        return False
    return lecture.sentences[index - 1].speaker == lecture.sentences[index].speaker


def _sentences(lecture: Lecture, kind: str) -> Iterator[int]:
    """The sentences with a cue of the kind.

    Those with something private are left out, but not where the cue speaks of the course alone.
    """
    told = [] if kind == "announcement" else lecture.cues("private")
    private = {lecture.sentence_at(start) for start, _ in told}
    voids = lecture.cues("exam_not" if kind == "exam" else "announcement_not")
    for start, _ in without(lecture.cues(kind), voids):
        index = lecture.sentence_at(start)
        if index not in private:
            yield index


def _dated(lecture: Lecture) -> Iterator[int]:
    for index in _sentences(lecture, "announcement_dated"):
        asked = lecture.sentences[index].text.endswith("?")
        if not asked and any(not when.is_next_class for when in lecture.when(index, index)):
            yield index


def _next_class(lecture: Lecture) -> list[int]:
    """The sentences that say most about the next class, at most a few."""
    indices = sorted(set(_sentences(lecture, "next_class")))

    def worth(index: int) -> tuple[bool, bool, int]:
        said = lecture.when(index, index)
        days = [when for when in said if not when.is_next_class]
        return (any(when.date for when in days), bool(days), index)

    return sorted(indices, key=worth, reverse=True)[:_MOST_NEXT_CLASS]


def _is_near_copy(lecture: Lecture, index: int, found: Collection[int]) -> bool:
    near = [other for other in found if index - other <= 2]
    return bool(near) and lecture.shares_words(near, index)


def _record(lecture: Lecture, index: int) -> Announcement:
    citation = lecture.cite(index, index)
    said = lecture.when(index, index)
    day: When | None = next((when for when in said if not when.is_next_class), None)
    return Announcement(
        text=statement(citation.quote),
        date_text=day.text if day else "",
        date=day.date if day else None,
        time=day.time if day and day.date else None,
        is_exam=names_exam(citation.quote, lecture.language),
        is_next_class=index in set(_sentences(lecture, "next_class"))
        or names_next_class(citation.quote, lecture.language),
        speaker=lecture.label(lecture.sentences[index].speaker),
        citations=(citation,),
    )
