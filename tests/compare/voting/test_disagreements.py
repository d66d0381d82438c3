from __future__ import annotations

import pytest
from made import network

from lectura.compare.voting.disagreements import disagreements

BASE = "Yesterday we saw that Cauchy proved it in 1821 and the matrix has a small kernel"


def found(*texts: str, language: str = "en") -> list[tuple[str, str, list[str]]]:
    names = [f"s{number}" for number in range(len(texts))]
    return [
        (one.kind, one.consensus, [wrote.text for wrote in one.hypotheses])
        for one in disagreements(network(texts), names, language)
    ]


def test_where_all_agree_there_are_none() -> None:
    assert found(BASE, BASE.lower(), BASE.upper()) == []


def test_numbers_before_names_before_words_before_small_ones() -> None:
    other = (
        BASE.replace("1821", "1820")
        .replace("Cauchy", "Koshi")
        .replace("kernel", "colonel")
        .replace("we saw", "he saw")
    )
    kinds = [kind for kind, _, _ in found(BASE, BASE, other)]
    assert kinds == ["number", "name", "word", "small"]


def test_what_each_wrote() -> None:
    told = found(BASE, BASE, BASE.replace("matrix", "mattress"))
    assert told == [("word", "matrix", ["matrix", "matrix", "mattress"])]


def test_one_that_wrote_nothing() -> None:
    assert found(BASE, BASE, BASE.replace("small ", "")) == [
        ("word", "small", ["small", "small", ""])
    ]


def test_words_that_are_only_parted_in_another_way_are_no_disagreement() -> None:
    assert found(BASE, BASE, BASE.replace("kernel", "ker nel")) == []


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    told = found("Matrices commute", "Matrices commute", "Mattresses commute")
    assert told[0][0] == "word"


@pytest.mark.parametrize(("language", "kind"), [("en", "name"), ("de", "word")])
def test_nouns_of_german_are_no_names(language: str, kind: str) -> None:
    told = found("wir sehen die Matrize hier", "wir sehen die Matratze hier", language=language)
    assert told[0][0] == kind


def test_the_time_and_the_words_around_it() -> None:
    names = ["a", "b", "c"]
    texts = [BASE, BASE, BASE.replace("1821", "1820")]
    (one,) = disagreements(network(texts), names, "en")
    assert (one.start, one.end) == (4.0, 4.5)
    assert (one.before, one.after) == ("Cauchy proved it in", "and the matrix has")
