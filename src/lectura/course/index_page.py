"""The course as a page of HTML: its lectures in order, all homework on one time axis.

It holds no script, and its policy lets none run.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from lectura.course.model import Course, CourseAssignment, CourseLecture
from lectura.course.wording import CourseWords, course_words, due_moment, facts_of
from lectura.languages import base_of, is_right_to_left
from lectura.page.html import Html, escape, joined, shown, tag
from lectura.page.joining import policy_hash
from lectura.paths import file_address
from lectura.timeline import format_clock

_WIDTH = 1000
_MARGIN = 24
_ROW = 26
_HEAD = 28
_MOST_TICKS = 8
_STEPS = (1, 2, 7, 14, 28, 91, 182, 365)
"""Days between two ticks of the axis: the first that gives few enough of them."""


def render_index(course: Course, name: str = "") -> str:
    """The page; the same course gives the same text.

    Args:
        course: what it holds.
        name: what the course is called.
    """
    words = course_words(course.language)
    code = base_of(course.language) or "en"
    title = f"{words.course}: {shown(name)}" if name else words.course
    numbers = {lecture.name: number for number, lecture in enumerate(course.lectures, start=1)}
    by_name = {lecture.name: lecture for lecture in course.lectures}
    body = joined(
        (
            tag("h1", {}, title),
            *(tag("p", {"class": "warning"}, shown(one)) for one in course.warnings),
            tag("h2", {"id": "homework"}, words.assignments),
            _homework(course.assignments, by_name, numbers, words),
            tag("h2", {"id": "lectures"}, words.lectures),
            tag("ol", {"class": "lectures"}, *(_lecture(one, words) for one in course.lectures)),
        ),
        "\n",
    )
    direction = "rtl" if is_right_to_left(code) else "ltr"
    return _document(title, tag("body", {}, tag("main", {}, body)), code, direction)


def _document(title: str, body: Html, language: str, direction: str) -> str:
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{policy_hash(_style())}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        tag("title", {}, title),
        f"<style>{_style()}</style>",
    )
    start = f'<!DOCTYPE html>\n<html lang="{escape(language)}" dir="{direction}">\n<head>\n'
    return "\n".join((start + "\n".join(head), "</head>", body, "</html>", ""))


def _lecture(lecture: CourseLecture, words: CourseWords) -> Html:
    title = shown(lecture.title)
    link = lecture.page or lecture.link
    facts = [
        lecture.date.isoformat() if lecture.date else "",
        format_clock(lecture.duration) if lecture.duration else "",
        shown(lecture.name),
    ]
    return tag(
        "li",
        {},
        tag("h3", {}, tag("a", {"href": file_address(link)}, title) if link else title),
        tag("p", {"class": "facts"}, joined(filter(None, facts), Html(" · "))),
        tag("p", {"class": "warning"}, words.partial) if lecture.partial else "",
        *(tag("p", {}, shown(part)) for part in lecture.summary.split("\n\n") if part.strip()),
    )


def _homework(
    works: Sequence[CourseAssignment],
    lectures: dict[str, CourseLecture],
    numbers: dict[str, int],
    words: CourseWords,
) -> Html:
    if not works:
        return tag("p", {}, words.no_assignments)
    rows = tag(
        "ol",
        {"class": "tasks"},
        *(_task(work, lectures[work.lecture], numbers[work.lecture], words) for work in works),
    )
    return joined((_axis(works, lectures, words), rows), "\n")


def _task(work: CourseAssignment, lecture: CourseLecture, number: int, words: CourseWords) -> Html:
    details = "; ".join(map(shown, facts_of(work, words)))
    place = f"{words.lecture} {number}"
    if work.start is not None:
        place += f", {format_clock(work.start)}"
    address = _moment(work, lecture)
    return tag(
        "li",
        {},
        _due(work),
        " ",
        shown(work.what),
        tag("span", {"class": "details"}, f" ({details})") if details else "",
        " – ",
        tag("a", {"href": address}, place) if address else place,
    )


def _due(work: CourseAssignment) -> Html:
    """The day; where it is unknown, the words for it."""
    if work.due_date is None:
        return tag("span", {}, f"«{shown(work.due_text)}»" if work.due_text else "–")
    at = due_moment(work.due_date, work.due_time)
    return tag("time", {"datetime": at}, at)


def _moment(work: CourseAssignment, lecture: CourseLecture) -> str | None:
    """The address of the words that set the work; of the notes where there is no page."""
    if lecture.page is None:
        return file_address(lecture.link) if lecture.link else None
    place = file_address(lecture.page)
    return place if work.start is None else f"{place}#t={work.start:.2f}"


def _axis(
    works: Sequence[CourseAssignment], lectures: dict[str, CourseLecture], words: CourseWords
) -> Html:
    """Each work with a day on a row of its own: from the lecture that set it to the day."""
    dated = [(n, work) for n, work in enumerate(works, start=1) if work.due_date is not None]
    if not dated:
        return Html()
    given = [lectures[work.lecture].date for _, work in dated]
    days = [day for day in (*given, *(work.due_date for _, work in dated)) if day is not None]
    first, last = min(days), max(days)
    height = _HEAD + _ROW * len(dated)
    rows = [
        _row(row, number, work, lectures[work.lecture], first, last)
        for row, (number, work) in enumerate(dated)
    ]
    drawn = tag(
        "svg",
        {"viewBox": f"0 0 {_WIDTH} {height}", "role": "group", "aria-label": words.assignments},
        *_ticks(first, last, height),
        *rows,
    )
    told = {"class": "axis", "role": "region", "aria-label": words.assignments, "tabindex": "0"}
    return tag("div", told, drawn)


def _row(
    row: int,
    number: int,
    work: CourseAssignment,
    lecture: CourseLecture,
    first: dt.date,
    last: dt.date,
) -> Html:
    y = _HEAD + _ROW * row + _ROW // 2
    due = work.due_date or last
    x = _at(due, first, last)
    line = Html()
    if lecture.date is not None and lecture.date < due:
        start = _at(lecture.date, first, last)
        line = tag("line", {"class": "set", "x1": start, "x2": x, "y1": y, "y2": y})
    label = f"{number}. {due.isoformat()}: {shown(work.what)}"
    dot = joined(
        (
            tag("title", {}, label),
            tag("circle", {"cx": x, "cy": y, "r": 11}),
            tag("text", {"x": x, "y": y + 4}, str(number)),
        )
    )
    address = _moment(work, lecture)
    held = tag("a", {"href": address, "aria-label": label}, dot) if address else tag("g", {}, dot)
    return joined((line, held))


def _ticks(first: dt.date, last: dt.date, height: int) -> Iterator[Html]:
    span = (last - first).days
    years = _STEPS[-1] * (1 + span // (_STEPS[-1] * _MOST_TICKS))
    step = next((one for one in _STEPS if span / one <= _MOST_TICKS), years)
    for days in range(0, span + 1, step):
        day = first + dt.timedelta(days=days)
        x = _at(day, first, last)
        yield tag("line", {"class": "tick", "x1": x, "x2": x, "y1": 18, "y2": height})
        anchor = "start" if days == 0 else "end" if x > _WIDTH - 60 else "middle"
        yield tag("text", {"x": x, "y": 13, "text-anchor": anchor}, day.isoformat())


def _at(day: dt.date, first: dt.date, last: dt.date) -> int:
    """Where a day stands on the axis; in its middle where there is no other."""
    span = (last - first).days
    inner = _WIDTH - 2 * _MARGIN
    return _MARGIN + (inner // 2 if span == 0 else round(inner * (day - first).days / span))


@cache
def _style() -> str:
    css = resources.files(__package__) / "assets" / "index.css"
    return "\n" + css.read_text(encoding="utf-8").strip() + "\n"
