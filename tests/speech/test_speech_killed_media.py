"""Sound that starts late or has holes: killed at any moment, a run still writes the same bytes."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import av
import pytest
from test_speech_killed import finish, journal, kill_after, start, windows_done

from lectura.media.tools import ffmpeg_path

pytestmark = [
    pytest.mark.real_model,
    pytest.mark.skipif(sys.platform == "win32", reason="a killed process keeps its files locked"),
]

_LATE_SECONDS = 5
_HOLES = ((12.0, 20.0), (41.0, 44.5))
"""In seconds."""
_SPOKEN_SECONDS = 65
"""Three windows of half a minute at most: one is kept, others are left for the last run."""


def late(lecture: Path, folder: Path) -> Path:
    """The picture begins at once, the sound seconds later."""
    made = folder / "late.mkv"
    subprocess.run(
        [
            ffmpeg_path(), "-v", "error",
            "-f", "lavfi", "-i", f"color=size=64x64:rate=5:duration={_SPOKEN_SECONDS}",
            "-itsoffset", str(_LATE_SECONDS), "-t", str(_SPOKEN_SECONDS), "-i", lecture,
            "-map", "0:v", "-map", "1:a", "-ac", "1", "-c:v", "mpeg4", "-c:a", "aac", made,
        ],
        check=True,
    )  # fmt: skip
    return made


def with_holes(lecture: Path, folder: Path) -> Path:
    """Packets were lost twice; the timestamps of the others stayed."""
    full, made = folder / "full.mkv", folder / "holes.mkv"
    subprocess.run(
        [
            ffmpeg_path(), "-v", "error", "-t", str(_SPOKEN_SECONDS), "-i", lecture,
            "-vn", "-ac", "1", "-c:a", "libopus", "-b:a", "48k", full,
        ],
        check=True,
    )  # fmt: skip
    with av.open(str(full)) as source, av.open(str(made), "w") as holed:
        stream = holed.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(source.streams.audio[0]):
            if packet.pts is None or packet.time_base is None:
                continue
            second = float(packet.pts * packet.time_base)
            if not any(begin <= second < end for begin, end in _HOLES):
                packet.stream = stream
                holed.mux(packet)
    return made


def killed(process: subprocess.Popen[bytes], after: float) -> bool:
    """Kill a run after some seconds; false where it had ended before."""
    time.sleep(after)
    running = process.poll() is None
    process.kill()
    process.communicate()
    return running


@pytest.mark.parametrize("make", [late, with_holes])
def test_random_kills_leave_no_trace(
    shared: Path, tmp_path: Path, make: Callable[[Path, Path], Path]
) -> None:
    recording = make(shared / "recordings" / "printing-lecture.mp4", tmp_path)
    calm, rough = tmp_path / "calm", tmp_path / "rough"
    began = time.monotonic()
    finish(start(recording, calm, tmp_path / "calm-cache"))
    whole = time.monotonic() - began
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    cache = tmp_path / "rough-cache"
    after = chance.uniform(0.1, 0.6) * whole
    print(f"seed {seed}: killed after {after:.1f} of {whole:.1f} s")  # noqa: T201
    assert killed(start(recording, rough, cache), after), "the run ended before it was killed"
    kill_after(1, start(recording, rough, cache), cache)
    assert windows_done(cache) >= 1
    kept = journal(cache)
    finish(start(recording, rough, cache))
    assert journal(cache).startswith(kept[: kept.rfind(b"\n") + 1])
    written = sorted(path.relative_to(calm) for path in calm.rglob("*") if path.is_file())
    assert {path.suffix for path in written} == {".json", ".srt"}
    for path in written:
        assert (rough / path).read_bytes() == (calm / path).read_bytes()
