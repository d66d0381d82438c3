from __future__ import annotations

import pytest

from lectura.speech.decoding.language import LanguageTally, among, main_language, piece_language


def test_several_places_decide_together() -> None:
    places = [{"es": 0.5, "pt": 0.45}, {"es": 0.4, "pt": 0.55}, {"es": 0.9, "pt": 0.05}]
    assert main_language(places, [10.0, 10.0, 10.0]) == "es"


def test_a_short_place_weighs_little() -> None:
    places = [{"en": 0.99, "es": 0.01}, {"en": 0.2, "es": 0.8}]
    assert main_language(places, [0.3, 10.0]) == "es"


def test_a_language_missing_at_one_place_is_not_ruled_out() -> None:
    assert main_language([{"es": 0.9}, {"en": 0.4}], [10.0, 2.0]) == "es"


def test_nobody_speaks_no_language() -> None:
    assert main_language([], []) is None


@pytest.mark.parametrize(
    ("probabilities", "voiced", "expected"),
    [
        ({"es": 0.9, "en": 0.1}, 20.0, "es"),
        ({"en": 0.97, "es": 0.02}, 20.0, "en"),
        ({"en": 0.90, "es": 0.02}, 20.0, "es"),
        ({"en": 0.95, "es": 0.05}, 20.0, "es"),
        ({"en": 0.99, "es": 0.01}, 3.0, "es"),
    ],
)
def test_a_piece_leaves_the_main_language_only_when_sure(
    probabilities: dict[str, float], voiced: float, expected: str
) -> None:
    assert piece_language(probabilities, voiced, "es") == expected


def test_never_a_third_language_among_given_ones() -> None:
    assert among({"pt": 0.9, "es": 0.06, "en": 0.04}, ("en", "es"), None) == "es"


def test_the_language_before_is_favoured_a_little() -> None:
    probabilities = {"es": 0.55, "en": 0.45}
    assert among(probabilities, ("en", "es"), "en") == "en"
    assert among({"es": 0.8, "en": 0.2}, ("en", "es"), "en") == "es"


def tally_of(*counted: tuple[str, float]) -> str | None:
    tally = LanguageTally()
    for language, voiced in counted:
        tally.add(language, voiced)
    return tally.main


def test_the_tally_counts_seconds() -> None:
    assert tally_of() is None
    assert tally_of(("en", 10.0), ("es", 8.0)) == "en"
    assert tally_of(("en", 10.0), ("es", 8.0), ("es", 8.0)) == "es"
