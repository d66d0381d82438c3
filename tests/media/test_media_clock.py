from __future__ import annotations

import numpy as np

from lectura.audio import SAMPLE_RATE
from lectura.media.clock import Frame, Placer
from lectura.timeline import Interval


def frame(n_samples: int = 1600) -> Frame:
    return np.arange(n_samples, dtype=np.int16)


def test_frames_that_follow_each_other_are_only_passed_on() -> None:
    placer = Placer()
    assert [placer.place(stamp, frame())[0] for stamp in (0, 1600, 3200)] == [0, 0, 0]
    assert (placer.position, placer.gaps) == (4800, [])


def test_a_late_beginning_is_silence_to_the_sample_and_no_gap() -> None:
    placer = Placer()
    assert placer.place(7, frame())[0] == 7
    assert placer.gaps == []


def test_a_gap_is_silence_and_is_told() -> None:
    placer = Placer()
    placer.place(0, frame())
    assert placer.place(SAMPLE_RATE, frame())[0] == SAMPLE_RATE - 1600
    assert placer.gaps == [Interval(0.1, 1.0)]


def test_jitter_moves_nothing_until_it_adds_up() -> None:
    placer = Placer()
    for number in range(10):
        # A recorder that loses 10 ms with every 100 ms it writes.
        placer.place(number * 1760, frame())
    assert abs(placer.position - 9 * 1760 - 1600) <= 800


def test_an_overlap_is_heard_once() -> None:
    placer = Placer()
    placer.place(0, frame())
    gap, rest = placer.place(600, frame())
    assert (gap, rest.size, int(rest[0])) == (0, 600, 1000)
    assert placer.position == 2200


def test_a_clock_that_was_set_back_goes_on_where_it_was() -> None:
    placer = Placer()
    placer.place(0, frame())
    placer.place(100 * SAMPLE_RATE, frame())
    before = placer.position
    assert placer.place(0, frame())[1].size == 1600
    assert placer.place(1600 + SAMPLE_RATE, frame())[0] == SAMPLE_RATE
    assert placer.position == before + 3200 + SAMPLE_RATE


def test_a_stamp_beyond_the_end_is_not_believed() -> None:
    placer = Placer(limit=20 * SAMPLE_RATE)
    placer.place(0, frame())
    assert placer.place(10**9, frame())[0] == 0
    assert placer.place(10**9 + 1600, frame())[0] == 0
    assert placer.position == 4800


def test_a_frame_without_a_stamp_follows_the_one_before() -> None:
    placer = Placer()
    placer.place(None, frame())
    assert placer.place(None, frame())[0] == 0
    assert placer.position == 3200
