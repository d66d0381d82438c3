from __future__ import annotations

import pytest
from made import network, timed, transcript

from lectura.compare.voting.reference import in_common, truth_of, typed_truth
from lectura.compare.voting.words import words_of
from lectura.errors import UsageError
from lectura.timeline import Interval

SPAN = Interval(0.0, 10.0)
SAID = "one two three four five six seven eight nine ten eleven twelve"


def test_a_text_is_of_the_whole_piece() -> None:
    truth = truth_of(transcript((None, None, SAID)), "t.txt", SPAN, timed(SAID))
    assert truth.span is None
    assert truth.words == tuple(SAID.split())


def test_a_much_longer_text_is_cut_to_what_was_heard() -> None:
    long = " ".join(f"before{n}" for n in range(30)) + f" {SAID} " + "after " * 20
    truth = truth_of(transcript((None, None, long)), "t.txt", SPAN, timed(SAID))
    assert truth.words == tuple(SAID.split())


def test_a_timed_reference_is_of_the_part_that_it_covers() -> None:
    truth = truth_of(transcript((2.0, 4.0, "five six seven eight")), "t.srt", SPAN, timed(SAID))
    assert truth.span == Interval(2.0, 4.0)
    found = network([SAID, SAID.replace("six", "sicks"), SAID])
    assert truth.rate(found, found.transcripts[1], 1).value == pytest.approx(1 / 4)
    assert truth.rate(found, found.transcripts[0], 0).value == 0


def test_typed_words_are_judged_in_their_part_alone() -> None:
    found = network([SAID.replace("one", "won"), SAID.replace("six", "sicks"), SAID])
    truth = typed_truth("Five, six, seven, eight!", Interval(1.9, 4.1), found)
    assert [truth.rate(found, (), index).value for index in range(3)] == [0, 0.25, 0]
    assert truth.rate(found, (), None).value == 0


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((50.0, 60.0, "late words"), "has no words in 0:00–0:10"),
        ((None, None, "Hoy hablamos de otra cosa que no tiene nada que ver"), "in common"),
        ((None, None, "— … —"), "There are no words in the reference t.txt"),
    ],
)
def test_a_reference_of_something_else_is_refused(
    lines: tuple[float | None, float | None, str], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        truth_of(transcript(lines), "t.txt", SPAN, timed(SAID))


def test_words_in_common_count_in_their_order() -> None:
    first = [word.folded for word in words_of("a b c d")]
    assert in_common(first, ["a", "x", "c"]) == 0.5
    assert in_common(first, ["b", "c", "a", "d"]) == 0.75
    assert in_common([], ["a"]) == 0
