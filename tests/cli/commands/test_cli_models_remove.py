"""``lectura models remove``: a fetched model goes, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import InProcess

from lectura.llm.gguf.catalog import models_folder


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    return InProcess(monkeypatch, capsys, tmp_path)


def fetched(hub: Path, repository: str) -> Path:
    """A model as the cache of the hub has it: blobs, and links to them."""
    folder = hub / f"models--{repository}"
    snapshot = folder / "snapshots" / "abc"
    snapshot.mkdir(parents=True)
    (folder / "blobs").mkdir()
    (folder / "blobs" / "weights").write_bytes(b"0" * 3_000_000)
    (snapshot / "model.bin").symlink_to("../../blobs/weights")
    return folder


def test_a_speech_model_goes_and_others_stay(cli: InProcess, tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    tiny = fetched(hub, "Systran--faster-whisper-tiny")
    other = fetched(hub, "someone--else")
    outside = tmp_path / "outside"
    outside.write_text("mine", encoding="utf-8")
    (tiny / "link").symlink_to(outside)
    ended = cli("models", "remove", "tiny")
    assert (ended.status, ended.out) == (0, "tiny: removed, 3 MB are free again\n")
    assert not tiny.exists()
    assert (other / "blobs" / "weights").stat().st_size == 3_000_000
    assert outside.read_text(encoding="utf-8") == "mine"
    again = cli("models", "remove", "tiny")
    assert again.status == 1
    assert again.err.endswith("lectura models list\n")


def test_a_language_model_goes_with_its_record(cli: InProcess) -> None:
    folder = models_folder()
    folder.mkdir(parents=True)
    model = folder / "Qwen3-4B-Instruct-2507-Q4_K_M.gguf"
    model.write_bytes(b"GGUF" * 500_000)
    model.with_name(f"{model.name}.json").write_text("{}", encoding="utf-8")
    (folder / "mine.gguf").write_bytes(b"GGUF")
    assert cli("models", "remove", "qwen3-4b").out == "qwen3-4b: removed, 2 MB are free again\n"
    assert {path.name for path in folder.glob("[!.]*")} == {"mine.gguf"}
    assert cli("models", "remove", "qwen3-4b").status == 1
    assert cli("models", "remove", "mine.gguf").status == 0
    assert cli("models", "remove", "../mine.gguf").status == 1


def test_a_model_of_a_package_stays(cli: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lectura.speech.models.wheels.installed", lambda wheel: True)
    ended = cli("models", "remove", "base")
    assert ended.status == 2
    assert "part of an installed package" in ended.err
