"""``lectura voices``: where they are kept, and stretches that hold no voice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from cli_runs import InProcess, wav

from lectura.speakers.naming.voices import VoiceBook


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return InProcess(monkeypatch, capsys, tmp_path)


def test_the_list_tells_where_the_voices_are_kept(cli: InProcess, tmp_path: Path) -> None:
    book = VoiceBook()
    assert book.path.is_relative_to(tmp_path)
    book.add("Laura", np.ones(192, dtype=np.float32))
    ended = cli("voices", "list")
    assert (ended.status, ended.out) == (0, "Laura\n")
    assert str(book.path) in ended.err.replace("\n", "")


@pytest.mark.parametrize("at", ["3:20-4:10", "0:02-0:30"])
def test_a_stretch_beyond_the_end_is_told(cli: InProcess, tmp_path: Path, at: str) -> None:
    wav(tmp_path / "a.wav", seconds=65.0 if at[0] == "3" else 5.0)
    ended = cli("voices", "add", "Laura", "a.wav", "--at", at)
    assert ended.status == 2
    assert f"the recording ends at {'1:05' if at[0] == '3' else '0:05'}" in ended.err


def test_within_the_recording_its_end_is_no_matter(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", seconds=5.0)
    ended = cli("voices", "add", "Laura", "a.wav", "--at", "0:01-0:04.5")
    assert ended.status == 2
    assert "Nobody speaks for three seconds" in ended.err
    assert "ends at" not in ended.err
