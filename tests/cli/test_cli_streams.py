"""Standard streams that are closed or full, and readers that leave: no traceback, right status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import START, Ended, slow, wav

from lectura.process.streams import Guarded

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")


def shell(folder: Path, line: str, code: str = START) -> Ended:
    """What a line of a shell gives; ``LECTURA`` in it is the command."""
    (folder / "command.py").write_text(code, encoding="utf-8")
    command = f"{sys.executable} {folder / 'command.py'}"
    done = subprocess.run(
        ["/bin/bash", "-c", "set -o pipefail; " + line.replace("LECTURA", command)],
        cwd=folder,
        env={**os.environ, "LECTURA_CACHE": str(folder / "store")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("given", "where", "why"),
    [
        ("config show", ">&-", "Bad file descriptor"),
        ("config show", ">/dev/full", "No space left on device"),
        ("--help", ">/dev/full", "No space left on device"),
        ("models --help", ">&-", "Bad file descriptor"),
        ("--version", ">/dev/full", "No space left on device"),
    ],
)
def test_data_that_cannot_be_written_is_a_failure(
    tmp_path: Path, given: str, where: str, why: str
) -> None:
    if where == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("only Linux has /dev/full")
    ended = shell(tmp_path, f"LECTURA {given} {where}")
    assert ended.status == 1
    assert ended.err.startswith(f"Error: Standard output cannot be written: {why}.\n  → ")


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full", "<&-"])
def test_messages_that_cannot_be_written_change_no_status(tmp_path: Path, where: str) -> None:
    assert shell(tmp_path, f"LECTURA speakers none.json {where}").status == 2


def test_a_reader_that_leaves_stops_no_work(tmp_path: Path) -> None:
    """The first record already finds nobody; both recordings are transcribed all the same."""
    wav(tmp_path / "a.wav", seconds=1)
    wav(tmp_path / "b.wav", seconds=1)
    ended = shell(
        tmp_path, "LECTURA transcribe a.wav b.wav --json -q | true", slow(tmp_path, pace=0)
    )
    assert (ended.status, ended.err) == (0, "")
    assert (tmp_path / "b.txt").is_file()


def test_a_recording_is_done_although_nobody_can_be_told(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", seconds=1)
    ended = shell(tmp_path, "LECTURA transcribe a.wav >&- 2>&-", slow(tmp_path, pace=0))
    assert ended.status == 0
    record = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert record["segments"]


def test_what_could_not_be_written_is_dropped_once(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with Guarded(os.fdopen(writing, "wb"), encoding="utf-8") as stream:
        for _ in range(3):
            assert stream.write("x" * 100_000) == 100_000
            stream.flush()
        assert stream.failure is None  # the reader left, which is no failure
