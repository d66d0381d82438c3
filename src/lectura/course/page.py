"""The course as a Markdown page. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from lectura.course.model import Course, CourseAssignment, CourseLecture, Occurrence
from lectura.course.wording import CourseWords, course_words, due_moment, facts_of
from lectura.paths import file_address, printable
from lectura.render.markup import plain
from lectura.timeline import format_clock


def render_course(course: Course, name: str = "") -> str:
    """The page: what is due when, then the lectures in order, then the terms with their places.

    Args:
        course: what it holds.
        name: what the course is called.
    """
    words = course_words(course.language)
    numbers = {lecture.name: number for number, lecture in enumerate(course.lectures, start=1)}
    blocks = [f"# {words.course}: {plain(name)}" if name else f"# {words.course}"]
    blocks += [f"> {plain(warning)}" for warning in course.warnings]
    blocks += [f"## {words.assignments}", _assignments(course, words, numbers)]
    blocks.append(f"## {words.lectures}")
    for lecture in course.lectures:
        blocks += _lecture(lecture, numbers[lecture.name], words)
    if course.terms:
        blocks += [f"## {words.terms}", _terms(course, words, numbers)]
    return printable("\n\n".join(blocks) + "\n")


def _lecture(lecture: CourseLecture, number: int, words: CourseWords) -> list[str]:
    title = plain(lecture.title)
    if lecture.link:
        title = f"[{title}]({file_address(lecture.link)})"
    facts = [
        lecture.date.isoformat() if lecture.date else "",
        format_clock(lecture.duration) if lecture.duration else "",
        _code(lecture.name),
    ]
    blocks = [f"### {number}. {title}", " · ".join(fact for fact in facts if fact)]
    blocks += [f"**{words.partial}**"] if lecture.partial else []
    blocks += [plain(part) for part in lecture.summary.split("\n\n")]
    return [block for block in blocks if block]


def _assignments(course: Course, words: CourseWords, numbers: dict[str, int]) -> str:
    if not course.assignments:
        return words.no_assignments
    rows = [
        (_due(work), _task(work, words), _place(work.lecture, work.start, numbers))
        for work in course.assignments
    ]
    return _table((words.due, words.assignment, words.lecture), rows)


def _due(work: CourseAssignment) -> str:
    """The day; where it is unknown, the words for it."""
    if work.due_date is None:
        return f"«{plain(work.due_text)}»" if work.due_text else "–"
    return due_moment(work.due_date, work.due_time)


def _task(work: CourseAssignment, words: CourseWords) -> str:
    details = "; ".join(map(plain, facts_of(work, words)))
    return plain(work.what) + (f" ({details})" if details else "")


def _terms(course: Course, words: CourseWords, numbers: dict[str, int]) -> str:
    rows = [
        (plain(term.term), plain(term.definition), _places(term.occurrences, numbers))
        for term in course.terms
    ]
    return _table((words.term, words.meaning, words.lectures), rows)


def _places(occurrences: tuple[Occurrence, ...], numbers: dict[str, int]) -> str:
    return ", ".join(_place(place.lecture, place.start, numbers) for place in occurrences)


def _place(lecture: str, start: float | None, numbers: dict[str, int]) -> str:
    """``3 (12:40)``: the lecture's number on the page, and the time in it."""
    return str(numbers[lecture]) + ("" if start is None else f" ({format_clock(start)})")


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _code(name: str) -> str:
    """A name as code where it can be that: on one line, without a backtick."""
    return f"`{name}`" if "`" not in name and name.split() == name.split(" ") else plain(name)
