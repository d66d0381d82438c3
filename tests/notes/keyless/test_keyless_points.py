"""Which sentences are key points, how many, and where they begin and end."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from lectura.notes.keyless.ranking import quality, standing, weights
from lectura.notes.keyless.sentences import Sentence, split_sentences
from lectura.notes.keyless.speech import running_text
from lectura.notes.keyless.tidy import statement, trimmed
from lectura.notes.keyless.vocabulary import vocabulary
from lectura.records.notes import KeyPoint, Notes
from lectura.records.transcript import Segment, Transcript

NoteTaker = Callable[..., Notes]


def _worth(text: str, language: str) -> float:
    known = vocabulary(language)
    sentence, content = Sentence(0, 0, len(text), text, None), known.content(text)
    return standing(sentence, content, known) * quality(sentence, content, 50, known)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It means the machine can go along the arrow without reading a symbol."),
        ("en", "So it is a list of five components with a transition function."),
        ("en", "Is when the machine has nondeterministic choices to make at every stage."),
        ("en", "That is exactly the automaton whose states are subsets of other states."),
        ("en", "Which states can the automaton reach after reading the symbol?"),
        ("en", "Epsilon transitions cost nothing."),
        ("en", "And so then you have to go over there and do it all once more for them and us."),
        ("es", "Eso es lo que hace que la red neuronal aprenda los pesos del modelo."),
        ("es", "Pero ella no converge cuando los datos tienen valores atípicos."),
        ("es", "¿La red neuronal aprende los pesos con el gradiente de la función?"),
        ("fr", "Cela veut dire que l'automate accepte la chaîne vide au départ."),
        ("fr", "Elles dépendent de la fréquence et de l'orientation des ondes."),
        ("pt", "Isso significa que a rede aprende os pesos com o gradiente."),
        ("pt", "Eles dependem da frequência e da orientação das ondas planas."),
    ],
)
def test_what_needs_other_sentences_is_no_key_point(language: str, text: str) -> None:
    assert _worth(text, language) == 0.0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An image is essentially a function on a grid of rows and columns."),
        ("en", "In that case, acceptance always overrules rejection in the automaton."),
        ("en", "This automaton accepts every string that ends with two zeros."),
        ("es", "El perceptrón multicapa es una pieza de muchas arquitecturas modernas."),
        ("es", "Entonces, la retropropagación reparte la responsabilidad del error entre capas."),
        ("fr", "Une grammaire engendre un langage par des règles de réécriture."),
        ("pt", "A fotossíntese converte a luz em energia química nas folhas."),
    ],
)
def test_what_stands_alone_may_be_one(language: str, text: str) -> None:
    assert _worth(text, language) > 0.5


def test_words_to_the_listener_and_remarks_about_oneself_weigh_less() -> None:
    plain = _worth("The kernel of the filter is applied at every pixel of the image.", "en")
    spoken = _worth("I think you apply the kernel of my filter at every pixel of the image.", "en")
    assert 0 < spoken < 0.7 * plain


def test_the_sentence_that_brings_new_words_of_the_subject_weighs_more_than_one_that_repeats() -> (
    None
):
    new, again = "The histogram counts every gray value.", "The histogram counts, as I said."
    weight = weights([new, *[again] * 5, "We went to lunch and came back."], vocabulary("en"))
    assert weight[0] > 1.5 * weight[5]
    assert weight[0] > 1.5 * weight[6]


def test_in_a_language_without_a_list_the_words_said_often_tell() -> None:
    sentences = ["solsystemet planeter", "planeter planeter solsystemet", "kaffe"] * 3
    weight = weights(sentences, vocabulary("da"))
    assert weight[0] > weight[2] > 0


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        (
            "en",
            "and that means we have machines for both",
            "and that means we have machines for both",
        ),
        ("en", "so that the rest is accepted too", "so that the rest is accepted too"),
        (
            "en",
            "now that we have seen it we go back home",
            "now that we have seen it we go back home",
        ),
        ("en", "because the empty string is accepted", "because the empty string is accepted"),
        ("en", "right side of the equation vanishes", "right side of the equation vanishes"),
        ("en", "okay so now the formal definition", "the formal definition"),
        ("es", "que la red aprende sola los pesos", "que la red aprende sola los pesos"),
        ("es", "ahora que tenemos los datos seguimos", "ahora que tenemos los datos seguimos"),
        ("es", "porque los datos no tienen etiquetas", "porque los datos no tienen etiquetas"),
        ("es", "y entonces el gradiente desaparece", "el gradiente desaparece"),
        ("fr", "alors que la somme reste constante", "alors que la somme reste constante"),
        ("fr", "parce que la somme reste constante", "parce que la somme reste constante"),
        ("pt", "bom dia a todos os presentes aqui", "bom dia a todos os presentes aqui"),
        ("pt", "e então o gradiente desaparece", "o gradiente desaparece"),
    ],
)
def test_a_lead_in_is_never_cut_from_a_clause_that_needs_it(
    language: str, text: str, kept: str
) -> None:
    speech = running_text([Segment(id=0, text=text)])
    start, end = trimmed(speech, 0, len(text), language)
    assert speech.text[start:end] == kept


def test_the_statement_keeps_the_words_of_such_a_clause() -> None:
    speech = running_text([Segment(id=0, text="And that means we have machines for both.")])
    [sentence] = split_sentences(speech, "en")
    start, end = trimmed(speech, sentence.start, sentence.end, "en")
    assert statement(speech.text[start:end]) == "And that means we have machines for both."


SUBJECTS = (
    "enzyme catalyses reaction substrate molecule",
    "tribunal reviews contract liability verdict",
    "telescope records spectrum galaxy redshift",
    "glacier carves valley moraine sediment",
    "harmony resolves cadence dominant interval",
)


def _sentence(subject: int, number: int) -> str:
    noun, verb, *others = SUBJECTS[subject].split()
    mine = [f"{other}{chr(97 + number % 26)}{chr(97 + number // 26)}" for other in others]
    return f"The {noun} {verb} every {mine[0]} with the {mine[1]} and another {mine[2]}."


def _lecture(*, minutes: int, timed: bool = True) -> Transcript:
    """A sentence of 11 words every 5 seconds, five subjects one after the other."""
    count = minutes * 12
    segments = [
        Segment(
            id=index,
            start=index * 5.0 if timed else None,
            end=index * 5.0 + 4.8 if timed else None,
            text=_sentence(index * len(SUBJECTS) // count, index),
        )
        for index in range(count)
    ]
    return Transcript(segments=tuple(segments), language="en")


def _points(notes: Notes) -> list[KeyPoint]:
    return [point for topic in notes.topics for point in topic.key_points]


@pytest.mark.parametrize(
    ("length", "most", "fewest"), [("short", 20, 12), ("normal", 40, 30), ("long", 80, 60)]
)
def test_an_hour_has_at_most_forty_points_half_as_many_if_short_and_twice_if_long(
    take_notes: NoteTaker, length: str, most: int, fewest: int
) -> None:
    notes = take_notes(_lecture(minutes=60), length=length)
    points = _points(notes)
    assert fewest <= len(points) <= most
    assert sum(len(point.statement.split()) for point in points) <= most * 22.5
    assert notes.made_by.length == length


def test_without_times_the_words_tell_how_long_it_took(take_notes: NoteTaker) -> None:
    """330 words are 2.2 minutes at 150 a minute; 7920 are 53: 35 points."""
    assert len(_points(take_notes(_lecture(minutes=60, timed=False)))) in range(25, 36)
    assert len(_points(take_notes(_lecture(minutes=3, timed=False)))) <= 3


def test_every_topic_has_a_point_and_none_much_more_than_its_share(take_notes: NoteTaker) -> None:
    topics = take_notes(_lecture(minutes=30)).topics
    assert all(topic.key_points for topic in topics)
    for topic in topics:
        assert topic.start is not None
        assert topic.end is not None
        share = (topic.end - topic.start) / 1800 * 20
        assert len(topic.key_points) <= 1.5 * share + 1


def test_the_essential_points_are_points_of_the_topics_and_there_is_no_summary(
    take_notes: NoteTaker,
) -> None:
    notes = take_notes(_lecture(minutes=30))
    assert notes.summary == ""
    kept = [sum(point.essential for point in topic.key_points) for topic in notes.topics]
    assert sum(kept) == 5
    assert max(kept) == 1
    assert not any(point.essential for point in _points(take_notes(_lecture(minutes=4))))


def test_the_very_same_words_are_one_point_and_similar_ones_are_two(take_notes: NoteTaker) -> None:
    said = [_sentence(0, index) for index in range(40)]
    said[10] = said[20] = said[30] = "The enzyme catalyses every reaction of the substrate there."
    segments = [
        Segment(id=i, start=i * 5.0, end=i * 5.0 + 4, text=text) for i, text in enumerate(said)
    ]
    notes = take_notes(Transcript(segments=tuple(segments), language="en"), length="long")
    statements = [point.statement for point in _points(notes)]
    assert len(statements) == len(set(statements))


def test_without_times_a_topic_says_how_many_words_come_before_it(take_notes: NoteTaker) -> None:
    """Each sentence has 11 words, and none stands in two topics."""
    topics = take_notes(_lecture(minutes=30, timed=False)).topics
    starts = [topic.start_word for topic in topics if topic.start_word is not None]
    assert starts[0] == 0
    assert len(starts) == len(topics) >= 5
    assert all(start % 11 == 0 for start in starts)
    assert starts == sorted(set(starts))
    assert all(topic.start_word is None for topic in take_notes(_lecture(minutes=10)).topics)


def test_what_is_essential_is_what_the_lecture_goes_on_to_speak_of(take_notes: NoteTaker) -> None:
    """Not an aside in words of its own, and not a formula that is read out."""
    aside = "The zebra gallops across savannah grassland towards another waterhole nearby."
    formula = "The enzyme y takes x to q2 and then z to q3 with the substrate w again."
    told = list(_lecture(minutes=30).segments)
    for index, text in ((1, aside), (2, formula)):
        told[index] = told[index].model_copy(update={"text": text})
    points = _points(take_notes(Transcript(segments=tuple(told), language="en"), length="long"))
    assert aside in [point.statement for point in points]
    essential = [point.statement for point in points if point.essential]
    assert essential
    assert not {aside, formula} & set(essential)


@pytest.mark.parametrize(
    ("language", "plan", "fact"),
    [
        (
            "en",
            "We want to talk about the kernel of the filter next.",
            "The kernel of the filter always sums to one.",
        ),
        (
            "es",
            "Vamos a ver el núcleo del filtro en la imagen.",
            "El núcleo del filtro siempre suma uno en total.",
        ),
        (
            "fr",
            "Nous allons voir le noyau du filtre de l'image.",
            "Le noyau du filtre somme toujours à un entier.",
        ),
        (
            "pt",
            "Vamos ver o núcleo do filtro de cada imagem.",
            "O núcleo do filtro sempre soma um inteiro exato.",
        ),
    ],
)
def test_what_will_be_done_weighs_less_than_what_holds(language: str, plan: str, fact: str) -> None:
    assert _worth(plan, language) < 0.75 * _worth(fact, language)


@pytest.mark.slow
def test_ten_hours_take_seconds(take_notes: NoteTaker) -> None:
    lecture = _lecture(minutes=600)
    started = time.monotonic()
    notes = take_notes(lecture)
    assert time.monotonic() - started < 30
    assert len(_points(notes)) in range(300, 401)
