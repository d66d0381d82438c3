"""How much work a second of sound may be, and how long words may wait."""

from __future__ import annotations

import pytest

from lectura.live.pacing import PACES, Pace, Pacer


def after(*took: float) -> Pace:
    """The pace after decodings that took so many seconds."""
    pacer = Pacer()
    for seconds in took:
        pacer.took(seconds)
    return pacer.pace


def test_it_begins_with_the_best() -> None:
    assert Pacer().pace == PACES[0]


def test_a_slow_moment_changes_nothing_and_three_do() -> None:
    assert after(3.0, 3.0).beam == PACES[0].beam
    assert after(3.0, 3.0, 0.5, 3.0, 3.0).beam == PACES[0].beam
    assert after(3.0, 3.0, 3.0).beam == PACES[1].beam == 1


def test_each_step_is_told_once() -> None:
    pacer = Pacer()
    assert [pacer.took(3.0) for _ in range(9)] == [
        False, False, True, False, False, True, False, False, False,
    ]  # fmt: skip
    assert not pacer.pace.twice


def test_it_comes_back_where_fifteen_were_fast() -> None:
    slow, fast = [3.0] * 3, [0.4] * 15
    assert after(*slow, *fast[:-1]).beam == 1
    assert after(*slow, *fast).beam == PACES[0].beam


@pytest.mark.parametrize("took", [0.3, 0.8, 1.2, 1.7, 2.4])
def test_no_word_waits_longer_than_six_seconds_and_a_half(took: float) -> None:
    """A word comes just too late for a decoding, and is taken as it is by the next one."""
    pace = after(took, took)
    assert pace.patience + max(took, pace.step) + took <= 6.5


@pytest.mark.parametrize(("took", "patience"), [(0.5, 5.0), (1.5, 3.5), (2.0, 2.5), (9.0, 1.2)])
def test_the_longer_decodings_take_the_less_words_wait(took: float, patience: float) -> None:
    assert after(took, took).patience == pytest.approx(patience)


def test_one_slow_decoding_counts_a_third() -> None:
    assert after(1.0, 1.0, 2.5).patience == pytest.approx(6.5 - 1.5 - 1.5)


def test_what_is_heard_only_once_stays_soon() -> None:
    assert after(*[3.0] * 6).patience == pytest.approx(1.2)
