"""What to do by its day, the next class first, and no garbled words of a day that is known."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from lectura.records.notes import (
    Announcement,
    Assignment,
    Citation,
    MadeBy,
    Notes,
    NotesSource,
    Question,
    Term,
)
from lectura.render import RenderOptions, render_notes
from lectura.render.languages import WORDINGS


def page(language: str = "en", **records: object) -> str:
    notes = Notes(
        title="Trees",
        language=language,
        source=NotesSource(name="class.mp4"),
        made_by=MadeBy(engine="llm", lectura="0"),
    )
    return render_notes(notes.model_copy(update=records), "md", RenderOptions())


def items(text: str) -> list[str]:
    """What each list item of the notes is about."""
    return re.findall(r"^- (?:\[ \] )?\**([^*—\n]+?)\**(?: —.*)?$", text, re.M)[:-1]


def task(what: str, day: int = 0, hour: int | None = None) -> Assignment:
    return Assignment(
        what=what,
        due_date=dt.date(2026, 3, day) if day else None,
        due_time=dt.time(hour) if hour is not None else None,
    )


def test_what_to_do_is_in_the_order_of_its_days_and_what_has_none_comes_last() -> None:
    said = (task("read"), task("draw", 20), task("hand in", 14), task("call"), task("sum", 20, 9))
    assert items(page(assignments=said)) == ["hand in", "sum", "draw", "read", "call"]


def test_the_next_class_is_the_first_of_the_announcements() -> None:
    said = (
        Announcement(text="Room 4."),
        Announcement(text="We go on with leaves.", is_next_class=True),
        Announcement(text="The exam.", date=dt.date(2026, 3, 2)),
        Announcement(text="See you.", is_next_class=True, date=dt.date(2026, 3, 9)),
    )
    assert items(page(announcements=said)) == [
        "See you.", "We go on with leaves.", "Room 4.", "The exam."
    ]  # fmt: skip


def test_the_words_of_a_day_are_shown_only_while_the_day_is_unknown() -> None:
    known = Assignment(what="Read", due_text="the next decision", due_date=dt.date(2026, 3, 19))
    unknown = Assignment(what="Draw", due_text="before the holidays")
    dated = Announcement(text="A test", date_text="on thirsty", date=dt.date(2026, 3, 19))
    undated = Announcement(text="A trip", date_text="in spring")
    text = page(assignments=(known, unknown), announcements=(dated, undated))
    assert "- [ ] **Read** — **by Thursday, 19 March 2026**\n" in text
    assert "- A test — **Thursday, 19 March 2026**\n" in text
    assert "- [ ] **Draw** — “before the holidays”\n" in text
    assert "- A trip — “in spring”\n" in text


def test_garbled_words_for_the_next_class_are_hidden_once_its_day_is_known() -> None:
    quote = Citation(segment_ids=(4,), quote="the next decision we begin with leaves")
    leaves = Announcement(
        text="We begin with leaves.",
        date_text="the next decision",
        is_next_class=True,
        citations=(quote,),
    )
    hour = Announcement(text="Come early.", date_text="at half past", is_next_class=True)
    trip = Announcement(text="A trip.", date_text="in spring", citations=(quote,))
    day = Announcement(text="See you.", date=dt.date(2026, 3, 9), is_next_class=True)
    known = page(announcements=(leaves, hour, trip, day))
    assert "“the next decision”" not in known
    assert "“at half past”" in known  # words that stand nowhere else on the page
    assert "“in spring”" in known
    assert "“the next decision”" in page(announcements=(leaves, hour, trip))


@pytest.mark.parametrize(
    ("optional", "word"), [(True, "optional"), (False, "obligatory"), (None, "")]
)
def test_whether_work_is_obligatory_is_told_where_it_was_said(
    optional: bool | None, word: str
) -> None:
    text = page(assignments=(Assignment(what="Read", optional=optional),))
    assert [w for w in ("optional", "obligatory") if w in text] == ([word] if word else [])


@pytest.mark.parametrize(
    ("language", "student", "lecturer"),
    [
        ("es", "pregunta de un estudiante", "pregunta del profesor"),
        ("en", "asked by a student", "asked by the lecturer"),
        ("ca", "pregunta d’un estudiant", "pregunta del professor"),
        ("de", "Frage aus dem Kurs", "Frage der Lehrperson"),
        ("fr", "question d’un étudiant", "question de l’enseignant"),
        ("it", "domanda di uno studente", "domanda del docente"),
        ("pt", "pergunta de um estudante", "pergunta do professor"),
    ],
)
def test_who_asked_is_told_in_the_language_of_the_page(
    language: str, student: str, lecturer: str
) -> None:
    asked = (
        Question(question="Why?", asked_by="student"),
        Question(question="How?", asked_by="lecturer"),
        Question(question="When?", asked_by="Ana Ruiz"),
    )
    text = page(language, questions=asked)
    assert f"**Why?** ({student})\n" in text
    assert f"**How?** ({lecturer})\n" in text
    assert f"**When?** ({WORDINGS[language].asked_by} Ana Ruiz)\n" in text


def test_the_reason_for_a_misheard_term_ends_without_a_stop_inside_the_brackets() -> None:
    term = Term(term="Whisper", as_heard=("whisker",), reason="It is the model named before.")
    cited = term.model_copy(update={"citations": (Citation(segment_ids=(1,), start=5, quote="q"),)})
    text = page(terms=(cited,))
    assert "(in the transcript: “whisker”; It is the model named before, 0:05)" in text
