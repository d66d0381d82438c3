"""A recording that is replaced under a running lectura, and voices taken from one."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cli_runs import InProcess, finish, start, wav

from lectura.speakers.naming import voices
from lectura.speech.models.find import find_model


@pytest.mark.real_model
def test_a_real_run_keeps_nothing_of_a_recording_that_was_replaced_while_the_model_loaded(
    tmp_path: Path,
) -> None:
    recording, other = wav(tmp_path / "clase.wav"), wav(tmp_path / "other.wav", seconds=4.0)
    model = find_model("base", offline=True)
    process = start(
        *("transcribe", "clase.wav", "-o", "out", "--language", "en", "--device", "cpu", "--json"),
        *("--model", str(model.path)),
        folder=tmp_path,
    )
    store = tmp_path / "store"
    deadline = time.monotonic() + 60
    while not list(store.glob("transcript/*/*.lock")):  # taken before the model is loaded
        assert time.monotonic() < deadline
        time.sleep(0.005)
    other.replace(recording)
    ended = finish(process)
    assert ended.status == 1, ended.err
    assert "clase.wav changed while it was being read" in ended.err
    assert "run the same command again" in ended.err
    assert json.loads(ended.out)["error"]["kind"] == "FileChangedError"
    assert not list((tmp_path / "out").iterdir())
    assert not list(store.rglob("transcript.json"))
    assert not list(store.rglob("windows.jsonl"))


def test_a_voice_is_not_kept_of_a_recording_that_was_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cli = InProcess(monkeypatch, capsys, tmp_path)
    recording, other = wav(tmp_path / "clase.wav"), wav(tmp_path / "other.wav", seconds=4.0)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def replaced_meanwhile(*_: Any) -> Any:
        other.replace(recording)
        return np.ones(192, dtype=np.float32)

    monkeypatch.setattr(voices, "embed_voice", replaced_meanwhile)
    ended = cli("voices", "add", "Ana", "clase.wav", "--at", "0:00-0:02")
    assert ended.status == 1, ended.err
    assert "clase.wav changed while it was being read" in ended.err
    assert not list((tmp_path / "data").rglob("voices.json"))


def test_a_manifest_never_tells_the_size_of_one_recording_and_the_digest_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from lectura.pipeline import Pipeline

    cli = InProcess(monkeypatch, capsys, tmp_path)
    recording, other = wav(tmp_path / "clase.wav"), wav(tmp_path / "other.wav", seconds=4.0)
    noted = Pipeline.noted

    def replaced(*given: Any, **more: Any) -> Any:
        outcome = noted(*given, **more)
        other.replace(recording)
        return outcome

    monkeypatch.setattr(Pipeline, "noted", replaced)
    ended = cli("run", "clase.wav", "--submission", "entrega")
    assert ended.status == 1, ended.err
    assert "clase.wav changed after it was transcribed" in ended.err
    assert not (tmp_path / "entrega/manifest.json").exists()
