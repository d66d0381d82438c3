"""Every verb of handing in makes a task, with its day and hour.

The lectures are on Wednesday, 12 March 2025: Thursday is the 13th, Friday the 14th, Sunday the
16th, Monday the 17th. A dash stands for a day that stays open.
"""

from __future__ import annotations

import datetime as dt

import pytest
from keyless_fixtures import NoteTaker, Teller

from lectura.records.notes import Notes

WEDNESDAY = dt.date(2025, 3, 12)

DATES = {
    "es": """\
Tienen que entregar el ensayo de mañana en ocho. > 03-20
Tienen que entregar el informe una semana después del viernes. > 03-21
La tarea uno se entrega el primer lunes de abril. > 04-07
La tarea dos se entrega el viernes que viene no, el siguiente. > 03-21
Deben entregar el proyecto el cinco de mayo del año que viene. > 2026-05-05
Deben entregar la maqueta en tres días hábiles. > -
Hay que entregar la práctica hoy miércoles antes de las 11:59 pm. > 03-12 23:59
Hay que entregar el resumen el lunes 3. > -
El cuestionario se entrega en una semana y media. > -
Entreguen el ensayo dos días antes del examen del 10 de abril. > 04-08
Entreguen el resumen todos los viernes. > -
Entreguen el cartel cada lunes. > -
Entreguen el guion el Viernes Santo. > -
Entreguen el modelo el lunes de dentro de dos semanas. > -
Entreguen el memo entre el 17 y el 20 de marzo. > -
Entreguen los ejercicios de la clase del lunes. > -
Entreguen el plan el viernes a mediodía. > 03-14 12:00
Entreguen el cuadro a partir del 20 de marzo. > -
Entreguen el póster el lunes, perdón, el martes. > -""",
    "en": """\
The first homework is due a week from Friday. > 03-21
The second essay is due two weeks from Monday. > 03-31
Please submit the lab report the day before Friday's class. > 03-13
The reading response is due the first Monday in April. > 04-07
The project proposal is due not this Friday but the next one. > 03-21
Hand in the problem set by Monday the 3rd. > -
Please turn in the worksheet by 3/4. > -
The final paper is due in ten business days. > -
The take-home exam must be uploaded before 11:59 pm on Sunday. > 03-16 23:59
Hand in the essay two days before the exam on April 10. > 04-08
Hand in a chart a week after the lecture on Monday. > 03-24
Every Friday you hand in a summary. > -
Hand in the memo by Good Friday. > -
Hand in the outline on Easter Monday. > -
Hand in the code on Friday, the one after next. > -
Hand in the script by Monday, sorry, Tuesday. > -""",
}
TASKS = {
    "en": """\
Please upload the essay by March 20. > 03-20
The report must be uploaded by 5 pm on Monday. > 03-17 17:00
Post your answer on the forum by Thursday. > 03-13
Finish worksheet three before next class. > -
Email me your topic by Friday. > 03-14
Your drafts are due at midnight on Sunday. > 03-16 23:59
The outline is due on Monday at midnight. > 03-17 23:59
The deadline for the proposal is March 28. > 03-28
You have until Friday to send the form. > 03-14""",
    "es": """\
Suban el ensayo a la plataforma antes del 20 de marzo. > 03-20
El informe se sube al campus a más tardar el lunes a las 5 de la tarde. > 03-17 17:00
Publiquen su respuesta en el foro para el jueves. > 03-13
Terminen la hoja tres antes de la próxima clase. > -
Mándenme su tema por correo el viernes. > 03-14
La fecha límite de la propuesta es el 28 de marzo. > 03-28
Tienen hasta el viernes para enviar el formulario. > 03-14
Me traen el cuaderno mañana. > 03-13
Tienen que entregar el mapa el domingo a medianoche. > 03-16 23:59
Subid la memoria al aula virtual antes del lunes. > 03-17
Tenéis que entregar la maqueta el jueves. > 03-13""",
    "pt": """\
Carreguem o ensaio na plataforma até 20 de março. > 03-20
O relatório deve ser enviado até segunda-feira às 17h. > 03-17 17:00
Publiquem a resposta no fórum até quinta-feira. > 03-13
O prazo da proposta é 28 de março. > 03-28
Vocês têm até sexta-feira para enviar o formulário. > 03-14
Vocês me trazem o caderno amanhã. > 03-13""",
    "fr": """\
Déposez la dissertation sur la plateforme avant le 20 mars. > 03-20
Le rapport doit être rendu lundi avant 17h. > 03-17 17:00
Publiez votre réponse sur le forum pour jeudi. > 03-13
La date limite de la proposition est le 28 mars. > 03-28
Vous avez jusqu'à vendredi pour envoyer le formulaire. > 03-14
Vous m'apportez le cahier demain. > 03-13""",
}
GREETING = {
    "es": "Buenos días, hoy hablamos del ciclo del agua.",
    "en": "Good morning everybody, today we talk about the water cycle.",
    "pt": "Bom dia, hoje falamos do ciclo da água.",
    "fr": "Bonjour, aujourd'hui nous parlons du cycle de l'eau.",
}


def _due(notes: Notes) -> list[tuple[str, str]]:
    return [
        (
            work.what,
            " ".join(
                [work.due_date.isoformat().removeprefix("2025-") if work.due_date else "-"]
                + ([f"{work.due_time:%H:%M}"] if work.due_time else [])
            ),
        )
        for work in notes.assignments
    ]


@pytest.mark.parametrize(
    ("code", "lines"), [*DATES.items(), *TASKS.items()], ids=lambda value: value[:12]
)
def test_each_sentence_is_a_task_with_its_day_and_hour(
    tell: Teller, take_notes: NoteTaker, code: str, lines: str
) -> None:
    wanted = [tuple(line.split(" > ")) for line in lines.splitlines()]
    said = [("P", GREETING[code]), *(("P", sentence) for sentence, _ in wanted)]
    assert _due(take_notes(tell(said, code), date=WEDNESDAY)) == wanted


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("en", "Drop your sketch in the dropbox by Friday.", "03-14"),
        ("en", "Return the permission slip by Thursday.", "03-13"),
        ("en", "Submit question five by tomorrow.", "03-13"),
        ("en", "Turn the worksheet in by Friday.", "03-14"),
        ("en", "I need your titles by Thursday.", "03-13"),
        ("en", "Share the repository link by Saturday.", "03-15"),
        ("en", "Your portfolio is expected by April 4.", "04-04"),
        ("en", "Push your code by Friday at noon.", "03-14 12:00"),
        ("es", "Devuelvan el permiso el jueves.", "03-13"),
        ("es", "Presenten el proyecto el 20 de marzo.", "03-20"),
        ("es", "Necesito sus títulos para el jueves.", "03-13"),
        ("es", "Háganme llegar el esquema antes del jueves.", "03-13"),
        ("es", "Presentad el cartel el lunes.", "03-17"),
    ],
)
def test_more_ways_of_asking_for_work(
    tell: Teller, take_notes: NoteTaker, code: str, text: str, day: str
) -> None:
    water = {
        "en": "Water evaporates from the sea and from lakes.",
        "es": "El agua se evapora del mar y de los lagos.",
    }
    said = [("P", line) for line in (GREETING[code], water[code], text)]
    assert _due(take_notes(tell(said, code), date=WEDNESDAY)) == [(text, day)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "We post the slides on Friday."),
        ("en", "The function returns the value that we saw on Monday."),
        ("en", "Heavy rain is expected on Friday."),
        ("en", "The data must be uploaded into memory before the model runs."),
        ("en", "The museum sends us a guide on Monday."),
        ("es", "La temperatura se sube el lunes del experimento a treinta grados."),
        ("es", "Hoy veremos la regla de la cadena."),
    ],
)
def test_what_nobody_must_hand_in_is_no_task(
    tell: Teller, take_notes: NoteTaker, code: str, text: str
) -> None:
    made = take_notes(tell([("P", GREETING[code]), ("P", text)], code), date=WEDNESDAY)
    assert [work.what for work in made.assignments if work.due_date] == []


@pytest.mark.parametrize(
    ("code", "text", "day", "time"),
    [
        ("en", "The midterm is on April 2.", "2025-04-02", None),
        ("es", "El parcial es el 2 de abril a las 10 de la mañana.", "2025-04-02", "10:00"),
        ("pt", "A prova é no dia 2 de abril.", "2025-04-02", None),
        ("fr", "L'examen aura lieu le 2 avril à 14h.", "2025-04-02", "14:00"),
    ],
)
def test_an_exam_keeps_its_day_and_hour(
    tell: Teller, take_notes: NoteTaker, code: str, text: str, day: str, time: str | None
) -> None:
    made = take_notes(tell([("P", GREETING[code]), ("P", text)], code), date=WEDNESDAY)
    (exam,) = made.announcements
    assert exam.is_exam
    assert exam.date == dt.date.fromisoformat(day)
    assert (exam.time and exam.time.isoformat("minutes")) == time


def test_an_exam_right_after_a_short_task_is_no_part_of_it(
    tell: Teller, take_notes: NoteTaker
) -> None:
    lines = ("You have until Friday to send the form.", "The midterm is on April 2.")
    made = take_notes(tell([("P", line) for line in lines], "en"), date=WEDNESDAY)
    assert _due(made) == [(lines[0], "03-14")]
    assert [(item.text, item.date) for item in made.announcements] == [
        (lines[1], dt.date(2025, 4, 2))
    ]


def test_what_begins_on_a_day_is_not_due_on_it(tell: Teller, take_notes: NoteTaker) -> None:
    text = "Desde el lunes tienen que entregar el cuaderno en la biblioteca."
    made = take_notes(tell([("P", text)], "es"), date=WEDNESDAY)
    assert [work.due_date for work in made.assignments] == [None]


@pytest.mark.parametrize(
    ("code", "text", "hour"),
    [
        ("en", "Please submit the essay before 11:59 pm.", "before 11:59 pm"),
        ("es", "Tienen que entregar el ensayo antes de las 11:59 de la noche.",
         "antes de las 11:59 de la noche"),
    ],
)  # fmt: skip
def test_an_hour_without_a_day_is_kept_as_it_was_said(
    tell: Teller, take_notes: NoteTaker, code: str, text: str, hour: str
) -> None:
    (work,) = take_notes(tell([("P", text)], code), date=WEDNESDAY).assignments
    assert (work.due_text, work.due_date, work.due_time) == (hour, None, None)


def test_a_deadline_counts_before_another_day_of_the_sentence(
    tell: Teller, take_notes: NoteTaker
) -> None:
    text = "The form opens on Monday, and you must submit the essay by Friday."
    made = take_notes(tell([("P", text)], "en"), date=WEDNESDAY)
    assert [work.due_date for work in made.assignments] == [dt.date(2025, 3, 14)]


def test_two_works_for_the_same_day_are_two_tasks(tell: Teller, take_notes: NoteTaker) -> None:
    lines = ("Hand in the map by midday on Friday.", "Hand in the plan by Friday at 5:45 pm.")
    said = [("P", line) for line in (GREETING["en"], *lines)]
    made = take_notes(tell(said, "en"), date=WEDNESDAY)
    assert _due(made) == [(lines[0], "03-14 12:00"), (lines[1], "03-14 17:45")]


def test_what_is_said_once_more_of_a_work_is_no_second_task(
    tell: Teller, take_notes: NoteTaker
) -> None:
    lines = ("You must hand in the essay on rivers by Friday.", "The essay is due on Friday.")
    said = [("P", line) for line in (GREETING["en"], *lines)]
    assert len(take_notes(tell(said, "en"), date=WEDNESDAY).assignments) == 1
