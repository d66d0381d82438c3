"""Work that was given out: found by cue phrases, gathered with what is said about it nearby."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from lectura.notes.keyless.kinds.clauses import clauses
from lectura.notes.keyless.kinds.course_talk import course_talk
from lectura.notes.keyless.lecture import Lecture, without
from lectura.notes.keyless.phrases import for_language
from lectura.notes.keyless.tidy import clipped, statement
from lectura.notes.keyless.when import When
from lectura.records.notes import Assignment, Citation

_NEAR_SENTENCES = 3
"""What is said about a task stands so near to it."""
_BESIDE_CHARACTERS = 45
_ENOUGH_WORDS, _MOST_WORDS = 9, 80
_MOST_CHARACTERS = 520


@dataclass
class _Task:
    """The sentences about one task while they are gathered."""

    first: int
    last: int
    mentions: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class _Cues:
    """Sentences by what their cue phrases say; ``dated`` are the weak ones with a day.

    ``exams`` name an exam, and give no task.
    """

    strong: frozenset[int]
    weak: frozenset[int]
    dated: frozenset[int]
    details: frozenset[int]
    exams: frozenset[int]


def find_assignments(lecture: Lecture, next_class: dt.date | None) -> list[Assignment]:
    """The tasks in the order they were given.

    Args:
        lecture: where to look.
        next_class: the day that "for the next class" means, where it was said.
    """
    return [
        record
        for task in _tasks(lecture, _cues(lecture))
        for record in _records(lecture, task, next_class)
    ]


def _cues(lecture: Lecture) -> _Cues:
    voids = lecture.cues("assignment_not")
    strong = without(lecture.cues("assignment"), voids)
    strong = [cue for cue in strong if _is_for_students(lecture, cue)]
    strong_at = {lecture.sentence_at(start) for start, _ in strong}
    ordered = course_talk(lecture).tasks
    weak = without(lecture.cues("assignment_weak"), voids)
    weak_at = {lecture.sentence_at(start) for start, _ in weak}
    dated_at = {lecture.sentence_at(span[0]) for span in weak if _has_day(lecture, span)}
    details = {
        lecture.sentence_at(start)
        for kind in ("mandatory", "optional", "graded", "reward")
        for start, _ in lecture.cues(kind)
    }
    exams = {lecture.sentence_at(start) for start, _ in lecture.cues("announcement_dated")}
    return _Cues(
        frozenset(strong_at),
        frozenset(weak_at | ordered),
        frozenset(dated_at | ordered),
        frozenset(details),
        frozenset(exams - strong_at - weak_at),
    )


def _is_for_students(lecture: Lecture, cue: tuple[int, int]) -> bool:
    """False for "the program must hand in a value": no work, no day, nobody who studies."""
    phrases = [each.course for each in for_language(lecture.language)]
    folded, sentence = lecture.speech.folded, lecture.sentences[lecture.sentence_at(cue[0])]
    hand_in = "|".join(course.hand_in for course in phrases)
    if not re.search(rf"\b(?:{hand_in})\b", folded[slice(*cue)]):
        return True
    named = "|".join(name for course in phrases for name in (course.work_names, course.students))
    if re.search(rf"\b(?:{named})\b", folded[sentence.start : sentence.end]):
        return True
    return bool(lecture.when(sentence.index, sentence.index))


def _has_day(lecture: Lecture, cue: tuple[int, int]) -> bool:
    """True where a weak cue stands beside a day, or its sentence names a deadline."""
    index = lecture.sentence_at(cue[0])
    return any(
        when.is_deadline
        or (when.start - cue[1] <= _BESIDE_CHARACTERS and cue[0] - when.end <= _BESIDE_CHARACTERS)
        for when in lecture.when(index, index)
    )


def _tasks(lecture: Lecture, cues: _Cues) -> list[_Task]:
    tasks: list[_Task] = []
    for index in sorted(cues.strong | cues.weak | cues.details):
        task = tasks[-1] if tasks and _is_near(lecture, tasks[-1], index) else None
        begins = index in cues.strong or index in cues.dated
        if begins and (task is None or not _continues(lecture, task, index, cues)):
            tasks.append(_Task(index, _last_of(lecture, index, cues), [index]))
        elif task is not None and index > task.last - 1:
            task.mentions.append(index)
    return tasks


def _is_near(lecture: Lecture, task: _Task, index: int) -> bool:
    latest = max(task.last, task.mentions[-1])
    same = lecture.sentences[index].speaker == lecture.sentences[task.first].speaker
    return same and index - latest <= _NEAR_SENTENCES


def _continues(lecture: Lecture, task: _Task, index: int, cues: _Cues) -> bool:
    """False where a near sentence gives another task: other words, and a day of its own."""
    if index <= task.last:
        return True
    about = [*range(task.first, task.last + 1), *task.mentions]
    if lecture.shares_words(about, index):
        other = _have_other_days(lecture, about, index) or _names_other_work(lecture, about, index)
        return not other or _share_their_subject(lecture, about, index)
    # In speech without marks one task runs on over several sentences.
    if not lecture.is_marked(index):
        return index not in cues.strong
    return index not in cues.strong and not lecture.when(index, index)


def _have_other_days(lecture: Lecture, about: list[int], index: int) -> bool:
    """True where a sentence names a day, and those before it another one."""
    known = [when for one in about for when in lecture.when(one, one)]
    own = lecture.when(index, index)
    days = {when.date for when in known} & {when.date for when in own} - {None}
    texts = {when.text for when in known} & {when.text for when in own}
    return bool(known and own and not days and not texts)


def _names_other_work(lecture: Lecture, about: list[int], index: int) -> bool:
    """True for "Hand in the map by Friday. Hand in the plan by Friday.": two things to do."""
    orders = {lecture.sentence_at(start) for start, _ in lecture.cues("assignment_weak")}
    if index not in orders or not lecture.is_marked(index) or not lecture.when(index, index):
        return False
    return bool(_subject(lecture, about[0]) and _subject(lecture, index))


def _share_their_subject(lecture: Lecture, about: list[int], index: int) -> bool:
    """True where sentences share more than their days and the verbs of handing in.

    "The summary of the essay" is no essay, and "the second report" another report.
    """
    before = {work for one in about for work in _works(lecture, one)}
    if _works(lecture, index) - before or _says_another(lecture, index):
        return False
    known = {word for one in about for word in _subject(lecture, one)}
    return not known.isdisjoint(_subject(lecture, index))


def _works(lecture: Lecture, index: int) -> set[str]:
    sentence = lecture.sentences[index]
    works = "|".join(phrases.course.work_names for phrases in for_language(lecture.language))
    said = lecture.speech.folded[sentence.start : sentence.end]
    return {work.removesuffix("s") for work in re.findall(rf"\b{works}\b", said)}


def _says_another(lecture: Lecture, index: int) -> bool:
    sentence = lecture.sentences[index]
    others = "|".join(phrases.course.another for phrases in for_language(lecture.language))
    return bool(re.search(rf"\b(?:{others})", lecture.speech.folded[sentence.start : sentence.end]))


def _subject(lecture: Lecture, index: int) -> set[str]:
    """The words of a sentence without its days and cue phrases; works that these name stay."""
    sentence, folded = lecture.sentences[index], lecture.speech.folded
    cues = [*lecture.cues("assignment"), *lecture.cues("assignment_weak")]
    spans = sorted(
        [(when.start, when.end) for when in lecture.when(index, index)]
        + [span for span in cues if sentence.start <= span[0] < sentence.end]
    )
    works = "|".join(phrases.course.work_names for phrases in for_language(lecture.language))
    kept, at = [], sentence.start
    for start, end in spans:
        kept += [folded[at:start], *re.findall(rf"\b{works}\b", folded[start:end])]
        at = max(at, end)
    return set(lecture.vocabulary.content(" ".join([*kept, folded[at : sentence.end]])))


def _last_of(lecture: Lecture, first: int, cues: _Cues) -> int:
    """The sentence at which the naming of a task ends."""
    last, words = first, lecture.sentences[first].words
    while last + 1 < len(lecture.sentences):
        following = lecture.sentences[last + 1]
        if following.speaker != lecture.sentences[first].speaker:
            break
        short = words < _MOST_WORDS // 2
        runs_on = not lecture.is_marked(last) and (short or last + 1 in cues.weak)
        ordered = last + 1 in cues.weak and not (
            lecture.when(first, last) and lecture.when(last + 1, last + 1)
        )
        if words + following.words > _MOST_WORDS or last + 1 in cues.strong:
            break
        own = last + 1 in cues.dated | cues.exams or _says_another(lecture, last + 1)
        if own and not runs_on and lecture.when(last + 1, last + 1) and lecture.when(first, last):
            break
        if not (runs_on or ordered or words < _ENOUGH_WORDS):
            break
        last, words = last + 1, words + following.words
    return last


def _records(lecture: Lecture, task: _Task, next_class: dt.date | None) -> list[Assignment]:
    """One task; several where each clause orders something by a day of its own."""
    parts = clauses(lecture, *lecture.span(task.first, task.last))
    later = sorted({index for index in task.mentions if index > task.last})
    about = [*((clause, []) for clause in parts[:-1]), (parts[-1], later)]
    return [_record(lecture, task, clause, after, next_class) for clause, after in about]


def _record(
    lecture: Lecture,
    task: _Task,
    clause: tuple[int, int],
    later: list[int],
    next_class: dt.date | None,
) -> Assignment:
    start, end = clause
    citations = [lecture.cite(task.first, task.last)]
    citations += [lecture.cite(index, index) for index in later]
    due = _due(lecture, clause, later)
    day = (next_class if due.is_next_class else due.date) if due else None
    if later:
        end = lecture.sentences[later[-1]].end

    def said(kind: str) -> bool:
        return any(start <= at < end for at, _ in lecture.cues(kind))

    return Assignment(
        what=statement(clipped(lecture.speech.text[slice(*clause)], _MOST_CHARACTERS)),
        due_text=due.text if due else lecture.calendar.deadline_hour(lecture.speech, start, end),
        due_date=day,
        due_time=due.due_time if due and day else None,
        graded=True if said("graded") else None,
        # "Presenting is voluntary but the task itself is obligatory": the stronger word counts.
        optional=False if said("mandatory") else True if said("optional") else None,
        reward=_reward(lecture, start, end),
        speaker=lecture.label(lecture.sentences[task.first].speaker),
        citations=tuple(_without_doubles(citations)),
    )


def _due(lecture: Lecture, clause: tuple[int, int], later: list[int]) -> When | None:
    """The day named with the task; a calendar day before "the next class"."""
    named = lecture.calendar.find(lecture.speech, *clause)
    said = named + [when for i in later for when in lecture.when(i, i)]
    deadlines = [when for when in named if when.is_deadline and not when.is_next_class]
    days = [when for when in said if not when.is_next_class]
    # From a day on something may be handed in: it is due on another one, or nobody said when.
    ends = [when for when in deadlines + days if not when.is_start]
    if ends:
        return ends[0]
    return replace(days[0], date=None) if days else next(iter(said), None)


def _reward(lecture: Lecture, start: int, end: int) -> str:
    """The clause around the words that promise something."""
    for at, stop in lecture.cues("reward"):
        if start <= at < end:
            words = lecture.speech.text[max(start, at - 60) : stop].split(" ")
            head = words[1:] if at - 60 > start else words
            return " ".join(head)
    return ""


def _without_doubles(citations: list[Citation]) -> list[Citation]:
    return list({citation.quote: citation for citation in citations}.values())
