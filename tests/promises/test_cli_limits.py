"""What is asked of a machine or a model and cannot be had: refused, or fewer, with one sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cli_runs import InProcess, finish, start, wav

from lectura.batch.executors.registry import EXECUTORS
from lectura.batch.job import JobResult, Place, WorkSetup
from lectura.llm.gguf import server as local
from lectura.speakers import weights
from lectura.speech.engine import WhisperEngine, workload
from lectura.speech.models.device import DeviceChoice
from lectura.speech.models.find import find_model
from lectura.speech.options import TranscribeOptions

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    wav(tmp_path / "a.wav")
    wav(tmp_path / "b.wav")
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.mark.parametrize("command", ["run", "transcribe", "batch"])
@pytest.mark.parametrize("model", ["large-v3-turbo", "distil-large-v3", "small.en"])
def test_a_translation_that_the_model_cannot_make(
    cli: InProcess, tmp_path: Path, command: str, model: str
) -> None:
    ended = cli(command, "a.wav", "b.wav", "-o", "out", "--translate", "--model", model)
    assert ended.status == 2
    [sentence, hint] = ended.err.splitlines()  # once, not per recording
    assert f"{model} cannot translate" in sentence
    instead = "small" if model == "small.en" else "large-v3"
    assert hint.endswith(f"lectura run FILE --translate --model {instead}")
    assert not (tmp_path / "out").exists()
    assert cli.windows == 0


@pytest.mark.parametrize("number", ["0", "-1"])
@pytest.mark.parametrize("command", ["run", "transcribe", "batch"])
def test_no_threads_are_refused(cli: InProcess, command: str, number: str) -> None:
    ended = cli(command, "a.wav", "-o", "out", "--threads", number)
    assert ended.status == 2
    assert f"Invalid value '{number}' for --threads: expected an integer of at least 1" in ended.err


def test_more_threads_than_cores_are_told_and_not_started(tmp_path: Path) -> None:
    told: list[str] = []
    options = TranscribeOptions(model="base", device="cpu", threads=1000, offline=True)
    WhisperEngine().choose(options, lambda event: told.append(str(event)))
    [notice] = [text for text in told if "1000" in text]
    assert f"{CORES} processor core" in notice
    load = workload(DeviceChoice("cpu", 0, "int8"), options)
    assert 1 <= load.workers * load.threads <= CORES
    assert workload(DeviceChoice("cpu", 0, "int8"), TranscribeOptions(threads=1)).threads == 1


def test_speakers_and_the_local_model_stay_within_the_cores(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from lectura.process import cores as machine

    monkeypatch.setattr(machine, "quota_cores", lambda: 1.0)
    assert local.threads() == 1
    session = weights.load(weights.EMBEDDING, threads=1000)
    assert session.get_session_options().intra_op_num_threads == 1


class _Captured:
    """An executor that only shows what it was given."""

    def __init__(self, setup: WorkSetup, place: Place) -> None:
        seen.append((setup, place))

    def __enter__(self) -> _Captured:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def results(self, jobs: object) -> Iterator[JobResult]:
        return iter(())


seen: list[tuple[WorkSetup, Place]] = []


@pytest.mark.parametrize("executor", ["local", "dask"])
def test_a_batch_asked_for_too_much(
    cli: InProcess, monkeypatch: pytest.MonkeyPatch, executor: str
) -> None:
    monkeypatch.setitem(EXECUTORS, executor, replace(EXECUTORS[executor], start=_Captured))
    ended = cli(
        *("batch", "a.wav", "-o", "out", "--executor", executor),
        *("--threads", "1000", "--jobs", "1000"),
    )
    setup, place = seen.pop()
    assert (setup.settings.transcribe.threads, place.jobs) == (CORES, CORES)
    assert ended.err.count("1000 threads were asked for") == 1
    assert ended.err.count("1000 recordings at once were asked for") == 1


def test_another_machines_cores_are_not_counted_here(
    cli: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A running cluster has machines of its own; each keeps to its cores."""
    monkeypatch.setitem(EXECUTORS, "dask", replace(EXECUTORS["dask"], start=_Captured))
    cli(
        *("batch", "a.wav", "-o", "out", "--executor", "dask", "--scheduler", "tcp://far:8786"),
        *("--threads", "64", "--no-notes"),
    )
    setup, _ = seen.pop()
    assert setup.settings.transcribe.threads == 64


@pytest.mark.real_model
def test_a_real_run_asked_for_too_much(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav")
    model = find_model("base", offline=True).path
    ended = finish(
        start(
            *("transcribe", "a.wav", "--threads", "1000", "--language", "en", "--offline"),
            *("--model", str(model), "--device", "cpu"),
            folder=tmp_path,
        )
    )
    assert ended.status == 0, ended.err
    assert ended.err.count("1000 threads were asked for") == 1
