"""What a text says more often than its language: values by hand, and words people would expect."""

from __future__ import annotations

from importlib.resources import files

import pytest

from lectura.notes.keyless.rarity import frequencies, log_likelihood


def test_the_measure_is_the_signed_log_likelihood_ratio() -> None:
    # "the" is 4.79 % of English: its band, 33, is 10 ** (-33 / 25). Ten times in a hundred words:
    # 2 * (10 * ln(10 / 4.786) + 90 * ln(90 / 95.214)) = 2 * (7.369 - 5.069)
    assert log_likelihood({"the": 10}, 100, "en")["the"] == pytest.approx(4.60, abs=0.02)
    # Once: 2 * (1 * ln(1 / 4.786) + 99 * ln(99 / 95.214)) = 2 * (-1.566 + 3.860), and too seldom
    assert log_likelihood({"the": 1}, 100, "en")["the"] == pytest.approx(-4.59, abs=0.02)


def test_a_word_that_is_not_in_the_list_counts_as_its_rarest() -> None:
    # The rarest band of the English list is 139: 10 ** (-139 / 25) = 2.75 in a million. Three times
    # in a thousand words: 2 * (3 * ln(3 / 0.002754) + 997 * ln(997 / 999.997)) = 2 * (20.98 - 2.99)
    found = log_likelihood({"automaton": 3, "hounsfield": 3}, 1000, "en")
    assert found == {
        "automaton": pytest.approx(35.97, abs=0.1), "hounsfield": pytest.approx(35.97, abs=0.1)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "terms", "talk"),
    [
        ("en", ("automaton", "derivative", "kernel"), ("going", "people", "because", "don't")),
        ("es", ("neurona", "gradiente", "matriz"), ("hay", "puede", "tiene", "entonces", "vamos")),
        ("fr", ("noyau", "matrice", "theoreme"), ("alors", "fait", "est", "quelque")),
        ("pt", ("neuronio", "matriz", "teorema"), ("entao", "fazer", "voces", "nao")),
        ("it", ("neurone", "matrice", "teorema"), ("allora", "fare", "sono", "questo")),
        ("nl", ("matrix", "stelling", "kernel"), ("dus", "gaat", "niet", "deze")),
    ],
)
def test_terms_are_rarer_than_talk(
    language: str, terms: tuple[str, ...], talk: tuple[str, ...]
) -> None:
    found = log_likelihood(dict.fromkeys((*terms, *talk), 5), 5000, language)
    assert min(found[word] for word in terms) > max(found[word] for word in talk)


def test_a_plural_and_a_short_form_are_as_common_as_their_word() -> None:
    known = frequencies("en")
    assert "necklace" in known
    assert "necklaces" not in known
    found = log_likelihood({"necklace": 4, "necklaces": 4, "necklace's": 4}, 2000, "en")
    assert len(set(found.values())) == 1
    french = log_likelihood(
        {"temps": 4, "l'automate": 4, "automate": 4, "quelqu'un": 4}, 2000, "fr"
    )
    assert french["l'automate"] == french["automate"] > french["temps"]
    assert french["quelqu'un"] < french["temps"]


def test_a_name_with_a_letter_and_a_hyphen_is_no_common_word() -> None:
    found = log_likelihood({"k-means": 4, "means": 4, "kernel": 4}, 2000, "en")
    assert found["k-means"] >= found["kernel"] > found["means"]


@pytest.mark.parametrize("language", [None, "de", "ja", "xx", "../en", ""])
def test_nothing_is_rare_where_there_is_no_list(language: str | None) -> None:
    assert log_likelihood({"matrix": 5, "the": 9}, 100, language) == {"matrix": 0.0, "the": 0.0}


def test_nothing_said_is_no_division_by_zero() -> None:
    assert log_likelihood({}, 0, "en") == {}
    assert log_likelihood({"matrix": 0}, 0, "en") == {"matrix": 0.0}
    assert log_likelihood({"matrix": 4}, 4, "en")["matrix"] > 0


def test_the_lists_are_small_and_their_licence_is_beside_them() -> None:
    folder = files("lectura.notes.keyless") / "data" / "frequencies"
    lists = [place for place in folder.iterdir() if place.name.endswith(".gz")]
    assert {place.name[:2] for place in lists} == {"en", "es", "fr", "it", "nl", "pt"}
    assert sum(len(place.read_bytes()) for place in lists) < 200_000
    assert all(3000 <= len(frequencies(place.name[:2])) <= 10_000 for place in lists)
    assert "MIT License" in (folder / "LICENSE-pyspellchecker.txt").read_text(encoding="utf-8")
