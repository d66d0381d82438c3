from __future__ import annotations

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE, Samples, dbfs
from lectura.speech.windowing.levels import levelled
from lectura.speech.windowing.packing import Piece
from lectura.speech.windowing.regions import SpeechRegion


def piece(*stretches: tuple[float, float]) -> Piece:
    """Noise of so many seconds at so many dBFS, each a region with 0.2 s of hiss at its ends."""
    random = np.random.default_rng(5)
    regions: list[SpeechRegion] = []
    audio: list[Samples] = []
    pad, at = SAMPLE_RATE // 5, 0
    for long, level in stretches:
        voiced = round(long * SAMPLE_RATE)
        regions.append(SpeechRegion(at, at + voiced + 2 * pad, at + pad, at + pad + voiced))
        hiss = random.standard_normal(voiced + 2 * pad) * 1e-4
        hiss[pad : pad + voiced] += random.standard_normal(voiced) * 10 ** (level / 20)
        audio.append(hiss.astype(np.float32))
        at += voiced + 2 * pad + 10 * SAMPLE_RATE
    return Piece(tuple(regions), np.concatenate(audio))


def levels(heard: Piece, audio: Samples) -> list[float]:
    """Levels of the voices in the audio, in dBFS."""
    found, at = [], 0
    for region in heard.regions:
        voice = slice(
            at + region.voiced_start - region.start, at + region.voiced_end - region.start
        )
        found.append(dbfs(audio[voice]))
        at += region.length
    return found


@pytest.mark.parametrize("quieter", [15, 20, 25, 30])
@pytest.mark.parametrize("order", ["after", "before", "between"])
def test_a_quieter_speaker_is_brought_to_the_level_of_the_louder(order: str, quieter: int) -> None:
    loud, quiet = (3.0, -20.0), (2.0, -20.0 - quieter)
    stretches = {"after": (loud, quiet), "before": (quiet, loud), "between": (loud, quiet, loud)}
    heard = piece(*stretches[order])
    assert levels(heard, levelled(heard)) == pytest.approx([-20.0] * len(heard.regions), abs=0.5)


def test_three_speakers_reach_one_level() -> None:
    heard = piece((3, -18), (2, -33), (2, -45))
    assert levels(heard, levelled(heard)) == pytest.approx([-18, -18, -18], abs=0.5)


@pytest.mark.parametrize("stretches", [((3, -20), (2, -29)), ((3, -60),), ((0.5, -20), (0.4, -50))])
def test_ordinary_speech_stays_as_it_is_to_the_bit(
    stretches: tuple[tuple[float, float], ...],
) -> None:
    heard = piece(*stretches)
    assert levelled(heard) is heard.audio


def test_a_short_sound_is_amplified_like_the_speaker_beside_it() -> None:
    heard = piece((3, -20), (2, -42), (0.3, -45), (3, -20), (0.3, -45))
    found = levels(heard, levelled(heard))
    assert found == pytest.approx([-20, -20, -23, -20, -45], abs=0.6)


def test_amplified_sound_stays_within_the_scale() -> None:
    heard = piece((3, -6), (2, -40))
    assert float(np.abs(levelled(heard)).max()) <= 1.0
