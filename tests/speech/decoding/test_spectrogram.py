from __future__ import annotations

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE
from lectura.speech.decoding.spectrogram import context_frames, padded


@pytest.mark.parametrize(
    ("seconds", "frames"),
    [
        pytest.param(24.0, 2450, id="the piece and half a second"),
        pytest.param(24.01, 2452, id="even"),
        pytest.param(29.8, 3000, id="never more than the model was made for"),
        pytest.param(2.0, 1000, id="never much less"),
    ],
)
def test_the_encoder_is_shown_what_the_longest_piece_fills(seconds: float, frames: int) -> None:
    assert context_frames(round(seconds * SAMPLE_RATE)) == frames


def test_the_rest_holds_the_floor_of_the_spectrogram_and_not_zero() -> None:
    mel = np.array([[0.5, -0.7], [1.2, 0.1]], dtype=np.float32)
    out = padded(mel, 4)
    assert out.dtype == np.float32
    expected = [[0.5, -0.7, -0.7, -0.7], [1.2, 0.1, -0.7, -0.7]]
    assert np.array_equal(out, np.array(expected, dtype=np.float32))
    assert padded(mel, 1).shape == (2, 1)
