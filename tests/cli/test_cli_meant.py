"""What is typed a little wrong is answered with what was meant, before any work."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from cli_runs import InProcess, wav

from lectura.process.version import __version__


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("clase.mp4",), "lectura run clase.mp4"),
        (("clase.mp4", "-o", "out"), "lectura run clase.mp4 -o out"),
        (("clase 1.mp4",), 'lectura run "clase 1.mp4"'),
        (("clase.SRT",), "lectura summarize clase.SRT"),
        (("here",), "lectura run here"),
    ],
)
def test_a_file_in_the_place_of_a_command(
    cli: InProcess, tmp_path: Path, typed: tuple[str, ...], meant: str
) -> None:
    (tmp_path / "here").mkdir()
    ended = cli(*typed)
    assert ended.status == 2
    assert ended.err == f"Error: There is no command '{typed[0]}'.\n  → Did you mean: {meant}\n"


def test_a_word_that_is_no_file_stays_an_unknown_command(cli: InProcess) -> None:
    ended = cli("transcrib")
    assert (ended.status, "Did you mean 'transcribe'?" in ended.err) == (2, True)


@pytest.mark.parametrize(
    "typed", [("-V",), ("--version",), ("run", "-V"), ("models", "list", "-V")]
)
def test_the_version_before_and_after_a_command(cli: InProcess, typed: tuple[str, ...]) -> None:
    ended = cli(*typed)
    assert (ended.status, ended.out) == (0, f"lectura {__version__}\n")


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("SRT", ["srt"]),
        (".txt,Vtt", ["txt", "vtt"]),
        ("all", ["json", "srt", "tsv", "txt", "vtt"]),
        ("txt,all", ["json", "srt", "tsv", "txt", "vtt"]),
    ],
)
def test_formats_as_people_write_them(
    cli: InProcess, tmp_path: Path, typed: str, kinds: list[str]
) -> None:
    wav(tmp_path / "a.wav", seconds=1)
    assert cli("transcribe", "a.wav", "-f", typed, "-o", "out").status == 0
    assert sorted(path.suffix[1:] for path in (tmp_path / "out").glob("a.*")) == kinds


@pytest.mark.parametrize("command", ["run", "transcribe"])
@pytest.mark.parametrize("typed", [("txt", "srt"), ("txt,", "srt"), ("txt", "SRT", "vtt")])
def test_formats_with_spaces_are_said_before_the_work(
    cli: InProcess, tmp_path: Path, command: str, typed: tuple[str, ...]
) -> None:
    wav(tmp_path / "a.wav", seconds=1)
    ended = cli(command, "a.wav", "-f", *typed)
    assert ended.status == 2
    assert cli.windows == 0
    right = ",".join(one.strip(",") for one in typed)
    assert ended.err.endswith(f"lectura {command} a.wav -f {right.lower()}\n")


def test_a_recording_that_is_called_like_a_format(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "srt", seconds=1)
    assert cli("transcribe", "srt", "-o", "out").status == 0


@pytest.mark.parametrize("typed", [("run", "--help"), ("models",), ("batch", "-h"), ("--help",)])
@pytest.mark.parametrize("columns", ["40", "100"])
def test_help_is_plain_and_there_once(
    cli: InProcess, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...], columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    told = cli(*typed).out
    assert told.count("Usage: ") == 1
    assert not re.search(r"[<{\[](bool|str|int|float|path|list|RECORDING)\b", told)
    assert not [one for one in told if "BOX DRAWINGS" in unicodedata.name(one, "")]
    long = [line for line in told.splitlines() if len(line) > int(columns) and " " in line.strip()]
    assert long == []
    if typed[0] == "run":
        assert "Usage: lectura run [OPTIONS] RECORDING..." in " ".join(told.split())
        assert len(re.findall(r"^ +(?:-f, )?--formats LIST", told, re.MULTILINE)) == 1
