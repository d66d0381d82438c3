"""Small files that people name are read at once: no pipe is waited for, all reading ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lectura.disk.small_files import plain_bytes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")


@pytest.mark.parametrize(
    "command",
    [
        "summarize pipe.txt --llm none",
        "summarize pipe.txt --estimate",
        "convert pipe.srt -f vtt",
        "correct pipe.json a=b",
        "speakers pipe.json",
        "verify folder",
        "config trust folder/lectura.toml",
    ],
)
def test_no_command_waits_for_a_pipe(command: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("pipe.txt", "pipe.srt", "pipe.json", "folder/manifest.json",
                 "folder/lectura.toml"):  # fmt: skip
        os.mkfifo(tmp_path / name)
    done = subprocess.run(
        [sys.executable, "-c", "from lectura.cli import main; main()", *command.split()],
        cwd=tmp_path, capture_output=True, text=True, timeout=20, check=False,
        env={**os.environ, "LECTURA_CACHE": str(tmp_path / "store")},
    )  # fmt: skip
    assert done.returncode in (1, 2), done.stderr
    assert "a pipe" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_and_what_has_no_end(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        plain_bytes(tmp_path)
    with pytest.raises(OSError, match="too large"):
        plain_bytes(Path("/dev/zero"), most=1000)
