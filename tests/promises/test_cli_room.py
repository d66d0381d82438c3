"""A disk without room for a recording's work is told before the work, with what is missing."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cli_runs import InProcess, wav


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    wav(tmp_path / "clase.wav")
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    line = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(line, check=False, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("this user may mount no file system")
    yield folder
    line = ["umount", str(folder)]
    subprocess.run(line, check=True)


@pytest.mark.parametrize("which", ["store", "outputs"])
def test_a_small_disk_is_told_before_any_work(
    cli: InProcess, small_disk: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    if which == "store":
        monkeypatch.setenv("LECTURA_CACHE", str(small_disk / "store"))
    out = small_disk / "out" if which == "outputs" else Path("out")
    done = cli("run", "clase.wav", "-o", out, "--llm", "none")
    assert done.status == 1
    told = re.search(r"needs about (.*) MB on the disk of (.*), where (.*) MB are free: (.*) MB",
                     done.err)  # fmt: skip
    assert told is not None, done.err
    assert told[2].startswith(str(small_disk))
    need, free, missing = float(told[1]), float(told[3]), float(told[4])
    assert 0.9 < free <= 1.05
    assert missing == pytest.approx(need - free, abs=0.11)
    assert cli.windows == 0


def test_folders_on_one_disk_share_its_room(
    cli: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Room for one of the two, and not for both; what is finished needs none."""

    def usage(path: Any) -> Any:
        return SimpleNamespace(total=10**9, used=0, free=3_000_000)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    done = cli("run", "clase.wav", "--llm", "none")
    assert done.status == 1
    assert "clase.wav (0:03) needs about 4.0 MB" in done.err
    assert "1.0 MB are missing" in done.err
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(total=0, used=0, free=0))
        assert cli("run", "clase.wav", "--llm", "none").status == 0  # it does not tell
    assert cli("run", "clase.wav", "--llm", "none").status == 0
