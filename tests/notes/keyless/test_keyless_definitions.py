"""A definition is a clause that says what its whole subject is; nothing else is shown as one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lectura.records.notes import Notes
from lectura.records.transcript import Transcript

ABOUT = {
    "es": "Hablamos de {0} en cada tema del curso. Los libros tratan {0} con mucho detalle.",
    "en": "We speak of {0} in every part of the course. The books treat {0} in great detail.",
    "fr": "Nous parlons de {0} dans chaque chapitre. Les livres traitent {0} en grand détail.",
    "pt": "Falamos de {0} em cada tema do curso. Os livros tratam {0} com muito detalhe.",
}
"""Sentences that say a term twice and define nothing."""

DEFINITIONS = [
    ("es", "fotosíntesis", "La fotosíntesis es el proceso por el cual las plantas fijan la luz."),
    ("es", "tensor", "Un tensor es un arreglo de números con varios ejes."),
    ("es", "entropía", "La entropía significa que el desorden del sistema aumenta."),
    ("es", "alcanos", "Los alcanos son compuestos que solo tienen enlaces simples."),
    ("en", "osmosis", "Osmosis is the movement of water through a membrane."),
    ("en", "tensor", "A tensor is an array of numbers with several axes."),
    ("en", "decision tree", "A decision tree is a tree that asks one thing at each node."),
    ("en", "alkanes", "Alkanes are compounds that have single bonds only."),
    ("en", "power set", "The power set of Q is the set of subsets of Q."),
    ("es", "ósmosis", "La ósmosis es la difusión del agua a través de una membrana."),
    ("fr", "photosynthèse", "La photosynthèse, c'est un processus qui fixe la lumière."),
    ("fr", "entropie", "L'entropie est une mesure du désordre d'un système."),
    ("fr", "jacobinisme", "Le jacobinisme désigne la centralisation du pouvoir politique."),
    ("pt", "fotossíntese", "A fotossíntese é o processo pelo qual as plantas fixam a luz."),
    ("pt", "tensor", "Um tensor é uma matriz de números com vários eixos."),
    ("pt", "entropia", "A entropia significa que a desordem do sistema aumenta."),
]

NO_DEFINITIONS = [
    # Cut out of a clause.
    ("en", "regular language", "Every regular language is a language that a machine accepts."),
    ("en", "regular language", "Regular language is a regular thing that machines accept."),
    ("en", "entropy", "Without entropy is a world of perfect order in every system."),
    ("en", "entropy", "If the gas entropy is a measure of what we want, we stop."),
    ("es", "entropía", "El cambio de la entropía es un número que depende del camino."),
    # Says nothing of it, or how somebody likes it.
    ("en", "entropy", "Entropy is a problem."),
    ("en", "entropy", "Entropy is a very interesting concept that comes from physics."),
    ("en", "entropy", "Entropy is a thing that took years to be understood."),
    ("es", "machine learning", "El machine learning es una cosa enorme que crece cada año."),
    ("es", "entropía", "La entropía es un problema que nadie resuelve del todo."),
    ("fr", "entropie", "L'entropie est une idée intéressante qui vient de la physique."),
    ("pt", "entropia", "A entropia é uma coisa que ninguém entende bem."),
    ("en", "co-location", "Co-location is a fruitful way to look at future work."),
    ("es", "entropía", "La entropía es una excelente herramienta para los físicos."),
    ("fr", "entropie", "L'entropie est un excellent outil pour les physiciens."),
    ("pt", "entropia", "A entropia é uma excelente ferramenta para os físicos."),
    # A person's own.
    ("en", "cat boosting", "Cat boosting was the model that worked best for us."),
    ("es", "cat boosting", "Cat boosting era el modelo que nos funciona mejor."),
    ("en", "entropy", "Entropy is an idea of measure that I like for my own notes."),
    ("es", "entropía", "La entropía es un tema de física que a mí me gusta mucho."),
    # Misheard: what cannot be English.
    ("en", "keys", "Keys is a source of knowledge for the whole table."),
    ("en", "big data", "Big data is a open movement of people with machines."),
    ("en", "laser", "A laser is a source of because you can have two of them."),
    ("en", "Swedish", "The Swedish is a database of leaves that was drawn by hand."),
    # In Portuguese "e" is "and".
    ("pt", "entropia", "A entropia e um sistema de medidas que vem da física."),
]


def _notes(
    tell: Callable[..., Transcript], take: Callable[..., Notes], language: str, *said: str
) -> Notes:
    return take(tell([(None, line) for line in said], language))


@pytest.mark.parametrize(("language", "term", "sentence"), DEFINITIONS)
def test_what_the_lecture_defines_is_a_term_with_that_sentence(
    tell: Callable[..., Transcript],
    take_notes: Callable[..., Notes],
    language: str,
    term: str,
    sentence: str,
) -> None:
    notes = _notes(tell, take_notes, language, ABOUT[language].format(term), sentence)
    defined = {item.term.lower(): item.definition for item in notes.terms if item.definition}
    assert defined == {term: sentence}


@pytest.mark.parametrize(("language", "term", "sentence"), NO_DEFINITIONS)
def test_nothing_else_is_shown_as_a_definition(
    tell: Callable[..., Transcript],
    take_notes: Callable[..., Notes],
    language: str,
    term: str,
    sentence: str,
) -> None:
    notes = _notes(tell, take_notes, language, ABOUT[language].format(term), sentence)
    assert [item.definition for item in notes.terms if item.definition] == []


def test_a_definition_ends_before_the_next_clause_where_nothing_is_punctuated(
    tell: Callable[..., Transcript], take_notes: Callable[..., Notes]
) -> None:
    said = (
        "hablamos de whisper en la clase pasada y whisper funciona en la nube entonces whisper es "
        "un modelo que me sirve para traducir audio y pues la primera tarea es que ustedes lo usen"
    )
    notes = _notes(tell, take_notes, "es", said)
    [whisper] = [item for item in notes.terms if item.definition]
    assert whisper.definition == "Whisper es un modelo que me sirve para traducir audio."
    assert whisper.citations[0].quote in said


def test_a_clause_after_and_is_a_definition_where_its_subject_is_whole(
    tell: Callable[..., Transcript], take_notes: Callable[..., Notes]
) -> None:
    notes = _notes(
        tell,
        take_notes,
        "en",
        "We count values in a histogram. Every histogram has bins.",
        "What you see is called a histogram and a histogram is a kind of probability "
        "distribution because you count every value.",
    )
    [histogram] = [item for item in notes.terms if item.definition]
    assert histogram.definition == "A histogram is a kind of probability distribution."


def test_the_better_of_two_definitions_tells_what_it_is_for(
    tell: Callable[..., Transcript], take_notes: Callable[..., Notes]
) -> None:
    notes = _notes(
        tell,
        take_notes,
        "es",
        "Hoy usamos Whisper.",
        "Whisper es un modelo que salió de un laboratorio.",
        "Whisper es un modelo que sirve para transcribir audio.",
    )
    [whisper] = [item for item in notes.terms if item.definition]
    assert whisper.definition == "Whisper es un modelo que sirve para transcribir audio."
