"""A microphone through the real PortAudio: ALSA's ``file`` device plays a pipe as one.

How to choose one, and what is said where something is missing, needs no sound at all.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from cli_runs import Ended, finish, start
from live_samples import wav_samples
from test_cli_live import SCRIPTED, until

from lectura.errors import UsageError
from lectura.live.keeping import Block
from lectura.live.sources.microphone import Device, MicrophoneError, chosen_device
from lectura.media.resampling import Resampler

_ALSA = """
</usr/share/alsa/alsa.conf>
pcm.lecturn {{
  type file
  slave.pcm "null"
  file "/dev/null"
  infile "{fifo}"
  format "raw"
  hint.description "a pipe"
}}
pcm.!default {{ type plug slave.pcm "lecturn" }}
"""
_BLOCK_SAMPLES = 1600
THERE = (
    Device(0, "Built-in Audio", "ALSA", 2, 44100, default=False),
    Device(3, "USB Audio: C920", "ALSA", 1, 48000, default=True),
    Device(4, "USB Audio: Yeti", "ALSA", 2, 48000, default=False),
)


@pytest.mark.parametrize(
    ("wanted", "index"),
    [(None, 3), ("0", 0), ("4", 4), ("yeti", 4), ("USB Audio: C920", 3), ("built", 0)],
)
def test_a_device_by_number_or_name(wanted: str | None, index: int) -> None:
    assert chosen_device(wanted, THERE).index == index


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("USB", "Several microphones are called 'USB'."),
        ("Rode", "There is no file and no microphone called 'Rode'."),
        ("7", "There is no file and no microphone with the number 7."),
    ],
)
def test_a_name_that_means_none_or_several(wanted: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        chosen_device(wanted, THERE)
    assert raised.value.message == said
    assert str(raised.value.hint).endswith("lectura live --list-devices")


def test_a_machine_without_a_microphone() -> None:
    with pytest.raises(MicrophoneError, match="There is no microphone"):
        chosen_device(None, ())


@pytest.mark.parametrize(("rate", "channels"), [(48000, 2), (44100, 1), (44100, 2), (8000, 1)])
def test_other_rates_are_converted_as_they_come(rate: int, channels: int) -> None:
    times = np.arange(rate * 2) / rate
    wave = (8000 * np.sin(2 * np.pi * 440 * times)).astype(np.int16)
    resampler = Resampler(rate, channels)
    blocks = np.array_split(np.repeat(wave[:, None], channels, axis=1), 37)
    made = np.concatenate([out for block in blocks for out in resampler.feed(block)])
    assert abs(len(made) - 2 * 16000) < 400
    spectrum = np.abs(np.fft.rfft(made[4000:20000].astype(float)))
    assert int(np.argmax(spectrum)) == 440
    assert 7000 < int(np.abs(made[4000:20000]).max()) < 9000


def test_sound_that_is_right_already_is_not_touched() -> None:
    wave = np.arange(100, dtype=np.int16)
    assert np.array_equal(next(Resampler(16000, 1).feed(wave[:, None])), wave)


@pytest.mark.parametrize(
    ("missing", "line"),
    [
        ("import sys; sys.modules['sounddevice'] = None", "[live]"),
        ("import ctypes.util; ctypes.util.find_library = lambda name: None", "libportaudio2"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere PortAudio comes with the package")
def test_what_is_missing_is_named_with_the_line_that_installs_it(
    tmp_path: Path, missing: str, line: str
) -> None:
    if line == "libportaudio2":
        pytest.importorskip("cffi")
    process = start("live", folder=tmp_path, code=f"{missing}\n{SCRIPTED}")
    ended = finish(process)
    assert ended.status == 1
    assert line in ended.err
    assert "Traceback" not in ended.err
    assert list(tmp_path.glob("*.wav")) == []


class Speaking:
    """Plays noise into the pipe at its own pace, until it is told to fall silent."""

    def __init__(self, fifo: Path) -> None:
        os.mkfifo(fifo)
        self._pipe = os.open(fifo, os.O_RDWR | os.O_NONBLOCK)
        self.sound = np.random.default_rng(5).integers(-3000, 3000, 16000 * 60, dtype=np.int16)
        self.stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        begun = time.monotonic()
        data = self.sound.tobytes()
        place = 0
        while not self.stopped.is_set() and place < len(data):
            due = (time.monotonic() - begun) * 32000
            try:
                place += os.write(self._pipe, data[place : place + 2 * _BLOCK_SAMPLES])
            except BlockingIOError:
                time.sleep(0.02)
            if place > due:
                time.sleep((place - due) / 32000)

    def close(self) -> None:
        """Fall silent."""
        self.stopped.set()
        self._thread.join()
        os.close(self._pipe)


@pytest.fixture
def speaking(tmp_path: Path) -> Iterator[Speaking]:
    (tmp_path / "asound.conf").write_text(_ALSA.format(fifo=tmp_path / "fifo"))
    made = Speaking(tmp_path / "fifo")
    yield made
    made.close()


def listen(folder: Path, *more: str) -> subprocess.Popen[str]:
    """A session with the microphone."""
    return start(
        *("live", *more), folder=folder, code=SCRIPTED, ALSA_CONFIG_PATH=str(folder / "asound.conf")
    )


def kept_seconds(path: Path) -> float:
    return path.stat().st_size / 32000 if path.exists() else 0.0


@pytest.mark.needs("portaudio")
@pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's")
def test_the_microphones_are_listed(speaking: Speaking, tmp_path: Path) -> None:
    ended = finish(listen(tmp_path, "--list-devices"))
    assert ended.status == 0, ended.err
    assert "lecturn  (ALSA" in ended.out


@pytest.mark.needs("portaudio")
@pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's")
def test_what_the_microphone_gives_is_kept_to_the_sample(
    speaking: Speaking, tmp_path: Path
) -> None:
    process = listen(tmp_path, "-i", "lecturn", "--name", "x", "--no-finish", "--json")
    until(lambda: kept_seconds(tmp_path / "x.wav") > 2.0)
    process.send_signal(signal.SIGINT)
    ended = finish(process)
    assert ended.status == 0, ended.err
    assert json.loads(ended.out.splitlines()[0])["listening"] == "lecturn"
    kept = wav_samples(tmp_path / "x.wav")
    # The device fills up with old samples where the pipe was empty; all others are in their order.
    parts = (kept[at : at + 400] for at in range(0, len(kept) - 400, 400))
    found = [place for part in parts if (place := place_of(part, speaking.sound)) is not None]
    assert len(found) > 0.7 * len(kept) / 400
    assert found == sorted(found)
    assert found[0] < 16000


@pytest.mark.needs("portaudio")
@pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's")
def test_a_microphone_that_falls_dumb_ends_the_session_and_loses_nothing(
    speaking: Speaking, tmp_path: Path
) -> None:
    process = listen(tmp_path, "-i", "lecturn", "--name", "x", "--no-finish")
    until(lambda: kept_seconds(tmp_path / "x.wav") > 2.0)
    speaking.stopped.set()
    ended: Ended = finish(process)
    assert ended.status == 3
    assert "was it unplugged?" in ended.err
    assert "lectura run x.wav" in ended.err
    assert len(wav_samples(tmp_path / "x.wav")) > 2 * 16000


def place_of(part: Block, whole: Block) -> int | None:
    """Where samples stand in others; None where they do not."""
    found = whole.tobytes().find(part.tobytes())
    return None if found < 0 else found // 2
