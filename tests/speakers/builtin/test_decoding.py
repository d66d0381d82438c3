"""From the scores of the segmentation model to who talks."""

from __future__ import annotations

import numpy as np
import pytest

from lectura.speakers.builtin.segmentation import FRAMES, Activity, Scores, decoded

NOBODY, FIRST, SECOND, BOTH = 0, 1, 2, 4


def scores(*spans: tuple[int, int, dict[int, float]]) -> Scores:
    """Nobody talks for sure, but for spans of frames with log-probabilities of their own."""
    made = np.full((FRAMES, 7), -9.0, dtype=np.float32)
    made[:, NOBODY] = 0.0
    for first, last, classes in spans:
        made[first:last, NOBODY] = -9.0
        for number, value in classes.items():
            made[first:last, number] = value
    return made


def talking(activity: Activity, local: int) -> list[int]:
    return [int(frame) for frame in np.flatnonzero(activity[:, local])]


NEARLY = {FIRST: -0.5, BOTH: -1.2}  # 0.7 nats: a pair gains 0.75 where it gains anything
NOT_NEARLY = {FIRST: -0.5, BOTH: -1.3}


def test_the_likeliest_class_talks() -> None:
    found = decoded(scores((10, 20, {FIRST: -0.1}), (30, 40, {BOTH: -0.1})))
    assert talking(found, 0) == [*range(10, 20), *range(30, 40)]
    assert talking(found, 1) == list(range(30, 40))
    assert talking(found, 2) == []


@pytest.mark.parametrize(("frames", "favoured"), [(5, False), (6, True)])
def test_pairs_are_favoured_where_a_tenth_of_a_second_overlaps_anyway(
    frames: int, favoured: bool
) -> None:
    found = decoded(scores((0, frames, {BOTH: -0.1}), (100, 110, NEARLY), (200, 210, NOT_NEARLY)))
    second = list(range(frames)) + (list(range(100, 110)) if favoured else [])
    assert talking(found, 1) == second
    assert talking(found, 0) == [*range(frames), *range(100, 110), *range(200, 210)]


def test_nobody_talks_after_the_end() -> None:
    whole = scores((0, FRAMES, {BOTH: -0.1}))
    assert talking(decoded(whole, 2_700), 1) == list(range(10))
    # 5 frames of overlap are left: the pairs gain nothing.
    assert talking(decoded(scores((0, 20, {BOTH: -0.1}), (20, 40, NEARLY)), 5 * 270), 1) == list(
        range(5)
    )
