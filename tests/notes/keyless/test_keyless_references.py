"""Works, sites and tools that were pointed to; nothing is made of noise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lectura.records.notes import Notes
from lectura.records.transcript import Transcript

Referrer = Callable[..., list[tuple[str, str]]]

POINTED_TO = [
    ("en", "Please read the book by Richard Dawkins called Selfish Gene for this.", "book",
     "Book by Richard Dawkins called Selfish Gene"),
    ("en", "There is a nice paper by Chen and Karger on this problem.", "paper",
     "Paper by Chen and Karger"),
    ("en", "We follow the textbook by Sipser in this course.", "book", "Textbook by Sipser"),
    ("en", "The paper is called Attention Is All You Need and it is short.", "paper",
     "Attention Is All You Need"),
    ("en", "You can watch a documentary called Inside Job at home.", "other", "Inside Job"),
    ("en", "There is a library called Keras Tuner for that.", "tool", "Keras Tuner"),
    ("en", "You find the slides at cs.umd.edu with all the rest.", "link", "cs.umd.edu"),
    ("en", "Go to https://example.edu/notes for more.", "link", "https://example.edu/notes"),
    ("en", "I wrote a little Matlab script that plots all of it.", "tool", "Matlab"),
    ("en", "You can do the exercise in Python if you like.", "tool", "Python"),
    ("es", "Lean el capítulo del libro de Campbell sobre la célula.", "book",
     "Libro de Campbell"),
    ("es", "Hay un libro que se llama Cien años de soledad en la lista.", "book",
     "Cien años de soledad en la lista"),
    ("es", "y el paper es language model can explain neurons language model los modelos", "paper",
     "Language model can explain neurons"),
    ("es", "Pueden hacer la transcripción con whisper y ya.", "tool", "Whisper"),
    ("fr", "Lisez le livre de Michelet pour la semaine prochaine.", "book", "Livre de Michelet"),
    ("fr", "Il y a un film intitulé Danton.", "other", "Danton"),
    ("pt", "Está tudo no site fast.ai da disciplina.", "link", "fast.ai"),
    ("pt", "Leiam o livro de Hobsbawm até a próxima aula.", "book", "Livro de Hobsbawm"),
    ("pt", "Existe um artigo chamado Computing Machinery.", "paper",
     "Computing Machinery"),
]  # fmt: skip

NOISE = [
    # A work without a name.
    ("en", "The book is on the table and the paper is by the door."),
    ("en", "This is a paper by author graph that you convert into an author graph."),
    ("en", "You find the exercise in the book, chapter two, and in the article."),
    ("en", "The textbook is Great for all of this."),
    ("es", "El libro es muy bueno y el artículo de la semana también."),
    ("es", "El libro de texto está en la biblioteca."),
    ("fr", "Le livre est sur la table et l'article de la semaine aussi."),
    ("pt", "O livro é muito bom e o artigo da semana também."),
    # A tool's name that is a word, or part of something else.
    ("en", "The methods tend to Excel in the second case of the test."),
    ("en", "Here the algorithm Tableau algorithm does the same thing for us."),
    ("en", "It was the anniversary of J. SPSS and we had a party."),
    ("en", "If we use latex for the case it is soft."),
    # Numbers of courses, examples, words grown together.
    ("en", "This is course 6.046 and not 18.404 as last year."),
    ("en", "Say you have the site m.domain.com and the site c.org on your phone."),
    ("en", "Imagine a company at acme.com with many machines."),
    ("en", "It enables search in the datacloudisnotforall.net of today."),
    ("en", "I know about cnn.com and nothing else."),
]


@pytest.fixture
def refer(tell: Callable[..., Transcript], take_notes: Callable[..., Notes]) -> Referrer:
    """Kind and text of the references in what is said."""

    def references(language: str, *said: str) -> list[tuple[str, str]]:
        notes = take_notes(tell([(None, line) for line in said], language))
        return [(item.kind, item.text) for item in notes.references]

    return references


@pytest.mark.parametrize(("language", "sentence", "kind", "text"), POINTED_TO)
def test_what_was_pointed_to_is_listed_by_its_name(
    refer: Referrer, language: str, sentence: str, kind: str, text: str
) -> None:
    assert refer(language, sentence) == [(kind, text)]


@pytest.mark.parametrize(("language", "sentence"), NOISE)
def test_noise_is_no_reference(refer: Referrer, language: str, sentence: str) -> None:
    assert refer(language, sentence) == []


def test_a_site_with_the_word_before_grown_on_is_the_site(refer: Referrer) -> None:
    found = refer(
        "en",
        "Look at schema.org for the whole list.",
        "In shortwhatschema.org provided was a hierarchy.",
        "One thing we do there is to applyschema.org to our own pages.",
    )
    assert found == [("link", "schema.org")]


def test_a_work_is_listed_once(refer: Referrer) -> None:
    found = refer("en", "Read the book by Sipser.", "As I said, it is in the book by Sipser.")
    assert found == [("book", "Book by Sipser")]
