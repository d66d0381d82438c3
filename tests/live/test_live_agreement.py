"""Which words two decodings agree on."""

from __future__ import annotations

import pytest
from live_samples import words

from lectura.live.agreement import agreed, overdue


@pytest.mark.parametrize(
    ("before", "now", "count"),
    [
        ((), ("a",), 0),
        (("a",), (), 0),
        (("the", "art", "of"), ("the", "art", "off"), 2),
        (("The", "art,"), ("the", "Art."), 2),  # case and punctuation are no disagreement
        (("a", "b", "c"), ("a", "x", "c"), 1),  # what follows a difference is not counted
        (("a",), ("a", "b", "c"), 1),
        (("niño",), ("nino",), 1),
        (("...",), ("—",), 0),  # nothing but marks: these must be the same
        (("...",), ("...",), 1),
        (("你",), ("你", "好"), 1),
    ],
)
def test_the_common_beginning_counts(
    before: tuple[str, ...], now: tuple[str, ...], count: int
) -> None:
    assert agreed(words(*before), words(*now)) == count


def test_words_that_ended_long_ago_are_overdue() -> None:
    said = words("one", "two", "three")  # they end at 0.4, 0.9 and 1.4
    assert [overdue(said, moment) for moment in (0.0, 0.5, 1.0, 9.0)] == [0, 1, 2, 3]
