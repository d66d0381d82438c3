"""Runs stopped again and again, by four signals at moments of all kinds, end in the same bytes."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_runs import finish, slow, start, wav

from damages import contents

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="these signals are those of POSIX"),
]

SIGNALS = {
    signal.SIGINT: 130,
    signal.SIGTERM: 130,
    signal.SIGHUP: -signal.SIGHUP,
    signal.SIGKILL: -signal.SIGKILL,
}
"""With the status of a process that they end; -N is a death by signal N."""
KILLS = 64
_PACE_SECONDS = 0.2
_LONGEST_SECONDS = 4.0
"""An undisturbed run takes about this long, start and end included."""


def kill(process: subprocess.Popen[str], number: signal.Signals, after: float) -> bool:
    """Send a signal some seconds after the start; False where the run had ended by then."""
    time.sleep(after)
    if process.poll() is not None:
        return False
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    if 'File "<string>"' not in said:  # else Python was still loading what would handle it
        assert process.returncode in {SIGNALS[number], 0, -number}, said
        assert "Traceback" not in said
    return process.returncode != 0


@pytest.mark.parametrize(
    "words",
    [
        ("run", "clase.wav", "-o", "out", "--speakers", "--llm", "none"),
        ("batch", "course", "-o", "out", "--llm", "none"),
    ],
    ids=["run", "batch"],
)
def test_runs_killed_by_the_dozen_end_in_the_same_bytes(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    calm = tmp_path / "calm"
    (calm / "course").mkdir(parents=True)
    wav(calm / "clase.wav", seconds=8.0)
    for name in ("lunes", "martes"):
        wav(calm / "course" / f"{name}.wav", seconds=4.0)
    assert finish(start(*words, folder=calm, code=slow(calm, pace=0.0))).status == 0
    expected = without_times(contents(calm / "out"))
    moments = random.Random(11)
    kills = series = 0
    while kills < KILLS // 2:
        series += 1
        rough = tmp_path / f"rough-{series}"
        rough.mkdir()
        for name in ("clase.wav", "course"):
            (rough / name).symlink_to(calm / name)
        for number in moments.sample(list(SIGNALS), len(SIGNALS)):
            process = start(*words, folder=rough, code=slow(rough, pace=_PACE_SECONDS))
            kills += kill(process, number, moments.uniform(0.1, _LONGEST_SECONDS))
            found = contents(rough / "out") if (rough / "out").is_dir() else {}
            for name, data in without_times(found).items():
                if not name.startswith((".", "course.")):
                    assert data == expected[name], f"{name} after {number.name}"
        ended = finish(start(*words, folder=rough, code=slow(rough, pace=0.0)))
        assert ended.status == 0, ended.err
        found = without_times(contents(rough / "out"))
        assert {name: data for name, data in found.items() if name[0] != "."} == expected


def without_times(files: dict[str, bytes]) -> dict[str, bytes]:
    """The report tells when and how fast; everything else is the same in every run."""
    return {name: data for name, data in files.items() if name != "report.json"}
