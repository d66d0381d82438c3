"""Questions with their answers: of the matter, never rhetorical, never paired by chance."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lectura.records.notes import Notes, Question
from lectura.records.transcript import Transcript

Asker = Callable[..., tuple[Question, ...]]

MATTER = {
    "en": "The enzyme binds the substrate. Heat changes the enzyme. The enzyme lets go of the "
    "substrate. Every enzyme has a shape, and the substrate fits the shape. Heat breaks the shape.",
    "es": "La enzima une el sustrato. El calor cambia la enzima. La enzima suelta el sustrato. "
    "Cada enzima tiene una forma, y el sustrato encaja en la forma. El calor rompe la forma.",
    "fr": "L'enzyme fixe le substrat. La chaleur change l'enzyme. L'enzyme relâche le substrat. "
    "Chaque enzyme a une forme, et le substrat entre dans la forme. La chaleur casse la forme.",
    "pt": "A enzima une o substrato. O calor muda a enzima. A enzima solta o substrato. "
    "Cada enzima tem uma forma, e o substrato encaixa na forma. O calor quebra a forma.",
}

REAL = [
    ("en", "Why does heat stop the enzyme?", "Because it breaks the shape of the enzyme."),
    ("en", "Does the enzyme change with the substrate?", "No, the enzyme stays as it was."),
    ("en", "Is there an enzyme without a substrate?", "Well, depends on what you call an enzyme."),
    ("en", "How fast does the enzyme lose its shape?", "Good question. The shape goes at once."),
    ("es", "¿Por qué el calor detiene la enzima?", "Porque rompe la forma de la enzima."),
    ("es", "¿La enzima cambia con el sustrato?", "No, la enzima queda igual."),
    ("es", "¿Puede la enzima unir otro sustrato?", "Depende de la forma de la enzima."),
    ("fr", "Pourquoi la chaleur arrête-t-elle l'enzyme ?", "Parce qu'elle casse la forme."),
    ("fr", "Est-ce que l'enzyme change avec le substrat ?", "Non, l'enzyme reste la même."),
    ("pt", "Por que o calor para a enzima?", "Porque quebra a forma da enzima."),
    ("fr", "Pourquoi l'enzyme est-elle fragile ?", "Parce que la chaleur casse la forme."),
    ("pt", "A enzima muda com o substrato?", "Não, a enzima fica igual."),
]

NONE = [
    # The lecturer goes on speaking.
    ("en", "So what does the enzyme do with the substrate?", "It binds the substrate at once."),
    (
        "en",
        "Now how do we stop the enzyme with heat?",
        "Well, we raise the heat around the enzyme.",
    ),
    ("en", "So can we bind the enzyme again?", "Yes, we bind the enzyme to the substrate."),
    ("es", "Entonces, ¿qué hace la enzima con el sustrato?", "Une el sustrato a la enzima."),
    ("es", "¿Y cómo podemos parar la enzima?", "Pues calentamos la enzima y el sustrato."),
    ("fr", "Alors, qu'est-ce que fait l'enzyme ?", "Elle fixe le substrat de l'enzyme."),
    ("pt", "Então, o que faz a enzima com o substrato?", "Ela une o substrato à enzima."),
    ("en", "The enzyme stops at the substrate, why?", "Because the enzyme loses its shape."),
    ("en", "Why we heat the enzyme and the substrate?", "Because we break the enzyme."),
    # Nobody knows later what "this" was.
    ("en", "Does this change the enzyme and the substrate?", "Yes, the enzyme changes."),
    ("es", "¿Esto cambia la enzima y el sustrato?", "Sí, la enzima cambia."),
    ("fr", "Est-ce que cela change l'enzyme et le substrat ?", "Oui, l'enzyme change."),
    ("pt", "Isso muda a enzima e o substrato?", "Sim, a enzima muda."),
    # Tags and checks.
    ("en", "The enzyme binds the substrate, right?", "Yes, the enzyme binds it."),
    ("en", "Does the shape of the enzyme make sense?", "Yes. The enzyme has a shape."),
    ("en", "Do you see the enzyme and the substrate?", "Yes, the enzyme is here."),
    ("es", "La enzima une el sustrato, ¿no?", "Sí, la enzima lo une."),
    ("es", "La enzima suelta el sustrato, ¿vale?", "Sí, la enzima lo suelta."),
    ("es", "¿Se entiende la forma de la enzima?", "Sí, la enzima tiene forma."),
    ("fr", "L'enzyme fixe le substrat, d'accord ?", "Oui, l'enzyme le fixe."),
    ("pt", "A enzima une o substrato, né?", "Sim, a enzima une."),
    # About the room.
    ("en", "Can you see my screen with the enzyme and the substrate?", "Yes, we can see it."),
    ("es", "¿Se ve la pantalla con la enzima y el sustrato?", "Sí, se ve la enzima."),
    ("fr", "Vous voyez l'enzyme et le substrat à l'écran ?", "Oui, on voit l'enzyme."),
    ("pt", "Vocês conseguem ver a tela com a enzima e o substrato?", "Sim, a enzima aparece."),
    # Of something else.
    ("en", "Why is the coffee machine always broken?", "Because nobody repairs it."),
    ("es", "¿Por qué el café siempre está frío?", "Porque nadie lo calienta."),
]


@pytest.fixture
def ask(tell: Callable[..., Transcript], take_notes: Callable[..., Notes]) -> Asker:
    """The questions found where nobody's voice is told apart, after sentences of the matter."""

    def questions(language: str, *said: str) -> tuple[Question, ...]:
        lines = [(None, line) for line in (MATTER[language], *said)]
        return take_notes(tell(lines, language)).questions

    return questions


@pytest.mark.parametrize(("language", "question", "answer"), REAL)
def test_a_question_with_words_that_answer_it_is_shown(
    ask: Asker, language: str, question: str, answer: str
) -> None:
    [found] = ask(language, question, answer)
    assert found.question == question
    assert found.citations[0].quote == question
    assert found.answer.rstrip(".").lower() in answer.lower()
    assert found.answer


@pytest.mark.parametrize(("language", "question", "answer"), NONE)
def test_rhetorical_questions_tags_checks_and_the_room_are_none(
    ask: Asker, language: str, question: str, answer: str
) -> None:
    assert ask(language, question, answer) == ()


def test_an_answer_ends_before_the_next_question(ask: Asker) -> None:
    found = ask(
        "en",
        "Is there a simple way to bind the enzyme without a substrate?",
        "No.",
        "Why does heat stop the enzyme?",
        "Because it breaks the shape of the enzyme.",
    )
    assert [item.answer for item in found] == ["No.", "Because it breaks the shape of the enzyme."]


def test_questions_in_one_breath_are_one(ask: Asker) -> None:
    [found] = ask(
        "en",
        "Why is the enzyme bound to the substrate?",
        "Can't the enzyme be bound to the heat?",
        "No, the enzyme only has a place for the substrate.",
    )
    assert found.question.startswith("Why is the enzyme")
    assert found.question.endswith("be bound to the heat?")
    assert found.answer == "No, the enzyme only has a place for the substrate."


def test_no_more_than_five_are_shown_where_nobodys_voice_is_told_apart(ask: Asker) -> None:
    parts = ["shape", "substrate", "heat", "enzyme", "binding", "surface", "pocket"]
    said = [
        line
        for part in parts
        for line in (
            f"Why does the enzyme need the {part} of the substrate?",
            f"Because the {part} holds the enzyme.",
        )
    ]
    found = ask("en", *said)
    assert [item.question for item in found] == said[:10:2]


def test_a_question_mark_inside_a_sentence_makes_no_question(ask: Asker) -> None:
    said = ("Is the enzyme bound at the end where the substrate can?", "Yes, fit the enzyme.")
    assert ask("en", *said) == ()


def test_what_was_announced_needs_a_question(ask: Asker) -> None:
    assert ask("en", "The enzyme is one question, the substrate is another.", "Yes, both.") == ()
    assert ask("en", "That is not just a question of the enzyme and its shape.", "It binds.") == ()


@pytest.mark.parametrize(
    ("question", "answer", "shown"),
    [
        ("Does the enzyme change with the substrate?", "No, the enzyme stays the same.", True),
        ("What happens to the enzyme in the heat?", "The enzyme loses its shape.", True),
        ("What happens to the enzyme in the heat?", "Mm, hm.", False),
        ("What happens to the enzyme in the heat?", "Let us have lunch before that.", False),
    ],
)
def test_an_answer_that_does_not_answer_is_left_out(
    tell: Callable[..., Transcript],
    take_notes: Callable[..., Notes],
    question: str,
    answer: str,
    shown: bool,
) -> None:
    lines = [("P", MATTER["en"]), ("P", MATTER["en"]), ("B", question), ("P", answer)]
    [found] = take_notes(tell(lines, "en")).questions
    assert (found.question, found.asked_by) == (question, "B")
    assert found.answer == (answer if shown else "")


@pytest.mark.parametrize(
    "lines",
    [
        [("P", "Can you all see my screen with the enzyme?"), ("B", "Yes, we see the enzyme.")],
        [("B", "Can I ask you about the enzyme after class?"), ("P", "Yes, of course.")],
        [("B", "The pocket of the enzyme?"), ("B", "I lost my pen.")],
        [("P", "What does the enzyme do now with the heat?"), ("B", "Mm, hm.")],
        [("B", "Why is the coffee machine broken again?"), ("P", "I do not know.")],
    ],
)
def test_what_is_none_is_none_where_speakers_are_told_apart(
    tell: Callable[..., Transcript],
    take_notes: Callable[..., Notes],
    lines: list[tuple[str, str]],
) -> None:
    transcript = tell([("P", MATTER["en"]), ("P", MATTER["en"]), *lines], "en")
    assert take_notes(transcript).questions == ()
