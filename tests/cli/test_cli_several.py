"""Several recordings on one command line: the next begins as one ends, all is told in order."""

from __future__ import annotations

import json
import re
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess, finish, slow, start, wav

from lectura.batch.job import JobResult
from lectura.cli.progress.in_order import InOrder
from lectura.inputs.layout import Job
from lectura.progress import Notification, Progress, Sending
from lectura.records.report import RecordingReport
from lectura.testing.transcriber import ScriptedEngine, ScriptedTranscriber

TAIL_SECONDS = 1.5
"""How long the transcriber works on when all sound of a recording has been read."""


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    monkeypatch.setenv("LECTURA_LLM", "none")
    return InProcess(monkeypatch, capsys, tmp_path)


def with_tail(cli: InProcess) -> None:
    cli.engine = ScriptedEngine(ScriptedTranscriber(tail_seconds=TAIL_SECONDS, log=cli.log))


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


@pytest.mark.parametrize("command", ["run", "transcribe"])
def test_the_next_begins_when_the_sound_of_one_has_been_read(
    cli: InProcess, tmp_path: Path, command: str
) -> None:
    with_tail(cli)
    wav(tmp_path / "a.wav", seconds=2)
    wav(tmp_path / "b.wav", seconds=3)
    assert cli(command, "a.wav", "b.wav", "-o", "out").status == 0
    moments = [float(line.split()[3]) for line in cli.log.read_text().splitlines()]
    assert len(moments) == 5
    assert moments[2] - moments[1] < TAIL_SECONDS / 2  # in the tail of the first


def test_a_later_one_that_ends_first_is_told_later(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", seconds=2)
    wav(tmp_path / "b.wav", seconds=3)
    cli("run", "b.wav", "-o", "before")  # what is in the store ends at once
    with_tail(cli)
    ended = cli("run", "a.wav", "none.wav", "b.wav", "-o", "out", "--json")
    assert ended.status == 3
    assert [(one["input"], one["status"], one["reused"]) for one in objects(ended.out)] == [
        ("a.wav", "complete", False),
        ("none.wav", "failed", None),
        ("b.wav", "complete", True),
    ]
    first, last = (tmp_path / "out" / name for name in ("a.notes.json", "b.notes.json"))
    assert last.stat().st_mtime < first.stat().st_mtime


def test_one_that_fails_ends_no_other_and_the_status_is_that_of_all(
    cli: InProcess, tmp_path: Path
) -> None:
    wav(tmp_path / "a.wav")
    (tmp_path / "text.mp4").write_text("no recording", encoding="utf-8")
    ended = cli("transcribe", "text.mp4", "none.wav", "a.wav", "-o", "out")
    assert ended.status == 3
    assert (tmp_path / "out/a.json").is_file()
    told = ended.err.replace("\n", " ")
    assert re.search(r"text\.mp4.*none\.wav", told)
    assert cli("transcribe", "none.wav", "gone.wav").status == 2
    assert cli("transcribe", "text.mp4", "none.wav").status == 1


def test_the_same_bytes_as_one_by_one(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["a.wav", "b.wav", "c.wav"]
    for number, name in enumerate(names):
        wav(tmp_path / name, seconds=2 + number)
    assert cli("run", *names, "-o", "together").status == 0
    monkeypatch.setenv("LECTURA_CACHE", str(tmp_path / "other-store"))
    for name in names:
        assert cli("run", name, "-o", "apart").status == 0
    assert contents(tmp_path / "together") == contents(tmp_path / "apart")
    assert len(contents(tmp_path / "apart")) == 18
    before = contents(tmp_path / "together")
    assert cli("run", *names, "-o", "together").status == 0
    assert contents(tmp_path / "together") == before


def test_copies_of_one_lecture_are_transcribed_once(cli: InProcess, tmp_path: Path) -> None:
    with_tail(cli)
    wav(tmp_path / "a.wav")
    wav(tmp_path / "b.wav")
    ended = cli("run", "a.wav", "b.wav", "-o", "out", "--json")
    assert [one["status"] for one in objects(ended.out)] == ["complete", "complete"]
    assert cli.windows == 3


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_gives_130_and_keeps_what_is_finished(tmp_path: Path, stop: signal.Signals) -> None:
    wav(tmp_path / "a.wav", seconds=2)
    wav(tmp_path / "b.wav", seconds=8)
    line = ("transcribe", "a.wav", "b.wav", "-o", "out", "--json")
    code = slow(tmp_path, pace=0.2)
    started = start(*line, folder=tmp_path, code=code)
    log = tmp_path / "windows.log"
    while not (tmp_path / "out/a.json").exists() or log.read_text().count("\n") < 5:
        assert started.poll() is None
        time.sleep(0.02)
    started.send_signal(stop)
    ended = finish(started)
    assert ended.status == 130
    assert [one["input"] for one in objects(ended.out)] == ["a.wav"]
    assert "Run the same command again" in ended.err
    again = finish(start(*line, folder=tmp_path, code=code))
    assert [one["status"] for one in objects(again.out)] == ["complete", "complete"]
    assert log.read_text().count("\n") <= 11  # ten windows, of which one may be done again


def jobs(*names: str) -> list[Job]:
    return [Job(name, Path(f"{name}.wav"), Path("out"), name) for name in names]


def ended(name: str) -> JobResult:
    report = RecordingReport(id=name, input=f"{name}.wav", status="complete", exit_status=0)
    return JobResult(name, report.model_copy(update={"warnings": (f"{name} ended",)}))


def test_what_happens_in_a_later_one_is_told_in_its_turn(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def told() -> list[str]:
        return capsys.readouterr().err.splitlines()

    with InOrder(jobs("a", "b", "c"), as_json=False) as view:
        view.on_event("b", Notification("seen in b", "warning", recorded=True))
        view.on_event("a", Notification("seen in a", "warning", recorded=True))
        assert told() == ["Warning: a.wav: seen in a"]
        view.on_event("c", Sending("https://host", None))
        assert told() == ["Connecting to https://host, to send the transcript"]
        view.on_result(ended("b"))
        view.on_event("b", Progress("notes", 1, 2, "parts"))
        assert told() == []
        view.on_result(ended("a"))
        assert told() == [
            "Warning: a.wav: a ended",
            "Warning: b.wav: seen in b",
            "Warning: b.wav: b ended",
        ]
        view.on_result(ended("c"))
        assert told() == ["Warning: c.wav: c ended"]
    assert [report.id for report in view.told] == ["a", "b", "c"]
