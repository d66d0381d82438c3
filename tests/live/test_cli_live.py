"""The command: from its first block to the finished files, with scripted words in real speech."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import webvtt
from cli_runs import Ended, InProcess, finish, start
from live_samples import wav_samples

from lectura.audio import SAMPLE_RATE
from lectura.testing.spoken import speak

SCRIPTED = """
from lectura.cli import main
from lectura.testing.transcriber import ScriptedEngine
main(ScriptedEngine())
"""
_PATIENCE_SECONDS = 60.0

pytestmark = pytest.mark.needs("demo")


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """About ten seconds of speech."""
    sound = speak("Hoy vamos a hablar de redes neuronales. " * 4, voice="es")
    path = tmp_path_factory.mktemp("spoken") / "clase.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((sound * 32767).astype("<i2").tobytes())
    return path


@pytest.fixture
def lectura(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    return InProcess(monkeypatch, capsys, tmp_path)


def events(ended: Ended) -> list[dict[str, Any]]:
    """What ``--json`` printed."""
    return [json.loads(line) for line in ended.out.splitlines()]


def until(found: Callable[[], bool]) -> None:
    """Wait until something is there."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while not found():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


@pytest.fixture
def listening(spoken: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A session in a process of its own that has kept at least two seconds, and would go on."""
    process = start(
        *("live", "-i", str(spoken), "--pace", "0.3", "--name", "x", "-f", "txt,json"),
        folder=tmp_path,
        code=SCRIPTED,
    )
    kept = tmp_path / "x.wav"
    until(lambda: kept.exists() and kept.stat().st_size > 2 * 32000)
    yield process
    process.kill()
    process.communicate()


def test_the_files_are_those_of_lectura_run(
    lectura: InProcess, spoken: Path, tmp_path: Path
) -> None:
    flags = ("-f", "txt,srt,vtt,tsv,json")
    ended = lectura("live", "-i", spoken, "--pace", "50", "--name", "x", "-o", "live", *flags)
    assert ended.status == 0, ended.err
    (tmp_path / "run").mkdir()
    shutil.copy2(tmp_path / "live" / "x.wav", tmp_path / "run" / "x.wav")
    assert lectura("run", "run/x.wav", "--fresh", *flags).status == 0
    made = {path.name: path.read_bytes() for path in (tmp_path / "live").iterdir()}
    assert {"x.txt", "x.srt", "x.vtt", "x.tsv", "x.json", "x.notes.md", "x.html"} <= set(made)
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "run").iterdir()}


def test_the_sound_is_kept_to_the_sample(lectura: InProcess, spoken: Path, tmp_path: Path) -> None:
    assert lectura("live", "-i", spoken, "--pace", "50", "--name", "x", "--no-finish").status == 0
    kept, said = wav_samples(tmp_path / "x.wav"), wav_samples(spoken)
    assert np.array_equal(kept[: len(said)], said)
    rest = kept[len(said) :]  # a header tells the length in milliseconds; it is filled up to there
    assert len(rest) < SAMPLE_RATE / 1000
    assert not rest.any()
    assert [path.name for path in tmp_path.glob("x.*")] == ["x.wav"]


def test_json_tells_drafts_firm_words_and_the_end(lectura: InProcess, spoken: Path) -> None:
    ended = lectura("live", "-i", spoken, "--pace", "5", "--name", "x", "--json", "--no-finish")
    told = events(ended)
    assert told[0] == {"listening": "clase.wav", "kept": "x.wav", "at": 0.0}
    assert told[-1] == {"kept": "x.wav", "seconds": pytest.approx(wav_seconds(spoken), abs=0.01)}
    kinds = [next(iter(event)) for event in told]
    assert {"draft", "firm", "language"} <= set(kinds)
    said = "".join(event["firm"] for event in told if "firm" in event)
    assert said.split()[0].startswith("w0")
    moments = [event["at"] for event in told if "at" in event]
    assert moments == sorted(moments)
    for event in told:
        if event.get("words"):
            assert event["start"] == event["words"][0]["start"]
            assert event["end"] == event["words"][-1]["end"]


def wav_seconds(path: Path) -> float:
    return len(wav_samples(path)) / SAMPLE_RATE


def test_off_a_terminal_finished_lines_are_the_output(lectura: InProcess, spoken: Path) -> None:
    ended = lectura("live", "-i", spoken, "--pace", "20", "--name", "x", "--no-finish")
    assert ended.out.startswith("w0")
    assert "Listening to clase.wav. Kept: x.wav. Ctrl-C ends it." in ended.err
    assert "lectura run x.wav" in ended.err


def test_captions_grow_beside_it(lectura: InProcess, spoken: Path, tmp_path: Path) -> None:
    line = ("live", "-i", spoken, "--pace", "20", "--no-finish", "--captions", "out.vtt")
    ended = lectura(*line, "--name", "x")
    cues = webvtt.read(str(tmp_path / "out.vtt")).captions
    assert " ".join(" ".join(cue.text.split()) for cue in cues) == " ".join(ended.out.split())
    again = lectura(*line, "--name", "y")
    assert again.status == 2
    assert "out.vtt is there already" in again.err
    assert not (tmp_path / "y.wav").exists()


def test_a_recording_is_never_written_over(
    lectura: InProcess, spoken: Path, tmp_path: Path
) -> None:
    (tmp_path / "x.wav").write_text("mine")
    ended = lectura("live", "-i", spoken, "--name", "x")
    assert ended.status == 2
    assert "lectura run x.wav" in ended.err
    assert (tmp_path / "x.wav").read_text() == "mine"


def test_two_sessions_of_one_second_keep_two_recordings(
    lectura: InProcess, spoken: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        assert lectura("live", "-i", spoken, "--pace", "100", "--no-finish").status == 0
    assert len(list(tmp_path.glob("live-*.wav"))) == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("-i", "nothing.wav"), "There is no file nothing.wav."),
        (("-i", "a.wav", "--name", "a/b"), "A recording cannot be called 'a/b'."),
        (("-i", "a.wav", "--name", "report"), "A recording cannot be called 'report'."),
        (("-i", "-", "--pcm", "fast"), "Invalid value 'fast' for --pcm"),
        (("-i", "-", "--pcm", "16000,99"), "Invalid value '16000,99' for --pcm"),
    ],
)
def test_what_cannot_be_meant_is_said(
    lectura: InProcess, spoken: Path, tmp_path: Path, typed: tuple[str, ...], said: str
) -> None:
    shutil.copy(spoken, tmp_path / "a.wav")
    ended = lectura("live", *typed)
    assert (ended.status, said in ended.err) == (2, True), ended.err
    assert "lectura live" in ended.err
    assert sorted(path.name for path in tmp_path.glob("*.wav")) == ["a.wav"]


def test_a_file_that_is_no_recording_leaves_nothing(lectura: InProcess, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("no sound")
    ended = lectura("live", "-i", "a.wav", "--name", "x")
    assert ended.status == 1
    assert not (tmp_path / "x.wav").exists()


def test_a_pipe_is_taken_as_it_comes(spoken: Path, tmp_path: Path) -> None:
    ended = piped(spoken.read_bytes(), tmp_path, "--pace", "50")
    assert ended.status == 0, ended.err
    assert ended.out.startswith("w0")
    assert abs(wav_seconds(tmp_path / "x.wav") - wav_seconds(spoken)) < 0.05


def test_bare_samples_are_told_by_their_rate(spoken: Path, tmp_path: Path) -> None:
    samples = wav_samples(spoken)
    stereo = np.repeat(samples, 2)  # left and right the same
    ended = piped(stereo.tobytes(), tmp_path, "--pace", "50", "--pcm", "16000,2")
    assert ended.status == 0, ended.err
    kept = wav_samples(tmp_path / "x.wav")
    assert abs(len(kept) - len(samples)) < 800
    assert float(np.corrcoef(kept[:16000], samples[:16000])[0, 1]) > 0.99


@pytest.mark.parametrize("sent", [b"", b"no sound at all, only words " * 100])
def test_a_pipe_without_sound_is_said(tmp_path: Path, sent: bytes) -> None:
    ended = piped(sent, tmp_path)
    assert ended.status == 1
    assert "No sound came through standard input" in ended.err
    assert not (tmp_path / "x.wav").exists()


def piped(sent: bytes, folder: Path, *more: str) -> Ended:
    """A session that hears what comes through standard input, and makes no files."""
    done = subprocess.run(
        [*_python(), "live", "-i", "-", "--name", "x", "--no-finish", *more],
        input=sent,
        cwd=folder,
        env={**os.environ, "LECTURA_CACHE": str(folder / "store")},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def _python() -> list[str]:
    import sys

    return [sys.executable, "-c", SCRIPTED]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_named_pipe_is_taken_too(spoken: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    process = start(
        *("live", "-i", "fifo", "--pace", "50", "--name", "x", "--no-finish"),
        folder=tmp_path,
        code=SCRIPTED,
    )
    (tmp_path / "fifo").write_bytes(spoken.read_bytes())
    ended = finish(process)
    assert ended.status == 0, ended.err
    assert abs(wav_seconds(tmp_path / "x.wav") - wav_seconds(spoken)) < 0.05


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_the_files_are_made(
    listening: subprocess.Popen[str], tmp_path: Path, number: int
) -> None:
    listening.send_signal(number)
    ended = finish(listening)
    assert ended.status == 0, ended.err
    assert "Finishing x.wav" in ended.err
    assert {"x.wav", "x.txt", "x.json", "x.html"} <= {path.name for path in tmp_path.iterdir()}
    assert 2.0 <= wav_seconds(tmp_path / "x.wav") < 8.0


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_killed_session_loses_nothing_that_had_come(
    listening: subprocess.Popen[str], spoken: Path, tmp_path: Path, lectura: InProcess
) -> None:
    listening.kill()
    listening.wait()
    assert lectura("run", "x.wav", "-f", "txt,json").status == 0
    told = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert told["duration"] >= 2.0
    kept = np.frombuffer((tmp_path / "x.wav").read_bytes()[44:], dtype="<i2")
    assert np.array_equal(kept, wav_samples(spoken)[: len(kept)])


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_second_ctrl_c_leaves_at_once_and_names_the_line(spoken: Path, tmp_path: Path) -> None:
    code = SCRIPTED.replace(
        "ScriptedEngine()", "ScriptedEngine(ScriptedTranscriber(pace_seconds=30))"
    ).replace("import ScriptedEngine", "import ScriptedEngine, ScriptedTranscriber")
    process = start(
        *("live", "-i", str(spoken), "--pace", "0.3", "--name", "x"), folder=tmp_path, code=code
    )
    kept = tmp_path / "x.wav"
    until(lambda: kept.exists() and kept.stat().st_size > 2 * 32000)
    process.send_signal(signal.SIGINT)
    assert process.stderr is not None
    lines: list[str] = []
    for line in process.stderr:
        lines.append(line)
        if "Finishing" in line:
            break
    time.sleep(0.5)
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    ended = finish(process)
    assert ended.status == 130
    assert "lectura run x.wav" in ended.err
    assert time.monotonic() - begun < 10
    assert wav_seconds(kept) >= 2.0
