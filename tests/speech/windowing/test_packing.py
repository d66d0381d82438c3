from __future__ import annotations

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE, Samples
from lectura.speech.windowing.packing import (
    PIECE_SAMPLES,
    Packer,
    Piece,
    balance_lengths,
    cut_region,
    quietest,
)
from lectura.speech.windowing.regions import SpeechRegion


def region(start: float, end: float, pad: float = 0.0) -> SpeechRegion:
    """A region in seconds, voiced but for ``pad`` seconds on either side."""
    first, last, margin = (round(x * SAMPLE_RATE) for x in (start, end, pad))
    return SpeechRegion(first, last, first + margin, last - margin)


def ramp(start: int, end: int) -> Samples:
    """Samples that tell their own position."""
    return np.arange(start, end, dtype=np.float32)


def piece_of(*regions: SpeechRegion) -> Piece:
    return Piece(regions, np.concatenate([ramp(r.start, r.end) for r in regions]))


def packed(*regions: SpeechRegion) -> list[Piece]:
    packer = Packer(ramp)
    pieces = [piece for item in regions for piece in packer.add(item)]
    return pieces if packer.empty else [*pieces, packer.flush()]


def test_a_piece_holds_the_samples_of_its_regions_and_no_silence() -> None:
    (piece,) = packed(region(1, 3), region(10, 12))
    assert piece.audio.shape == (4 * SAMPLE_RATE,)
    assert piece.audio[0] == SAMPLE_RATE
    assert piece.audio[2 * SAMPLE_RATE] == 10 * SAMPLE_RATE


def test_pieces_are_filled_up_to_thirty_seconds() -> None:
    pieces = packed(*(region(10 * i, 10 * i + 7) for i in range(9)))
    assert [len(piece.regions) for piece in pieces] == [4, 4, 1]


def test_pieces_are_evened_without_losing_a_sample_or_the_order() -> None:
    pieces = packed(*(region(10 * i, 10 * i + 7) for i in range(9)))
    balanced = balance_lengths(pieces)
    assert [len(piece.regions) for piece in balanced] == [3, 3, 3]
    before, after = (np.concatenate([piece.audio for piece in some]) for some in (pieces, balanced))
    assert np.array_equal(before, after)
    for piece in balanced:
        assert np.array_equal(piece.audio, piece_of(*piece.regions).audio)


def test_a_long_region_bounds_what_evening_can_do() -> None:
    pieces = packed(region(0, 5), region(6, 32), region(33, 36))
    assert [len(piece.audio) // SAMPLE_RATE for piece in balance_lengths(pieces)] == [5, 29]
    assert balance_lengths(pieces[:1]) == tuple(pieces[:1])
    assert balance_lengths([]) == ()


def test_a_region_that_does_not_fit_begins_the_next_piece() -> None:
    first, second = packed(region(0, 20), region(21, 36))
    assert first.span.end == 20
    assert second.span.start == 21


def test_speech_without_a_pause_is_cut_and_nothing_is_lost_or_doubled() -> None:
    pieces = packed(region(0, 100))
    assert all(len(piece.audio) <= PIECE_SAMPLES for piece in pieces)
    assert np.array_equal(np.concatenate([piece.audio for piece in pieces]), ramp(0, 1_600_000))


def test_the_cut_falls_where_it_is_quiet() -> None:
    loud = np.ones(40 * SAMPLE_RATE, dtype=np.float32)
    loud[25 * SAMPLE_RATE : 26 * SAMPLE_RATE] = 0.0
    packer = Packer(lambda start, end: loud[start:end])
    first = packer.add(region(0, 40))[0]
    assert 25 <= first.span.end <= 26


def test_times_of_the_packed_audio_lead_back_to_the_recording() -> None:
    piece = piece_of(region(1, 3), region(10, 12))
    assert [piece.to_recording(time) for time in (0.0, 1.5, 2.0, 3.0, 4.0, 99.0)] == [
        1.0, 2.5, 10.0, 11.0, 12.0, 12.0,
    ]  # fmt: skip


def test_voice_is_counted_without_the_padding() -> None:
    piece = piece_of(region(1, 3, 0.25), region(10, 12, 0.5))
    assert piece.voiced_seconds == pytest.approx(2.5)


def test_a_piece_splits_at_a_long_pause_near_the_middle() -> None:
    piece = piece_of(region(0, 6), region(6, 12), region(15, 22))
    first, second = piece.split()
    assert first.span.end == 12
    assert second.span.start == 15
    assert len(first.audio) + len(second.audio) == len(piece.audio)


def test_a_piece_of_one_region_splits_at_its_quietest_moment() -> None:
    audio = np.ones(10 * SAMPLE_RATE, dtype=np.float32)
    audio[4 * SAMPLE_RATE : 5 * SAMPLE_RATE] = 0.001
    first, second = Piece((region(0, 10),), audio).split()
    assert 4 <= first.span.end <= 5
    assert second.span.start == first.span.end


def test_what_is_short_does_not_split() -> None:
    piece = piece_of(region(0, 1.5))
    assert piece.split() == (piece,)


def test_a_cut_keeps_voice_on_its_own_side() -> None:
    first, second = cut_region(region(0, 10, 1), 5 * SAMPLE_RATE)
    assert (first.voiced_start, first.voiced_end) == (SAMPLE_RATE, 5 * SAMPLE_RATE)
    assert (second.voiced_start, second.voiced_end) == (5 * SAMPLE_RATE, 9 * SAMPLE_RATE)


@pytest.mark.parametrize("position", [0.5, 9.5])
def test_a_cut_in_the_padding_leaves_one_side_without_voice(position: float) -> None:
    parts = cut_region(region(0, 10, 1), round(position * SAMPLE_RATE))
    voiced = [part.voiced_end - part.voiced_start for part in parts]
    assert sorted(voiced) == [0, 8 * SAMPLE_RATE]
    assert all(p.start <= p.voiced_start <= p.voiced_end <= p.end for p in parts)


def test_quietest_prefers_the_later_of_equal_places() -> None:
    silent = np.zeros(SAMPLE_RATE, dtype=np.float32)
    assert quietest(silent, 0, SAMPLE_RATE) > SAMPLE_RATE * 0.9
