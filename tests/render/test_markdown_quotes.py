"""Which of the words that a record rests on stand below it."""

from __future__ import annotations

from lectura.records.notes import Citation, KeyPoint, Question
from lectura.render.languages import wording_for
from lectura.render.records import Records
from lectura.render.references import Moments
from lectura.render.renderer import RenderOptions

WRITER = Records(wording_for("en"), Moments(RenderOptions(), wording_for("en")))


def said(quote: str, *ids: int) -> Citation:
    return Citation(segment_ids=ids, quote=quote)


def test_both_halves_of_a_quote_with_an_ellipsis_are_shown() -> None:
    point = KeyPoint(statement="Roots.", citations=(said("the root holds", 4), said("the tree", 6)))
    assert WRITER.key_point(point) == "- **Roots.**\n  > the root holds\n  >\n  > the tree"


def test_of_what_was_said_twice_the_first_place_is_shown() -> None:
    point = KeyPoint(statement="Roots.", citations=(said("the root holds", 4), said("roots", 90)))
    assert WRITER.key_point(point) == "- **Roots.**\n  > the root holds"


def test_an_answer_is_shown_in_its_own_words_wherever_it_was_given() -> None:
    asked, answered = said("why do roots hold", 4), said("because of their hairs", 40)
    question = Question(question="Why?", answer="Hairs.", citations=(asked, answered))
    assert WRITER.question(question) == (
        "- **Why?**\n  - Answer: Hairs.\n  > why do roots hold\n  >\n  > because of their hairs"
    )
