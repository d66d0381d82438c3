"""Every JSON file that the commands leave keeps to its published schema, key by key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess, wav

from schema_checks import check_each_key_counts


def test_each_key_of_what_the_commands_write_is_promised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wav(tmp_path / "a.wav")
    monkeypatch.setenv("LECTURA_LLM", "none")
    cli = InProcess(monkeypatch, capsys, tmp_path)
    assert cli("run", "a.wav", "--submission", "out").status == 0
    assert cli("correct", "out/a.json", "Sentence=Phrase").status == 0
    assert cli("run", "a.wav", "--submission", "out").status == 0

    def written(name: str) -> Any:
        return json.loads((tmp_path / "out" / name).read_text(encoding="utf-8"))

    assert written("a.json")["corrections"]
    assert written("a.json")["segments"]
    check_each_key_counts(written("a.json"), "transcript")
    check_each_key_counts(written("a.notes.json"), "notes")
    check_each_key_counts(written("a.corrections.json"), "corrections")
    check_each_key_counts(written("manifest.json"), "manifest")
