"""``--as-one``: several recordings as one lecture, one after the other, on one clock."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess, finish, slow, start
from steps import heard, of_seconds, steps

from lectura.media.tools import ffmpeg_path
from lectura.pipeline.parts.joined import looked_at
from lectura.progress import Event, Progress
from lectura.store import Store

_LINE = ("run", "a.wav", "b.m4a", "--as-one", "clase", "--llm", "none")
_STEREO = ("-af", "pan=stereo|c0=c0|c1=c0")


def data(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def encoded(source: Path, target: Path, *options: str) -> None:
    line = [str(ffmpeg_path()), "-loglevel", "error", "-y", "-i", str(source), *options]
    subprocess.run([*line, str(target)], check=True)


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    """With the seconds 0 to 2 in one file, and 3 to 6 in another of other form and rate."""
    steps(tmp_path / "a.wav", seconds=3)
    steps(tmp_path / "whole.wav", seconds=4, first=3, rate=44_100)
    encoded(tmp_path / "whole.wav", tmp_path / "b.m4a", "-c:a", "alac", *_STEREO)
    return InProcess(monkeypatch, capsys, tmp_path)


def test_there_is_one_transcript_on_one_clock(cli: InProcess) -> None:
    done = cli(*_LINE, "--json")
    assert done.status == 0, done.err
    assert heard(Path("clase.json")) == pytest.approx(of_seconds(*range(7)), abs=2)
    assert sorted(path.name for path in Path().glob("[!s]*.*") if path.suffix == ".json") == [
        "clase.json", "clase.notes.json",
    ]  # fmt: skip
    source = data(Path("clase.json"))["source"]
    assert source["name"] == "clase"
    assert [(one["name"], one["start"]) for one in source["files"]] == [
        ("a.wav", 0.0), ("b.m4a", 3.0),
    ]  # fmt: skip
    notices = {one["code"]: one["message"] for one in data(Path("clase.json"))["notices"]}
    assert "b.m4a begins at 0:03" in notices["joined"]
    assert "clock-restarted" not in notices
    report = json.loads(done.out)
    assert (report["input"], report["duration"], report["id"]) == ("a.wav + b.m4a", 7.0, "clase")


def test_a_moment_leads_into_the_right_file_at_its_own_time(cli: InProcess) -> None:
    assert cli(*_LINE, "-o", "out").status == 0
    file = Path("out/clase.notes.json")
    notes = data(file)
    starts = {
        int(citation["start"])
        for topic in notes["topics"]
        for point in topic["key_points"]
        for citation in point["citations"]
    }
    assert starts
    page = Path("out/clase.notes.md").read_text(encoding="utf-8")
    for at in starts:
        there = f"a.wav#t={at}" if at < 3 else f"b.m4a#t={at - 3}"
        assert f"[0:0{at}](../{there})" in page
    before = page
    assert cli("summarize", "out/clase.json", "--llm", "none").status == 0
    assert Path("out/clase.notes.md").read_text(encoding="utf-8") == before
    assert cli("correct", "out/clase.json", "loudness=volume").status == 0
    corrected = Path("out/clase.notes.md").read_text(encoding="utf-8")
    assert corrected.replace("volume", "loudness").count("#t=") == before.count("#t=")
    assert "volume" in corrected


def test_it_is_kept_by_the_contents_in_their_order(cli: InProcess) -> None:
    cli(*_LINE)
    assert cli.windows == 7
    first = Path("clase.srt").read_bytes()
    Path("a.wav").rename("one.wav")
    line = ("transcribe", "one.wav", "b.m4a", "--as-one", "clase")
    assert cli(*line).status == 0
    assert cli.windows == 7
    assert Path("clase.srt").read_bytes() == first
    assert [one["name"] for one in data(Path("clase.json"))["source"]["files"]] == [
        "one.wav", "b.m4a",
    ]  # fmt: skip
    cli("transcribe", "b.m4a", "one.wav", "--as-one", "clase")
    assert cli.windows == 14


def test_a_stretch_goes_over_the_end_of_a_file(cli: InProcess) -> None:
    done = cli(*_LINE, "--start", "2", "--end", "5")
    assert done.status == 0, done.err
    assert heard(Path("clase.0-00-02_0-00-05.json")) == pytest.approx(of_seconds(2, 3, 4), abs=2)
    files = data(Path("clase.0-00-02_0-00-05.json"))["source"]["files"]
    assert [one["start"] for one in files] == [0.0, 3.0]
    assert cli(*_LINE, "--start", "0:09").status == 2


def test_killed_and_run_again_the_bytes_are_the_same(cli: InProcess, tmp_path: Path) -> None:
    words = ("transcribe", "a.wav", "b.m4a", "--as-one", "clase", "-o", "out")
    process = start(*words, folder=tmp_path, code=slow(tmp_path, pace=0.3))
    while cli.windows < 4:
        assert process.poll() is None
    process.kill()
    finish(process)
    assert cli(*words).status == 0
    assert cli.windows <= 7 + 1
    killed = Path("out/clase.json").read_bytes()
    assert cli(*words, "--fresh").status == 0
    assert Path("out/clase.json").read_bytes() == killed


@pytest.mark.parametrize(
    ("line", "status", "sentence"),
    [
        (("a.wav", "b.m4a", "--as-one", "a"), 2, "are called 'a' already"),
        (("a.wav", "b.m4a", "--as-one", "week/clase"), 2, "is no name for a lecture"),
        (("a.wav", "b.m4a", "--as-one", "report"), 2, "cannot be called 'report'"),
        (("a.wav", "b.m4a", "--as-one", "c", "--submission", "d"), 2, "one by one"),
        (("a.wav", "gone.wav", "--as-one", "clase"), 2, "There is no file or folder gone.wav"),
        (("a.wav", "quiet.mp4", "--as-one", "clase"), 1, "quiet.mp4 has no audio track"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_any_work(
    cli: InProcess, line: tuple[str, ...], status: int, sentence: str
) -> None:
    if "quiet.mp4" in line:
        picture = "-f lavfi -i color=s=64x64:d=1 -an quiet.mp4"
        command = [str(ffmpeg_path()), "-loglevel", "error", *picture.split()]
        subprocess.run(command, check=True)
    done = cli("run", *line)
    assert done.status == status, done.err
    assert sentence in done.err
    assert cli.windows == 0
    assert not Path("clase.json").exists()


def test_a_recording_that_was_renamed_is_told_by_its_new_name(cli: InProcess) -> None:
    assert cli(*_LINE).status == 0
    Path("b.m4a").rename("c.m4a")
    done = cli("run", "a.wav", "c.m4a", "--as-one", "clase", "--llm", "none", "-o", "out")
    assert done.status == 0
    notices = {one["code"]: one["message"] for one in data(Path("out/clase.json"))["notices"]}
    assert "c.m4a begins at 0:03" in notices["joined"]
    assert "b.m4a" not in done.err + json.dumps(notices)


def test_reading_is_told_recording_by_recording(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.wav" for name in "abc"]
    for index, path in enumerate(paths):
        steps(path, seconds=1 + index)
    told: list[tuple[float, float | None]] = []

    def hook(event: Event) -> None:
        if isinstance(event, Progress) and event.stage == "read":
            told.append((event.done, event.total))

    looked_at(Store(tmp_path / "store"), tmp_path / "one", paths, hook=hook)
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
