"""The kept recording: whole at every moment, closed or not, and never another's file."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from live_samples import tone, wav_samples

from lectura.errors import OutputError
from lectura.live.keeping import Block, KeptSound
from lectura.media.probe import probe
from lectura.media.stream import open_audio
from lectura.media.track import TrackSampler, choose_track


def decoded(path: Path) -> Block:
    """The samples as lectura reads them."""
    info = probe(path)
    with open_audio(info, choose_track(info, None, TrackSampler(info))) as stream:
        return np.concatenate([np.rint(block * 32768).astype(np.int16) for block in stream])


def test_a_closed_file_is_an_ordinary_wav(tmp_path: Path) -> None:
    with KeptSound(tmp_path / "a.wav") as kept:
        kept.write(tone(1.0))
        kept.write(tone(0.5))
        assert kept.seconds == 1.5
    expected = np.concatenate([tone(1.0), tone(0.5)])
    assert np.array_equal(wav_samples(tmp_path / "a.wav"), expected)
    assert np.array_equal(decoded(tmp_path / "a.wav"), expected)


def test_an_open_file_can_be_read_to_its_last_block(tmp_path: Path) -> None:
    with KeptSound(tmp_path / "a.wav") as kept:
        kept.write(tone(2.0))
        assert np.array_equal(decoded(tmp_path / "a.wav"), tone(2.0))


def test_a_killed_process_loses_nothing_that_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    code = (
        "import sys, time; import numpy as np; from pathlib import Path\n"
        "from lectura.live.keeping import KeptSound\n"
        "kept = KeptSound(Path(sys.argv[1]))\n"
        "for n in range(50): kept.write(np.full(1600, n, np.int16))\n"
        "print('written', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        process.kill()
    assert np.array_equal(decoded(path), np.repeat(np.arange(50, dtype=np.int16), 1600))


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("mine")
    with pytest.raises(OutputError):
        KeptSound(tmp_path / "a.wav")
    assert (tmp_path / "a.wav").read_text() == "mine"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_the_recording_is_for_one_person_alone(tmp_path: Path) -> None:
    with KeptSound(tmp_path / "a.wav"):
        assert (tmp_path / "a.wav").stat().st_mode & 0o777 == 0o600


def test_the_disk_is_waited_for_once_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, waits = [0.0], []
    monkeypatch.setattr(os, "fsync", lambda file: waits.append(now[0]))
    with KeptSound(tmp_path / "a.wav", lambda: now[0]) as kept:
        waits.clear()
        for _ in range(35):
            now[0] += 0.1
            kept.write(tone(0.1))
        assert len(waits) == 3


def test_a_full_disk_is_a_plain_error_and_what_came_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: int, data: memoryview) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with KeptSound(tmp_path / "a.wav") as kept:
        kept.write(tone(1.0))
        monkeypatch.setattr(os, "write", full)
        with pytest.raises(OutputError, match="The disk is full"):
            kept.write(tone(0.1))
        assert np.array_equal(decoded(tmp_path / "a.wav"), tone(1.0))
        monkeypatch.undo()
    assert np.array_equal(wav_samples(tmp_path / "a.wav"), tone(1.0))
