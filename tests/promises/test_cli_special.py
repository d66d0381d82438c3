"""Names that are no recordings with an end: none is waited for, each gets one plain sentence."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_runs import Ended, finish, slow, start, wav

from lectura.inputs.discover import find_recordings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[Path]:
    """A folder with one of each kind, and a recording among them."""
    folder = tmp_path / "course"
    folder.mkdir()
    os.mkfifo(folder / "pipe.wav")
    (folder / "gone.wav").symlink_to(folder / "nowhere.wav")
    (folder / "loop.wav").symlink_to(folder / "pool.wav")
    (folder / "pool.wav").symlink_to(folder / "loop.wav")
    (folder / "zero.wav").symlink_to("/dev/zero")
    (folder / "back").symlink_to(folder, target_is_directory=True)
    (folder / "folder.wav").mkdir()
    with (folder / "huge.wav").open("wb") as huge:
        huge.write(wav(tmp_path / "head.wav").read_bytes())
        huge.truncate(3 << 40)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(folder / "socket.wav"))
        yield folder


def lectura(folder: Path, *arguments: str) -> Ended:
    process = start(*arguments, folder=folder, code=slow(folder, pace=0.0))
    return finish(process)


@pytest.mark.parametrize("command", ["transcribe", "batch"])
def test_each_is_refused_at_once(odd: Path, tmp_path: Path, command: str) -> None:
    names = ("pipe", "gone", "loop", "zero", "huge", "socket")
    inputs = [str(odd / f"{name}.wav") for name in names]
    ended = lectura(tmp_path, command, *inputs, "/dev/urandom", "-o", "out")
    assert ended.status == 1
    told = " ".join(ended.err.split())
    for sentence in (
        "pipe.wav is a pipe, not a file",
        "gone.wav is a link to",
        "loop.wav is a link that leads back to itself",
        "zero.wav is a device, not a file",
        "huge.wav claims 3.0 TiB, but hardly anything of it is there",
        "socket.wav is a socket, not a file",
        "/dev/urandom is a device, not a file",
    ):
        assert sentence in told
    assert "Traceback" not in ended.err


def test_a_hollow_file_of_some_gigabytes_is_refused_too(tmp_path: Path) -> None:
    """To read 60 GiB of nothing three times takes minutes."""
    with wav(tmp_path / "hollow.wav").open("r+b") as hollow:
        hollow.truncate(60 << 30)
    ended = lectura(tmp_path, "transcribe", "hollow.wav")
    assert ended.status == 1
    assert "hollow.wav claims 60.0 GiB, but hardly anything of it is there" in ended.err


def test_a_folder_with_them_is_searched_without_waiting(odd: Path, tmp_path: Path) -> None:
    wav(odd / "lecture.wav")
    (odd / "huge.wav").unlink()
    found = find_recordings([odd], on_unreadable=lambda folder, error: None)
    assert [item.relative.name for item in found] == ["lecture.wav"]


def test_what_never_ends_is_no_transcript(tmp_path: Path) -> None:
    ended = lectura(tmp_path, "summarize", "/dev/zero", "-o", "out")
    assert ended.status == 1
    assert "zero has more than 256 MB; no transcript is that long." in ended.err
