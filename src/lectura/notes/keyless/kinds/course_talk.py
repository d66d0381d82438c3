"""Sentences about the course in no set phrase: told by which words meet in them.

"The lab is closed this week" and "everyone has to find a partner by Friday" hold no cue phrase; but
something of the course is named, a time to come, and what somebody must do or what changes.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import lru_cache

from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.phrases import for_language
from lectura.notes.keyless.phrases.course.words import COURSE_WORDS

_FEWEST_WORDS, _MOST_WORDS = 4, 45
_FRACTION = re.compile(r"\b\d/\d\b")


@dataclass(frozen=True)
class CourseTalk:
    """Indices of sentences: ``tasks`` order something, ``news`` tell of the course."""

    tasks: frozenset[int]
    news: frozenset[int]


def course_talk(lecture: Lecture) -> CourseTalk:
    """The sentences that speak of the course."""
    private = {lecture.sentence_at(start) for start, _ in lecture.cues("private")}
    found = {
        sentence.index: task
        for sentence in lecture.sentences
        if _FEWEST_WORDS <= sentence.words <= _MOST_WORDS
        and not sentence.text.endswith("?")
        and sentence.index not in private
        and (task := _kind(lecture, sentence.index)) is not None
    }
    tasks = frozenset(index for index, task in found.items() if task)
    return CourseTalk(tasks, frozenset(found) - tasks)


def _kind(lecture: Lecture, index: int) -> bool | None:
    """True for a task, False for news, None for neither."""
    sentence, words = lecture.sentences[index], _words(lecture.language)
    said = lecture.speech.folded[sentence.start : sentence.end]
    sure, loose = len(set(words["sure_names"].findall(said))), words["loose_names"].search(said)
    if not (sure or loose) or words["over"].search(said):
        return None
    ordered, duty = words["orders"].search(said), words["duty"].search(said)
    addressed = words["students"].search(said)
    soon = words["soon"].search(said) or _has_day(lecture, index)
    if ordered and (sure or (loose and soon)):
        return True
    about = sure > 1 or (sure and (soon or duty)) or (loose and soon and (duty or addressed))
    return False if about else None


def _has_day(lecture: Lecture, index: int) -> bool:
    """True where a day is named in words: "2/3" is as often a part."""
    return any(_FRACTION.search(when.text) is None for when in lecture.when(index, index))


@lru_cache(maxsize=8)
def _words(language: str | None) -> dict[str, re.Pattern[str]]:
    known = for_language(language)
    tables = [asdict(COURSE_WORDS[phrases.language]) for phrases in known]
    choices = {kind: "|".join(table[kind] for table in tables) for kind in tables[0]}
    choices["students"] = "|".join(phrases.course.students for phrases in known)
    return {kind: re.compile(rf"\b(?:{names})(?!\w)") for kind, names in choices.items()}
