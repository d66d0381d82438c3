from __future__ import annotations

import numpy as np

from lectura.audio import SAMPLE_RATE
from lectura.media.times.clock import Frame, Placer, Stamped, steadied
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


def test_what_comes_before_the_beginning_is_not_heard() -> None:
    placer = Placer()
    assert placer.place(-2000, frame())[1].size == 0
    gap, rest = placer.place(-400, frame())
    assert (gap, rest.size, int(rest[0])) == (0, 1200, 400)
    assert placer.place(1200, frame())[0] == 0
    assert (placer.position, placer.restarts) == (2800, [])


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


def test_a_clock_that_was_set_back_a_little_loses_no_sample() -> None:
    placer = Placer()
    placer.place(0, frame())
    for number in range(20):
        gap, rest = placer.place(600 + number * 1600, frame())
        assert (gap, rest.size) == (0, 1600)
    assert (placer.position, placer.restarts) == (21 * 1600, [0.1])
    assert placer.place(600 + 21 * 1600, frame())[0] == 1600  # a gap on the new clock


def test_stamps_that_are_guessed_between_true_ones_change_nothing() -> None:
    """As libav guesses those of frames of another rate within one packet of a broadcast."""
    placer = Placer()
    for packet in range(30):
        for number in range(4):
            gap, rest = placer.place(packet * 6400 + number * 800, frame())
            assert (gap, rest.size) == (0, 1600)
    assert (placer.gaps, placer.restarts) == ([], [])


def test_a_clock_that_was_set_back_goes_on_where_it_was() -> None:
    placer = Placer()
    placer.place(0, frame())
    placer.place(100 * SAMPLE_RATE, frame())
    before = placer.position
    assert placer.place(0, frame())[1].size == 1600
    assert placer.place(1600 + SAMPLE_RATE, frame())[0] == SAMPLE_RATE
    assert placer.position == before + 3200 + SAMPLE_RATE
    assert placer.restarts == [before / SAMPLE_RATE]


def test_a_slow_clock_is_followed_and_is_no_restart() -> None:
    placer = Placer()
    for number in range(600):  # a minute, of which the stamps count 0.6 s less
        placer.place(number * 1584, frame())
    assert abs(placer.position - 600 * 1584) <= 1600
    assert placer.restarts == []


def test_stamps_of_another_sample_rate_drop_no_sound_and_are_told_once() -> None:
    placer = Placer()
    for number in range(100):
        placer.place(number * 800, frame())
    assert placer.position == 100 * 1600
    assert len(placer.restarts) == 1


def test_a_gap_that_is_not_believed_is_none_and_is_told() -> None:
    asked: list[tuple[Interval, float]] = []

    def believes(gap: Interval, placed: float) -> bool:
        asked.append((gap, placed))
        return False

    placer = Placer(believes=believes)
    placer.place(0, frame())
    assert placer.place(10**9, frame())[0] == 0
    assert placer.place(10**9 + 1600, frame())[0] == 0
    assert (placer.position, placer.gaps, placer.restarts) == (4800, [], [0.1])
    assert asked == [(Interval(0.1, 62500.0), 0.1)]


def test_a_frame_without_a_stamp_follows_the_one_before() -> None:
    placer = Placer()
    placer.place(None, frame())
    assert placer.place(None, frame())[0] == 0
    assert placer.position == 3200


def stamps(*given: int | None) -> list[int | None]:
    frames: list[Stamped] = [(stamp, frame()) for stamp in given]
    steady = list(steadied(frames))
    assert [one.size for _, one in steady] == [1600] * len(given)
    return [stamp for stamp, _ in steady]


def test_one_damaged_stamp_is_not_believed() -> None:
    assert stamps(0, 10**9, 3200, 4800) == [0, None, 3200, 4800]
    assert stamps(0, 1600, -5, 4800, 6400) == [0, 1600, None, 4800, 6400]


def test_a_jump_that_lasts_is_believed() -> None:
    jump = (0, 1600, 50_000, 51_600, 53_200, 100, 1700, 3300)
    assert stamps(*jump) == list(jump)
    assert stamps(0, 50_000) == [0, 50_000]
    assert stamps(0, 50_000, 90_000, 91_600) == [0, 50_000, 90_000, 91_600]
