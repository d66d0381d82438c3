"""Agglomeration and voting on made-up voices, fast."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from made_up import FRAME_SECONDS, people, stretch

from lectura.speakers.builtin.embedding import unit
from lectura.speakers.builtin.identify import identify
from lectura.speakers.builtin.segmentation import FRAMES, STEP_FRAMES, Window, steady, windows
from lectura.speakers.builtin.stretches import Stretch
from lectura.speakers.builtin.voting import spoken
from lectura.speakers.protocol import DiarizerOptions


def test_twenty_people_are_twenty() -> None:
    cast = people(20)
    heard = [stretch(i, cast[i % 20], i) for i in range(100)]
    found = identify(heard, DiarizerOptions())
    assert len(found.centroids) == 20
    assert found.speakers == tuple(i % 20 for i in range(100))
    assert min(found.sureness) > 0.2


def test_long_recordings_are_agglomerated_in_parts_with_the_same_result() -> None:
    cast = people(3)
    heard = [stretch(i, cast[i // 7 % 3], i) for i in range(1500)]
    found = identify(heard, DiarizerOptions())
    assert found.speakers == tuple(i // 7 % 3 for i in range(1500))


def test_memory_hardly_grows_with_the_length() -> None:
    cast = people(3)
    peaks = []
    for count in (1_200, 6_000):  # ten minutes, and most of an hour
        heard = [stretch(i, cast[i // 7 % 3], i) for i in range(count)]
        tracemalloc.start()
        identify(heard, DiarizerOptions())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]


def test_exact_and_largest_numbers_are_kept() -> None:
    cast = people(5)
    heard = [stretch(i, cast[i % 5], i) for i in range(50)]
    assert len(identify(heard, DiarizerOptions(num_speakers=3)).centroids) == 3
    assert len(identify(heard, DiarizerOptions(max_speakers=4)).centroids) == 4
    assert len(identify(heard, DiarizerOptions(min_speakers=2)).centroids) == 5


def test_what_has_no_voice_is_left_to_its_neighbours() -> None:
    cast = people(2)
    heard = [stretch(i, cast[i % 2], i, local=i % 2) for i in range(20)]
    mute = Stretch(19, 1, 200, 210, 0.1, None)
    assert identify([*heard, mute], DiarizerOptions()).speakers[-1] is None


def test_half_a_second_of_another_voice_is_no_speaker() -> None:
    cast = people(3)
    heard = [stretch(i, cast[i % 2], i) for i in range(20)]
    heard.append(stretch(20, cast[2], 99, seconds=0.9))
    assert len(identify(heard, DiarizerOptions()).centroids) == 2


@pytest.mark.parametrize(("seconds", "count"), [(0.85, 3), (0.79, 2)])
def test_eight_tenths_of_a_second_of_a_voice_like_nobody_s_are_a_speaker(
    seconds: float, count: int
) -> None:
    cast = people(3)
    heard = [stretch(i, cast[i % 2], i) for i in range(20)]
    # The same moment in two windows.
    heard += [stretch(at, cast[2], 99, seconds=seconds) for at in (20, 21)]
    assert len(identify(heard, DiarizerOptions()).centroids) == count
    # One who is like somebody is that person all the same.
    mixed = [replace(one, voice=unit(cast[0] + cast[2])) for one in heard[-2:]]
    assert len(identify([*heard[:-2], *mixed], DiarizerOptions()).centroids) == 2


def test_windows_vote_and_pauses_close() -> None:
    first = Stretch(0, 0, 0, 100, 1.5, None)
    later = Stretch(0, 0, 130, 200, 1.0, None)
    other = Stretch(1, 0, 300, 400, 1.0, None)
    turns = spoken([(first, 0), (later, 0), (other, 1)], windows=2)
    assert [who for _, who in turns] == [0, 1]
    assert turns[0][0].duration == pytest.approx(200 * FRAME_SECONDS)
    assert turns[1][0].start == pytest.approx((STEP_FRAMES + 300) * FRAME_SECONDS, abs=0.03)


def test_a_pause_in_which_another_speaks_stays_open() -> None:
    parts = [(Stretch(0, 0, 0, 100, 1, None), 0), (Stretch(0, 0, 150, 250, 1, None), 0)]
    between = (Stretch(0, 1, 105, 145, 1, None), 1)
    assert [who for _, who in spoken([*parts, between], windows=1)] == [0, 1, 0]


def test_overlap_has_both_speakers() -> None:
    both = [(Stretch(0, 0, 0, 200, 1, None), 0), (Stretch(0, 1, 100, 300, 1, None), 1)]
    (one, _), (two, _) = spoken(both, windows=1)
    assert one.overlap(two) == pytest.approx(100 * FRAME_SECONDS)


def test_windows_cover_everything_and_hold_ten_seconds() -> None:
    audio = np.arange(400_000, dtype=np.float32)
    cut: list[Window] = list(windows([audio[:123_456], audio[123_456:]]))
    assert [w.index for w in cut] == [0, 1, 2, 3, 4][: len(cut)]
    assert all(w.audio.shape == (160_000,) for w in cut)
    assert all(w.audio[0] == w.index * STEP_FRAMES * 270 for w in cut)
    last = cut[-1]
    assert last.index * STEP_FRAMES * 270 + last.valid_samples == 400_000
    assert FRAMES * 270 <= 160_000


def test_what_was_heard_in_a_gap_counts_as_it_is() -> None:
    before = Stretch(0, 0, 0, 100, 1, None)
    gap = Stretch(-1, 0, 50, 130, 1, None, origin=200)  # frames 250 to 330
    turns = spoken([(before, 0), (gap, 1)], windows=2)
    assert [who for _, who in turns] == [0, 1]
    assert turns[1][0].duration == pytest.approx(80 * FRAME_SECONDS)
    assert turns[1][0].start == pytest.approx(250 * FRAME_SECONDS, abs=0.03)


def test_a_brief_split_joins_whom_it_is_heard_with() -> None:
    one = people(1)[0]
    random = np.random.default_rng(7)
    for likeness, expected in ((0.3, 1), (-0.2, 2)):
        # The cosine of strangers and so much of the rest, half of which 1.5 s can tell.
        away = unit(random.normal(size=192).astype(np.float32))
        away = unit(away - (away @ one) * one)
        cosine = 0.37 + (1 - 0.37) * likeness * 0.5
        noisy = unit(np.float32(cosine) * one + np.float32((1 - cosine**2) ** 0.5) * away)
        heard = [Stretch(i, 0, at, at + 88, 1.5, one) for i in range(10) for at in (0, 200)]
        heard += [Stretch(4, 0, 100, 188, 1.5, noisy), Stretch(5, 0, 100, 188, 1.5, noisy)]
        found = identify(heard, DiarizerOptions())
        assert len(found.centroids) == expected, likeness
        assert len(identify(heard, DiarizerOptions(min_speakers=2)).centroids) == 2
        apart = [replace(s, local=1) if s.voice is noisy else s for s in heard]
        assert len(identify(apart, DiarizerOptions()).centroids) == 2


def test_steady_noise_is_nobody() -> None:
    time = np.arange(160_000) / 16_000
    hum = (0.1 * np.sin(2 * np.pi * 100 * time)).astype(np.float32)
    assert steady(hum).all()
    hiss = np.random.default_rng(1).normal(0, 0.01, 160_000).astype(np.float32)
    assert steady(hiss).mean() > 0.9
    syllables = (hiss * (1 + np.sin(2 * np.pi * 4 * time))).astype(np.float32)  # four a second
    assert not steady(syllables).any()
    half = np.concatenate([hum[:80_000], syllables[80_000:]])
    # 5 s are 296 frames; the one in which it changes is of neither.
    assert steady(half)[:295].all()
    assert not steady(half)[297:].any()
