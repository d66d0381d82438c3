"""A real run that is killed twice and started again writes what an undisturbed one writes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lectura.media.tools import ffmpeg_path
from lectura.speech.models.find import find_model

pytestmark = pytest.mark.real_model

_SECONDS = "100"
"""Four windows."""
_SMALL_WINDOWS = (
    "import lectura.speech.windowing.windows as w; w.PIECES_PER_WINDOW = 1; "
    "from lectura.cli import main; main()"
)
"""Windows of half a minute, so that a short recording has several."""
_PATIENCE_SECONDS = 300.0


def start(recording: Path, out: Path, cache: Path) -> subprocess.Popen[bytes]:
    words = ["transcribe", str(recording), "-o", str(out), "-f", "json,srt", "--language", "en"]
    words += ["--model", str(find_model("base", offline=True).path), "--device", "cpu"]
    return subprocess.Popen(
        [sys.executable, "-c", _SMALL_WINDOWS, *words],
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "HOME": str(cache)},
        stderr=subprocess.PIPE,
    )


def journal(cache: Path) -> bytes:
    files = list(cache.rglob("windows.jsonl"))
    return files[0].read_bytes() if files else b""


def windows_done(cache: Path) -> int:
    return journal(cache).count(b"\n")


def kill_after(windows: int, process: subprocess.Popen[bytes], cache: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while windows_done(cache) < windows and time.monotonic() < deadline:
        assert process.poll() is None, "the run ended before it could be killed"
        time.sleep(0.02)
    process.kill()
    process.communicate()


def finish(process: subprocess.Popen[bytes]) -> None:
    _, said = process.communicate(timeout=_PATIENCE_SECONDS)
    assert process.returncode == 0, said.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="a killed process keeps its files locked")
def test_killed_twice_gives_the_same_bytes(shared: Path, tmp_path: Path) -> None:
    recording = tmp_path / "lecture.wav"
    source = shared / "recordings" / "printing-lecture.mp4"
    subprocess.run(
        [ffmpeg_path(), "-v", "error", "-i", source, "-t", _SECONDS, "-ac", "1", recording],
        check=True,
    )
    calm, rough = tmp_path / "calm", tmp_path / "rough"
    finish(start(recording, calm, tmp_path / "calm-cache"))
    cache = tmp_path / "rough-cache"
    kill_after(1, start(recording, rough, cache), cache)
    kill_after(2, start(recording, rough, cache), cache)
    assert not rough.exists() or not list(rough.rglob("*.json"))
    kept = journal(cache)
    finish(start(recording, rough, cache))
    assert windows_done(cache) > kept.count(b"\n") >= 2
    assert journal(cache).startswith(kept[: kept.rfind(b"\n") + 1])
    written = sorted(path.relative_to(calm) for path in calm.rglob("*") if path.is_file())
    assert {path.suffix for path in written} == {".json", ".srt"}
    for path in written:
        assert (rough / path).read_bytes() == (calm / path).read_bytes()
