"""Nothing that was said is lost unseen: muted microphones, quiet speakers, long pauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE, Samples, seconds, silence
from lectura.media.probe import probe
from lectura.media.stream import open_audio
from lectura.media.track import choose_track
from lectura.progress import ignore
from lectura.speech.engine import WhisperEngine
from lectura.speech.models.loading import Loading
from lectura.speech.options import TranscribeOptions
from lectura.speech.transcriber import Recognition, WhisperTranscriber
from lectura.speech.windowing.windows import Cutting
from lectura.store import Journal

pytestmark = pytest.mark.real_model

ENGINE = TranscribeOptions(model="base", device="cpu", compute_type="int8", offline=True)


@pytest.fixture(scope="module")
def engine() -> WhisperTranscriber:
    whisper = WhisperEngine()
    return whisper.load(whisper.choose(ENGINE, ignore), ENGINE)


def clip(shared: Path, name: str) -> Samples:
    path = shared / "speech" / name
    with open_audio(probe(path), choose_track(probe(path), None)) as stream:
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


def spoken_between(found: Recognition, start: float, end: float) -> str:
    """The words of the segments that lie wholly in a stretch of the recording, in seconds."""
    inside = tuple(
        segment
        for segment in found.segments
        if segment.start is not None and segment.end is not None
        if start <= segment.start and segment.end <= end
    )
    return plain(replace(found, segments=inside))


@pytest.mark.parametrize(("quieter", "quiet_first"), [(25, False), (30, False), (25, True)])
def test_a_second_speaker_who_is_much_quieter_is_heard(
    engine: WhisperTranscriber, shared: Path, tmp_path: Path, quieter: int, quiet_first: bool
) -> None:
    loud = clip(shared, "es_fleurs_001.ogg")
    quiet = clip(shared, "es_fleurs_002.ogg") * np.float32(10 ** (-quieter / 20))
    parts = [quiet, loud] if quiet_first else [loud, silence(2 * SAMPLE_RATE), quiet]
    found = heard(engine, np.concatenate(parts), tmp_path / "journal")
    start = 0.0 if quiet_first else seconds(len(loud))
    his = spoken_between(found, start, start + seconds(len(quiet)) + 2)
    assert "todos pudieron acceder al funeral en la plaza de san pedro" in his
    assert "pueden definir sus posturas en el contexto de los escritos de otros" in plain(found)
    assert found.missed == ()


def test_no_cue_runs_over_a_long_pause(
    engine: WhisperTranscriber, shared: Path, tmp_path: Path
) -> None:
    first, second = clip(shared, "en_harvard_osr_8k.wav")[: 8 * SAMPLE_RATE], "en_jfk.flac"
    pause = silence(90 * SAMPLE_RATE)
    cut = clip(shared, second)[: round(5.66 * SAMPLE_RATE)]
    found = heard(engine, np.concatenate([first, pause, cut]), tmp_path / "journal")
    assert all((s.end or 0.0) <= 9.0 or (s.start or 0.0) >= 97.0 for s in found.segments)
    assert "the long journey home took a year" in spoken_between(found, 0, 9)
    assert "and so my fellow americans" in spoken_between(found, 97, 110)


def test_a_speaker_whom_the_recogniser_leaves_out_is_heard_alone(
    engine: WhisperTranscriber, shared: Path, tmp_path: Path
) -> None:
    as_it_is = Cutting(level=lambda piece: piece.audio)
    loaded = engine.whisper
    engine = WhisperTranscriber(
        Loading(lambda: loaded, on_gpu=False), workers=1, batch_size=3, cutting=as_it_is
    )
    loud = clip(shared, "es_fleurs_001.ogg")
    quiet = clip(shared, "es_fleurs_002.ogg") * np.float32(10 ** (-25 / 20))
    found = heard(
        engine, np.concatenate([loud, silence(2 * SAMPLE_RATE), quiet]), tmp_path / "journal"
    )
    start = seconds(len(loud))
    his = spoken_between(found, start, start + seconds(len(quiet)) + 2)
    assert "todos pudieron acceder al funeral en la plaza de san pedro" in his
    assert "en el contexto de los escritos de otros" in spoken_between(found, 0, start)
