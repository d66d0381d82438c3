"""``--start`` and ``--end``: a part of a recording, on the clock of the whole.

The scripted transcriber writes the loudness of every second, and each second of the recording has
its own, so that its sentences tell which second they are of.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess, finish, slow, start
from steps import heard, of_seconds, steps

from lectura.media.tools import ffmpeg_path

_CUT = "clase.0-00-03_0-00-06"


def data(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    steps(tmp_path / "clase.wav")
    return InProcess(monkeypatch, capsys, tmp_path)


def test_a_stretch_has_the_times_of_the_whole_recording(cli: InProcess) -> None:
    done = cli("run", "clase.wav", "--start", "0:03", "--end", "6", "--llm", "none", "--json")
    assert done.status == 0, done.err
    assert sorted(path.name for path in Path().glob("clase.*")) == [
        *(f"{_CUT}.{kind}" for kind in ("html", "json", "notes.json", "notes.md", "srt", "txt")),
        "clase.wav",
    ]
    assert heard(Path(f"{_CUT}.json")) == of_seconds(3, 4, 5)
    assert "00:00:03,000 --> 00:00:04,000" in Path(f"{_CUT}.srt").read_text(encoding="utf-8")
    transcript, report = data(Path(f"{_CUT}.json")), json.loads(done.out)
    assert transcript["source"]["stretch"] == {"start": 3.0, "end": 6.0}
    assert transcript["duration"] == 6.0
    assert transcript["speech"]["voiced_seconds"] == 3.0
    assert (report["duration"], report["id"]) == (3.0, _CUT)
    page = Path(f"{_CUT}.notes.md").read_text(encoding="utf-8")
    assert "clase.wav · 0:03–0:06" in page
    assert "](clase.wav#t=3)" in page


def test_from_a_time_on_and_up_to_a_time(cli: InProcess) -> None:
    assert cli("transcribe", "clase.wav", "--start", "6.5").status == 0
    assert list(heard(Path("clase.0-00-06-500_end.json"))) == [(6.5, 7.5), (7.5, 8.0)]
    assert cli("transcribe", "clase.wav", "--end", "0:02").status == 0
    assert heard(Path("clase.0-00-00_0-00-02.json")) == of_seconds(0, 1)
    assert cli("transcribe", "clase.wav", "--start", "0").status == 0
    assert heard(Path("clase.json")) == of_seconds(*range(8))


def test_a_stretch_is_kept_by_itself(cli: InProcess) -> None:
    line = ("transcribe", "clase.wav", "--start", "3", "--end", "6")
    cli(*line)
    assert cli.windows == 3
    cli("transcribe", "clase.wav")
    assert cli.windows == 3 + 8
    assert heard(Path("clase.json")) == of_seconds(*range(8))
    before = Path(f"{_CUT}.json").read_bytes()
    Path(f"{_CUT}.json").unlink()
    assert cli(*line).status == 0
    assert cli.windows == 3 + 8
    assert Path(f"{_CUT}.json").read_bytes() == before


def test_it_is_corrected_and_made_again_from_the_store(cli: InProcess) -> None:
    cli("run", "clase.wav", "--llm", "none")
    cli("run", "clase.wav", "--start", "3", "--end", "6", "--llm", "none")
    assert cli("correct", f"{_CUT}.json", "loudness=volume").status == 0
    assert "volume" in Path(f"{_CUT}.srt").read_text(encoding="utf-8")
    assert "volume" not in Path("clase.srt").read_text(encoding="utf-8")
    done = cli("convert", f"{_CUT}.json", "--from-store", "-f", "tsv", "-o", "again")
    assert done.status == 0, done.err
    assert Path(f"again/{_CUT}.tsv").read_text(encoding="utf-8").count("Sentence") == 3


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        (("--start", "6", "--end", "3"), "--end 0:03 is not behind --start 0:06."),
        (("--start", "3", "--end", "3"), "--end 0:03 is not behind --start 0:03."),
        (("--start", "0:08"), "--start 0:08 is not in clase.wav, which ends at 0:08."),
        (("--start", "5", "--end", "0:20:00"), "--end 20:00 is not in clase.wav"),
        (("--start", "half"), "Invalid value 'half' for --start: expected a time such as"),
        (("--end", "1:75"), "Invalid value '1:75' for --end: expected a time such as"),
    ],
)
def test_times_that_cannot_be_meant_are_refused_before_any_work(
    cli: InProcess, times: tuple[str, ...], sentence: str
) -> None:
    done = cli("run", "clase.wav", *times)
    assert done.status == 2, done.err
    assert sentence in done.err
    assert cli.windows == 0
    assert [path.name for path in Path().glob("clase*")] == ["clase.wav"]


def test_a_time_that_a_header_guesses_wrong_is_found_in_the_file(cli: InProcess) -> None:
    """Without a declared length libav guesses it from the rate of the first frames."""
    parts = []
    for source, quality in (("anoisesrc=d=9", "0"), ("sine=f=300:d=9", "9")):
        encoding = f"-f lavfi -i {source} -c:a libmp3lame -q:a {quality} -write_xing 0 -f mp3 -"
        line = [str(ffmpeg_path()), "-loglevel", "error", *encoding.split()]
        parts.append(subprocess.run(line, check=True, capture_output=True).stdout)
    Path("b.mp3").write_bytes(b"".join(parts))
    done = cli("transcribe", "b.mp3", "--start", "14", "--end", "17")
    assert done.status == 0, done.err
    assert list(heard(Path("b.0-00-14_0-00-17.json"))) == [(14.0, 15.0), (15.0, 16.0), (16.0, 17.0)]
    assert cli("transcribe", "b.mp3", "--start", "19").status == 2


def test_in_a_batch_each_has_its_stretch_and_a_short_one_is_told(cli: InProcess) -> None:
    Path("week").mkdir()
    Path("clase.wav").rename("week/clase.wav")
    steps(Path("week/short.wav"), seconds=2)
    line = ("batch", "week", "-o", "out", "--start", "3", "--end", "6", "--llm", "none")
    done = cli(*line)
    assert done.status == 3, done.err
    assert "short.wav, which ends at 0:02" in done.err
    assert heard(Path(f"out/{_CUT}.json")) == of_seconds(3, 4, 5)
    Path("week/short.wav").unlink()
    assert cli(*line).status == 0
    files = {one["id"]: one["status"] for one in data(Path("out/report.json"))["files"]}
    assert files == {_CUT: "skipped"}


def test_a_run_that_was_killed_goes_on_within_the_stretch(cli: InProcess, tmp_path: Path) -> None:
    words = ("transcribe", "clase.wav", "--start", "2", "--end", "7", "-o", "out")
    process = start(*words, folder=tmp_path, code=slow(tmp_path, pace=0.4))
    while cli.windows < 2:
        assert process.poll() is None
    process.kill()
    finish(process)
    assert cli(*words).status == 0
    assert cli.windows <= 5 + 1  # the one that was under way is done again
    file = Path("out/clase.0-00-02_0-00-07.json")
    assert heard(file) == of_seconds(*range(2, 7))
    killed = file.read_bytes()
    assert cli(*words, "--fresh").status == 0
    assert file.read_bytes() == killed
