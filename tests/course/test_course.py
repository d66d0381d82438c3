"""A course as one thing: what is due, what was taught, which words belong to it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest

from lectura.corrections.kept import write_corrections
from lectura.corrections.pairs import Corrections, parse_pair
from lectura.course.build import Course, Entry, build_course, render_course, write_course
from lectura.course.library import lectures_in
from lectura.course.vocabulary import vocabulary_from
from lectura.course.wording import course_words
from lectura.pipeline import Gate
from lectura.records.notes import Assignment, Citation, MadeBy, Notes, NotesSource, Reference, Term
from lectura.records.transcript import Notice, Segment, Speaker, Transcript
from lectura.render.markup import plain
from lectura.store import Store
from schema_checks import check_each_key_counts


def gate(folder: Path) -> Gate:
    return Gate(Store(folder / ".store"))


def write_lecture(
    out: Path,
    name: str,
    texts: tuple[str, ...],
    notes: Notes | None = None,
    *,
    notices: tuple[Notice, ...] = (),
    speakers: tuple[Speaker, ...] = (),
) -> Entry:
    segments = tuple(
        Segment(id=i, start=60 * i, end=60 * i + 50, text=f" {text}")
        for i, text in enumerate(texts)
    )
    transcript = Transcript(
        duration=60 * len(texts), segments=segments, notices=notices, speakers=speakers
    )
    path = out / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(transcript.model_dump_json(), encoding="utf-8")
    notes_path = out / f"{name}.notes.json"
    if notes:
        notes_path.write_text(notes.model_dump_json(), encoding="utf-8")
    return name, path, notes_path if notes else None


def notes(title: str, **fields: object) -> Notes:
    basis = {
        "title": title,
        "language": "es",
        "source": NotesSource(name="x"),
        "made_by": MadeBy(engine="keyless", lectura="1.0"),
    }
    return Notes.model_validate(basis | fields)


def at(start: float, quote: str = "q") -> tuple[Citation, ...]:
    return (Citation(segment_ids=(0,), start=start, end=start + 5, quote=quote),)


FIRST = notes(
    "Redes | neuronales",
    date=dt.date(2026, 3, 2),
    summary="Qué es\nuna red.\n\n# No es título",
    assignments=(
        Assignment(what="Leer", citations=at(30)),
        Assignment(
            what="Entregar la red",
            deliverable="PDF",
            due_text="el viernes",
            due_date=dt.date(2026, 3, 13),
            graded=True,
            optional=False,
            citations=at(70, "para el viernes"),
        ),
    ),
    terms=(
        Term(term="k-means", as_heard=("camins",), citations=at(5)),
        Term(term="Red neuronal", definition="Capas.", citations=at(60)),
    ),
)
SECOND = notes(
    "Descenso",
    assignments=(Assignment(what="Quiz", due_date=dt.date(2026, 3, 9), optional=True),),
    terms=(Term(term="red neuronal"), Term(term="DBSCAN", citations=at(0) + at(9))),
    references=(
        Reference(text="Ada Lovelace", kind="person"),
        Reference(text="Un libro", kind="book"),
    ),
)


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    cut = Notice(code="truncated", message="ends early")
    named = (Speaker(id="S1", name="Laura Gómez"), Speaker(id="S2"))
    return [
        write_lecture(tmp_path, "week1/clase", ("hoy camins", "La red. neuronal"), FIRST),
        write_lecture(
            tmp_path, "week2/clase", ("K means, k-MEANS", "nada"), SECOND, speakers=named
        ),
        write_lecture(tmp_path, "week10/clase", ("redneuronal no es", "DBSCAN"), notices=(cut,)),
    ]


def test_lectures_keep_their_order_and_say_what_is_missing(entries: list[Entry]) -> None:
    course = build_course(entries)
    assert course.language == "es"
    assert [lecture.name for lecture in course.lectures] == [name for name, _, _ in entries]
    first, _, last = course.lectures
    assert (first.title, first.duration, first.partial) == ("Redes | neuronales", 120, False)
    assert (last.title, last.summary, last.partial) == ("clase", "", True)


def test_every_assignment_is_there_the_next_due_first(entries: list[Entry]) -> None:
    work = build_course(entries).assignments
    assert [(item.what, item.lecture) for item in work] == [
        ("Quiz", "week2/clase"),
        ("Entregar la red", "week1/clase"),
        ("Leer", "week1/clase"),
    ]
    assert (work[1].start, work[1].quote, work[1].graded) == (70, "para el viernes", True)


def test_a_due_hour_is_shown_and_sorts_within_its_day(tmp_path: Path) -> None:
    friday = dt.date(2026, 3, 13)
    work = (
        Assignment(what="Sin hora", due_date=friday),
        Assignment(what="De noche", due_date=friday, due_time=dt.time(23, 59)),
        Assignment(what="A las nueve", due_date=friday, due_time=dt.time(9)),
    )
    one = write_lecture(tmp_path, "week1/clase", ("a", "b"), notes("Redes", assignments=work))
    course = build_course([one])
    assert [item.what for item in course.assignments] == ["A las nueve", "De noche", "Sin hora"]
    page = render_course(course)
    assert "| 2026-03-13 09:00 | A las nueve |" in page
    assert "| 2026-03-13 | Sin hora |" in page


def test_terms_are_found_in_every_lecture_where_they_are_said(entries: list[Entry]) -> None:
    terms = {term.term: term for term in build_course(entries).terms}
    assert list(terms) == ["DBSCAN", "k-means", "Red neuronal"]
    places = {
        name: [(place.lecture, place.start, place.times) for place in term.occurrences]
        for name, term in terms.items()
    }
    assert places == {
        "DBSCAN": [("week2/clase", 0, 0), ("week10/clase", 60, 1)],
        "k-means": [("week1/clase", 5, 0), ("week2/clase", 0, 2)],
        "Red neuronal": [("week1/clase", 60, 1), ("week2/clase", None, 0)],
    }
    assert terms["k-means"].as_heard == ("camins",)
    assert terms["Red neuronal"].definition == "Capas."


def test_the_page_reads_well(entries: list[Entry], tmp_path: Path) -> None:
    (tmp_path / "week1" / "clase.notes.md").write_text("#", encoding="utf-8")
    page = render_course(build_course(entries, folder=tmp_path))
    lines = page.splitlines()
    assert lines[0] == "# Curso"
    due = lines.index("## Tareas")
    assert lines[due + 2 : due + 7] == [
        "| Entrega | Tarea | Clase |",
        "| --- | --- | --- |",
        "| 2026-03-09 | Quiz (opcional) | 2 |",
        "| 2026-03-13 | Entregar la red (PDF; con nota; obligatorio) | 1 (1:10) |",
        "| – | Leer | 1 (0:30) |",
    ]
    assert r"### 1. [Redes \| neuronales](week1/clase.notes.md)" in lines
    assert "2026-03-02 · 2:00 · `week1/clase`" in lines
    assert "Qué es una red." in lines
    assert r"\# No es título" in lines
    assert "### 2. [Descenso](week2/clase.notes.json)" in lines
    assert "**Falta una parte de esta clase.**" in lines
    assert "| k-means |  | 1 (0:05), 2 (0:00) |" in lines


def test_what_is_written_follows_the_published_schema(entries: list[Entry], tmp_path: Path) -> None:
    course = build_course(entries, folder=tmp_path)
    index, page, data = write_course(course, tmp_path, gate(tmp_path)).paths
    assert page.read_text(encoding="utf-8").startswith(f"# Curso: {plain(tmp_path.name)}\n")
    content = json.loads(data.read_text(encoding="utf-8"))
    assert Course.model_validate({**content, "digests": None}) == course
    assert content["digests"]["files"] == {
        "course.md": hashlib.sha256(page.read_bytes()).hexdigest(),
        "index.html": hashlib.sha256(index.read_bytes()).hexdigest(),
    }
    check_each_key_counts(content, "course")
    before = index.read_bytes(), page.read_bytes(), data.read_bytes()
    write_course(build_course(entries, folder=tmp_path), tmp_path, gate(tmp_path))
    assert (index.read_bytes(), page.read_bytes(), data.read_bytes()) == before


def test_one_bad_file_does_not_lose_the_course(entries: list[Entry], tmp_path: Path) -> None:
    (tmp_path / "week1" / "clase.json").write_text("{", encoding="utf-8")
    (tmp_path / "week2" / "clase.notes.json").write_text("[]", encoding="utf-8")
    course = build_course([*entries, ("gone", tmp_path / "gone.json", None)])
    assert [lecture.title for lecture in course.lectures][:2] == ["Redes | neuronales", "clase"]
    assert course.lectures[0].partial
    assert len(course.warnings) == 3
    assert "holds no notes" in course.warnings[1]
    assert "gone.json does not exist" in course.warnings[2]
    assert vocabulary_from(tmp_path) == ("k-means", "Laura Gómez", "Red neuronal")


def test_an_empty_course_is_a_page_too() -> None:
    assert "No assignment was found." in render_course(build_course([]))


def test_the_words_of_the_page_follow_the_language() -> None:
    assert course_words("pt-BR").lectures == "Aulas"
    assert course_words("ja").lectures == "Lectures"
    assert course_words(None).lectures == "Lectures"


def test_the_lectures_of_a_folder_are_listed_in_natural_order(
    entries: list[Entry], tmp_path: Path
) -> None:
    write_course(build_course(entries), tmp_path, gate(tmp_path))
    (tmp_path / "week1" / "clase.srt").write_text("", encoding="utf-8")
    (tmp_path / "week1" / "only.vtt").write_text("WEBVTT", encoding="utf-8")
    (tmp_path / "week1" / "notes.txt").write_text("", encoding="utf-8")
    listed = [(item.name, item.transcript.name, item.notes) for item in lectures_in(tmp_path)]
    assert listed == [
        ("week1/clase", "clase.json", tmp_path / "week1" / "clase.notes.json"),
        ("week1/only", "only.vtt", None),
        ("week2/clase", "clase.json", tmp_path / "week2" / "clase.notes.json"),
        ("week10/clase", "clase.json", None),
    ]


def test_the_vocabulary_gives_the_most_useful_terms_first(
    entries: list[Entry], tmp_path: Path
) -> None:
    assert entries
    assert vocabulary_from(tmp_path) == (
        "k-means",
        "Red neuronal",
        "DBSCAN",
        "Ada Lovelace",
        "Laura Gómez",
    )


def test_what_a_person_corrected_comes_first_and_what_was_heard_not_at_all(
    entries: list[Entry], tmp_path: Path
) -> None:
    assert entries
    pairs = ("dbscan=Dbscan", "red neuronal=redes neuronales", "x=Hugging Face")
    kept = Corrections().with_pairs(map(parse_pair, pairs))
    write_corrections(tmp_path / "week2" / "clase.corrections.json", kept)
    damaged = tmp_path / "week1" / "clase.corrections.json"
    damaged.write_text("{", encoding="utf-8")
    assert vocabulary_from(tmp_path) == (
        "Dbscan",
        "Hugging Face",
        "redes neuronales",
        "k-means",
        "Ada Lovelace",
        "Laura Gómez",
    )


def test_a_folder_without_lectures_has_no_vocabulary(tmp_path: Path) -> None:
    assert vocabulary_from(tmp_path) == ()
