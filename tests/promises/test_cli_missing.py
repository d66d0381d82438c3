"""Names that do not exist: told with the nearest name, and nothing that was there is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import InProcess, wav


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    monkeypatch.setenv("LECTURA_LLM", "none")
    wav(tmp_path / "clase.wav")
    return InProcess(monkeypatch, capsys, tmp_path)


def told(err: str) -> str:
    return " ".join(err.split())


def test_a_mistyped_folder_does_not_cost_the_report_of_a_batch(
    cli: InProcess, tmp_path: Path
) -> None:
    report = tmp_path / "salida/report.json"
    report.parent.mkdir()
    report.write_bytes(b'{"what": "an earlier batch told"}')
    (tmp_path / "no-hay").mkdir()
    ended = cli("batch", "nohay", "tampoco", "-o", "salida")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        "Error: There is no file or folder nohay.",
        "  → Did you mean no-hay? lectura batch no-hay -o OUT",
    ]
    assert report.read_bytes() == b'{"what": "an earlier batch told"}'
    assert [path.name for path in report.parent.iterdir()] == ["report.json"]


def test_a_folder_without_recordings_does_not_either(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = cli("batch", "empty", "-o", "salida")
    assert ended.status == 1
    assert "There is no recording in empty." in told(ended.err)
    assert not (tmp_path / "salida").exists()


@pytest.mark.parametrize("command", ["run", "transcribe"])
def test_the_nearest_name_and_the_command_that_was_typed(
    cli: InProcess, tmp_path: Path, command: str
) -> None:
    (tmp_path / "clas.srt").write_text("a form, not a recording")
    ended = cli(command, "clas.wav", "-o", "salida", "--json")
    assert ended.status == 2
    assert ended.err.splitlines() == [
        "Error: There is no file or folder clas.wav.",
        f"  → Did you mean clase.wav? lectura {command} clase.wav",
    ]
    found = json.loads(ended.out)
    assert (found["status"], found["exit_status"]) == ("failed", 2)
    assert found["error"]["hint"].endswith(f"lectura {command} clase.wav")
    assert not (tmp_path / "salida").exists()
    ended = cli(command, "zzz.mkv")
    assert ended.err.splitlines()[1] == f"  → Check the name: lectura {command} RECORDING"


@pytest.mark.parametrize("command", ["summarize", "convert", "correct"])
def test_transcripts_too(cli: InProcess, tmp_path: Path, command: str) -> None:
    (tmp_path / "apuntes de clase.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nhola\n")
    ended = cli(command, "apuntes de clas.srt", *(["a=b"] if command == "correct" else []))
    assert ended.status == 2
    assert told(ended.err).startswith("Error: apuntes de clas.srt does not exist.")
    assert 'Did you mean "apuntes de clase.srt"?' in told(ended.err)
