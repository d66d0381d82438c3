"""Records on the page tell what the Markdown page tells, and can be heard."""

from __future__ import annotations

import pytest
from notes_samples import cited, full_notes, keyless_notes
from page_samples import (
    ENGLISH,
    Element,
    full_lecture,
    lecture_of,
    page_of,
    said_of,
    tree_of,
    untimed_transcript,
)

from lectura.page.html import Html
from lectura.page.notes.records import Records
from lectura.page.notes.sections import DIVIDED, SHOWN
from lectura.page.notes.terms import Places
from lectura.page.notes.writer import Writer
from lectura.records.kinds import KINDS
from lectura.records.notes import (
    Announcement,
    Citation,
    KeyPoint,
    Question,
    Reference,
    Term,
    Topic,
)
from lectura.render import render_notes


def records(*, timed: bool = True) -> Records:
    writer = Writer(ENGLISH, "My class", timed)
    return Records(writer, Places(said_of(), "Said at"), lambda *_: Html())


def point(statement: str = "It holds.", **more: object) -> Element:
    item = KeyPoint.model_validate({"statement": statement, **more})
    return tree_of(records().key_point(item))


def at_position(share: float) -> Citation:
    return Citation(segment_ids=(1,), quote="the words", share=share)


def test_a_key_point_plays_its_quote() -> None:
    made = point(citations=cited("the very words", 54.2), speaker="Ana")
    play = made.one("a", class_="play")
    assert play.attributes["href"] == "#t=54.20,56.20"
    assert play.text == "0:54"
    assert play.attributes["aria-label"] == "Hear it at 0:54"
    assert made.one("li").attributes["data-at"] == "54.20"
    assert made.one("blockquote").text == "the very words"
    assert made.one(class_="by").text == "Ana"


def test_a_quote_can_be_copied_with_lecture_and_time_and_its_link_too() -> None:
    made = point(citations=cited("the very words", 54.2))
    quote, link = made.all("button")
    assert quote.attributes["data-copy"] == "“the very words” — My class, 0:54"
    assert link.attributes["data-link"] == "#t=54.20"
    assert [button.attributes["aria-label"] for button in (quote, link)] == [
        "Copy the quote",
        "Copy a link to this moment",
    ]


def test_own_words_stand_out_and_a_quote_itself_does_not() -> None:
    assert point(citations=cited("other words", 1)).one("b").text == "It holds."
    assert point(citations=cited("it holds", 1)).all("b") == []


def test_a_very_short_quote_is_still_heard() -> None:
    citation = Citation(segment_ids=(1,), start=5.0, end=5.1, quote="x")
    assert point(citations=(citation,)).one("a").attributes["href"] == "#t=5.00,6.00"


def test_each_place_is_played_once_a_second() -> None:
    plays = point(citations=cited("x", 5.0, 5.4, 99.0)).all("a", class_="play")
    assert [play.text for play in plays] == ["0:05", "1:39"]


def test_without_times_a_position_is_told_and_nothing_is_played() -> None:
    item = KeyPoint(statement="It holds.", citations=(at_position(0.356),))
    made = tree_of(records(timed=False).key_point(item))
    assert made.one(class_="place").text == "35 % into the class"
    assert made.all("a") == []
    assert [b.attributes["data-do"] for b in made.all("button")] == ["copy-quote"]
    assert made.one("button").attributes["data-copy"] == "“the words” — My class"


def test_a_topic_whose_key_points_are_all_above_says_so() -> None:
    essential = KeyPoint(statement="a", essential=True)
    made = tree_of(records().topic(Topic(title="t", start=61, key_points=(essential,))))
    assert made.one("h3").text == "1:01 t"
    assert made.one(class_="aside").text == "above, in “The essentials”"
    assert made.all("li") == []


def test_a_question_has_its_answer_and_who_gave_it() -> None:
    item = Question(question="Why?", asked_by="student", answer="So.", answered_by="Ana")
    made = tree_of(records().question(item))
    assert made.one("p", class_="answer").text == "Answer (Ana): So."
    assert made.one(class_="by").text == "asked by a student"


def test_a_term_tells_how_it_was_misheard() -> None:
    item = Term(term="DBSCAN", definition="by density", as_heard=("de vez can",), reason="alike.")
    made = tree_of(records().term(item))
    assert made.one("li").text.startswith(
        "DBSCAN: by density (in the transcript: “de vez can”; alike)"
    )


def test_an_address_that_was_said_is_no_link() -> None:
    item = Reference(text="https://example.org", kind="link")
    made = tree_of(records().reference(item))
    assert made.one("li").text == "https://example.org (link)"
    assert made.all("a") == []


def test_an_announcement_has_its_day() -> None:
    item = Announcement(text="No class", date_text="on Friday")
    assert tree_of(records().announcement(item, 0)).one("li").text == "No class — on Friday"


def test_every_kind_of_record_has_its_place_on_the_page() -> None:
    on_top = {"assignments"}
    with_calendar = {"announcements"}
    assert {kind.field for kind in KINDS} == set(SHOWN) | on_top | with_calendar
    assert set(SHOWN) >= DIVIDED


def test_sections_stand_in_the_order_of_the_markdown_page() -> None:
    markdown = [
        line.removeprefix("## ")
        for line in render_notes(full_notes(), "md").splitlines()
        if line.startswith("## ")
    ]
    page = page_of(full_lecture())
    shown = [h.text for h in page.one(id="notes").all("h2") if h.text != "Diapositivas"]
    assert shown == [heading for heading in markdown if not heading.startswith("Qué hay que hacer")]
    assert page.one(id="todo").one("h2").text == "Qué hay que hacer, y para cuándo"


@pytest.mark.parametrize(
    "words",
    [
        "Notas parciales: falta una parte de la clase.",
        "No se leyó: 30:00–33:20.",
        "Un modelo de lenguaje escribió estas notas",
        "Cobertura: se leyó el 92.3 % del tiempo hablado y el 91 % del texto, en 1 de 2 partes.",
        "Citas: las del 99.9 % de los apuntes",
        "Uso: 9 peticiones, 12000 tokens de entrada y 3000 de salida; coste: 0.0123 USD.",
        "Atención: El servidor cortó la parte 2.",
        "Motor: gpt-x (https://api.example.org), instrucciones «class», lectura 0.1.0.",
    ],
)
def test_how_the_notes_were_made_is_told(words: str) -> None:
    assert words in page_of(full_lecture()).one("main").text


def test_a_command_is_shown_as_one() -> None:
    page = page_of(lecture_of(untimed_transcript(), keyless_notes()))
    made = page.one(id="made")
    assert made.all("code")[0].text == "lectura summarize class.txt --llm local"
    assert "`" not in made.text
