"""A recording from standard input: worked on as a file is, kept by content, gone in the end."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_runs import START, InProcess, slow, wav
from steps import heard, of_seconds, steps


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lets bytes come through standard input."""

    def through(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return through


def copies() -> list[Path]:
    """What is left of recordings in the store."""
    return [path for path in Path("store/piped").rglob("*") if path.is_file()]


def test_it_is_a_recording_like_others(cli: InProcess, give: Any) -> None:
    data = steps(Path("original.wav"), seconds=3).read_bytes()
    give(data)
    done = cli("run", "-", "-o", "out/clase", "--llm", "none", "--json")
    assert done.status == 0, done.err
    report = json.loads(done.out)
    assert (report["input"], report["id"], report["status"]) == ("-", "out/clase", "complete")
    names = sorted(path.name for path in Path("out").iterdir())
    assert names == [
        f"clase.{kind}" for kind in ("html", "json", "notes.json", "notes.md", "srt", "txt")
    ]
    assert heard(Path("out/clase.json")) == of_seconds(0, 1, 2)
    page = Path("out/clase.notes.md").read_text(encoding="utf-8")
    assert "0:00" in page
    assert "](" not in page  # there is nothing left to link to
    assert copies() == []
    give(data)
    again = json.loads(cli("run", "-", "-o", "out/clase", "--llm", "none", "--json").out)
    assert again["reused"] is True
    assert cli.windows == 3


def test_links_and_a_stretch_are_as_for_a_file(cli: InProcess, give: Any) -> None:
    give(steps(Path("original.wav"), seconds=5).read_bytes())
    line = ("run", "-", "-o", "clase.mp4", "--link", "https://host/clase", "--llm", "none")
    done = cli(*line, "--start", "2", "--end", "4")
    assert done.status == 0, done.err
    assert heard(Path("clase.0-00-02_0-00-04.json")) == of_seconds(2, 3)
    page = Path("clase.0-00-02_0-00-04.notes.md").read_text(encoding="utf-8")
    assert "](https://host/clase#t=2)" in page


def test_the_copy_is_for_nobody_else_and_goes_with_an_error_too(
    cli: InProcess, give: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    from lectura.pipeline.recording import Pipeline

    real = Pipeline.transcribe

    def spied(self: Pipeline, path: Path, *rest: Any, **more: Any) -> Any:
        seen.append((path.name, path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777))
        return real(self, path, *rest, **more)

    monkeypatch.setattr(Pipeline, "transcribe", spied)
    give(b"this is no recording, " * 50)
    done = cli("transcribe", "-", "-o", "clase")
    assert done.status == 1
    assert "clase is a text file" in done.err
    assert seen == [("clase", 0o600, 0o700)]
    assert copies() == []


@pytest.mark.parametrize(
    ("line", "data", "status", "sentence"),
    [
        (("-", "-o", "clase"), b"", 1, "Nothing came through standard input (0 bytes)."),
        (("-",), b"x", 2, "has no name: -o gives its outputs one."),
        (("-", "a.wav", "-o", "out"), b"x", 2, "'-' stands for one recording and comes alone."),
        (("-", "--submission", "out"), b"x", 2, "is no file that could be handed in."),
        (("-", "-o", "out/report"), b"x", 2, "The outputs cannot be called 'report'"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    cli: InProcess, give: Any, line: tuple[str, ...], data: bytes, status: int, sentence: str
) -> None:
    wav(Path("a.wav"))
    give(data)
    done = cli("run", *line)
    assert done.status == status, done.err
    assert sentence in done.err
    assert cli.windows == 0
    assert copies() == []


def test_nobody_types_a_recording(cli: InProcess) -> None:
    leader, follower = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", START, "run", "-", "-o", "clase"],
            stdin=follower, capture_output=True, encoding="utf-8", check=False, timeout=60,
        )  # fmt: skip
    finally:
        os.close(leader)
        os.close(follower)
    assert done.returncode == 2
    assert "Standard input is a terminal" in done.stderr


def test_a_run_that_was_killed_goes_on_when_the_same_bytes_come_again(
    cli: InProcess, give: Any, tmp_path: Path
) -> None:
    data = steps(Path("original.wav"), seconds=6).read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-c", slow(tmp_path, pace=0.4), "transcribe", "-", "-o", "clase"],
        env={**os.environ, "LECTURA_CACHE": str(tmp_path / "store")},
        stdin=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(data)
    process.stdin.close()
    while cli.windows < 2:
        assert process.poll() is None
    process.kill()
    process.wait()
    assert len(copies()) == 2  # the copy and its lock
    give(data)
    assert cli("transcribe", "-", "-o", "clase").status == 0
    assert copies() == []
    assert cli.windows <= 6 + 1  # the one that was under way is done again
    assert heard(Path("clase.json")) == of_seconds(*range(6))
