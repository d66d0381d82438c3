"""What a person sees while it works: on a terminal wide and narrow, on a dumb one, in a pipe."""

from __future__ import annotations

import fcntl
import json
import os
import re
import struct
import subprocess
import sys
import termios
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cli_runs import Ended, finish, slow, start, wav

pty = pytest.importorskip("pty")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")

SECONDS = 6
UNHURRIED = 0.7
"""Seconds for one of the recording: enough for lines that come two seconds apart."""
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@dataclass(frozen=True)
class Screen:
    """All that was written to a terminal."""

    status: int
    written: str

    @property
    def lines(self) -> list[str]:
        """Every line that stood there at any time, without what moves the cursor."""
        return [line for line in re.split(r"[\r\n]+", _CONTROL.sub("", self.written)) if line]

    def of(self, stage: str) -> list[str]:
        return [line for line in self.lines if line.startswith(stage)]


def on_terminal(
    folder: Path,
    *arguments: str,
    columns: int = 100,
    environ: dict[str, str] | None = None,
    pace: float = 0.4,
) -> Screen:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
    known = {
        **os.environ,
        "LECTURA_CACHE": str(folder / "store"),
        "TERM": "xterm",
        **(environ or {}),
    }
    known.pop("COLUMNS", None)
    code = slow(folder, pace=pace)
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=folder, env=known, stdin=theirs, stdout=theirs, stderr=theirs,
    ) as process:  # fmt: skip
        os.close(theirs)
        written = b"".join(_blocks(ours))
        return Screen(process.wait(timeout=30), written.decode())


def _blocks(terminal: int) -> Iterator[bytes]:
    try:
        while block := os.read(terminal, 4096):
            yield block
    except OSError:  # how Linux tells that the other end is closed
        pass
    finally:
        os.close(terminal)


def drawn(text: str) -> set[str]:
    """What draws lines and boxes."""
    return {one for one in text if "BOX DRAWINGS" in unicodedata.name(one, "")}


def percents(lines: list[str]) -> list[int]:
    return [int(found[1]) for line in lines if (found := re.search(r"(\d+) %", line))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    wav(tmp_path / "a.wav", seconds=SECONDS)
    return tmp_path


def test_every_stage_is_there_from_nothing_to_all(folder: Path) -> None:
    screen = on_terminal(folder, "run", "a.wav", "-o", "out", "--speakers")
    assert screen.status == 0
    assert screen.lines[0].strip() == "a.wav"
    begun = [screen.lines.index(screen.of(one)[0]) for one in
             ("Reading", "Loading the model", "Transcribing", "Making notes")]  # fmt: skip
    assert begun == sorted(begun)
    for stage in ("Reading", "Transcribing", "Finding speakers", "Making notes"):
        shown = percents(screen.of(stage))
        assert (shown[0], shown[-1]) == (0, 100), stage
        assert shown == sorted(shown), stage
    assert len(set(percents(screen.of("Transcribing")))) >= 5, "it ticks"
    assert any(re.search(r"\d+ s left", line) for line in screen.of("Transcribing"))
    assert [line.strip() for line in screen.lines[-7:]] == [
        *(f"out/a.{kind}" for kind in ("txt", "srt", "json", "notes.md", "html", "notes.json")),
        "open out/a.html",
    ]


def test_no_rate_is_told_that_was_not_reached(folder: Path) -> None:
    """A second of sound takes at least 0.4 of a second."""
    screen = on_terminal(folder, "transcribe", "a.wav")
    rates = [float(rate) for rate in re.findall(r"([\d.]+) × real time", "\n".join(screen.lines))]
    assert rates
    assert max(rates) <= 2.6


def test_a_narrow_terminal_keeps_the_percent(folder: Path) -> None:
    screen = on_terminal(folder, "transcribe", "a.wav", columns=40)
    assert max(map(len, screen.lines[:-4])) <= 40
    assert percents(screen.of("Transcribing"))[-1] == 100
    assert "real time" not in "".join(screen.of("Transcribing"))


def test_no_colour_where_none_is_wanted(folder: Path) -> None:
    screen = on_terminal(folder, "transcribe", "a.wav", environ={"NO_COLOR": "1"})
    assert percents(screen.of("Transcribing"))[-1] == 100
    assert not re.search(r"\x1b\[[0-9;]*m", screen.written)


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"LECTURA_PROGRESS": "lines"}])
def test_a_terminal_that_only_goes_on_gets_whole_lines(
    folder: Path, environ: dict[str, str]
) -> None:
    screen = on_terminal(folder, "transcribe", "a.wav", environ=environ, pace=UNHURRIED)
    assert screen.status == 0
    check_lines(screen.written)


def test_a_pipe_gets_the_same_lines(folder: Path) -> None:
    ended = finish(start("transcribe", "a.wav", folder=folder, code=slow(folder, pace=UNHURRIED)))
    assert (ended.status, ended.out) == (0, "")
    check_lines(ended.err)


def check_lines(written: str) -> None:
    assert "\x1b" not in written
    assert not drawn(written)
    *told, summary, txt, srt, as_json = written.splitlines()
    assert all(line.startswith("a.wav: ") for line in (*told, summary)), told
    assert 2 <= len(told) <= 8
    assert any(re.fullmatch(r"a\.wav: transcribing, \d+ %, .*", line) for line in told)
    assert re.fullmatch(r"a\.wav: 6 s of sound in \d+ s", summary)
    assert [line.strip() for line in (txt, srt, as_json)] == ["a.txt", "a.srt", "a.json"]


def test_the_table_of_a_batch_in_a_pipe_is_plain_and_unbroken(folder: Path) -> None:
    long = f"{'a long name of a lecture ' * 5}end"
    wav(folder / "in" / f"{long}.wav", seconds=1)
    ended = finish(start("batch", "in", "-o", "out", "--no-notes", folder=folder,
                         code=slow(folder, pace=0)))  # fmt: skip
    assert ended.status == 0
    assert not drawn(ended.err)
    [row] = [line for line in ended.err.splitlines() if line.split("  ")[0].strip() == long]
    assert "complete" in row
    *_, report, opened = ended.err.splitlines()
    assert report.endswith("report.json")
    assert opened.strip() == "open out/index.html"


def test_quiet_after_the_command_too(folder: Path) -> None:
    ended = finish(start("transcribe", "a.wav", "-q", folder=folder, code=slow(folder, pace=0.2)))
    assert (ended.status, ended.out, ended.err) == (0, "", "")


def test_a_program_is_told_in_json(folder: Path) -> None:
    ended = finish(start("transcribe", "a.wav", "none.wav", "--json", "--progress", "json",
                         folder=folder, code=slow(folder, pace=0.2)))  # fmt: skip
    events = [json.loads(line) for line in ended.err.splitlines()]
    heard = [one for one in events if one.get("stage") == "transcribe"]
    assert [one["done"] for one in heard][0 :: len(heard) - 1] == [0.0, SECONDS]
    assert {(one["recording"], one["unit"], one["total"]) for one in heard} == {
        ("a.wav", "seconds", SECONDS)
    }
    page = (Path(__file__).parents[2] / "docs" / "scripts.md").read_text(encoding="utf-8")
    example = re.search(r'    (\{"event": "progress".*?\})', page, re.DOTALL)
    assert example is not None
    assert list(json.loads(example[1])) == list(heard[0])
    [error] = [one for one in events if one["event"] == "error"]
    assert error["message"] == "There is no file or folder none.wav."
    assert error["hint"]
    assert [json.loads(line)["status"] for line in ended.out.splitlines()] == ["complete", "failed"]


def interrupted(folder: Path, after: str) -> Ended:
    code = slow(folder, pace=UNHURRIED)
    with start("transcribe", "a.wav", folder=folder, code=code) as process:
        assert process.stderr is not None
        told = ""
        while after not in told:
            line = process.stderr.readline()
            assert line, told
            told += line
        process.send_signal(2)
        out, err = process.communicate(timeout=30)
        return Ended(process.returncode, out, told + err)


def test_a_resumed_run_says_where_it_goes_on_before_it_does(folder: Path) -> None:
    stopped = interrupted(folder, after=" %, ")
    assert "Stopped. What was finished is kept." in stopped.err
    kept = len((folder / "windows.log").read_text().splitlines())
    told = finish(start("transcribe", "a.wav", folder=folder, code=slow(folder))).err.splitlines()
    [where] = [line for line in told if line.startswith("Going on at 0:0")]
    assert abs(int(where[len("Going on at 0:0")]) - kept) <= 1
    assert told.index(where) < min(i for i, line in enumerate(told) if "transcribing" in line)
