"""Batches of recordings under a minute, with the real model: killed, and beside a broken one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch_samples import contents, ffmpeg

from lectura.errors import ExitStatus
from lectura.speech.models.find import find_model

pytestmark = [pytest.mark.real_model, pytest.mark.slow]

_PATIENCE_SECONDS = 300.0


def start(folder: Path, out: Path, cache: Path) -> subprocess.Popen[bytes]:
    words = ["batch", str(folder), "-o", str(out), "-f", "json,srt", "--no-notes"]
    words += ["--model", str(find_model("base", offline=True).path), "--device", "cpu"]
    return subprocess.Popen(
        [sys.executable, "-m", "lectura", *words],
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "HOME": str(cache)},
        stderr=subprocess.PIPE,
    )


def finish(process: subprocess.Popen[bytes]) -> int:
    process.communicate(timeout=_PATIENCE_SECONDS)
    return process.returncode


@pytest.fixture
def recordings(shared: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, (first, length) in enumerate(((0, 40), (45, 20), (150, 48))):
        source = shared / "recordings" / "clase-es.mp4"
        target = folder / f"{number}.wav"
        ffmpeg("-ss", str(first), "-t", str(length), "-i", source, "-ac", "1", target)
    (folder / "1b.wav").write_bytes((folder / "1.wav").read_bytes()[:30])
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="a killed process keeps its files locked")
def test_beside_others_and_after_a_kill_each_is_what_it_is_alone(
    recordings: Path, tmp_path: Path
) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    process = start(recordings, out, cache)
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not list(out.rglob("*.json")) and time.monotonic() < deadline:
        assert process.poll() is None, "the batch ended before it could be killed"
        time.sleep(0.02)
    process.kill()
    process.communicate()
    assert len(list(out.rglob("*.srt"))) < 3
    assert finish(start(recordings, out, cache)) == int(ExitStatus.PARTIAL)
    together = transcripts(out)
    assert len(together) == 6
    recordings.rename(tmp_path / "all")
    for number in (0, 2):
        recordings.mkdir()
        (tmp_path / "all" / f"{number}.wav").rename(recordings / f"{number}.wav")
        alone = tmp_path / f"out{number}"
        assert finish(start(recordings, alone, tmp_path / f"cache{number}")) == 0
        kept = transcripts(alone)
        assert len(kept) == 2
        assert kept == {name: together[name] for name in kept}
        (recordings / f"{number}.wav").unlink()
        recordings.rmdir()


def transcripts(out: Path) -> dict[str, bytes]:
    names = {f"{number}.{form}" for number in range(3) for form in ("json", "srt")}
    return {name: data for name, data in contents(out).items() if name in names}
