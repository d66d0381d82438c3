"""A run that is killed leaves nothing running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from processes import gone, until

from lectura.compare.solutions.running import run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups")

_CHILD = """
import os, pathlib, subprocess, sys, time
if len(sys.argv) > 1:
    subprocess.Popen([sys.executable, __file__])
pathlib.Path(f"running{len(sys.argv)}").write_text(str(os.getpid()))
time.sleep(600)
"""
_RUN = """
import os, pathlib, sys
from lectura.compare.solutions.running import run
run([sys.executable, "child.py", "first"], pathlib.Path.cwd(), dict(os.environ), limit_seconds=600)
"""


def test_killed_with_all_that_it_started(tmp_path: Path) -> None:
    (tmp_path / "child.py").write_text(_CHILD)
    marks = [tmp_path / "running1", tmp_path / "running2"]
    whole = subprocess.Popen([sys.executable, "-c", _RUN], cwd=tmp_path)
    try:
        assert until(lambda: all(one.exists() and one.read_text() for one in marks))
        pids = [int(one.read_text()) for one in marks]
        assert not any(map(gone, pids))
        os.kill(whole.pid, signal.SIGKILL)
        whole.wait()
        assert until(lambda: all(map(gone, pids)), seconds=20.0)
    finally:
        whole.kill()
        whole.wait()


def test_one_that_ended_well_leaves_nobody_waiting(tmp_path: Path) -> None:
    before = psutil.Process().children()
    ran = run([sys.executable, "-c", "print(1)"], tmp_path, dict(os.environ), limit_seconds=60)
    assert ran.problem is None
    assert [one for one in psutil.Process().children() if one not in before] == []
