"""Speech from the wheel of espeak-ng: real calls, no program of the system."""

from __future__ import annotations

import importlib
import subprocess
import sys
import time

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE, Samples, dbfs, seconds
from lectura.errors import MissingDependencyError, UsageError
from lectura.process.installation import installation
from lectura.testing import spoken
from lectura.testing.spoken import Voice, say, speak

pytestmark = pytest.mark.needs("demo")

TEXT = "Buenos días. Hoy hablamos de la probabilidad."


def pitch_hz(audio: Samples) -> float:
    """Median fundamental frequency by autocorrelation of 64 ms frames, 60 to 400 Hz."""
    found = []
    for start in range(0, audio.size - 1024, 1024):
        frame = audio[start : start + 1024]
        if dbfs(frame) < -30:
            continue
        similar = np.correlate(frame, frame, "full")[1023:]
        lags = similar[SAMPLE_RATE // 400 : SAMPLE_RATE // 60]
        if lags.max() > 0.5 * similar[0]:  # voiced
            found.append(SAMPLE_RATE / (SAMPLE_RATE // 400 + int(lags.argmax())))
    return float(np.median(found))


def test_the_samples_are_those_of_the_whole_house() -> None:
    audio = speak(TEXT)
    assert audio.dtype == np.float32
    assert audio.ndim == 1
    assert 2.0 < seconds(audio.size) < 5.0
    assert -30 < dbfs(audio) < -6
    assert float(np.abs(audio).max()) <= 1.0


def test_speed_is_words_per_minute() -> None:
    slow, fast = speak(TEXT, wpm=100), speak(TEXT, wpm=200)
    assert slow.size / fast.size == pytest.approx(2.0, abs=0.4)


def test_two_voices_differ_in_pitch() -> None:
    low, high = pitch_hz(speak(TEXT, pitch=20)), pitch_hz(speak(TEXT, voice="es+f2", pitch=80))
    assert low < 110
    assert high > 1.4 * low


def test_a_voice_leaves_nothing_behind_for_the_next() -> None:
    before = pitch_hz(speak(TEXT, pitch=30))
    say(Voice("es+f2", wpm=300, pitch=90), TEXT)
    assert pitch_hz(speak(TEXT, pitch=30)) == pytest.approx(before, rel=0.05)


def test_nothing_to_say_is_no_sound() -> None:
    assert speak("").size < SAMPLE_RATE // 2


def test_an_unknown_voice() -> None:
    with pytest.raises(UsageError, match="no voice 'nobody'"):
        speak(TEXT, voice="nobody")


def test_every_process_hears_the_same() -> None:
    """The library begins its noise by the clock, which counts seconds."""
    code = (
        "import hashlib; from lectura.testing.demo import demo_audio; "
        "print(hashlib.sha256(demo_audio()[0].tobytes()).hexdigest())"
    )
    command = [sys.executable, "-X", "utf8", "-c", code]
    heard = set()
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        heard.add(done.stdout)
        time.sleep(1.1)  # the next second
    assert len(heard) == 1


def test_without_the_extra_the_install_line_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)
    monkeypatch.delitem(sys.modules, spoken.__name__)
    fresh = importlib.import_module(spoken.__name__)  # the library is loaded once per process
    with pytest.raises(MissingDependencyError) as caught:
        fresh.speak(TEXT)
    assert caught.value.hint == installation().with_extra("demo")
