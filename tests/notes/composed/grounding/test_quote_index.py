"""Quotes found where they stand, with the transcript's own words; invented ones not found."""

from __future__ import annotations

import random

import pytest

from lectura.notes.composed.grounding.quote_index import Haystack
from lectura.records.notes import Citation
from lectura.records.transcript import Segment, Word

TEXTS = [
    "Bueno, hoy vamos a hablar de las redes convolucionales.",
    "La capa de pooling reduce la resolución (normalmente a la mitad)",
    "y no tiene parámetros que haya que aprender.",
    "La tarea es entregar tres páginas antes del lunes 14 de marzo,",
    "y vale el 20 % de la nota final.",
    "¿Alguna pregunta? Sí, dime, Laura.",
    "El examen no entra en el temario de hoy.",
]


def _haystack(texts: list[str] | None = None) -> Haystack:
    return Haystack(
        [
            Segment(id=10 + n, start=n * 10.0, end=n * 10.0 + 9, text=text, speaker=f"S{n % 2}")
            for n, text in enumerate(texts or TEXTS)
        ]
    )


def _cite(quote: str, near: tuple[int, ...] = (), texts: list[str] | None = None) -> Citation:
    haystack = _haystack(texts)
    (span,) = haystack.find(quote, near)
    return haystack.cite(span)


@pytest.mark.parametrize(
    ("quote", "ids", "words"),
    [
        ("hablar de las redes convolucionales", (10,), "hablar de las redes convolucionales."),
        ("HABLAR DE LAS REDES, convolucionales!", (10,), "hablar de las redes convolucionales."),
        ("reduce la resolucion normalmente a la mitad", (11,), None),
        ("a la mitad y no tiene parametros", (11, 12), "a la mitad) y no tiene parámetros"),
        (
            "La capa de puling reduce la resolución",
            (11,),
            "La capa de pooling reduce la resolución",
        ),
    ],
)
def test_found_with_the_words_of_the_transcript(
    quote: str, ids: tuple[int, ...], words: str | None
) -> None:
    citation = _cite(quote, ids)
    assert citation.segment_ids == ids
    if words is not None:
        assert citation.quote == words


def test_a_wrong_place_is_mended() -> None:
    citation = _cite("vale el 20 % de la nota final", (10,))
    assert citation.segment_ids == (14,)
    assert citation.start is not None
    assert 40.0 <= citation.start < 49.0


def test_unknown_ids_do_not_matter() -> None:
    assert _cite("vale el 20 % de la nota final", (999,)).segment_ids == (14,)


@pytest.mark.parametrize(
    "quote",
    [
        "vale el 30 % de la nota final",
        "La tarea es entregar cinco páginas antes del lunes 14 de marzo",
        "La tarea es entregar tres páginas antes del martes 14 de marzo",
        "La tarea es entregar tres páginas antes del lunes 14 de abril",
        "La tarea es entregar tres páginas antes del lunes 15 de marzo",
        "La tarea no es entregar tres páginas antes del lunes 14 de marzo",
        "y tiene parámetros que haya que aprender siempre",
        "los transformadores superan a las redes recurrentes en traducción",
        "",
        "...",
    ],
)
def test_what_was_not_said_is_not_found(quote: str) -> None:
    assert _haystack().find(quote, (10, 11, 12, 13, 14)) == ()


def test_a_negation_before_the_quote_belongs_to_it() -> None:
    assert _cite("entra en el temario de hoy", (16,)).quote == "no entra en el temario de hoy."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Esto se aprende solo, ¿no? La red ajusta los pesos.", "La red ajusta los pesos."),
        ("Esto se aprende solo, no, la red ajusta los pesos.", "la red ajusta los pesos."),
        ("esto se aprende solo no la red ajusta los pesos", "la red ajusta los pesos"),
        (
            "sea al todo, pues la gente que lo usa como les digo y lo repito mil veces no siempre "
            "debe hacer la evaluación",
            "siempre debe hacer la evaluación",
        ),
        ("It learns by itself, doesn't it? The network adjusts.", "The network adjusts."),
    ],
)
def test_a_tag_question_before_the_quote_is_no_negation(text: str, quote: str) -> None:
    assert _cite(quote, (10,), [text]).quote == quote


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Mira — la red ajusta los pesos.", "la red ajusta los pesos."),
        ("- la red ajusta los pesos", "la red ajusta los pesos"),
        ("y …la red ajusta los pesos", "la red ajusta los pesos"),
        ("dijo *la red ajusta los pesos* y ya", "la red ajusta los pesos"),
        ("¿«La red» ajusta los pesos?", "¿«La red» ajusta los pesos?"),
    ],
)
def test_only_what_opens_a_sentence_or_a_quotation_opens_a_quote(text: str, quote: str) -> None:
    assert _cite("la red ajusta los pesos", (10,), [text]).quote == quote


def test_the_place_nearest_to_the_cited_one() -> None:
    texts = ["esto es lo importante de hoy", *TEXTS, "esto es lo importante de hoy"]
    assert _cite("esto es lo importante de hoy", (17,), texts).segment_ids == (18,)
    assert _cite("esto es lo importante de hoy", (10,), texts).segment_ids == (10,)


def test_short_quotes_count_only_where_they_were_said_to_be() -> None:
    assert _haystack().find("dime, Laura", (15,))
    assert not _haystack().find("dime, Laura", (10,))


def test_parts_around_an_ellipsis() -> None:
    haystack = _haystack()
    spans = haystack.find("hoy vamos a hablar ... no tiene parámetros que haya", ())
    assert [haystack.cite(span).segment_ids for span in spans] == [(10,), (12,)]
    assert haystack.find("hoy vamos a hablar ... de los transformadores y la atención", ()) == ()


def test_time_of_the_words_where_the_transcript_has_it() -> None:
    words = tuple(
        Word(text=f" w{n}x", start=100.0 + n, end=100.5 + n, probability=0.9) for n in range(8)
    )
    segment = Segment(
        id=3, start=100.0, end=108.0, text="".join(w.text for w in words).strip(), words=words
    )
    haystack = Haystack([segment])
    (span,) = haystack.find("w2x w3x w4x", (3,))
    citation = haystack.cite(span)
    assert (citation.start, citation.end) == (102.0, 104.5)


def test_who_says_it() -> None:
    haystack = _haystack()
    assert haystack.speaker(haystack.find("no tiene parámetros que haya", ())[0]) == "S0"


def test_a_script_without_spaces() -> None:
    haystack = Haystack(
        [Segment(id=0, text="今天我们讲卷积神经网络。"), Segment(id=1, text="作业是三页。")]
    )
    (span,) = haystack.find("卷积神经网络", (0,))
    assert haystack.cite(span).quote == "卷积神经网络。"


def test_quotes_never_begin_or_end_inside_a_word() -> None:
    draw = random.Random(5)
    texts = [
        " ".join(
            draw.choice(["alfa", "betún", "l'eau", "co-op", "delta.", "«eco»"]) + str(n * 7 + k)
            for k in range(7)
        )
        for n in range(60)
    ]
    haystack = _haystack(texts)
    everything = " ".join(texts)
    for _ in range(200):
        first = draw.randrange(len(everything) - 80)
        piece = everything[first : first + draw.randrange(25, 80)]
        whole = " ".join(piece.split()[1:-1])  # as a model would quote: whole words
        for span in haystack.find(whole, ()):
            quote = haystack.cite(span).quote
            assert f" {quote} " in f" {everything} "


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("เรียนรู้ของเครื่อง", "วันนี้เราจะเรียนรู้ของเครื่องกัน"),
        ("សិក្សាម៉ាស៊ីន", "យើងសិក្សាម៉ាស៊ីនថ្ងៃនេះ"),
        ("学习机器学习", "我们学习机器学习的方法"),
        ("စက်သင်ယူမှု", "ဒီနေ့စက်သင်ယူမှုပါ"),
        ("यह पाठ आसान", "सुनो, यह पाठ आसान है।"),
    ],
)
def test_a_quote_is_found_inside_text_of_any_script(quote: str, text: str) -> None:
    assert _cite(quote, texts=["nothing", text, "nothing"]).quote == quote
