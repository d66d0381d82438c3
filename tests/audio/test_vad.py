"""The real voice detector after long stretches in which nothing, or hardly anything, is heard."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pytest

from lectura.audio import SAMPLE_RATE, Samples, silence
from lectura.audio.vad import FRAME_SAMPLES, VoiceDetector
from lectura.speech.windowing.windows import windows
from lectura.testing.spoken import speak

pytestmark = pytest.mark.needs("demo")

_ONSET = 0.5


@pytest.fixture(scope="module")
def detector() -> VoiceDetector:
    return VoiceDetector()


@pytest.fixture(scope="module")
def speech() -> Samples:
    """Two soft voices, 20 dB under full scale and quieter."""
    first = speak("And so my fellow Americans, ask not what your country can do.", voice="en-us")
    second = speak("Hoy vamos a hablar del descenso de gradiente.", voice="es+f3")
    return whole_frames(np.concatenate([0.1 * first, silence(6_000), 0.02 * second]))


def whole_frames(audio: Samples) -> Samples:
    return audio[: len(audio) // FRAME_SAMPLES * FRAME_SAMPLES]


def stillness(kind: str, seconds: float) -> Samples:
    n_samples = round(seconds * SAMPLE_RATE) // FRAME_SAMPLES * FRAME_SAMPLES
    noise = np.random.default_rng(3).standard_normal(n_samples).astype(np.float32)
    levels = {
        "zeros": (0.0, 0.0),
        "a constant": (0.0, 0.01),
        "a constant and hiss": (1e-4, 0.01),
        "hiss at -90 dB": (10**-4.5, 0.0),
        "a quiet room": (10**-2.5, 0.0),
    }
    loudness, offset = levels[kind]
    return np.asarray(loudness * noise + offset, dtype=np.float32)


def voiced(detector: VoiceDetector, audio: Samples) -> npt.NDArray[np.bool_]:
    detector.reset()
    return detector.probabilities(audio) >= _ONSET


@pytest.mark.parametrize("seconds", [5, 17.3, 60])
@pytest.mark.parametrize(
    "kind", ["zeros", "a constant", "a constant and hiss", "hiss at -90 dB", "a quiet room"]
)
def test_speech_is_heard_after_stillness_as_it_is_heard_alone(
    detector: VoiceDetector, speech: Samples, kind: str, seconds: float
) -> None:
    alone = voiced(detector, speech)
    before = stillness(kind, seconds)
    found = voiced(detector, np.concatenate([before, speech]))
    assert alone.mean() > 0.5
    assert not found[: len(before) // FRAME_SAMPLES - 30].any()
    lost = alone & ~found[-len(alone) :]
    assert lost.sum() <= 0.03 * alone.sum()


def test_speech_is_heard_after_a_microphone_was_muted_in_the_middle(
    detector: VoiceDetector, speech: Samples
) -> None:
    alone = voiced(detector, speech)
    found = voiced(detector, np.concatenate([speech, stillness("zeros", 90), speech]))
    assert (alone & ~found[-len(alone) :]).sum() <= 0.03 * alone.sum()


def test_what_is_heard_does_not_depend_on_how_the_stream_is_cut(
    detector: VoiceDetector, speech: Samples
) -> None:
    audio = np.concatenate([stillness("zeros", 11), speech, stillness("a quiet room", 9), speech])
    detector.reset()
    at_once = detector.probabilities(audio)
    detector.reset()
    step = 37 * FRAME_SAMPLES
    parts = [detector.probabilities(audio[at : at + step]) for at in range(0, len(audio), step)]
    np.testing.assert_allclose(np.concatenate(parts), at_once, atol=1e-6)


def test_no_region_of_a_stream_is_lost_after_ten_silent_minutes(
    detector: VoiceDetector, speech: Samples
) -> None:
    def blocks() -> Iterator[Samples]:
        for _ in range(600):
            yield silence(SAMPLE_RATE)
        yield from (speech[at : at + SAMPLE_RATE] for at in range(0, len(speech), SAMPLE_RATE))

    def seconds_heard(stream: Iterator[Samples]) -> float:
        pieces = [piece for window in windows(stream, detector) for piece in window.pieces]
        return sum(piece.voiced_seconds for piece in pieces)

    alone = seconds_heard(iter([speech]))
    assert seconds_heard(blocks()) == pytest.approx(alone, abs=0.1)


@pytest.mark.parametrize("quieter", [20, 25, 30])
@pytest.mark.parametrize("pause", [1.4, 2.0])
def test_a_quiet_speaker_is_heard_soon_after_a_loud_one(
    detector: VoiceDetector, quieter: int, pause: float
) -> None:
    loud = whole_frames(speak("Ask not what your country can do for you.", voice="en-us"))
    quiet = whole_frames(speak("Hoy vamos a hablar del descenso de gradiente.", voice="es+f3"))
    quiet = quiet * np.float32(10 ** (-quieter / 20))
    between = stillness("hiss at -90 dB", pause)
    alone = voiced(detector, quiet)
    found = voiced(detector, np.concatenate([loud, between, quiet]))
    assert (alone & ~found[-len(alone) :]).sum() <= 0.03 * alone.sum()
