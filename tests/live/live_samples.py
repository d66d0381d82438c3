"""Sound, words and sessions that the tests of live captions share."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples
from lectura.audio.vad import FRAME_SAMPLES, VoiceDetector
from lectura.live.captioner import Captioner
from lectura.live.events import Event, Firm
from lectura.live.keeping import Block, KeptSound
from lectura.live.session import Session
from lectura.records.transcript import Word
from lectura.speech.recognizer import Recognizer
from lectura.testing.captions import (
    ScriptedRecognizer,
    SimulatedClock,
    SimulatedSource,
    SimulatedWorker,
)


class LoudnessDetector(VoiceDetector):
    """Takes whatever is loud for a voice, so that a tone is speech."""

    def __init__(self) -> None:
        """Nothing is loaded."""

    def probabilities(self, audio: Samples) -> Samples:
        frames = audio.reshape(-1, FRAME_SAMPLES)
        return np.asarray(np.abs(frames).mean(axis=1) > 0.01, dtype=np.float32)


def tone(seconds: float) -> Block:
    """Somebody speaks."""
    times = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return (8000 * np.sin(2 * np.pi * 220 * times)).astype(np.int16)


def quiet(seconds: float) -> Block:
    """Nobody does."""
    return np.zeros(round(seconds * SAMPLE_RATE), dtype=np.int16)


def words(*texts: str, start: float = 0.0) -> tuple[Word, ...]:
    """Words of half a second each."""
    return tuple(
        Word(text=f" {text}", start=start + place / 2, end=start + place / 2 + 0.4)
        for place, text in enumerate(texts)
    )


def simulated(
    blocks: list[Block],
    folder: Path,
    *,
    cost: float = 0.3,
    recognizer: Recognizer | None = None,
    language: str | None = "en",
) -> list[tuple[float, Event]]:
    """All events of a session in which a decoding takes so many seconds, each with its time."""
    told: list[tuple[float, Event]] = []
    clock = SimulatedClock()

    def moving() -> Iterator[Block]:
        yield from blocks

    with KeptSound(folder / "kept.wav", clock) as kept:
        Session(
            SimulatedSource(moving(), clock),
            kept,
            Captioner(LoudnessDetector(), language),
            SimulatedWorker(recognizer or ScriptedRecognizer(), clock, lambda *_: cost),
            lambda event, at: told.append((at, event)),
            clock,
        ).run(lambda: False)
    return told


def firm_text(told: list[tuple[float, Event]]) -> str:
    """All firm words."""
    return "".join(event.text for _, event in told if isinstance(event, Firm))


def wav_samples(path: Path) -> Block:
    """The samples of a WAV file, as the standard library reads it."""
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16000, 1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
