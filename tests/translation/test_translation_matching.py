"""Whose translation is it? Cues that came back merged, shifted, twice, or not at all."""

from __future__ import annotations

from lectura.translation.checks import Judge
from lectura.translation.grid import Cell
from lectura.translation.prompted.matching import BESIDE, MISSING, OTHER, TWICE, matched
from lectura.translation.prompted.replies import TranslatedLine

SAID = ("La red aprende.", "El modelo mejora.", "Y la capa suma.", "Nada más por hoy.")
TEXTS = ("The net learns.", "The model improves.", "And the layer adds.", "That is all today.")
BATCH = tuple(Cell(index + 10, index, index, said) for index, said in enumerate(SAID))
JUDGE = Judge("es", "en")


def lines(*rows: tuple[int, int, str]) -> list[TranslatedLine]:
    """(number, whose first words are shown, text) of each."""
    return [
        TranslatedLine(number=number, said=" ".join(SAID[of].split()[:2]), text=text)
        for number, of, text in rows
    ]


def whole() -> list[tuple[int, int, str]]:
    return [(index + 1, index, text) for index, text in enumerate(TEXTS)]


def test_each_gets_its_own_in_whatever_order_they_come() -> None:
    found = matched(BATCH, lines(*reversed(whole())), JUDGE)
    assert found.texts == dict(zip((10, 11, 12, 13), TEXTS, strict=True))
    assert found.problems == {}


def test_beside_one_that_is_missing_nothing_is_believed() -> None:
    rows = [(1, 0, f"{TEXTS[0]} {TEXTS[1]}"), *whole()[2:]]
    found = matched(BATCH, lines(*rows), JUDGE)
    assert found.problems == {11: MISSING, 10: BESIDE, 12: BESIDE}
    assert found.texts == {13: TEXTS[3]}


def test_shifted_numbers_are_seen_by_the_words_shown() -> None:
    rows = [(1, 0, TEXTS[0]), (2, 2, TEXTS[2]), (3, 3, TEXTS[3])]
    found = matched(BATCH, lines(*rows), JUDGE)
    assert found.texts == {10: TEXTS[0]}
    assert found.problems == {11: OTHER, 12: OTHER, 13: MISSING}


def test_two_translations_of_one_cue_are_none() -> None:
    found = matched(BATCH, lines(*whole(), (2, 1, "Something else.")), JUDGE)
    assert found.problems == {11: TWICE}


def test_one_translation_of_two_cues_is_of_neither() -> None:
    rows = [whole()[0], (2, 1, TEXTS[3]), *whole()[2:]]
    found = matched(BATCH, lines(*rows), JUDGE)
    assert found.problems == {11: OTHER, 13: OTHER}


def test_what_nobody_said_is_counted_and_left_out() -> None:
    found = matched(BATCH, lines(*whole(), (9, 0, "Thanks for watching!"), (0, 0, "Hi.")), JUDGE)
    assert (found.invented, len(found.texts), found.problems) == (2, 4, {})


def test_no_words_shown_is_no_cue_meant() -> None:
    rows = [TranslatedLine(number=1, said="", text=TEXTS[0])]
    assert matched(BATCH[:1], rows, JUDGE).problems == {10: OTHER}
