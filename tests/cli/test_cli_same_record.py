"""What became of a recording is told by one record, whoever tells it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess, wav


def _without_paths(entry: dict[str, Any]) -> dict[str, Any]:
    named = ("id", "input", "outputs", "seconds", "speed_x_real_time", "reused", "bytes")
    return {key: value for key, value in entry.items() if key not in named}


def test_run_batch_report_and_manifest_tell_the_same_of_a_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LECTURA_LLM", "none")
    cli = InProcess(monkeypatch, capsys, tmp_path)
    wav(tmp_path / "a.wav")
    run = json.loads(cli("run", "a.wav", "-o", "x", "--json").out)
    # What a process of its own would do needs a model; what is in the store needs none.
    batch = json.loads(cli("batch", "a.wav", "-o", "y", "--json").out)
    report = json.loads((tmp_path / "y/report.json").read_bytes())["files"][0]
    assert cli("run", "a.wav", "--submission", "z").status == 0
    manifest = json.loads((tmp_path / "z/manifest.json").read_bytes())["recordings"][0]
    assert set(run) == set(batch) == set(report) == set(manifest) - {"bytes", "options", "versions"}
    for entry in (batch, report, manifest):
        assert _without_paths({key: entry[key] for key in run}) == _without_paths(run)
    assert batch == report
    assert (run["speech_coverage_percent"], run["notes_coverage_percent"]) == (100, 100)
    assert (run["status"], run["exit_status"], run["segments"]) == ("complete", 0, 3)
    assert run["sha256"] == manifest["sha256"]
    assert run["outputs"][0] == "x/a.txt"
    assert batch["outputs"][0] == manifest["outputs"][-1] == "a.txt"
    assert run["seconds"]["transcribe"] > 0
    assert run["seconds"]["speakers"] is None
    assert manifest["seconds"] is None
