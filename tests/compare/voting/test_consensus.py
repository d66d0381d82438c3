from __future__ import annotations

import pytest
from made import timed

from lectura.compare.voting.consensus import (
    Slot,
    slots_of,
    time_of,
    times_in_order,
    times_of,
    voted,
)
from lectura.compare.voting.words import Spoken, words_of
from lectura.timeline import Interval


def columns(*texts: str, order: tuple[int, ...] | None = None) -> list[str]:
    """The slots, each with a letter or word of every text, ``.`` where it wrote nothing."""
    words = [words_of(text) for text in texts]
    taken = order or tuple(range(len(texts)))
    slots = slots_of(words, taken, [1.0] * len(texts))
    return ["".join("." if one is None else one.folded for one in slot) for slot in slots]


def test_transcripts_that_agree_make_a_slot_a_word() -> None:
    assert columns("a b c", "a b c", "a b c") == ["aaa", "bbb", "ccc"]


def test_what_one_left_out_is_nothing_in_its_slot() -> None:
    assert columns("a b c", "a c", "a b c") == ["aaa", "b.b", "ccc"]


def test_what_one_put_in_is_a_slot_of_its_own() -> None:
    assert columns("a c", "a b c", "a c") == ["aaa", ".b.", "ccc"]


def test_a_later_one_joins_whoever_it_agrees_with() -> None:
    # The third says as the second did where that differs from the first.
    assert columns("a b d", "a c d", "a c d") == ["aaa", "bcc", "ddd"]
    assert columns("a d", "a x d", "a x d") == ["aaa", ".xx", "ddd"]


def test_the_order_need_not_be_that_of_the_columns() -> None:
    assert columns("a c", "a b c", order=(1, 0)) == ["aa", ".b", "cc"]


def test_the_example_of_rover() -> None:
    """Fiscus 1997: the slots of three, and what most of them say."""
    texts = ("a b c d", "z b c d e", "b c d e f")
    assert columns(*texts) == ["az.", "bbb", "ccc", "ddd", ".ee", "..f"]


def slot(*words: str) -> Slot:
    return tuple(Spoken(word.lower(), word) if word else None for word in words)


@pytest.mark.parametrize(
    ("words", "weights", "winner", "share"),
    [
        (("a", "a", "b"), (1, 1, 1), "a", 2 / 3),
        (("a", "a", "b"), (1, 1, 3), "b", 3 / 5),
        (("a", "", ""), (1, 1, 1), None, 2 / 3),
        (("a", "b", ""), (1, 1, 1), "a", 1 / 3),
        (("a", "b", ""), (1, 1.5, 1), "b", 1.5 / 3.5),
        (("", "b"), (1, 1), None, 1 / 2),
    ],
)
def test_the_weightier_votes_win(
    words: tuple[str, ...], weights: tuple[float, ...], winner: str | None, share: float
) -> None:
    found = voted(slot(*words), range(len(words)), weights)
    assert (found.word.folded if found.word else None) == winner
    assert found.share == pytest.approx(share)


def test_only_voters_are_asked() -> None:
    found = voted(slot("a", "b", "b"), [0], (1.0, 1.0, 1.0))
    assert found.word is not None
    assert (found.word.folded, found.share) == ("a", 1.0)


def test_where_nobody_votes_there_is_nothing() -> None:
    assert voted(slot("a", "b"), [], (1.0, 1.0)).word is None


def test_the_weightiest_of_the_voters_says_how_it_is_written() -> None:
    found = voted(slot("Word,", "word", "WORD."), [0, 1, 2], (1.0, 2.0, 1.0))
    assert found.word is not None
    assert found.word.shown == "word"


def test_a_word_is_doubtful_where_too_few_are_for_it() -> None:
    assert voted(slot("a", "a", "b", "b", "c"), range(5), (1.0,) * 5).doubtful
    assert not voted(slot("a", "a", "b"), range(3), (1.0,) * 3).doubtful


def test_a_word_has_the_middle_of_its_voters_times() -> None:
    words = [timed("a", start=start) for start in (1.0, 2.0, 9.0)]
    found = voted(tuple(one[0] for one in words), range(3), (1.0,) * 3)
    assert found.word is not None
    assert (found.word.start, found.word.end) == (2.0, 2.5)


def test_times_that_were_laid_out_over_long_are_asked_last() -> None:
    rough = Spoken("a", "a", 20.0, 21.0, stretch=30.0)
    fine = Spoken("a", "a", 3.0, 3.5, stretch=0.5)
    coarse = Spoken("a", "a", 4.0, 4.5, stretch=4.0)
    assert time_of((rough, fine, rough)) == Interval(3.0, 3.5)
    assert time_of((rough, coarse, rough)) == Interval(4.0, 4.5)
    assert time_of((rough, None, rough)) == Interval(20.0, 21.0)


def test_a_time_that_was_laid_out_lies_between_those_that_are_known() -> None:
    def one(start: float, end: float, stretch: float = 0.5) -> Slot:
        return (None, Spoken("a", "a", start, end, stretch=stretch))

    laid_out = one(5.0, 6.0, 8.0), one(6.0, 7.0, 8.0), one(19.5, 20.5, 8.0)
    slots = [one(9.0, 10.0), *laid_out, one(20.0, 21.0), (None, None), one(30.0, 31.0, 8.0)]
    assert times_in_order(slots) == (
        Interval(9.0, 10.0),
        Interval(10.0, 11.0),  # in the pause before the others, as was said
        Interval(10.0, 11.0),
        Interval(19.5, 20.0),
        Interval(20.0, 21.0),
        None,
        Interval(30.0, 31.0),
    )
    assert times_in_order(laid_out)[0] == Interval(5.0, 6.0)


def test_a_word_may_be_chosen_by_other_weights_than_its_share_is_told_by() -> None:
    found = voted(slot("a", "b", "b"), range(3), (1.0,) * 3, (2.5, 1.0, 1.0))
    assert found.word is not None
    assert found.word.folded == "a"
    assert found.share == pytest.approx(1 / 3)
    assert found.doubtful


def test_words_without_times_have_those_of_the_others() -> None:
    slots = slots_of([timed("a b c"), words_of("a c")], (0, 1), (1.0, 1.0))
    assert times_of(slots, 1) == (Interval(0.0, 0.5), Interval(1.0, 1.5))
    assert time_of((None, Spoken("a", "a"))) is None
