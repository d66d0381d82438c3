"""The fixed words of the course page, per language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lectura.course.model import CourseAssignment
from lectura.languages import base_of


@dataclass(frozen=True)
class CourseWords:
    """The headings and labels of the course page in one language."""

    course: str
    assignments: str
    no_assignments: str
    due: str
    assignment: str
    graded: str
    optional: str
    obligatory: str
    lecture: str
    lectures: str
    partial: str
    terms: str
    term: str
    meaning: str


_WORDS = {
    "en": CourseWords(
        "Course", "Assignments", "No assignment was found.", "Due", "Assignment", "graded",
        "optional", "obligatory", "Lecture", "Lectures", "Part of this lecture is missing.",
        "Terms", "Term", "Meaning",
    ),
    "es": CourseWords(
        "Curso", "Tareas", "No se encontró ninguna tarea.", "Entrega", "Tarea", "con nota",
        "opcional", "obligatorio", "Clase", "Clases", "Falta una parte de esta clase.", "Términos",
        "Término", "Significado",
    ),
    "pt": CourseWords(
        "Curso", "Tarefas", "Nenhuma tarefa foi encontrada.", "Entrega", "Tarefa", "com nota",
        "opcional", "obrigatório", "Aula", "Aulas", "Falta uma parte desta aula.", "Termos",
        "Termo", "Significado",
    ),
    "fr": CourseWords(
        "Cours", "Devoirs", "Aucun devoir n’a été trouvé.", "Échéance", "Devoir", "noté",
        "facultatif", "obligatoire", "Séance", "Séances",
        "Il manque une partie de cette séance.", "Termes", "Terme", "Sens",
    ),
    "ca": CourseWords(
        "Curs", "Tasques", "No s’ha trobat cap tasca.", "Lliurament", "Tasca", "amb nota",
        "opcional", "obligatori", "Classe", "Classes", "Falta una part d’aquesta classe.",
        "Termes", "Terme", "Significat",
    ),
    "de": CourseWords(
        "Kurs", "Aufgaben", "Es wurde keine Aufgabe gefunden.", "Abgabe", "Aufgabe", "benotet",
        "freiwillig", "verpflichtend", "Vorlesung", "Vorlesungen",
        "Ein Teil dieser Vorlesung fehlt.", "Begriffe", "Begriff", "Bedeutung",
    ),
    "it": CourseWords(
        "Corso", "Compiti", "Nessun compito trovato.", "Consegna", "Compito", "con voto",
        "facoltativo", "obbligatorio", "Lezione", "Lezioni",
        "Manca una parte di questa lezione.", "Termini", "Termine", "Significato",
    ),
}  # fmt: skip


def course_words(language: str | None) -> CourseWords:
    """The words for an ISO 639-1 code (``es``, ``pt-BR``); English where there are none."""
    return _WORDS.get(base_of(language) or "en", _WORDS["en"])


def facts_of(work: CourseAssignment, words: CourseWords) -> list[str]:
    """What is told of a work behind what it asks for; what was not said is left out."""
    facts = (
        work.deliverable,
        words.graded if work.graded else "",
        words.obligatory if work.optional is False else "",
        words.optional if work.optional else "",
        work.reward,
    )
    return [fact for fact in facts if fact]


def due_moment(day: dt.date, time: dt.time | None) -> str:
    """``2026-03-12 18:00``; the day alone where no time was said."""
    return f"{day.isoformat()} {time:%H:%M}" if time else day.isoformat()
