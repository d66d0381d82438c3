from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from lectura.compare.solutions.memory import tree_bytes
from lectura.compare.solutions.running import Ran, run


def python(code: str, folder: Path, *, limit: float = 60.0) -> Ran:
    return run([sys.executable, "-c", code], folder, dict(os.environ), limit_seconds=limit)


def test_what_it_prints_and_how_long_it_took(tmp_path: Path) -> None:
    ran = python("import time; time.sleep(0.5); print('hola')", tmp_path)
    assert ran.problem is None
    assert ran.printed.split() == [b"hola"]
    assert 0.5 <= ran.seconds < 30


def test_words_reach_it_as_they_are_without_a_shell(tmp_path: Path) -> None:
    code = "import sys; print(sys.argv[1:])"
    words = [sys.executable, "-c", code, "$HOME", "a b; touch x", "`id`"]
    ran = run(words, tmp_path, dict(os.environ), limit_seconds=60)
    assert ran.printed.decode().strip() == "['$HOME', 'a b; touch x', '`id`']"
    assert list(tmp_path.iterdir()) == []


def test_it_fails_with_the_last_thing_it_said(tmp_path: Path) -> None:
    ran = python("import sys; sys.stderr.write('one\\nno model there.\\n'); sys.exit(7)", tmp_path)
    assert ran.problem == "it failed with status 7: no model there"


def test_the_advice_to_look_for_help_is_no_reason(tmp_path: Path) -> None:
    code = "print('no such model: x', \"Try 'x --help'\", sep='\\n'); raise SystemExit(2)"
    ran = run([sys.executable, "-c", code], tmp_path, os.environ, limit_seconds=60)
    assert ran.problem == "it failed with status 2: no such model: x"


def test_there_is_no_such_program(tmp_path: Path) -> None:
    ran = run(["lectura-no-such-program"], tmp_path, {}, limit_seconds=5)
    assert ran.problem == "lectura-no-such-program cannot be started: there is no such program"


def test_one_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    child = "import time,pathlib; time.sleep(4); pathlib.Path('late').touch()"
    code = (
        "import subprocess,sys,time,signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        f"subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(600)"
    )
    started = time.monotonic()
    ran = python(code, tmp_path, limit=1.0)
    assert ran.problem == "it was ended after 1 s, the time limit"
    assert time.monotonic() - started < 60
    time.sleep(4.5)
    assert not (tmp_path / "late").exists()


def test_it_reads_nothing_from_the_persons_terminal(tmp_path: Path) -> None:
    assert python("import sys; print(repr(sys.stdin.read()))", tmp_path).printed.strip() == b"''"


@pytest.mark.skipif(sys.platform != "linux", reason="the figures are those of Linux")
def test_the_memory_of_it_and_its_children(tmp_path: Path) -> None:
    child = "x = bytearray(80_000_000); import time; time.sleep(1.5)"
    code = f"import subprocess,sys; subprocess.run([sys.executable, '-c', {child!r}])"
    ran = python(code, tmp_path)
    assert ran.peak_bytes is not None
    assert 80_000_000 < ran.peak_bytes < 200_000_000
    assert tree_bytes(2**22 + 1) is None
