"""A recording is looked into once and decoded as seldom as can be, whatever is made of it."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import pytest
from test_pipeline_recording import Bench, bench

from lectura.audio import Samples
from lectura.errors import ModelCorruptError
from lectura.media.tools import VARIABLE, ffmpeg_path
from lectura.pipeline import Pipeline
from lectura.progress import Event, Progress, ignore
from lectura.records.transcript import Transcript
from lectura.speakers.builtin.engine import BuiltinStream
from lectura.speech.segments.checkpoint import WindowRecord
from lectura.testing.transcriber import ScriptedEngine, ScriptedTranscriber

__all__ = ["bench"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands before")

_TALK = "sine=220:sample_rate=16000,volume='0.5*lt(mod(t,{period}),{spoken})':eval=frame"
_SECONDS = "12"


class Counter:
    """Counts what ffmpeg is started for, and how often libav opens a file."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._log = folder / "ffmpeg.log"
        shim = folder / "ffmpeg-counted"
        shim.write_text(f'#!/bin/sh\necho "$*" >> {self._log}\nexec {ffmpeg_path()} "$@"\n')
        shim.chmod(shim.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv(VARIABLE, str(shim))
        self.probes = 0
        opening = av.open

        def counted(file: Any, *given: Any, **more: Any) -> Any:
            self.probes += isinstance(file, str)  # the decoded sound comes through a pipe
            return opening(file, *given, **more)

        monkeypatch.setattr(av, "open", counted)

    def _starts(self) -> list[str]:
        return self._log.read_text().splitlines() if self._log.exists() else []

    @property
    def decodes(self) -> int:
        """Passes over the whole sound."""
        return sum("-f nut" in line for line in self._starts())

    @property
    def looks(self) -> int:
        """Stretches of eight seconds at most."""
        return len(self._starts()) - self.decodes

    def forget(self) -> None:
        self.probes = 0
        self._log.unlink(missing_ok=True)


@pytest.fixture
def counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counter:
    return Counter(tmp_path, monkeypatch)


def made(folder: Path, name: str, *graph: str) -> Path:
    path = folder / f"{name}.wav"
    inputs = [part for source in graph[:-1] for part in ("-f", "lavfi", "-i", source)]
    subprocess.run(
        [str(ffmpeg_path()), "-v", "error", "-y", *inputs, "-filter_complex", graph[-1],
         "-t", _SECONDS, "-ar", "44100", str(path)],
        check=True,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return path


def mono(folder: Path) -> Path:
    return made(folder, "mono", _TALK.format(period=3, spoken=2), "[0]anull")


def identical(folder: Path) -> Path:
    return made(folder, "identical", _TALK.format(period=3, spoken=2), "[0]pan=stereo|c0=c0|c1=c0")


def room(folder: Path) -> Path:
    """Two microphones of one room: the channels differ, their levels rise and fall together."""
    graph = "[0]asplit[a][b];[b]volume=0.5,adelay=3[c];[a][c]join=inputs=2:channel_layout=stereo"
    return made(folder, "room", _TALK.format(period=3, spoken=2), graph)


def apart(folder: Path) -> Path:
    """A speaker on the left, and another one on the right whenever the first is silent."""
    graph = "[1]adelay=1500[b];[0][b]join=inputs=2:channel_layout=stereo"
    talk = _TALK.format(period=3, spoken=1.4)
    return made(folder, "apart", talk, talk.replace("220", "330"), graph)


@pytest.mark.parametrize("make", [mono, identical, room, apart])
def test_a_recording_with_speakers(
    bench: Bench, counter: Counter, make: Callable[[Path], Path]
) -> None:
    path = make(bench.folder)
    counter.forget()
    pipeline = bench.pipeline(speakers=True)
    first = pipeline.transcribe(path, bench.target())
    assert (counter.probes, counter.decodes) == (1, 1)
    assert counter.looks == (0 if make is mono else 6)
    assert engines(pipeline) == ["channels" if make is apart else "builtin"]
    counter.forget()
    again = pipeline.transcribe(path, bench.target())
    assert (counter.probes, counter.decodes, counter.looks) == (0, 0, 0)
    assert again.transcript == first.transcript


def engines(pipeline: Pipeline) -> list[str]:
    """Which engines found the speakers that the store has."""
    found = (pipeline.store.root / "diarization").rglob("diarization.json")
    return [json.loads(path.read_bytes())["engine"] for path in found]


@pytest.mark.parametrize("make", [room, apart])
def test_speakers_found_along_are_those_found_afterwards(
    bench: Bench, counter: Counter, make: Callable[[Path], Path]
) -> None:
    path = make(bench.folder)
    pipeline = bench.pipeline(speakers=True)
    along = pipeline.transcribe(path, bench.target()).transcript
    for kept in (pipeline.store.root / "diarization").rglob("*"):
        if kept.is_file():
            kept.unlink()
    counter.forget()
    afterwards = pipeline.transcribe(path, bench.target()).transcript
    assert (counter.probes, counter.decodes) == (1, 1)
    assert speakers_of(afterwards) == speakers_of(along)


def speakers_of(transcript: Transcript) -> list[tuple[str, str | None]]:
    return [(segment.text, segment.speaker) for segment in transcript.segments]


def test_an_interrupted_run_finds_the_speakers_of_an_undisturbed_one(
    bench: Bench, counter: Counter
) -> None:
    """What the transcriber passes over, because it was heard before, the engine hears."""
    path = room(bench.folder)
    whole = bench.pipeline(speakers=True).transcribe(path, bench.target()).transcript
    flags: dict[str, Any] = {"speakers": True, "cache": str(bench.folder / "another")}
    dying = replace(bench.runtime, engine=ScriptedEngine(Dying()))
    with pytest.raises(KeyboardInterrupt):
        bench.pipeline(dying, **flags).transcribe(path, bench.target())
    assert list((bench.folder / "another").rglob("windows.jsonl"))
    counter.forget()
    found = bench.pipeline(**flags).transcribe(path, bench.target())
    assert 0 < found.fresh_seconds < 12
    assert (counter.probes, counter.decodes) == (1, 1)
    assert found.transcript == whole


class Dying(ScriptedTranscriber):
    """Is interrupted in the middle."""

    def record(self, index: int, start: int, audio: Samples) -> WindowRecord:
        if index == 5:
            raise KeyboardInterrupt
        return super().record(index, start, audio)


def test_an_engine_that_fails_leaves_the_transcript(
    bench: Bench, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(self: BuiltinStream, block: object) -> None:
        raise ModelCorruptError("the weights are damaged", hint="lectura doctor")

    path = mono(bench.folder)
    monkeypatch.setattr(BuiltinStream, "take", breaks)
    pipeline = bench.pipeline(speakers=True)
    with pytest.raises(ModelCorruptError):
        pipeline.transcribe(path, bench.target())
    monkeypatch.undo()
    assert list((pipeline.store.root / "transcript").rglob("transcript.json"))
    assert bench.pipeline(speakers=True).transcribe(path, bench.target()).reused


class StopError(Exception):
    """Of the program that called lectura."""


def interrupted_import(self: BuiltinStream, block: object) -> None:
    """What an extension module makes of Ctrl-C while it is being imported."""
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt as error:
        raise ImportError("initialization failed") from error


@pytest.mark.parametrize("how", ["progress", "ctrl-c"])
def test_who_stops_a_run_while_speakers_are_found_along_does_not_wait_for_the_transcript(
    bench: Bench, counter: Counter, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    def stop(event: Event) -> None:
        if isinstance(event, Progress) and event.stage == "speakers":
            raise StopError

    if how == "ctrl-c":
        monkeypatch.setattr(BuiltinStream, "take", interrupted_import)
    runtime = replace(bench.runtime, hook=stop if how == "progress" else ignore)
    pipeline = bench.pipeline(runtime, speakers=True)
    with pytest.raises(StopError if how == "progress" else ImportError):
        pipeline.transcribe(mono(bench.folder), bench.target())
    assert not list((pipeline.store.root / "transcript").rglob("transcript.json"))


def test_an_estimate_looks_once(bench: Bench, counter: Counter) -> None:
    path = room(bench.folder)
    counter.forget()
    bench.pipeline().plan(path, bench.target())
    assert (counter.probes, counter.decodes, counter.looks) == (1, 0, 0)
    assert os.environ[VARIABLE].endswith("ffmpeg-counted")
