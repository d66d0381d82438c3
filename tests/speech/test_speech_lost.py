"""Nothing that was said is lost unseen: muted microphones, quiet speakers, long pauses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE, Samples, seconds, silence
from lectura.media.probe import probe
from lectura.media.stream import open_audio
from lectura.media.track import choose_track
from lectura.progress import ignore
from lectura.speech.load import choose, load
from lectura.speech.options import TranscribeOptions
from lectura.speech.transcriber import Recognition, WhisperTranscriber
from lectura.store import Journal

pytestmark = pytest.mark.real_model

ENGINE = TranscribeOptions(model="base", device="cpu", compute_type="int8", offline=True)


@pytest.fixture(scope="module")
def engine() -> WhisperTranscriber:
    return load(choose(ENGINE, ignore), ENGINE)


def clip(shared: Path, name: str) -> Samples:
    path = shared / "speech" / name
    with open_audio(path, choose_track(probe(path), None)) as stream:
        return np.concatenate(list(stream))


def heard(
    engine: WhisperTranscriber, audio: Samples, journal: Path, *, words: bool = False
) -> Recognition:
    def blocks(start: float) -> Iterator[Samples]:
        first = round(start * SAMPLE_RATE)
        return (audio[at : at + SAMPLE_RATE] for at in range(first, len(audio), SAMPLE_RATE))

    return engine.transcribe(
        blocks,
        Journal(journal),
        options=TranscribeOptions(words=words),
        duration=seconds(len(audio)),
    )


def plain(found: Recognition) -> str:
    words = " ".join(segment.text for segment in found.segments).lower()
    return " ".join("".join(c for c in words if c.isalnum() or c == " ").split())


@pytest.mark.parametrize("still", [60, 600])
def test_no_word_is_lost_after_a_muted_microphone(
    engine: WhisperTranscriber, shared: Path, tmp_path: Path, still: int
) -> None:
    speech = clip(shared, "en_jfk.flac")
    alone = heard(engine, speech, tmp_path / "alone")
    muted = np.concatenate([silence(still * SAMPLE_RATE), speech])
    found = heard(engine, muted, tmp_path / "muted")
    assert "ask not what your country can do for you" in plain(found)
    assert plain(found) == plain(alone)
    assert found.segments[0].start == pytest.approx(still, abs=1.0)
