"""Each quote is counted once: how it was found, or that it was not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from lectura.notes.composed.grounding.ground import Claim, claims_of, look_up
from lectura.notes.composed.grounding.quote_index import Haystack
from lectura.notes.composed.replies import FoundQuote, MapReply
from lectura.records.grounding import Grounding
from lectura.records.transcript import Segment

TEXTS = (
    "Bueno, hoy vamos a hablar de las redes convolucionales.",
    "La capa de pooling reduce la resolución a la mitad",
    "y no tiene parámetros que haya que aprender.",
    "Esto lo vimos la semana pasada con los datos.",
    "Después vienen las capas densas, que son otra cosa.",
    "Y con eso terminamos por hoy.",
)
HAYSTACK = Haystack([Segment(id=n, text=text) for n, text in enumerate(TEXTS)])


def looked_up(
    *points: tuple[str, list[int]], again: Mapping[int, FoundQuote] | None = None, **more: Any
) -> Grounding:
    reply = MapReply.model_validate({
        "summary": "",
        "key_points": [
            {"statement": "S", "quote": quote, "segment_ids": ids} for quote, ids in points
        ],
        **more,
    })  # fmt: skip

    def ask(claims: Sequence[Claim]) -> Mapping[int, FoundQuote]:
        return again or {}

    return look_up(claims_of(reply), HAYSTACK, ask).grounding


@pytest.mark.parametrize(
    ("quote", "ids", "wanted"),
    [
        ("reduce la resolución a la mitad", [1], Grounding(found=1)),
        ("REDUCE la resolucion, a la mitad.", [1], Grounding(found=1)),
        ("a la mitad y no tiene parámetros", [1, 2], Grounding(found=1)),
        ("la capa de pooling … que haya que aprender", [1, 2], Grounding(found=1)),
        # The line beside the cited one is the same place; no place was claimed at all.
        ("reduce la resolución a la mitad", [2], Grounding(found=1)),
        ("reduce la resolución a la mitad", [], Grounding(found=1)),
        ("reduce la resolución a la mitad", [5], Grounding(repaired=1)),
        ("la capa de puling reduce la resolución", [1], Grounding(repaired=1)),
        ("los elefantes bailan de noche en el circo", [1], Grounding(set_aside=1)),
        ("", [1], Grounding(set_aside=1)),
    ],
)
def test_how_one_quote_was_found(quote: str, ids: list[int], wanted: Grounding) -> None:
    assert looked_up((quote, ids)) == wanted


def test_what_is_found_when_asked_again_counts_as_that_alone() -> None:
    got = looked_up(
        ("reduce la resolución a la mitad", [1]),
        ("nadie dijo nunca estas palabras", [4]),
        ("los elefantes bailan de noche", [4]),
        again={0: FoundQuote(quote="las capas densas, que son otra cosa", segment_ids=[4])},
    )
    assert got == Grounding(found=1, asked_again=1, set_aside=1)
    assert got.percent == 66.67


def test_an_answer_is_a_quote_of_its_own_and_a_date_is_none() -> None:
    question = {
        "question": "¿Qué reduce?", "quote": "la capa de pooling reduce", "segment_ids": [1],
        "answer": "La resolución.", "answer_quote": "nadie dijo esto jamás aquí",
        "answer_segment_ids": [1],
    }  # fmt: skip
    task = {
        "what": "Leer", "quote": "con eso terminamos por hoy", "segment_ids": [5],
        "due_text": "el viernes",
    }  # fmt: skip
    got = looked_up(questions=[question], assignments=[task])
    assert got == Grounding(found=2, set_aside=1)


def test_both_together() -> None:
    one = Grounding(found=1, repaired=2, asked_again=3, set_aside=4)
    other = Grounding(found=10, repaired=20, asked_again=30, set_aside=40)
    assert one.plus(other) == Grounding(found=11, repaired=22, asked_again=33, set_aside=44)
    assert one.percent == 60.0
    assert Grounding().percent is None
