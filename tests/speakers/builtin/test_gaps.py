"""Gaps found in a stream of windows, and what is heard in them a second time."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from speaker_samples import noise

from lectura.audio import SAMPLE_RATE, Samples, silence
from lectura.speakers.builtin.gaps import Gap, GapFinder, lasting, needed_gain, voiced
from lectura.speakers.builtin.segmentation import FRAMES, STEP_FRAMES, Activity, windows

STEP_SECONDS = STEP_FRAMES * 270 / SAMPLE_RATE  # 4.995


def talking(*spans: tuple[int, int]) -> Activity:
    activity = np.zeros((FRAMES, 3), dtype=np.bool_)
    for first, last in spans:
        activity[first:last, 1] = True
    return activity


def gaps(seconds: float, *spans: tuple[int, int]) -> list[Gap]:
    """Of a recording whose samples count themselves; spans are frames in which somebody talks."""
    audio = np.arange(round(seconds * SAMPLE_RATE), dtype=np.float32)
    whole = np.zeros(round(seconds * SAMPLE_RATE / 270) + 2 * FRAMES, dtype=np.bool_)
    for first, last in spans:
        whole[first:last] = True
    cut = list(windows([audio]))
    finder = GapFinder()
    found: list[Gap] = []
    for window in cut:
        start = window.index * STEP_FRAMES
        activity = np.zeros((FRAMES, 3), dtype=np.bool_)
        activity[:, 0] = whole[start : start + FRAMES]
        found += finder.take(window, activity, last=window is cut[-1])
    return found


def places(found: list[Gap]) -> list[tuple[int, int]]:
    """First frame and number of frames; the samples must be those of the place."""
    for gap in found:
        assert gap.audio[0] == gap.first * 270
        assert (np.diff(gap.audio) == 1).all()
    return [(gap.first, gap.audio.size // 270) for gap in found]


def test_a_gap_lies_between_those_who_talk() -> None:
    found = gaps(20, (0, 400), (500, 1300))
    assert places(found) == [(400, 100)]
    assert found[0].own == (0, 100)


@pytest.mark.parametrize(("frames", "count"), [(59, 0), (60, 1)])
def test_less_than_a_second_is_no_gap(frames: int, count: int) -> None:
    assert len(gaps(20, (0, 400), (400 + frames, 1300))) == count


def test_a_gap_may_begin_and_end_a_recording() -> None:
    found = gaps(12.15, (100, 600))  # 720 frames
    assert places(found) == [(0, 100), (600, 120)]


def test_a_long_gap_is_heard_in_pieces_that_tell_each_frame_once() -> None:
    found = gaps(60, (0, 100), (2000, 3600))
    assert places(found)[:2] == [(100, 588), (570, 588)]
    told = [(gap.first + gap.own[0], gap.first + gap.own[1]) for gap in found]
    assert told[0][0] == 100
    assert told[-1][1] == 2000
    assert all(before[1] == after[0] for before, after in pairwise(told))
    assert all(gap.audio.size <= 10 * SAMPLE_RATE for gap in found)


def test_what_one_of_two_windows_hears_at_its_edge_is_still_a_gap() -> None:
    # Frame 310 is near the beginning of the second window and in the middle of the first.
    audio = silence(15 * SAMPLE_RATE)
    first, second = list(windows([audio]))[:2]
    finder = GapFinder()
    found = list(finder.take(first, talking((0, 150))))
    found += finder.take(second, talking((0, 40), (250, 589)))
    assert [(gap.first, gap.audio.size // 270) for gap in found] == [(150, 396)]


def test_a_gap_of_hours_is_not_held() -> None:
    finder = GapFinder()
    audio = silence(10 * SAMPLE_RATE)
    for window in windows([audio] * 30):
        list(finder.take(window, talking()))
        assert finder.held_samples <= 16 * SAMPLE_RATE


def level(audio: Samples) -> float:
    return 10 * float(np.log10(np.mean(np.square(audio))))


def test_the_gain_brings_the_loud_part_of_a_gap_to_the_level_of_speech() -> None:
    quiet = np.concatenate([noise(2, 1e-5), noise(1, 1e-3)])  # -100 and -60 dBFS
    gain = needed_gain(quiet)
    assert gain is not None
    assert 20 * np.log10(gain) == pytest.approx(37, abs=1)
    very = needed_gain(quiet * np.float32(0.07))  # -83 dBFS
    assert very == pytest.approx(10**2.5)  # 50 dB at most


@pytest.mark.parametrize(
    "audio",
    [
        silence(0),
        silence(SAMPLE_RATE),
        noise(3, 1e-3),  # steady
        np.concatenate([noise(2, 1e-6), noise(1, 3e-5)]),  # -90 dBFS
        np.concatenate([noise(2, 1e-4), noise(1, 0.05)]),  # -26 dBFS: loud enough
    ],
    ids=["nothing", "zeros", "steady", "too faint", "loud"],
)
def test_what_cannot_be_quiet_speech_is_not_heard_again(audio: Samples) -> None:
    assert needed_gain(audio) is None


def test_the_detector_begins_when_sure_and_ends_after_a_breath() -> None:
    said = np.array([0.4, 0.6, 0.4, 0.4, 0.1, *[0.0] * 9, 0.5, *[0.2] * 12, 0.45], dtype=np.float32)
    # Nine silent frames (0.29 s) are a breath, twelve are not; 0.4 goes on but does not begin.
    assert np.flatnonzero(voiced(said)).tolist() == list(range(1, 15))


def test_what_lasts_is_kept() -> None:
    mask = np.zeros(FRAMES, dtype=np.bool_)
    mask[0:59] = mask[100:160] = mask[580:] = True
    assert np.flatnonzero(lasting(mask, 60)).tolist() == list(range(100, 160))
    assert lasting(mask, 9).sum() == 59 + 60 + 9


def test_what_is_likely_lasts_longer_than_what_is_not() -> None:
    mask = np.zeros(FRAMES, dtype=np.bool_)
    mask[0:80] = mask[100:180] = True
    likely = np.full(FRAMES, 0.5, dtype=np.float32)  # 40 of 80 frames
    likely[100:180] = 0.75  # 60 of 80
    assert np.flatnonzero(lasting(mask, 60, likely)).tolist() == list(range(100, 180))
