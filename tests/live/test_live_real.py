"""The real model on real speech: how late, how right, and that nothing grows.

It runs on a clock that jumps: a decoding takes a share of the processor time that it took, as on
two idle cores, so that a busy machine does not decide.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path

import jiwer
import numpy as np
import psutil
import pytest

from lectura.audio import seconds
from lectura.audio.vad import VoiceDetector
from lectura.live.captioner import Captioner
from lectura.live.events import Event, Firm, Gap
from lectura.live.keeping import Block, KeptSound
from lectura.live.session import Session
from lectura.media.probe import probe
from lectura.media.stream import open_audio
from lectura.media.track import TrackSampler, choose_track
from lectura.speech.engine import WhisperEngine
from lectura.speech.options import TranscribeOptions
from lectura.speech.recognizer import Recognizer
from lectura.testing.captions import SimulatedClock, SimulatedSource, SimulatedWorker
from lectura.text import folded

TWO_CORES = 0.85
"""Time that a decoding takes on two cores, as a share of its processor time; see
``benchmarks/live.py``."""
OFFLINE_ERRORS = {"clase-es": 0.092}
"""Word error rate of the offline transcript on the beginning of the recording, measured once."""

pytestmark = pytest.mark.real_model


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    engine, options = WhisperEngine(), TranscribeOptions(model="base")
    return engine.load_recognizer(engine.choose(options, lambda event: None), options)


def beginning(recording: Path, length: float) -> Iterator[Block]:
    """The first seconds of a recording."""
    info = probe(recording)
    left = length
    with open_audio(info, choose_track(info, None, TrackSampler(info))) as stream:
        for block in stream:
            yield np.rint(block[: round(max(0.0, left) * 16000)] * 32768).astype(np.int16)
            left -= seconds(len(block))
            if left <= 0:
                return


def heard(
    blocks: Iterator[Block], recognizer: Recognizer, folder: Path
) -> list[tuple[float, Event]]:
    """All events of a session."""
    told: list[tuple[float, Event]] = []
    clock = SimulatedClock()
    with KeptSound(folder / "kept.wav") as kept:
        Session(
            SimulatedSource(blocks, clock),
            kept,
            Captioner(VoiceDetector()),
            SimulatedWorker(recognizer, clock, lambda measured, _: measured * TWO_CORES),
            lambda event, at: told.append((at, event)),
            clock,
        ).run(lambda: False)
    return told


def lateness(told: list[tuple[float, Event]]) -> list[float]:
    """How long after its end each word became firm, in order."""
    return [
        at - (word.end or 0.0)
        for at, event in told
        if isinstance(event, Firm)
        for word in event.words
    ]


def text(told: list[tuple[float, Event]]) -> str:
    return "".join(event.text for _, event in told if isinstance(event, Firm))


def test_two_minutes_are_captioned_in_time_and_right(
    shared: Path, recognizer: Recognizer, tmp_path: Path
) -> None:
    recording = shared / "recordings" / "clase-es.mp4"
    turns = json.loads(recording.with_suffix(".ref.json").read_text(encoding="utf-8"))["turns"]
    spoken = [turn for turn in turns if turn["end"] <= 120.0]
    told = heard(beginning(recording, spoken[-1]["end"] + 0.5), recognizer, tmp_path)
    reference = folded(" ".join(turn["text"] for turn in spoken))
    found = jiwer.process_words(reference, folded(text(told)))
    assert found.wer <= OFFLINE_ERRORS["clase-es"] + 0.03
    # a word that never became firm is late for ever
    late = [*lateness(told), *[float("inf")] * found.deletions]
    assert float(np.quantile(late, 0.5)) <= 4.0
    assert float(np.quantile(late, 0.95, method="higher")) <= 8.0
    assert not any(isinstance(event, Gap) for _, event in told)


@pytest.mark.parametrize("name", ["silence.wav", "noise.wav"])
def test_nothing_is_invented_where_nobody_speaks(
    recognizer: Recognizer, tmp_path: Path, name: str
) -> None:
    noise = np.random.default_rng(1).normal(0, 300, 60 * 16000).astype(np.int16)
    sound = noise if name == "noise.wav" else np.zeros(180 * 16000, dtype=np.int16)
    assert text(heard(iter([sound]), recognizer, tmp_path)) == ""


@pytest.mark.slow
def test_an_hour_grows_nothing(shared: Path, recognizer: Recognizer, tmp_path: Path) -> None:
    recording = shared / "recordings" / "printing-lecture.mp4"
    process, memory = psutil.Process(), []

    def hour() -> Iterator[Block]:
        for blocks in repeat(recording, 17):
            yield from beginning(blocks, 3600.0)
            memory.append(process.memory_info().rss / 1e6)

    told = heard(chain(hour()), recognizer, tmp_path)
    late = lateness(told)
    part = len(late) // 6
    first, last = late[:part], late[-part:]
    assert float(np.quantile(last, 0.5)) <= float(np.quantile(first, 0.5)) + 0.5
    assert float(np.quantile(last, 0.95)) <= 8.0
    assert memory[-1] - memory[2] < 40.0
