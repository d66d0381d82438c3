from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pytest

from lectura.audio import SAMPLE_RATE, Samples
from lectura.audio.vad import FRAME_SAMPLES, VoiceDetector
from lectura.speech.windowing.windows import PIECES_PER_WINDOW, Window, windows

PIECE = 4 * SAMPLE_RATE
"""Small pieces, so that a minute has several windows."""


class LoudnessDetector(VoiceDetector):
    """Takes sound for voice, and remembers like the real one that a stream has a beginning."""

    def __init__(self) -> None:
        self.resets = 0

    def reset(self) -> None:
        self.resets += 1

    def probabilities(self, audio: Samples) -> npt.NDArray[np.float32]:
        frames = np.abs(audio.reshape(-1, FRAME_SAMPLES)).mean(axis=1)
        return np.asarray(frames > 0.01, dtype=np.float32)


def recording(seconds: int, seed: int = 1) -> Samples:
    """Bursts of noise with pauses between them, lengths at random."""
    random = np.random.default_rng(seed)
    parts: list[Samples] = []
    while sum(map(len, parts)) < seconds * SAMPLE_RATE:
        parts.append(random.normal(0, 0.1, random.integers(8_000, 48_000)).astype(np.float32))
        parts.append(np.zeros(random.integers(1_000, 30_000), dtype=np.float32))
    return np.concatenate(parts)[: seconds * SAMPLE_RATE]


def blocks(audio: Samples, start: int = 0, size: int = SAMPLE_RATE) -> Iterator[Samples]:
    return (audio[at : at + size] for at in range(start, len(audio), size))


def cut(
    audio: Samples, start: int = 0, first_index: int = 0, size: int = SAMPLE_RATE
) -> list[Window]:
    return list(
        windows(
            blocks(audio, start, size),
            LoudnessDetector(),
            start=start,
            first_index=first_index,
            piece_samples=PIECE,
            expected_samples=len(audio),
        )
    )


def same(one: Window, other: Window) -> bool:
    return (
        (one.index, one.start, one.end, one.final)
        == (other.index, other.start, other.end, other.final)
        and [piece.regions for piece in one.pieces] == [piece.regions for piece in other.pieces]
        and all(
            np.array_equal(a.audio, b.audio) for a, b in zip(one.pieces, other.pieces, strict=True)
        )
    )


AUDIO = recording(240)


def test_windows_follow_one_another_and_only_the_last_is_final() -> None:
    found = cut(AUDIO)
    assert len(found) >= 4
    assert found[0].start == 0
    assert found[-1].end == len(AUDIO)
    assert [w.start for w in found[1:]] == [w.end for w in found[:-1]]
    assert [w.final for w in found] == [False] * (len(found) - 1) + [True]
    assert [w.index for w in found] == list(range(len(found)))


def test_a_run_begun_at_any_windows_end_finds_the_same_windows() -> None:
    whole = cut(AUDIO)
    for index, window in enumerate(whole[:-1]):
        resumed = cut(AUDIO, start=window.end, first_index=index + 1)
        assert len(resumed) == len(whole) - index - 1
        assert all(same(a, b) for a, b in zip(resumed, whole[index + 1 :], strict=True))


@pytest.mark.parametrize("size", [1000, 16_000, 77_777])
def test_the_size_of_the_blocks_does_not_matter(size: int) -> None:
    assert all(same(a, b) for a, b in zip(cut(AUDIO, size=size), cut(AUDIO), strict=True))


def test_all_sound_is_in_the_pieces_and_the_pieces_hold_the_recording() -> None:
    heard = np.zeros(len(AUDIO), dtype=bool)
    for window in cut(AUDIO):
        for piece in window.pieces:
            assert len(piece.audio) <= PIECE
            original = np.concatenate([AUDIO[r.start : r.end] for r in piece.regions])
            assert np.array_equal(piece.audio, original)
            for region in piece.regions:
                assert not heard[region.start : region.end].any()
                heard[region.start : region.end] = True
    loud = np.abs(AUDIO) > 0.05
    assert heard[loud].mean() > 0.999


def test_a_short_rest_joins_the_last_window() -> None:
    lengths = [len(window.pieces) for window in cut(AUDIO)]
    assert all(count == PIECES_PER_WINDOW for count in lengths[:-2])
    assert max(lengths) <= PIECES_PER_WINDOW + 5
    assert lengths[-1] >= 1


def test_silence_alone_is_one_window_without_pieces() -> None:
    (window,) = cut(np.zeros(30 * SAMPLE_RATE, dtype=np.float32))
    assert window.pieces == ()
    assert window.final


def test_an_empty_stream_is_one_empty_window() -> None:
    (window,) = cut(np.zeros(0, dtype=np.float32))
    assert (window.start, window.end, window.pieces, window.final) == (0, 0, (), True)


def test_hours_of_silence_are_cut_into_windows_and_memory_holds_none_of_it() -> None:
    seconds = (np.zeros(SAMPLE_RATE, dtype=np.float32) for _ in range(3600))
    tracemalloc.start()
    try:
        found = list(windows(seconds, LoudnessDetector()))
        _, most_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [round((w.end - w.start) / SAMPLE_RATE / 60) for w in found] == [10] * 5 + [9]
    assert most_bytes < 60 * SAMPLE_RATE * 4  # a minute; the smallest window is nine


def test_each_window_begins_with_a_fresh_detector() -> None:
    detector = LoudnessDetector()
    found = list(windows(blocks(AUDIO), detector, piece_samples=PIECE))
    assert detector.resets == len(found)
