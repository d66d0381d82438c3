"""Small words, short forms and first names, which carry no meaning and title nothing."""

from __future__ import annotations

import pytest

from lectura.notes.keyless.terms import find_terms, page_title, topic_titles
from lectura.notes.keyless.vocabulary import guess_language, vocabulary


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("en", "We don't know what the machine's state is, I'm sure", ["machin", "state"]),
        ("en", "The NFAs and the DFA", ["nfa", "dfa"]),
        ("fr", "L'automate et qu'est-ce que l’état d'un automate", ["automat", "etat", "automat"]),
        ("it", "L'automa e dell'automa un po'", ["autom", "autom"]),
        ("es", "Hay que ver si la red puede, o sea, el gradiente", ["red", "gradient"]),
        ("pt", "Então a gente vai ver a taxa de câmbio", ["tax", "cambi"]),
        (
            "es",
            "El random forest es the best of the models",
            ["random", "forest", "best", "models"],
        ),
        ("de", "Wir haben die Photosynthese", ["photosynthes"]),
        ("xx", "alpha beta", ["alpha", "beta"]),
    ],
)
def test_only_what_carries_meaning_counts(language: str, text: str, content: list[str]) -> None:
    assert vocabulary(language).content(text) == content


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hoy vamos a ver cómo se entrena una red y qué es lo que aprende de los datos", "es"),
        ("Today we are going to see how a network is trained and what it learns from data", "en"),
        ("Hoje nós vamos ver como se treina uma rede e o que ela aprende com os dados", "pt"),
        ("Aujourd'hui nous allons voir comment on entraîne un réseau et ce qu'il apprend", "fr"),
        ("Heute sehen wir, wie man ein Netz trainiert und was es aus den Daten lernt", "de"),
        ("Oggi vediamo come si allena una rete e che cosa impara da tutti questi dati", "it"),
        ("alpha beta gamma delta epsilon zeta eta theta iota", None),
        ("mmm", None),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, language: str | None) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Mariana, please.", "Thank you Michael and Mariana.", "Michael has a question."]),
        ("es", ["a ver mariana", "gracias juan camilo", "mariana y juan camilo exponen"]),
        ("fr", ["Chloé, à toi.", "Merci Manon et Chloé.", "Manon, c'est bien."]),
        ("pt", ["João, fala.", "Obrigado Beatriz e João.", "Beatriz, pode falar."]),
    ],
)
def test_nobody_is_a_term_or_stands_in_a_title(language: str, lines: list[str]) -> None:
    lines = [line for line in lines for _ in range(4)]
    subject = {"en": "the gradient", "es": "el gradiente", "fr": "le gradient", "pt": "o gradiente"}
    lines += [f"{subject[language]}."] * 3
    found = find_terms(lines, vocabulary(language))
    titles = [
        page_title(found, len(lines), language),
        *topic_titles(found, [range(8), range(8, 15)]),
    ]
    said = " ".join([*titles, *(term.text for term in found)]).lower()
    assert "gradient" in titles[0].lower()
    for name in ("mariana", "michael", "juan", "camilo", "chlo", "manon", "jo", "beatriz"):
        assert name not in said


def test_a_name_that_is_a_common_word_may_be_a_term() -> None:
    known = vocabulary("en")
    assert known.is_first_name("mariana")
    assert not known.is_first_name("rose")
    assert not known.is_first_name("max")
    assert not known.is_first_name("kernel")
