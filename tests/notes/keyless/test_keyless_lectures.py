"""Four hand-written lectures: what was given out and announced is found, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from lectura.records.notes import Notes
from lectura.records.transcript import Transcript

Lines = list[tuple[str, str]]


@dataclass(frozen=True)
class Expected:
    """What the notes of one lecture must hold: a word of each record, and its date."""

    assignments: list[tuple[str, str | None]]
    announcements: list[tuple[str, str | None]]
    exam_hint: str
    question: str
    answer: str
    topic_words: set[str]


def _lines(text: str) -> Lines:
    return [(line.split("|")[0].strip(), line.split("|")[1].strip()) for line in text.splitlines()]


SPANISH = _lines(
    """P|Buenos días a todos, hoy vamos a hablar de la fotosíntesis.
    P|La fotosíntesis es el proceso por el cual las plantas convierten la luz en energía química.
    P|El primer paso ocurre en los tilacoides, donde la clorofila absorbe la luz.
    P|En cambio, el ciclo de Calvin ocurre en el estroma y no necesita luz directa.
    P|Como vimos el lunes, hay que leer los datos de las plantas con cuidado.
    P|¿Por qué las hojas son verdes? Porque la clorofila refleja la luz verde.
    P|Esto va a entrar en el examen, así que repasen bien los fotosistemas.
    A|Profe, una pregunta, ¿las plantas también respiran de noche?
    P|Sí, claro, las plantas respiran siempre, de día y de noche, porque las mitocondrias no paran.
    P|Los tipos de tareas que hace la célula son muchos, y la tarea de clasificarlas no es fácil.
    P|Ayer corregí la tarea de la semana pasada y estuvo muy bien.
    P|Para el próximo lunes tienen que entregar el informe de laboratorio, y vale el 20 por ciento.
    P|De tarea, lean el capítulo 5 del libro de Campbell.
    P|El examen parcial será el 15 de marzo en el aula 204.
    P|La próxima clase veremos la respiración celular. No hay clase el viernes porque es festivo.
    P|Muchas gracias, nos vemos el martes."""
)
ENGLISH = _lines(
    """P|Good morning everyone, today we will talk about supply and demand.
    P|The demand curve is the relationship between price and quantity that buyers accept.
    P|When the price goes up, the quantity demanded goes down, and that is the law of demand.
    P|The supply curve slopes upward because producers want to sell more at higher prices.
    P|The key point is that equilibrium is where both curves cross.
    P|Why does that matter? Well, it changes everything in the analysis.
    P|The crisis was due to the collapse of the housing market, and we must read this with care.
    P|Next week we are going to do elasticity, and as we saw on Monday you must read every curve.
    P|This will be on the exam, so make sure you understand elasticity.
    B|Excuse me professor, what happens if demand is perfectly inelastic?
    P|Good question. Then the quantity does not change at all when the price rises.
    P|I graded your homework from last week and most of you did well.
    P|For homework, please read chapter three of the textbook and answer the first five questions.
    P|Your essay is due next Friday, and it is worth 20 percent of your grade.
    P|The midterm exam will be on March 15th in room 12.
    P|Next class we will look at taxes. There is no class on Monday.
    P|See you on Wednesday."""
)
PORTUGUESE = _lines(
    """P|Bom dia a todos, hoje vamos falar sobre a revolução industrial.
    P|A revolução industrial foi o processo que transformou a produção artesanal em mecânica.
    P|A máquina a vapor é a invenção mais importante, porque permitiu mover fábricas inteiras.
    P|O mais importante é lembrar que as cidades cresceram muito depressa e sem planejamento.
    P|As condições de trabalho nas fábricas eram terríveis, e os operários tinham muitas tarefas.
    P|Isto vai cair na prova, por isso estudem bem as causas.
    A|Professora, por que a revolução começou na Inglaterra?
    P|Porque havia carvão, capital e um mercado consumidor muito grande.
    P|Corrigi o trabalho da semana passada e não há mais tarefas atrasadas.
    P|Para a próxima aula, leiam o capítulo dois do livro de Hobsbawm.
    P|Vocês têm que entregar o relatório até sexta-feira, e vale nota.
    P|A prova será no dia 15 de março. Na próxima aula vamos falar do movimento operário.
    P|Até segunda-feira, obrigado."""
)
FRENCH = _lines(
    """P|Bonjour à tous, aujourd'hui nous allons parler de la Révolution française.
    P|La Révolution est une période de bouleversements politiques qui commence en 1789.
    P|La prise de la Bastille est le symbole de la fin de l'Ancien Régime.
    P|Le plus important, c'est que la crise financière a forcé le roi à réunir les états généraux.
    P|La Déclaration est adoptée en août, et l'on considère la liberté comme un devoir de l'État.
    P|Attention, cette question tombera à l'examen.
    A|Monsieur, est-ce que le roi pouvait refuser les décisions de l'Assemblée ?
    P|Oui, il avait un droit de veto suspensif jusqu'en 1792.
    P|J'ai corrigé les devoirs de la semaine dernière, ils étaient bons.
    P|Pour la prochaine fois, lisez le chapitre quatre du manuel et préparez un résumé.
    P|Vous devez rendre la dissertation avant le 15 mars, elle compte pour 30 pour cent.
    P|Il n'y aura pas de cours jeudi. La prochaine séance sera consacrée à la Terreur.
    P|Merci, on se revoit lundi."""
)

LECTURES = {
    "es": (
        SPANISH,
        Expected(
            assignments=[("informe de laboratorio", "2026-03-16"), ("capítulo 5", None)],
            announcements=[
                ("examen parcial", "2026-03-15"),
                ("respiración celular", None),
                ("No hay clase", "2026-03-13"),
                ("nos vemos el martes", "2026-03-17"),
            ],
            exam_hint="repasen bien los fotosistemas",
            question="respiran de noche",
            answer="mitocondrias",
            topic_words={"fotosíntesis", "clorofila", "plantas", "luz"},
        ),
    ),
    "en": (
        ENGLISH,
        Expected(
            assignments=[("chapter three", None), ("essay", "2026-03-13")],
            announcements=[
                ("do elasticity", None),
                ("midterm", "2026-03-15"),
                ("taxes", None),
                ("no class", "2026-03-16"),
                ("See you", "2026-03-11"),
            ],
            exam_hint="make sure you understand elasticity",
            question="perfectly inelastic",
            answer="quantity does not change",
            topic_words={"demand", "curve", "price", "quantity"},
        ),
    ),
    "pt": (
        PORTUGUESE,
        Expected(
            assignments=[("capítulo dois", "2026-03-16"), ("relatório", "2026-03-13")],
            announcements=[
                ("prova", "2026-03-15"),
                ("movimento operário", None),
                ("Até segunda", "2026-03-16"),
            ],
            exam_hint="estudem bem as causas",
            question="começou na Inglaterra",
            answer="carvão",
            topic_words={"revolução", "industrial", "fábricas", "produção", "cidades"},
        ),
    ),
    "fr": (
        FRENCH,
        Expected(
            assignments=[("chapitre quatre", "2026-03-16"), ("dissertation", "2026-03-15")],
            announcements=[
                ("pas de cours", "2026-03-12"),
                ("Terreur", None),
                ("on se revoit", "2026-03-16"),
            ],
            exam_hint="tombera à l'examen",
            question="refuser les décisions",
            answer="veto",
            topic_words={"révolution", "régime", "roi", "liberté"},
        ),
    ),
}


@pytest.fixture(params=LECTURES)
def case(
    request: pytest.FixtureRequest,
    tell: Callable[..., Transcript],
    take_notes: Callable[..., Notes],
) -> tuple[Notes, Expected, Transcript]:
    lines, expected = LECTURES[request.param]
    transcript = tell(lines)
    return take_notes(transcript), expected, transcript


def _dates(records: list[tuple[str, object]]) -> list[str | None]:
    return [str(day) if day else None for _, day in records]


def test_exactly_the_work_given_out_is_listed(
    case: tuple[Notes, Expected, Transcript],
) -> None:
    notes, expected, _ = case
    found = [(item.what, item.due_date) for item in notes.assignments]
    assert len(found) == len(expected.assignments), found
    for (what, _), (words, _) in zip(found, expected.assignments, strict=True):
        assert words in what
    assert _dates(list(found)) == [day for _, day in expected.assignments]


def test_marks_are_noted(case: tuple[Notes, Expected, Transcript]) -> None:
    notes, _, _ = case
    assert [item.graded for item in notes.assignments].count(True) == 1


def test_exactly_the_announcements_are_listed(
    case: tuple[Notes, Expected, Transcript],
) -> None:
    notes, expected, _ = case
    found = [(item.text, item.date) for item in notes.announcements]
    assert len(found) == len(expected.announcements), found
    for (text, _), (words, _) in zip(found, expected.announcements, strict=True):
        assert words in text
    assert _dates(list(found)) == [day for _, day in expected.announcements]


def test_the_exam_hint_and_the_students_question_are_found(
    case: tuple[Notes, Expected, Transcript],
) -> None:
    notes, expected, _ = case
    assert [expected.exam_hint in hint.text for hint in notes.exam_hints] == [True]
    [question] = notes.questions
    assert expected.question in question.question
    assert expected.answer in question.answer
    assert (question.asked_by, question.answered_by) != ("P", "P")
    assert question.answered_by == "P"


def test_key_points_are_about_the_subject_and_not_about_the_course(
    case: tuple[Notes, Expected, Transcript],
) -> None:
    notes, expected, _ = case
    points = [point for topic in notes.topics for point in topic.key_points]
    assert len(points) >= 2
    courses = {item.citations[0].quote for item in notes.assignments}
    courses |= {item.citations[0].quote for item in notes.announcements}
    for point in points:
        assert point.citations[0].quote not in courses
        assert any(word in point.statement.lower() for word in expected.topic_words), point
    assert any(word in notes.title.lower() for word in expected.topic_words)


def test_every_quote_is_verbatim_and_lies_in_the_segments_it_cites(
    case: tuple[Notes, Expected, Transcript],
) -> None:
    notes, _, transcript = case
    by_id = {segment.id: segment for segment in transcript.segments}
    citations = [
        *(citation for item in notes.assignments for citation in item.citations),
        *(citation for item in notes.announcements for citation in item.citations),
        *(citation for item in notes.questions for citation in item.citations),
        *(citation for item in notes.exam_hints for citation in item.citations),
        *(citation for item in notes.terms for citation in item.citations),
        *(citation for t in notes.topics for point in t.key_points for citation in point.citations),
    ]
    assert len(citations) > 10
    for citation in citations:
        cited = [by_id[index] for index in citation.segment_ids]
        assert citation.quote in " ".join(segment.text for segment in cited)
        assert citation.start is not None
        assert citation.end is not None
        assert cited[0].start is not None
        assert cited[-1].end is not None
        assert cited[0].start - 0.001 <= citation.start <= citation.end <= cited[-1].end + 0.001


def test_the_language_is_recognised(case: tuple[Notes, Expected, Transcript]) -> None:
    notes, expected, _ = case
    assert LECTURES[notes.language or ""][1] is expected


def test_a_class_without_homework_has_none(
    tell: Callable[..., Transcript], take_notes: Callable[..., Notes]
) -> None:
    lines = [
        (None, "Hoy no hay tarea, la tarea de la semana pasada ya la vimos."),
        (None, "Las redes hacen tareas de clasificación y tareas de regresión con muchos datos."),
        (None, "El modelo tiene que leer cada imagen y hacer una predicción de la clase."),
    ]
    assert take_notes(tell(lines)).assignments == ()


def test_without_a_day_the_words_stay_and_the_date_is_open(
    tell: Callable[..., Transcript], take_notes: Callable[..., Notes]
) -> None:
    notes = take_notes(tell(SPANISH), date=None)
    assert notes.assignments[0].due_text == "Para el próximo lunes"
    assert notes.assignments[0].due_date is None


def test_unpunctuated_homework_is_found(
    tell: Callable[..., Transcript], take_notes: Callable[..., Notes]
) -> None:
    text = " ".join(line for _, line in ENGLISH).lower()
    for mark in ".,?":
        text = text.replace(mark, "")
    words = text.split()
    lines = [(None, " ".join(words[i : i + 12])) for i in range(0, len(words), 12)]
    notes = take_notes(tell(lines))
    tasks = " / ".join(item.what for item in notes.assignments)
    assert "chapter three" in tasks
    assert "essay is due next friday" in tasks
    assert len(notes.assignments) == 2
