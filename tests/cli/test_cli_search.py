"""What a search cannot look into is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import InProcess, wav


def test_a_damaged_transcript_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cli = InProcess(monkeypatch, capsys, tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("a", "b"):
        wav(tmp_path / f"{name}.wav")
        assert cli("transcribe", f"{name}.wav", "-o", "out").status == 0
    (tmp_path / "out/package.json").write_text('{"name": "another program\'s"}')
    ended = cli("search", "out", "sentence")
    assert (ended.status, ended.err) == (0, "")
    damaged = tmp_path / "out/a.json"
    record = json.loads(damaged.read_bytes())
    record["segments"][0]["end"] = -1
    damaged.write_text(json.dumps(record))
    ended = cli("search", "out", "sentence")
    assert ended.status == 0
    assert "b  0:00  Sentence 0" in ended.out
    assert ended.err == "Warning: out/a.json is damaged and was not searched.\n"
