"""What a person should know of a recording is told once: early where it is known early."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from cli_runs import InProcess, wav

from lectura.cli.console import Console
from lectura.cli.report import tell
from lectura.media.tools import ffmpeg_path
from lectura.pipeline import Outcome
from lectura.pipeline.reporting import report_of
from lectura.progress import Notification
from lectura.records.transcript import Notice, Transcript

TRACK = "Audio track 0 was taken of 2"


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.fixture
def two_tracks(tmp_path: Path) -> Path:
    """Two tracks, of which one is taken, cut off at the end: two notices."""
    path, sound = tmp_path / "class.mkv", wav(tmp_path / "hum.wav")
    subprocess.run(
        [ffmpeg_path(), "-loglevel", "error", "-i", sound, "-map", "0:a", "-map", "0:a",
         "-c:a", "flac", "-metadata:s:a:0", "language=spa", path],
        check=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    sound.unlink()
    return path


def plain(text: str) -> str:
    """Without line ends and the frames of tables."""
    return " ".join(text.replace("│", " ").replace("┃", " ").split())


@pytest.mark.parametrize("command", ["transcribe", "run"])
def test_each_notice_is_told_once(cli: InProcess, two_tracks: Path, command: str) -> None:
    ended = cli(command, two_tracks, "-o", "out")
    assert ended.status == 3
    assert ended.err.count(TRACK) == 1
    assert ended.err.count("The file is cut off") == 1
    assert ended.err.index(TRACK) < ended.err.index("The file is cut off")
    assert f"class.mkv: {TRACK}" in ended.err


def test_again_from_the_store_too(cli: InProcess, two_tracks: Path) -> None:
    cli("transcribe", two_tracks, "-o", "out")
    again = cli("transcribe", two_tracks, "-o", "out", "--json")
    assert again.err.count(TRACK) == again.err.count("The file is cut off") == 1
    assert [line.count(TRACK) for line in json.loads(again.out)["warnings"]] == [1, 0]


def test_the_same_notice_of_two_recordings_is_told_of_each(
    cli: InProcess, two_tracks: Path
) -> None:
    other = two_tracks.with_name("other.mkv")
    other.write_bytes(two_tracks.read_bytes() + b"\0")
    ended = cli("transcribe", two_tracks, other, "-o", "out")
    assert ended.err.count(f"class.mkv: {TRACK}") == 1
    assert ended.err.count(f"other.mkv: {TRACK}") == 1
    assert ended.err.count(TRACK) == 2


def test_a_batch_tells_it_in_its_table(
    cli: InProcess, two_tracks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "2000")
    ended = cli("batch", two_tracks, "-o", "out", "--no-notes")
    assert plain(ended.err).count(TRACK) == 1


def test_warnings_about_notes_are_told_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    console = Console()
    monkeypatch.setattr("lectura.cli.report.console", lambda: console)
    cut, unread = Notice(code="truncated", message="It is cut."), "Part 2 was not read."
    outcome = Outcome(
        Path("a/class.mp4"), Transcript(notices=(cut,)), missing=(cut.message, unread)
    )
    for _ in range(2):  # two recordings, of which the same is to be told
        with console.progress("class.mp4"):
            console.hook(Notification(unread, "warning", recorded=True))
        tell(report_of(outcome, "a/class"), only=True, as_json=False)
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Warning")]
    expected = ["Warning: class.mp4: Part 2 was not read.", "Warning: class.mp4: It is cut."]
    assert lines == expected * 2


def test_what_holds_for_the_machine_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console()
    for name in ("a.mp4", "b.mp4"):
        with console.progress(name):
            console.hook(Notification("No such GPU.", "warning"))
    assert capsys.readouterr().err.splitlines() == ["Warning: No such GPU."]
