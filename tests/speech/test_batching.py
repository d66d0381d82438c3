"""Which pieces a worker decodes at once, where several recordings share a model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pytest

from lectura.speech.batching import Batching

ME, ANOTHER = object(), object()


def joined(batching: Batching, n_pieces: int, recording: object = ME) -> list[list[list[int]]]:
    pieces = cast(Any, tuple(range(n_pieces)))
    found = batching.together(batching.batches(pieces), recording)
    return [[list(cast(Sequence[int], batch)) for batch in batches] for batches in found]


@pytest.mark.parametrize(
    ("n_pieces", "expected"),
    [
        (0, []),
        (1, [[[0]]]),
        (2, [[[0], [1]]]),
        (3, [[[0, 1], [2]]]),
        (4, [[[0, 1]], [[2, 3]]]),
        (6, [[[0, 1, 2]], [[3, 4, 5]]]),
    ],
)
def test_small_batches_are_one_where_another_recording_keeps_a_worker_busy(
    n_pieces: int, expected: list[list[list[int]]]
) -> None:
    batching = Batching(workers=2, size=3, joins=True)
    batching.begun(ANOTHER)
    assert joined(batching, n_pieces) == expected


def test_they_are_divided_where_the_workers_are_idle() -> None:
    batching = Batching(workers=2, size=3, joins=True)
    assert joined(batching, 2) == [[[0]], [[1]]]
    batching.begun(ME)  # what is its own does not count
    assert joined(batching, 2) == [[[0]], [[1]]]
    batching.begun(ANOTHER)
    batching.begun(ANOTHER)
    assert joined(batching, 2) == [[[0], [1]]]
    batching.ended(ANOTHER)
    assert joined(batching, 2) == [[[0], [1]]]
    batching.ended(ANOTHER)
    assert joined(batching, 2) == [[[0]], [[1]]]


def test_of_more_workers_those_that_are_idle_are_used() -> None:
    batching = Batching(workers=3, size=3, joins=True)
    batching.begun(ANOTHER)
    assert joined(batching, 2) == [[[0]], [[1]]]
    assert joined(batching, 3) == [[[0], [1], [2]]]


def test_nothing_is_joined_where_pieces_could_come_out_otherwise() -> None:
    batching = Batching(workers=2, size=3)
    batching.begun(ANOTHER)
    assert joined(batching, 2) == [[[0]], [[1]]]


def test_after_the_card_ran_out_of_memory_nothing_is_joined_beyond_the_new_size() -> None:
    batching = Batching(workers=2, size=3, joins=True)
    batching.begun(ANOTHER)
    assert batching.halve() == 1
    assert joined(batching, 2) == [[[0]], [[1]]]
