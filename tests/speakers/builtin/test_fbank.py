"""The filterbank against values of Kaldi's own code."""

from __future__ import annotations

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE
from lectura.speakers.builtin.fbank import BANDS, fbank, frame_count


def test_a_tone_gives_the_values_of_kaldi() -> None:
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    tone = (0.5 * np.sin(2 * np.pi * 440 * time)).astype(np.float32)
    features = fbank(tone)
    assert features.shape == (98, BANDS)
    # kaldi_native_fbank 1.23: dither 0, snip_edges, 80 bins, samples in [-1, 1]
    for band, expected in KALDI_FRAME_10.items():
        assert features[10, band] == pytest.approx(expected, abs=2e-3)
    assert features[10].argmax() == max(KALDI_FRAME_10, key=lambda band: KALDI_FRAME_10[band])


def test_only_whole_frames_count() -> None:
    assert [frame_count(n) for n in (0, 399, 400, 559, 560)] == [0, 0, 1, 1, 2]
    assert fbank(np.zeros(399, dtype=np.float32)).shape == (0, BANDS)


def test_digital_silence_is_finite() -> None:
    features = fbank(np.zeros(1000, dtype=np.float32))
    assert features == pytest.approx(np.log(np.finfo(np.float32).eps))


KALDI_FRAME_10: dict[int, float] = {
    0: -11.5712,
    5: -9.1064,
    14: 4.4074,
    20: -7.332,
    40: -15.9424,
    60: -15.9424,
    79: -15.9424,
}
