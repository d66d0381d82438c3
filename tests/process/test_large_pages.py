"""A command that decodes works in large pages of memory, where Linux gives them on request."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lectura.media.tools import ffmpeg_path
from lectura.process.large_pages import helps, is_command

ON_REQUEST = "always [madvise] never\n"
SETTING = Path("/sys/kernel/mm/transparent_hugepage/enabled")
linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such pages")


@pytest.mark.parametrize(
    ("setting", "libc", "expected"),
    [
        (ON_REQUEST, "glibc 2.36", True),
        (ON_REQUEST, "glibc 2.35", True),
        (ON_REQUEST, "glibc 3.0", True),
        (ON_REQUEST, "glibc 2.31", False),
        (ON_REQUEST, "", False),
        ("[always] madvise never\n", "glibc 2.36", False),
        ("always madvise [never]\n", "glibc 2.36", False),
        ("", "glibc 2.36", False),
    ],
)
def test_where_asking_helps(setting: str, libc: str, expected: bool) -> None:
    assert helps(setting, libc) is expected


@pytest.mark.parametrize(
    ("line", "argv", "expected"),
    [
        ("python /usr/bin/lectura transcribe a.mp4", "/usr/bin/lectura transcribe a.mp4", True),
        ("python /usr/bin/lectura -q run a.mp4", "/usr/bin/lectura -q run a.mp4", True),
        ("python -X utf8 -m lectura batch in", "/site/lectura/__main__.py batch in", True),
        ("python lectura live", "lectura live", True),
        ("python /usr/bin/lectura summarize run", "/usr/bin/lectura summarize run", False),
        ("python /usr/bin/lectura --help", "/usr/bin/lectura --help", False),
        ("python /usr/bin/lectura", "/usr/bin/lectura", False),
        ("python -m pytest run", "/site/pytest/__main__.py run", False),
        ("python -m pytest tests/lectura", "lectura run", False),
        ("python -m pytest", "lectura run a.mp4", False),
        ("python", "lectura run a.mp4", False),
        ("python program.py run a.mp4", "lectura run a.mp4", False),
        ("python -c lectura run", "-c run", False),
        ("lectura", "lectura", False),
    ],
)
def test_only_the_program_at_a_command_that_decodes(line: str, argv: str, expected: bool) -> None:
    """Nobody knows what another program has done before it called lectura with words of its own."""
    assert is_command(line.split(), argv.split()) is expected


CALLER = """
import sys
print("begins", flush=True)
sys.argv = ["lectura", "transcribe", "nosuch.mp4"]
from lectura.cli import main
main()
"""


@pytest.mark.parametrize("name", ["program.py", "lectura"])
def test_a_program_that_calls_lectura_is_started_once(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(CALLER, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, name, "of", "its", "own"],
        cwd=tmp_path,
        env={key: word for key, word in os.environ.items() if key != "GLIBC_TUNABLES"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "begins\n")


def gives_large_pages() -> bool:
    """By the system's own words, not by lectura's."""
    return SETTING.exists() and "[madvise]" in SETTING.read_text()


@linux
@pytest.mark.real_model
def test_a_real_run_faults_less_and_says_the_same(shared: Path, tmp_path: Path) -> None:
    if not gives_large_pages():
        pytest.skip(f"{SETTING} gives no large pages on request")
    recording = tmp_path / "lecture.wav"
    source = shared / "recordings" / "printing-lecture.mp4"
    subprocess.run(
        [ffmpeg_path(), "-v", "error", "-i", source, "-t", "50", "-ac", "1", recording], check=True
    )
    small, text_of_small = faults_and_text(recording, tmp_path / "small", GLIBC_TUNABLES="")
    large, text_of_large = faults_and_text(recording, tmp_path / "large")
    assert large < 0.6 * small
    assert text_of_large == text_of_small != ""


def faults_and_text(recording: Path, out: Path, **environ: str) -> tuple[int, str]:
    """Page faults of a whole process and its children, and the transcript that it wrote."""
    words = ["transcribe", str(recording), "-o", str(out), "--model", "base", "--offline"]
    inherited = {key: word for key, word in os.environ.items() if key != "GLIBC_TUNABLES"}
    process = subprocess.Popen(
        [sys.executable, "-m", "lectura", *words, "--device", "cpu", "--language", "en"],
        env={**inherited, "LECTURA_CACHE": f"{out}-store", **environ},
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_minflt, (out / "lecture.txt").read_text(encoding="utf-8")


HELD_BACK = """
import os, signal, sys, time
from lectura.process import interrupts

interrupts.leave_at_once()
if sys.argv[1] == "first":
    interrupts.hold_back()
    os.kill(os.getpid(), int(sys.argv[2]))
    os.execv(sys.executable, [*sys.orig_argv[:-2], "second", ""])
print("is another program", flush=True)
interrupts.take_up()
print("goes on", flush=True)
time.sleep(5)
"""


@linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_while_it_starts_once_more_is_heard_and_told(number: signal.Signals) -> None:
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    ended = subprocess.run(
        [sys.executable, "-c", heard + HELD_BACK, "first", str(int(number))],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (130, "is another program\n")
    assert "Stopped before anything was finished." in ended.stderr
