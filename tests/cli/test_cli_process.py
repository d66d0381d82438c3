"""Lectura as a process: stopped, piped, watched, twice at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import START, Ended, finish, slow, start, wav

from lectura import __version__

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals of POSIX")


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.02)


def lines(path: Path) -> int:
    return len(path.read_text().splitlines()) if path.exists() else 0


@POSIX_ONLY
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_says_so_and_the_next_one_goes_on(
    tmp_path: Path, number: signal.Signals
) -> None:
    wav(tmp_path / "a.wav", seconds=8)
    log = tmp_path / "windows.log"
    process = start("transcribe", "a.wav", folder=tmp_path, code=slow(tmp_path))
    until(lambda: lines(log) >= 3)
    process.send_signal(number)
    stopped = finish(process)
    assert stopped.status == 130
    assert stopped.err.splitlines()[-2:] == [
        "Error: Stopped. What was finished is kept.",
        "  → Run the same command again to go on from there.",
    ]
    assert not (tmp_path / "a.txt").exists()
    done = lines(log)
    again = finish(start("transcribe", "a.wav", folder=tmp_path, code=slow(tmp_path, pace=0)))
    assert again.status == 0
    # The window that was worked on when the signal came may have to be done once more.
    assert 8 <= lines(log) <= 9
    assert done < 8
    assert "Sentence 7 " in (tmp_path / "a.txt").read_text(encoding="utf-8")


@POSIX_ONLY
def test_the_second_of_two_runs_at_once_is_told(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", seconds=8)
    first = start("transcribe", "a.wav", folder=tmp_path, code=slow(tmp_path, pace=0.5))
    until(lambda: lines(tmp_path / "windows.log") >= 1)
    first.send_signal(signal.SIGSTOP)  # it does not end before the second one has begun
    second = finish(start("transcribe", "a.wav", folder=tmp_path, code=slow(tmp_path, pace=0)))
    first.send_signal(signal.SIGCONT)
    assert second.status == 1
    assert "Another lectura run is working on the same recording" in second.err
    assert finish(first).status == 0


@POSIX_ONLY
def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    command = [sys.executable, "-c", START, "config", "show"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=30) == 0


def in_terminal(*arguments: str, folder: Path, **environ: str) -> Ended:
    """What a person sees: output and errors through a terminal."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", slow(folder, pace=0.1), *arguments],
        cwd=folder,
        env={**os.environ, "LECTURA_CACHE": str(folder / "store"), "TERM": "xterm", **environ},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            block = os.read(ours, 4096)
        except OSError:  # how Linux tells that the other end is closed
            break
        if not block:
            break
        shown += block
    os.close(ours)
    return Ended(process.wait(timeout=30), shown.decode(), "")


@POSIX_ONLY
def test_a_person_sees_progress_and_the_files(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", seconds=6)
    ended = in_terminal("transcribe", "a.wav", "-o", "out", folder=tmp_path)
    assert ended.status == 0
    for shown in ("a.wav", "Transcribing", "100 %", "out/a.srt"):
        assert shown in ended.out


@POSIX_ONLY
def test_no_colour_where_none_is_wanted(tmp_path: Path) -> None:
    plain = in_terminal("transcribe", "none.mp4", folder=tmp_path, NO_COLOR="1")
    coloured = in_terminal("transcribe", "none.mp4", folder=tmp_path)
    assert "\x1b[1;31mError:" in coloured.out
    assert "\x1b[1;31m" not in plain.out
    assert "Error:" in plain.out


def test_help_is_quick(tmp_path: Path) -> None:
    """It takes at most two and a half times the processor time of what draws it, on any machine."""
    drawing = "import time, typer.rich_utils; print(time.process_time())"
    finish(start("--help", folder=tmp_path))
    reference = min(
        float(subprocess.run([sys.executable, "-c", drawing], stdout=-1, check=True).stdout)
        for _ in range(2)
    )
    code = f"""
import time, atexit
atexit.register(lambda: print("SECONDS", time.process_time()))
{START}
"""
    ended = finish(start("--help", folder=tmp_path, code=code))
    assert ended.status == 0
    assert "summarize" in ended.out
    assert float(ended.out.rpartition("SECONDS")[2]) < 2.5 * reference


def test_the_package_runs_as_the_command_does(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "lectura", "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.strip() == f"lectura {__version__}"
