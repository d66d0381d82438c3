"""``lectura models``, and the options of the language model that every command has."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every name that is looked up or connected to; none of them is reached."""
    hosts: list[str] = []

    def refuse(*address: Any, **options: Any) -> Any:
        hosts.append(str(address))
        raise OSError("no network in this test")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: refuse(address))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    return hosts


@pytest.mark.parametrize("name", ["small", "tiny", "base", "auto", "owner/model", "qwen3-4b"])
@pytest.mark.parametrize("said_by", ["variable", "file"])
def test_offline_holds_for_pulling(
    name: str,
    said_by: str,
    cli: InProcess,
    looked_up: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if said_by == "variable":
        monkeypatch.setenv("LECTURA_OFFLINE", "1")
    else:
        (tmp_path / "lectura.toml").write_text("[general]\noffline = true\n", encoding="utf-8")
    ended = cli("models", "pull", name)
    assert looked_up == []
    assert (ended.status, ended.out) == (2, "")
    first, second = ended.err.splitlines()
    assert f"'{name}'" in first
    assert "offline" in first
    assert second.endswith(f"LECTURA_OFFLINE=0 lectura models pull {name}")


def test_pulling_without_offline_asks_the_hub(cli: InProcess, looked_up: list[str]) -> None:
    assert cli("models", "pull", "tiny").status == 1
    assert looked_up != []


def test_the_list_tells_sizes_and_memory(cli: InProcess) -> None:
    ended = cli("models", "list", "--json")
    rows = {row["name"]: row for row in map(json.loads, ended.out.splitlines())}
    assert rows["tiny"]["kind"] == "speech"
    assert rows["small"]["download_mb"] == 486
    assert rows["qwen3-4b"]["kind"] == "language"
    assert 2400 < rows["qwen3-4b"]["download_mb"] < 2600
    for row in rows.values():
        assert row["memory_mb"] > 0.5 * row["download_mb"] > 0, row
        assert set(row) == {"kind", "name", "download_mb", "memory_mb", "path"}
    order = ["tiny", "base", "small", "medium", "large-v3"]
    needs = [rows[name]["memory_mb"] for name in order]
    assert needs == sorted(needs)
    assert 480 <= rows["base"]["memory_mb"] <= 800  # as measured: benchmarks/README.md
    told = cli("models", "list").out
    head = told.splitlines()[0]
    assert ("download" in head, "memory" in head) == (True, True)
    line = next(line for line in told.splitlines() if " small " in line)
    assert "486 MB" in line
    assert next(line for line in told.splitlines() if "qwen3-8b" in line).count(" GB") == 2


def test_a_model_file_of_ones_own_tells_its_size(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data" / "models"
    folder.mkdir(parents=True)
    (folder / "own.gguf").write_bytes(b"GGUF" + bytes(3_000_000))
    monkeypatch.setattr("lectura.llm.gguf.catalog.models_folder", lambda: folder)
    rows = map(json.loads, cli("models", "list", "--json").out.splitlines())
    own = next(row for row in rows if row["name"] == "own.gguf")
    assert own["download_mb"] == 3
    assert own["memory_mb"] > 3
