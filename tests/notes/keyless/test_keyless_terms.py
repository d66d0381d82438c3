"""The terms of a lecture: phrases with their parts, nouns, nobody's name, in every language."""

from __future__ import annotations

import time

import pytest

from lectura.notes.keyless.terms import KeyTerm, best_terms, find_terms
from lectura.notes.keyless.vocabulary import vocabulary


def terms(text: str, language: str | None = "en") -> list[str]:
    sentences = [line.strip() for line in text.strip().splitlines()]
    return [term.text for term in find_terms(sentences, vocabulary(language))]


AUTOMATA = """
    Today we look at finite automata, at how finite automata read, and what a finite automaton is.
    A regular expression describes a regular language.
    Every regular expression has a finite automaton, and that is the whole point.
    So we read the input, and the finite automata accept it, you know, on the other hand.
    Nondeterminism is what we need to read a regular expression.
    Mariana, what is nondeterminism? Mariana says, well, that nondeterminism is guessing.
    Nondeterminism makes the machine simple. Thank you, Mariana, that is exactly the point.
    On the right hand side you see q1, and from q1 we go to q2, and q1 and q2 are the same thing.
"""


def test_phrases_come_whole_and_take_their_parts_with_them() -> None:
    found = terms(AUTOMATA)
    assert {term.lower() for term in found[:3]} == {
        "finite automata", "regular expression", "nondeterminism"
    }  # fmt: skip
    assert not {"finite", "regular", "automata", "expression", "finite automaton"} & set(found)


def test_talk_names_and_symbols_are_no_terms() -> None:
    said = " ".join(terms(AUTOMATA)).lower()
    for word in ("mariana", "hand", "side", "point", "thing", "q1", "q2", "know", "thank"):
        assert word not in said.split()


def test_the_longest_phrase_that_is_always_said_is_the_term() -> None:
    text = """
        The cumulative density function grows.
        We plot the cumulative density function of the image.
        A cumulative density function ends at one.
    """
    assert terms(text) == ["cumulative density function"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "La función de pérdida mide el error.\nEntonces la función de pérdida baja.\n"
            "Pues miren, una función de pérdida es eso, digamos.",
            "función de pérdida",
        ),
        (
            "fr",
            "On parle du traitement de l'image.\nAlors le traitement de l'image, c'est simple.\n"
            "Voilà, le traitement de l'image, merci.",
            "traitement de l'image",
        ),
        (
            "pt",
            "A taxa de câmbio subiu.\nEntão, gente, a taxa de câmbio caiu.\n"
            "Uma taxa de câmbio fixa é outra coisa.",
            "taxa de câmbio",
        ),
        (
            "it",
            "La funzione di costo scende.\nAllora la funzione di costo sale.\n"
            "Una funzione di costo è questa.",
            "funzione di costo",
        ),
    ],
)
def test_a_term_may_hold_a_preposition(language: str, text: str, expected: str) -> None:
    assert terms(text, language)[0] == expected


def test_an_article_that_is_cut_short_is_no_part_of_a_term() -> None:
    text = "L'automate accepte.\nVoici l'automate fini.\nUn automate d'état. Et l'automate ?"
    assert terms(text, "fr")[0].lower() == "automate"


def test_a_verb_is_no_term_and_the_same_word_as_a_noun_is() -> None:
    text = """
        Clustering is what we do. The clustering of points is hard. A clustering has a cost.
        So we computed it, and you computed it, and they computed it again.
    """
    assert terms(text) == ["clustering"]
    spanish = "Vamos a clasificar esto.\nSe puede clasificar.\nPara clasificar, un escalar.\n"
    spanish += "El escalar crece.\nUn escalar es un número."
    assert terms(spanish, "es") == ["escalar"]


def test_spellings_that_a_recogniser_varies_are_one_term() -> None:
    text = """
        Las redes neuronales aprenden. Vemos que estas redes neuronales son así.
        Con unas rees neuronales no. Las redes neuronales sí. Unas rees neuronales.
        Una red neuronal.
    """
    [found] = find_terms([line.strip() for line in text.strip().splitlines()], vocabulary("es"))
    assert (found.text, found.count) == ("redes neuronales", 6)


def test_a_term_says_how_often_and_where_it_is_said() -> None:
    sentences = ["The gradient is zero."] * 2 + ["Nothing here."] + ["A gradient, the gradient."]
    [found] = find_terms(sentences, vocabulary("en"))
    assert (found.text, found.count, found.sentences) == ("gradient", 4, (0, 1, 3, 3))


def test_ten_to_fourteen_terms_are_shown() -> None:
    many = [
        KeyTerm(f"t{n}", weight, 3) for n, weight in enumerate([9.0] * 5 + [1.1] * 7 + [1.0] * 9)
    ]
    assert len(best_terms(many)) == 12
    assert len(best_terms([KeyTerm(f"t{n}", 9.0, 3) for n in range(30)])) == 14
    assert len(best_terms([KeyTerm(f"t{n}", 9.0 / (1 + n) ** 3, 3) for n in range(30)])) == 10
    assert len(best_terms(many[:4])) == 4


@pytest.mark.parametrize("language", [None, "de", "ru", "ja", "zh", "th", "xx", "en"])
@pytest.mark.parametrize(
    "text", ["", "word", "机器学习很好。我们学习机器学习。", "... 12 3.5 --", "a a a a"]
)
def test_any_text_in_any_language_can_be_read(language: str | None, text: str) -> None:
    assert all(isinstance(term, str) for term in terms(text or " ", language))


def test_a_language_without_frequencies_has_terms() -> None:
    text = (
        "Die Photosynthese braucht Licht.\nDie Photosynthese der Pflanzen.\nUnd die Photosynthese."
    )
    assert terms(text, "de")[0] == "Photosynthese"


def test_a_long_lecture_takes_seconds() -> None:
    syllables = ("ka", "lo", "mi", "ter", "sun", "ve", "dor")
    words = [a + b + c for a in syllables for b in syllables for c in syllables]
    sentences = [
        " the ".join(words[(i * k * 13 + i // 40) % 343] for k in range(1, 8)) for i in range(6400)
    ]  # about ten hours
    begun = time.process_time()
    assert find_terms(sentences, vocabulary("en"))
    assert time.process_time() - begun < 10


def test_a_phrase_is_preferred_to_the_word_that_is_said_more_often() -> None:
    text = """
        The filter is small. A filter is simple, and this filter too. The filter works.
        A filter kernel is a table. This filter kernel is small. The filter kernel, again.
    """
    assert terms(text)[0] == "filter kernel"


def test_german_terms_are_nouns() -> None:
    text = """
        Ein symbolischer Link beschreibt ein Ziel, das beschreibt man, und der Link beschreibt es.
        Dieser symbolische Link wird gestartet. Der Kernel wird gestartet, wird also gestartet.
        Den Kernel finden wir so. So finden wir den Kernel.
    """
    assert terms(text, "de")[:2] == ["symbolischer Link", "Kernel"]
    assert not {"beschreibt", "gestartet", "finden"} & set(terms(text, "de"))
    assert "kernel" in terms(text.lower(), "de")


def test_english_talk_is_no_term_in_another_language() -> None:
    text = "You can see that このカーネルは of the best カーネル.\n" * 3
    assert not {"you", "can", "of", "the"} & set(" ".join(terms(text, "ja")).lower().split())
