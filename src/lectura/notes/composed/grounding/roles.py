"""The two who ask in a class, in the words in which a language model may name them."""

from __future__ import annotations

from lectura.notes.wording import norms

_ROLES = {
    "student": (
        "student pupil estudiante alumno alumna étudiant étudiante élève estudante aluno aluna "
        "studente studentessa estudiant alumne Student Studentin Studierende"
    ),
    "lecturer": (
        "lecturer teacher professor instructor profesor profesora profe docente professora "
        "enseignant enseignante professeur prof insegnante professore professoressa Dozent "
        "Dozentin Lehrer Lehrerin"
    ),
}
_ARTICLES = frozenset(norms("a an the un una el la le l une um uma o il lo der die das ein eine"))
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in norms(words)}


def role_of(said: str) -> str | None:
    """``student`` or ``lecturer``, where that and no name is meant; else None."""
    words = [word for word in norms(said) if word not in _ARTICLES]
    return _ROLE_OF.get(words[0]) if len(words) == 1 else None
