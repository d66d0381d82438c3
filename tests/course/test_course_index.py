"""``index.html`` of a course: lectures in order, homework on one time axis, nothing runs."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lectura.course.index_page import render_index
from lectura.course.model import Course, CourseAssignment, CourseLecture
from lectura.course.page import render_course

HOSTILE = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\u202e"


class Read(HTMLParser):
    """What a browser makes of a page: its elements with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def links(self) -> list[str | None]:
        return [attributes.get("href") for tag, attributes in self.elements if tag == "a"]

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def course() -> Course:
    lectures = (
        CourseLecture(
            name="week1/clase", title="Redes", date=dt.date(2026, 3, 2), duration=3600.0,
            link="week1/clase.notes.md", page="week1/clase.html", summary="Qué es una red.",
        ),
        CourseLecture(name="week2/b", title="Descenso", date=dt.date(2026, 3, 9),
                      link="week2/b.json", partial=True),
        CourseLecture(name="c", title="Sin apuntes"),
    )  # fmt: skip
    works = (
        CourseAssignment(lecture="week1/clase", start=54.25, what="Informe", graded=True,
                         due_date=dt.date(2026, 3, 12), due_time=dt.time(8, 0)),
        CourseAssignment(lecture="week2/b", start=5.0, what="Leer", due_date=dt.date(2026, 4, 1)),
        CourseAssignment(lecture="c", what="Pensar", due_text="pronto"),
    )  # fmt: skip
    return Course(language="es", lectures=lectures, assignments=works)


def test_lectures_are_in_order_with_links_to_their_pages() -> None:
    read = Read(render_index(course(), "Curso de redes"))
    assert read.of("html")[0] == {"lang": "es", "dir": "ltr"}
    order = [read.text.index(title) for title in ("Redes", "Descenso", "Sin apuntes")]
    assert order == sorted(order)
    assert "week1/clase.html" in read.links()
    assert "week2/b.json" in read.links()
    assert read.text.count("Falta una parte de esta clase.") == 1
    assert "Curso: Curso de redes" in read.text


def test_homework_leads_to_the_words_that_set_it() -> None:
    links = Read(render_index(course())).links()
    assert links.count("week1/clase.html#t=54.25") == 2  # on the axis, and in the list
    text = Read(render_index(course())).text
    assert "2026-03-12 08:00 Informe (con nota) – Clase 1, 0:54" in text
    assert "«pronto» Pensar – Clase 3" in text


def test_each_work_with_a_day_stands_on_the_axis_at_its_day() -> None:
    circles = Read(render_index(course())).of("circle")
    # From 2 March, the first lecture, to 1 April: 30 days on 952 units after a margin of 24.
    assert [one["cx"] for one in circles] == [str(24 + round(952 * 10 / 30)), "976"]
    lines = [one for one in Read(render_index(course())).of("line") if one["class"] == "set"]
    assert [(one["x1"], one["x2"]) for one in lines] == [("24", "341"), ("246", "976")]


def test_without_any_day_there_is_no_axis_and_without_work_a_sentence() -> None:
    undated = course().model_copy(update={"assignments": course().assignments[2:]})
    assert Read(render_index(undated)).of("svg") == []
    none = course().model_copy(update={"assignments": ()})
    assert "No se encontró ninguna tarea." in Read(render_index(none)).text


def test_a_year_of_homework_has_few_ticks_and_one_day_one() -> None:
    works = tuple(
        CourseAssignment(lecture="c", what=f"n{n}", due_date=dt.date(2025, 9, 1) + dt.timedelta(n))
        for n in range(0, 400, 7)
    )
    long = course().model_copy(update={"assignments": works})
    ticks = [one for one in Read(render_index(long)).of("line") if one["class"] == "tick"]
    assert 2 <= len(ticks) <= 10
    alone = CourseLecture(name="c", title="C")
    single = Course(lectures=(alone,), assignments=works[:1])
    assert [one["cx"] for one in Read(render_index(single)).of("circle")] == ["500"]


def test_nothing_runs_and_nothing_is_fetched() -> None:
    text = render_index(course())
    read = Read(text)
    policy = next(
        str(one["content"]) for one in read.of("meta")
        if one.get("http-equiv") == "Content-Security-Policy"
    )  # fmt: skip
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert len(style) == 1
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert read.of("script") == []
    assert all("style" not in attributes for _, attributes in read.elements)


def test_hostile_words_stay_words() -> None:
    lecture = CourseLecture(
        name=HOSTILE, title=HOSTILE, summary=HOSTILE, link="javascript:alert(1)"
    )
    work = CourseAssignment(lecture=HOSTILE, what=HOSTILE, due_text=HOSTILE, deliverable=HOSTILE,
                            due_date=dt.date(2026, 3, 1))  # fmt: skip
    undated = work.model_copy(update={"due_date": None})
    hostile = Course(lectures=(lecture,), assignments=(work, undated), warnings=(HOSTILE,))
    text = render_index(hostile, HOSTILE)
    read = Read(text)
    plain = Read(render_index(course()))
    assert {tag for tag, _ in read.elements} <= {tag for tag, _ in plain.elements}
    assert "\u202e" not in text
    assert all(str(link).startswith("javascript%3A") for link in read.links())
    assert not any(name.startswith("on") for _, attributes in read.elements for name in attributes)


def test_the_same_course_gives_the_same_bytes(tmp_path: Path) -> None:
    assert render_index(course(), "x") == render_index(course(), "x")


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", "rtl"), (None, "ltr"), ("pt-BR", "ltr")]
)
def test_the_direction_is_that_of_the_language(language: str | None, direction: str) -> None:
    found = Read(render_index(course().model_copy(update={"language": language}))).of("html")
    assert found[0]["dir"] == direction


def test_names_that_are_no_unicode_are_reached_by_their_bytes() -> None:
    lecture = CourseLecture(name="c\udce9", title="c\udce9", page="c\udce9.html", link="c\udce9.md")
    text = render_index(Course(language="es", lectures=(lecture,)))
    assert Read(text).links() == ["c%E9.html"]
    assert text.encode()
    assert "(c%E9.md)" in render_course(Course(language="es", lectures=(lecture,)))


def test_a_day_far_away_leaves_ticks_on_the_axis() -> None:
    near, far = (
        CourseAssignment(lecture="a", what="x", due_date=day)
        for day in (dt.date(2026, 3, 1), dt.date(2099, 1, 1))
    )
    made = Course(lectures=(CourseLecture(name="a", title="A"),), assignments=(near, far))
    ticks = [one for one in Read(render_index(made)).of("line") if one.get("class") == "tick"]
    assert 4 <= len(ticks) <= 9
