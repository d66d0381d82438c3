"""A part of a recording with the real model: its words, its speakers, and its times."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from lectura.api import transcribe
from lectura.audio import SAMPLE_RATE, Samples, samples_at, seconds, silence
from lectura.config import settings_of
from lectura.config.fields import BY_NAME
from lectura.config.given import given
from lectura.pipeline import Pipeline
from lectura.records.transcript import Transcript
from lectura.testing.spoken import speak
from lectura.timeline import Interval

pytestmark = pytest.mark.real_model

_SPOKEN = (
    ("es", "Hoy vamos a hablar de los volcanes y de las montañas."),
    ("es+f2", "Los ríos llevan el agua de la montaña hasta el mar."),
    ("es", "El próximo lunes tenemos un examen de matemáticas."),
)
_PAUSE = 2.0
_NONE = Interval(0.0, 0.0)


Recording = tuple[Path, list[float]]


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """Three sentences, and where each begins."""
    parts: list[Samples] = []
    begins: list[float] = []
    for voice, text in _SPOKEN:
        begins.append(seconds(sum(part.size for part in parts)))
        parts += [speak(text, voice=voice), silence(samples_at(_PAUSE))]
    return written(tmp_path_factory.mktemp("spoken") / "clase.wav", np.concatenate(parts)), begins


def written(path: Path, audio: Samples) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((audio * 32767).astype("<i2").tobytes())
    return path


def spans(transcript: Transcript) -> list[tuple[str, float, float]]:
    words = (word for segment in transcript.segments for word in segment.words)
    return [(word.text, word.start or 0.0, word.end or 0.0) for word in words]


def test_the_words_are_those_of_a_file_with_these_samples_alone(
    recording: Recording, tmp_path: Path
) -> None:
    path, begins = recording
    start, end = round(begins[1] - 1, 3), round(begins[2] - 1, 3)
    part = transcribe(path, start=start, end=end, language="es", words=True, cache=tmp_path)
    with wave.open(str(path)) as file:
        audio = np.frombuffer(file.readframes(file.getnframes()), "<i2") / np.float32(32767)
    cut = written(tmp_path / "cut.wav", audio[samples_at(start) : samples_at(end)])
    alone = transcribe(cut, language="es", words=True, cache=tmp_path)
    assert "agua" in alone.text
    expected = [(word, round(a + start, 3), round(b + start, 3)) for word, a, b in spans(alone)]
    assert spans(part) == expected
    assert part.speech is not None
    assert alone.speech is not None
    assert part.speech.voiced_seconds == alone.speech.voiced_seconds
    assert part.audio_seconds == alone.audio_seconds


def test_the_speakers_of_the_stretch_have_the_times_of_the_whole(
    recording: Recording, tmp_path: Path
) -> None:
    path, begins = recording
    part = transcribe(path, start=begins[1] - 1, language="es", speakers=True, cache=tmp_path)
    heard = [(segment.start, segment.speaker) for segment in part.segments]
    assert [speaker for _, speaker in heard] == ["SPEAKER_00", "SPEAKER_01"]
    assert [start for start, _ in heard] == pytest.approx(begins[1:], abs=0.3)


def test_speakers_are_the_same_across_recordings_that_are_one_lecture(
    recording: Recording, tmp_path: Path
) -> None:
    path, begins = recording
    with wave.open(str(path)) as file:
        audio = np.frombuffer(file.readframes(file.getnframes()), "<i2") / np.float32(32767)
    cut = samples_at(begins[2] - 1)
    parts = written(tmp_path / "a.wav", audio[:cut]), written(tmp_path / "b.wav", audio[cut:])
    # The spoken voices differ a little in each run, and are too short to be counted for sure.
    store = {"language": "es", "num_speakers": 2, "cache": str(tmp_path / "store")}
    chosen = settings_of(given(store, BY_NAME, function="transcribe", environ={}))
    one = Pipeline(chosen).transcribe(tmp_path / "clase", None, parts=parts).transcript
    heard = [segment for segment in one.segments if (segment.interval or _NONE).duration > 1]
    assert [segment.speaker for segment in heard] == ["SPEAKER_00", "SPEAKER_01", "SPEAKER_00"]
    assert heard[-1].start == pytest.approx(begins[2], abs=0.3)
    assert one.source is not None
    assert one.source.files[1].start == pytest.approx(begins[2] - 1, abs=0.001)
