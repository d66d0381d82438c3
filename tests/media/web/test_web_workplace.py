"""What a killed run leaves of the sound of a page is removed by the next one, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lectura.media.web.workplace import workplace

HELD = """
import sys, time
from lectura.media.web.workplace import workplace
with workplace() as folder:
    (folder / "sound.m4a").write_bytes(b"x")
    print(folder, flush=True)
    time.sleep(60)
"""
HOUR = 3600.0


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def another(temporary: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Another run at work for an hour, and its folder."""
    place = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    process = subprocess.Popen(
        [sys.executable, "-c", HELD],
        stdout=subprocess.PIPE, text=True, env={**os.environ, **place},
    )  # fmt: skip
    assert process.stdout is not None
    folder = Path(process.stdout.readline().strip())
    made_before(folder, HOUR)
    yield process, folder
    process.kill()
    process.communicate()


def made_before(folder: Path, seconds: float) -> None:
    then = folder.stat().st_mtime - seconds
    os.utime(folder, (then, then))


def test_it_is_gone_at_the_end(temporary: Path) -> None:
    with workplace() as folder:
        (folder / "sound.m4a").write_bytes(b"x")
        assert folder.parent == temporary
    assert list(temporary.iterdir()) == []


def test_what_another_run_works_in_stays(another: tuple[subprocess.Popen[str], Path]) -> None:
    _, folder = another
    with workplace():
        assert (folder / "sound.m4a").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_what_a_killed_run_left_is_removed(another: tuple[subprocess.Popen[str], Path]) -> None:
    process, folder = another
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert (folder / "sound.m4a").is_file()
    made_before(folder, HOUR)
    with workplace():
        assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_what_is_no_folder_of_ours_stays(temporary: Path) -> None:
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "lock").write_text("mine")
    link = temporary / "lectura-sound-link"
    link.symlink_to(elsewhere, target_is_directory=True)
    opened = temporary / "lectura-sound-open"
    opened.mkdir()
    opened.chmod(0o777)
    made_before(opened, HOUR)
    young = temporary / "lectura-sound-young"
    young.mkdir(0o700)
    with workplace():
        assert link.is_symlink()
        assert opened.is_dir()
        assert young.is_dir()
    assert (elsewhere / "lock").read_text() == "mine"
