"""Sentences of a grid, and what of them was said in which cell."""

from __future__ import annotations

import doctest

import pytest

from lectura.translation.glossary import Glossary
from lectura.translation.grid import Cell
from lectura.translation.opus_mt import terms, tokens, units
from lectura.translation.opus_mt.terms import with_terms
from lectura.translation.opus_mt.tokens import mark_for
from lectura.translation.opus_mt.units import units_of


def cells(*said: str, speakers: str = "") -> list[Cell]:
    return [
        Cell(index, index, index, text, speaker=speakers[index : index + 1] or None)
        for index, text in enumerate(said)
    ]


def found(*said: str, speakers: str = "") -> list[tuple[str, list[tuple[int, str]]]]:
    return [
        (unit.said, [(part.cell, part.said) for part in unit.parts])
        for unit in units_of(cells(*said, speakers=speakers))
    ]


def test_a_sentence_over_several_cells_is_one() -> None:
    assert found("La red aprende", "de muchos", "ejemplos.", "Fin.") == [
        (
            "La red aprende de muchos ejemplos.",
            [(0, "La red aprende"), (1, "de muchos"), (2, "ejemplos.")],
        ),
        ("Fin.", [(3, "Fin.")]),
    ]


def test_several_sentences_in_a_cell_are_several() -> None:
    assert found("Sí. Claro. Y la", "capa suma.") == [
        ("Sí.", [(0, "Sí.")]),
        ("Claro.", [(0, "Claro.")]),
        ("Y la capa suma.", [(0, "Y la"), (1, "capa suma.")]),
    ]


def test_another_speaker_is_another_sentence() -> None:
    assert [said for said, _ in found("Pero la", "Perdón", speakers="ab")] == ["Pero la", "Perdón"]


def test_scripts_without_spaces_are_joined_without() -> None:
    assert found("你好。今天", "学习。") == [
        ("你好。", [(0, "你好。")]),
        ("今天学习。", [(0, "今天"), (1, "学习。")]),
    ]


@pytest.mark.parametrize(
    "said",
    [
        ("El Dr. Díaz dice 3.5 y", "no 4.", "¿Sí? 25.", "...", "sin punto"),
        ("word " * 300, "more " * 200),
        ("a.b", ".", "c. d.e. F"),
    ],
)
def test_no_word_is_lost_and_none_is_twice(said: tuple[str, ...]) -> None:
    bare = tuple(" ".join(text.split()) for text in said)
    parts: dict[int, list[str]] = {}
    for _, several in found(*bare):
        for cell, text in several:
            parts.setdefault(cell, []).append(text)
    assert ["".join(parts[cell]).replace(" ", "") for cell in range(len(bare))] == [
        text.replace(" ", "") for text in bare
    ]


def test_the_model_s_own_word_gives_way_to_that_of_the_glossary() -> None:
    glossary = Glossary((("sobreajuste", "overfitting"), ("capa", "layer")))
    own = {"sobreajuste": ("the over-fit", "over-adjustment"), "capa": ("cape",)}
    said = "El sobreajuste de la capa."
    changed = with_terms("The over-adjustments of the cape.", said, glossary, own)
    assert changed == "The overfitting of the layer."


def test_a_term_that_was_said_otherwise_is_not_forced_in() -> None:
    glossary = Glossary((("capa", "layer"),))
    text = "It escapes."
    assert with_terms(text, "La capa se va.", glossary, {"capa": ("cape", "...")}) == text
    assert with_terms("A cape.", "Sin ella.", glossary, {"capa": ("cape",)}) == "A cape."


@pytest.mark.parametrize(
    ("to", "known", "mark"),
    [
        ("en", {"▁the"}, None),
        ("es", {">>es<<", ">>spa<<"}, ">>es<<"),
        ("ca", {">>cat<<", ">>spa<<"}, ">>cat<<"),
        ("pt-BR", {">>por<<"}, ">>por<<"),
        ("zh-Hant", {">>cmn_Hans<<", ">>cmn_Hant<<"}, ">>cmn_Hant<<"),
        ("de", {">>por<<"}, None),
    ],
)
def test_the_mark_of_a_language(to: str, known: set[str], mark: str | None) -> None:
    assert mark_for(to, frozenset(known)) == mark


@pytest.mark.parametrize("module", [units, terms, tokens])
def test_examples(module: object) -> None:
    ran = doctest.testmod(module)  # type: ignore[arg-type]
    assert ran.attempted
    assert not ran.failed
