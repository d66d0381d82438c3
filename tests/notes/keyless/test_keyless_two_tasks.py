"""A second task with a day of its own is its own task; what nobody hands in is none.

The lectures are on Wednesday, 12 March 2025: Friday is the 14th, Monday the 17th.
"""

from __future__ import annotations

import datetime as dt

import pytest
from keyless_fixtures import NoteTaker, Teller

WEDNESDAY = dt.date(2025, 3, 12)

TWO = [
    (
        "en",
        ("Hand in the lab report by Monday.", "And the second lab report is due March 28."),
        ("Hand in the lab report by Monday.", "The second lab report is due March 28."),
        ("03-17", "03-28"),
    ),
    (
        "en",
        ("for monday please read chapter three and for friday you have to hand in the essay",),
        ("For monday please read chapter three.", "For friday you have to hand in the essay."),
        ("03-17", "03-14"),
    ),
    (
        "es",
        ("El lunes me entregan el ensayo.", "El viernes me entregan el resumen del ensayo."),
        ("El lunes me entregan el ensayo.", "El viernes me entregan el resumen del ensayo."),
        ("03-17", "03-14"),
    ),
    (
        "es",
        ("Deben entregar el informe el lunes.", "Y el segundo informe lo entregan el viernes."),
        ("Deben entregar el informe el lunes.", "El segundo informe lo entregan el viernes."),
        ("03-17", "03-14"),
    ),
    (
        "es",
        ("para el lunes deben leer el tema tres y para el jueves tienen que entregar el informe",),
        ("Para el lunes deben leer el tema tres.",
         "Para el jueves tienen que entregar el informe."),
        ("03-17", "03-13"),
    ),
    (
        "fr",
        ("Rendez le devoir lundi.", "Le deuxième devoir est à rendre vendredi."),
        ("Rendez le devoir lundi.", "Le deuxième devoir est à rendre vendredi."),
        ("03-17", "03-14"),
    ),
    (
        "pt",
        ("Leiam o tema dois para segunda.", "Entreguem o relatório do tema dois na quinta."),
        ("Leiam o tema dois para segunda.", "Entreguem o relatório do tema dois na quinta."),
        ("03-17", "03-13"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "said", "tasks", "days"), TWO)
def test_a_second_task_with_its_own_day_is_its_own_task(
    tell: Teller,
    take_notes: NoteTaker,
    code: str,
    said: tuple[str, ...],
    tasks: tuple[str, ...],
    days: tuple[str, ...],
) -> None:
    made = take_notes(tell([("P", line) for line in said], code), date=WEDNESDAY).assignments
    assert tuple(work.what for work in made) == tasks
    assert tuple(f"{work.due_date:%m-%d}" for work in made) == days


def test_two_sentences_about_one_task_stay_one(tell: Teller, take_notes: NoteTaker) -> None:
    lines = (
        "You have to hand in the essay about the war by Friday.",
        "The essay about the war counts for twenty percent of your grade.",
    )
    (work,) = take_notes(tell([("P", line) for line in lines], "en"), date=WEDNESDAY).assignments
    assert (work.due_date, work.graded) == (dt.date(2025, 3, 14), True)


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("es", "Los procesos tienen que entregar un resultado al planificador.", 0),
        ("es", "Los alumnos tienen que entregar un resultado en papel.", 1),
        ("es", "Tienen que entregar el informe en papel.", 1),
        ("es", "Hay que entregar eso antes del viernes.", 1),
        ("pt", "As funções devem entregar um valor ao programa.", 0),
        ("pt", "Vocês devem entregar isso em papel.", 1),
        ("en", "The threads have to hand in the lock at the end.", 0),
        ("en", "You have to hand in the sheet at the end.", 1),
        ("fr", "Il faut rendre la matrice inversible.", 0),
        ("fr", "Il faut rendre le devoir au secrétariat.", 1),
    ],
)
def test_handing_in_needs_work_a_day_or_students(
    tell: Teller, take_notes: NoteTaker, code: str, text: str, found: int
) -> None:
    made = take_notes(tell([("P", text)], code), date=WEDNESDAY)
    assert len(made.assignments) == found


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "My daughter has her piano exam on Friday."),
        ("en", "On Monday we will take my wife to the workshop."),
        ("es", "El viernes mi hija tiene el examen de conducir."),
        ("fr", "Lundi mon fils passe un examen."),
        ("pt", "Na sexta a minha filha tem a prova de natação."),
    ],
)
def test_a_private_remark_is_no_announcement(
    tell: Teller, take_notes: NoteTaker, code: str, text: str
) -> None:
    made = take_notes(tell([("P", text)], code), date=WEDNESDAY)
    assert (made.announcements, made.assignments, made.exam_hints) == ((), (), ())


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "What time is the exam on Friday?"), ("es", "Profe, ¿el examen es el viernes?")],
)
def test_a_question_announces_nothing(
    tell: Teller, take_notes: NoteTaker, code: str, text: str
) -> None:
    assert take_notes(tell([("A", text)], code), date=WEDNESDAY).announcements == ()


def test_what_the_course_does_counts_whoever_says_it(tell: Teller, take_notes: NoteTaker) -> None:
    text = "My wife says there is no class on Monday because of the holiday."
    (news,) = take_notes(tell([("P", text)], "en"), date=WEDNESDAY).announcements
    assert news.date == dt.date(2025, 3, 17)


@pytest.mark.parametrize(
    ("code", "text", "task"),
    [
        (
            "en",
            "okay so for friday you have to hand in the essay about the war and now let us go on "
            "with the economy which as you know depended a lot on the trade with the colonies",
            "For friday you have to hand in the essay",
        ),
        (
            "es",
            "bueno como les decía el viernes tienen que entregar el informe sobre la guerra y "
            "ahora vamos a seguir con la economía que dependía mucho del comercio y de la corona",
            "El viernes tienen que entregar el informe",
        ),
    ],
)
def test_a_day_said_before_an_order_stays_with_it(
    tell: Teller, take_notes: NoteTaker, code: str, text: str, task: str
) -> None:
    (work,) = take_notes(tell([("P", text)], code), date=WEDNESDAY).assignments
    assert task in work.what
    assert work.due_date == dt.date(2025, 3, 14)
