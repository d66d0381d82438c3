"""``--output-template``: what outputs are called, known before the work and found again later."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess, finish, slow, start
from steps import heard, of_seconds, steps

from lectura.media.tools import ffmpeg_path

DATED = ("--output-template", "{date} {stem}")
KINDS = ("html", "json", "notes.json", "notes.md", "srt", "txt")


def data(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def recorded(path: Path, day: str, *, seconds: int = 3, first: int = 0) -> Path:
    """A recording that says when it was made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    sound = steps(path.with_suffix(".raw.wav"), seconds=seconds, first=first)
    made = ("-metadata", f"creation_time={day}T10:00:00Z", "-c:a", "alac")
    line = [str(ffmpeg_path()), "-loglevel", "error", "-y", "-i", str(sound), *made, str(path)]
    subprocess.run(line, check=True)
    sound.unlink()
    return path


def files(folder: Path = Path()) -> list[str]:
    """Every file of a folder but the store and the log."""
    found = (path for path in folder.rglob("*") if path.is_file())
    names = (path.relative_to(folder).as_posix() for path in found)
    return sorted(name for name in names if not name.startswith(("store/", "windows.log")))


def named(stem: str, *kinds: str) -> list[str]:
    return sorted(f"{stem}.{kind}" for kind in kinds or KINDS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorded(tmp_path_factory.mktemp("made") / "clase.m4a", "2025-03-12")


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    made: Path,
) -> InProcess:
    shutil.copy(made, tmp_path)
    return InProcess(monkeypatch, capsys, tmp_path)


def test_outputs_are_called_as_the_template_says(cli: InProcess) -> None:
    line = ("run", "clase.m4a", "--llm", "none", "--language", "es", "--model", "base")
    template = ("--output-template", "{date:%d.%m.%y} {stem} {extension} {language} {model}")
    done = cli(*line, *template, "--json")
    assert done.status == 0, done.err
    assert files() == [*named("12.03.25 clase m4a es base"), "clase.m4a"]
    page = Path("12.03.25 clase m4a es base.notes.md").read_text(encoding="utf-8")
    assert "](clase.m4a#t=" in page
    before = {name: (Path(name).read_bytes(), Path(name).stat().st_mtime_ns) for name in files()}
    assert json.loads(cli(*line, *template, "--json").out)["reused"] is True
    assert {
        name: (Path(name).read_bytes(), Path(name).stat().st_mtime_ns) for name in files()
    } == before


def test_a_date_that_is_typed_is_the_one_of_the_name(cli: InProcess) -> None:
    assert cli("transcribe", "clase.m4a", *DATED, "-f", "txt").status == 0
    assert cli("run", "clase.m4a", *DATED, "--date", "2026-01-02", "--llm", "none").status == 0
    assert files() == ["2025-03-12 clase.txt", *named("2026-01-02 clase"), "clase.m4a"]


def test_a_stretch_has_its_times_behind_the_name(cli: InProcess) -> None:
    assert cli("transcribe", "clase.m4a", *DATED, "-f", "json", "--end", "2").status == 0
    assert files() == ["2025-03-12 clase.0-00-00_0-00-02.json", "clase.m4a"]
    assert heard(Path(files()[0])) == of_seconds(0, 1)


def test_several_as_one_are_named_by_the_first(cli: InProcess) -> None:
    recorded(Path("b.m4a"), "2025-03-13", first=3)
    line = ("transcribe", "clase.m4a", "b.m4a", "--as-one", "curso", "-f", "json", "-o", "out")
    done = cli(*line, *DATED)
    assert done.status == 0, done.err
    assert files(Path("out")) == ["2025-03-12 curso.json"]
    assert [one["name"] for one in data(Path("out/2025-03-12 curso.json"))["source"]["files"]] == [
        "clase.m4a", "b.m4a",
    ]  # fmt: skip


def test_what_comes_through_a_pipe_is_named_too(
    cli: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(Path("clase.m4a").read_bytes()))
    monkeypatch.setattr(sys, "stdin", piped)
    done = cli("transcribe", "-", "-o", "out/clase", "-f", "txt", *DATED)
    assert done.status == 0, done.err
    assert files(Path("out")) == ["2025-03-12 clase.txt"]


def test_a_settings_file_may_say_it(cli: InProcess) -> None:
    Path("lectura.toml").write_text(
        "[general]\noutput_template = '{folder}, {stem}'\n", encoding="utf-8"
    )
    recorded(Path("curso/1.m4a"), "2025-03-12")
    assert cli("batch", "curso", "-o", "out", "-f", "json", "--no-notes").status == 0
    assert "curso, 1.json" in files(Path("out"))
    report = data(Path("out/report.json"))["files"]
    assert [(one["id"], one["status"]) for one in report] == [("curso, 1", "complete")]
    assert cli("batch", "curso", "-o", "out", "-f", "json", "--no-notes").status == 0
    assert data(Path("out/report.json"))["files"][0]["status"] == "skipped"


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("{titel} {stem}", "{stem}, {extension}, {folder}, {date}, {language}, {model}"),
        ("{stem.__class__}", "there is no field {stem.__class__}"),
        ("{stem!r}", "there is no field {stem!r}"),
        ("{stem:>9}", "only a date can be written in another way"),
        ("{date:%A}", "only a date can be written in another way"),
        ("{stem", "a brace stands alone"),
        ("{folder}/{stem}", "it is a name without /"),
        ("{folder}\\{stem}", "it is a name without /"),
        ("{stem} {language}", "lectura run RECORDING --language es"),
        ("{stem} {model}", "lectura run RECORDING --model small"),
        ("{stem}.notes", "cannot be called 'clase.notes'"),
        ("report", "cannot be called 'report'"),
    ],
)
def test_a_template_that_makes_no_name_is_refused_before_any_work(
    cli: InProcess, template: str, sentence: str
) -> None:
    done = cli("run", "clase.m4a", "--llm", "none", "--output-template", template)
    assert done.status == 2, done.err
    assert sentence in done.err
    assert "lectura " in done.err.splitlines()[-1]
    assert cli.windows == 0
    assert files() == ["clase.m4a"]


def test_without_a_date_there_is_no_name_with_one(cli: InProcess) -> None:
    steps(Path("otra.wav"))
    done = cli("transcribe", "clase.m4a", "otra.wav", *DATED)
    assert done.status == 2
    assert "otra.wav does not say when it was recorded" in done.err
    assert done.err.rstrip().endswith("lectura run RECORDING --date 2026-03-15")
    assert cli.windows == 0
    assert cli("transcribe", "otra.wav", *DATED, "--date", "2026-03-15").status == 0


def test_names_are_valid_on_every_system(cli: InProcess) -> None:
    line = ("transcribe", "clase.m4a", "-f", "txt", "--output-template")
    for template in (".{stem}", "con", "{{{stem}}} 10:00?", "{stem} ..."):
        assert cli(*line, template).status == 0
    assert files() == [
        "_.clase.txt", "_con.txt", "clase.m4a", "clase____.txt", "{clase} 10_00_.txt",
    ]  # fmt: skip
    assert cli(*line, "{stem}" * 60).status == 0
    assert max(len(name.encode()) for name in files()) <= 224


@pytest.mark.parametrize("command", ["run", "batch"])
def test_two_recordings_never_get_one_name(cli: InProcess, command: str) -> None:
    recorded(Path("week/clase.m4a"), "2025-03-12", first=3)
    notes = ("--llm", "none", "-o", "out")
    same = cli(command, "clase.m4a", "week/clase.m4a", *notes, *DATED)
    assert same.status == 2, same.err
    assert "the same name, '2025-03-12 clase': clase.m4a, week/clase.m4a." in same.err
    assert 'lectura run RECORDING --output-template "{date} {stem} {extension}"' in same.err
    assert cli.windows == 0
    assert not Path("out").exists()
    apart = ("--output-template", "{folder} {stem}")
    assert cli(command, "clase.m4a", "week/clase.m4a", *notes, *apart).status == 0
    assert "week clase.json" in files(Path("out"))


@pytest.mark.parametrize("formats", ["json", "txt"])
def test_the_name_of_anothers_outputs_is_refused(cli: InProcess, formats: str) -> None:
    recorded(Path("otra.m4a"), "2025-03-12", first=3)
    day = ("--output-template", "{date}", "-f", formats)
    assert cli("transcribe", "clase.m4a", *day).status == 0
    before = Path(f"2025-03-12.{formats}").read_bytes()
    for line in (("transcribe", "otra.m4a"), ("batch", "otra.m4a", "-o", ".", "--no-notes")):
        done = cli(*line, *day)
        assert done.status == 2, done.err
        assert "otra.m4a would be called '2025-03-12', as those of clase.m4a are" in done.err
        assert 'lectura run RECORDING --output-template "{date} {stem}"' in done.err
        assert Path(f"2025-03-12.{formats}").read_bytes() == before
    assert cli.windows == 3
    Path("clase.m4a").rename("renamed.m4a")
    assert cli("transcribe", "renamed.m4a", *day).status == 0
    recorded(Path("b/renamed.m4a"), "2025-03-12", first=5)
    assert cli("transcribe", "b/renamed.m4a", "-o", ".", *day).status == 2
    recorded(Path("renamed.m4a"), "2025-03-12", first=2)  # it was recorded once more
    assert cli("transcribe", "renamed.m4a", *day).status == 0


def test_what_follows_finds_recording_and_outputs(cli: InProcess) -> None:
    assert cli("run", "clase.m4a", *DATED, "--llm", "none").status == 0
    stem = "2025-03-12 clase"
    assert cli("correct", "clase.m4a", "loudness=volume").status == 0
    for kind in ("srt", "notes.md"):
        assert "volume" in Path(f"{stem}.{kind}").read_text(encoding="utf-8")
    assert Path(f"{stem}.corrections.json").exists()
    assert cli("correct", f"{stem}.notes.md", "Sentence=Satz").status == 0
    page = Path(f"{stem}.notes.md").read_bytes()
    assert cli("summarize", f"{stem}.json", "--llm", "none").status == 0
    assert Path(f"{stem}.notes.md").read_bytes() == page
    assert cli("convert", f"{stem}.srt", "-f", "tsv", "-o", "again").status == 0
    assert cli("convert", "clase.m4a", "--from-store", "-f", "vtt").status == 0
    assert "volume" in Path(f"{stem}.vtt").read_text(encoding="utf-8")
    assert cli("convert", "clase.m4a", "--from-store", "-f", "md", "-o", "again").status == 0
    assert "](../clase.m4a#t=" in Path(f"again/{stem}.notes.md").read_text(encoding="utf-8")
    assert f"{stem}" in cli("search", ".", "volume").out
    done = cli("forget", "clase.m4a", "--outputs", "--yes")
    assert done.status == 0, done.err
    assert files() == [
        f"{stem}.corrections.json",
        *named(f"again/{stem}", "notes.md", "tsv"),
        "clase.m4a",
    ]


def test_the_speakers_of_a_recording_are_found(cli: InProcess) -> None:
    assert cli("transcribe", "clase.m4a", *DATED, "-f", "json").status == 0
    place = Path("2025-03-12 clase.json")
    record = data(place)
    record["speakers"] = [{"id": "SPEAKER_00"}]
    record["segments"][0]["speaker"] = "SPEAKER_00"
    place.write_text(json.dumps(record), encoding="utf-8")
    told = cli("speakers", "clase.m4a")
    assert (told.status, "SPEAKER_00" in told.out) == (0, True), told.err


def test_a_submission_has_these_names(cli: InProcess) -> None:
    assert cli("run", "clase.m4a", *DATED, "--llm", "none", "--submission", "hand").status == 0
    assert set(named("2025-03-12 clase")) < set(files(Path("hand")))
    assert cli("verify", "hand").status == 0


def test_killed_and_run_again_the_bytes_are_the_same(cli: InProcess, tmp_path: Path) -> None:
    words = ("transcribe", "clase.m4a", *DATED, "-o", "out")
    process = start(*words, folder=tmp_path, code=slow(tmp_path, pace=0.3))
    while cli.windows < 2:
        assert process.poll() is None
    process.kill()
    finish(process)
    assert cli(*words).status == 0
    assert cli.windows <= 3 + 1
    file = Path("out/2025-03-12 clase.json")
    killed = file.read_bytes()
    assert cli(*words, "--fresh").status == 0
    assert file.read_bytes() == killed
