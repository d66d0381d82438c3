from __future__ import annotations

import pytest

from lectura.compare.voting.faults import Faults, faults, long_runs
from lectura.compare.voting.rates import paired

LECTURE = [f"w{number}" for number in range(200)]


def found(words: list[str]) -> Faults:
    return faults(LECTURE, words, paired(LECTURE, words))


def test_a_whole_transcript_has_none() -> None:
    assert found(LECTURE) == Faults()


def test_slips_are_no_fault() -> None:
    slips = [word for number, word in enumerate(LECTURE) if number % 10]
    assert found(slips) == Faults()
    assert not found([f"x{n}" if n % 5 == 0 else word for n, word in enumerate(LECTURE)]).gross


@pytest.mark.parametrize("first", [0, 90, 180])
def test_a_passage_that_is_left_out(first: int) -> None:
    told = found(LECTURE[:first] + LECTURE[first + 20 :])
    assert told == Faults(left_out=0.1)
    assert told.sentences == ("leaves out 10 % of what the others heard, in whole passages",)


def test_a_sentence_that_is_repeated() -> None:
    told = found(LECTURE[:50] + LECTURE[40:50] * 3 + LECTURE[50:])
    assert told == Faults(put_in=30 / 230)
    assert told.sentences == (
        "holds passages that nobody else heard, 13 % of its words: repetitions?",
    )


def test_what_is_put_in_is_never_more_than_all_of_it() -> None:
    made_up = [f"x{number}" for number in range(900)]
    assert faults(LECTURE[:10], made_up, paired(LECTURE[:10], made_up)).put_in <= 1.0


def test_passages_that_changed_places() -> None:
    told = found(LECTURE[:60] + LECTURE[100:140] + LECTURE[60:100] + LECTURE[140:])
    assert told == Faults(moved=0.4)  # both of them


def test_little_of_it_is_not_worth_telling() -> None:
    long = [f"w{number}" for number in range(2000)]
    assert faults(long, long[8:], paired(long, long[8:])) == Faults()


def test_a_chance_match_does_not_end_a_run() -> None:
    wrong = [True] * 5 + [False] + [True] * 4 + [False] * 2 + [True] * 3
    assert long_runs(wrong) == [range(10)]
    assert long_runs([True] * 7) == []
    assert long_runs([False] * 3 + [True] * 8) == [range(3, 11)]
