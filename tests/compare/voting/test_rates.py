from __future__ import annotations

import jiwer
import numpy as np
import pytest

from lectura.compare.voting.rates import Rate, difference, errors_in, paired, rate_of, tail_of


def errors(reference: str, words: str) -> list[int]:
    a, b = reference.split(), words.split()
    return [int(number) for number in errors_in(a, b, paired(a, b))]


@pytest.mark.parametrize(
    ("reference", "words", "found"),
    [
        ("a b c", "a b c", [0, 0, 0]),
        ("a b c", "a x c", [0, 1, 0]),
        ("a b c", "a c", [0, 1, 0]),
        ("a b c", "a b x y c", [0, 2, 0]),
        ("a b", "x y a b", [2, 0]),
        ("a b", "", [1, 1]),
        ("", "x y", [2]),
    ],
)
def test_each_difference_belongs_to_a_word_of_the_reference(
    reference: str, words: str, found: list[int]
) -> None:
    assert errors(reference, words) == found


def test_the_rate_is_that_of_another_program() -> None:
    reference = "the cat sat on the mat and looked at the moon for a long while"
    words = "a cat sat on mat and looked up at the moon for long while today"
    found = rate_of(np.array(errors(reference, words)), len(reference.split()))
    assert found.value == pytest.approx(jiwer.wer(reference, words))


def test_the_interval_holds_the_rate_and_narrows_with_the_text() -> None:
    once = np.array(([1] + [0] * 19) * 10 + [1, 1, 0, 0, 0] * 8)
    short, long = rate_of(once, len(once)), rate_of(np.tile(once, 10), 10 * len(once))
    assert short.low < short.value < short.high
    assert long.value == pytest.approx(short.value)
    assert long.high - long.low < 0.5 * (short.high - short.low)


def test_the_same_texts_give_the_same_interval() -> None:
    drawn = np.array([0, 1] * 100)
    assert rate_of(drawn, 200) == rate_of(drawn, 200)


def test_without_an_error_there_is_no_doubt() -> None:
    assert rate_of(np.zeros(100, dtype=np.int64), 100) == Rate(0.0, 0.0, 0.0)


def test_the_interval_of_a_known_share() -> None:
    """A tenth of 100 stretches of 20 words wrong all through: a standard error of 0.03."""
    wrong = np.zeros(2000, dtype=np.int64)
    for stretch in range(0, 100, 10):
        wrong[20 * stretch : 20 * stretch + 20] = 1
    found = rate_of(wrong, 2000)
    assert found.value == pytest.approx(0.1)
    assert found.low == pytest.approx(0.1 - 1.96 * 0.03, abs=0.015)
    assert found.high == pytest.approx(0.1 + 1.96 * 0.03, abs=0.015)


def test_two_that_err_together_differ_for_sure() -> None:
    hard = np.array(([1] * 10 + [0] * 90) * 5)
    harder = hard.copy()
    harder[::20] = 1
    found = difference(harder, hard, len(hard))
    assert found.low > 0
    assert rate_of(hard, 500).high > rate_of(harder, 500).low  # though their intervals overlap


def test_an_agreement_is_what_is_left_and_never_below_nothing() -> None:
    assert Rate(0.25, 0.2, 0.5).rest == Rate(0.75, 0.5, 0.8)
    assert Rate(1.5, 0.75, 2.0).rest == Rate(0.0, 0.0, 0.25)


@pytest.mark.parametrize(
    ("stretches", "tail"),
    # Φ(−√(n/(n−1))·t) with Student's t of a table: 2.571, 2.262, 2.045, 1.984
    [(6, 0.0024), (10, 0.0086), (30, 0.0188), (100, 0.0231)],
)
def test_few_stretches_widen_the_interval(stretches: int, tail: float) -> None:
    assert tail_of(stretches) == pytest.approx(tail, abs=3e-4)
