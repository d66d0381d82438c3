"""The fixed words of the course page, per language."""

from __future__ import annotations

from dataclasses import dataclass

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
