"""``--estimate``: what notes would take, told without a server and without a byte sent."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from cli_runs import Ended, InProcess, wav

from lectura.testing.llm_server import ScriptedServer

NOWHERE = "http://127.0.0.1:9/v1"
SENTENCE = "A press of oak prints the page, and the type is cast by hand in small moulds. "


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    (tmp_path / "clase.txt").write_text(SENTENCE * 250, encoding="utf-8")
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    seen: list[Any] = []
    connect = socket.socket.connect

    def watched(self: socket.socket, address: Any) -> None:
        seen.append(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", watched)
    return seen


def told(ended: Ended) -> dict[str, Any]:
    assert ended.status == 0, ended.err
    [line] = ended.out.splitlines()
    value: dict[str, Any] = json.loads(line)
    return value


@pytest.mark.parametrize(
    ("arguments", "context"),
    [
        (["--base-url", NOWHERE], 8192),
        (["--base-url", "https://nowhere.invalid/v1"], 32768),
        (["--llm", "ollama", "--base-url", "http://127.0.0.1:9"], 8192),
        (["--llm", "ollama"], 8192),
        (["--llm", "local", "--gguf", "none.gguf"], 8192),
        (["--base-url", NOWHERE, "--context-tokens", "4096"], 4096),
    ],
)
def test_no_server_is_needed(
    arguments: list[str], context: int, cli: InProcess, connections: list[Any], tmp_path: Path
) -> None:
    value = told(cli("summarize", "clase.txt", "--estimate", "--json", *arguments))
    assert value["requests"] >= 1
    assert value["prompt_tokens"] > len(SENTENCE) * 900 / 8
    assert value["reply_tokens"] >= value["requests"] * 64
    assert value["seconds"] is None
    assert any(f"{context} tokens" in line for line in value["based_on"])
    line = cli("summarize", "clase.txt", "--estimate", *arguments).out
    assert "Nothing was sent." in line
    noun = "request" if value["requests"] == 1 else "requests"
    assert f": {value['requests']} {noun}, about" in line
    assert f"{context} tokens" in line
    assert connections == []
    assert not list(tmp_path.glob("*.notes.*"))


def test_what_was_learnt_of_the_endpoint_counts(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "kurz.txt").write_text(SENTENCE * 3, encoding="utf-8")
    with ScriptedServer(models=("m1",), context_tokens=4000) as server:
        base = ["--base-url", server.base_url]
        assert cli("summarize", "kurz.txt", *base).status == 0
        sent, begun = len(server.paths), len(server.requests)
        value = told(cli("summarize", "clase.txt", "--estimate", "--json", *base))
        assert len(server.paths) == sent
        assert any("4000 tokens" in line and "m1" in line for line in value["based_on"])
        assert cli("summarize", "clase.txt", *base).status == 0
        again = "The quotes of some notes were not found"  # the server invents every quote
        real = [request for request in server.requests[begun:] if again not in request.user]
    assert len(real) <= value["requests"] <= 2 * len(real)


def test_doctor_tells_the_estimate_too(cli: InProcess) -> None:
    with ScriptedServer(models=("m1",), context_tokens=4000) as server:
        base = ["--base-url", server.base_url]
        cli("doctor", *base)
        value = told(cli("summarize", "clase.txt", "--estimate", "--json", *base))
    assert any("4000 tokens" in line and "m1" in line for line in value["based_on"])
    assert value["seconds"] > 0


def test_a_recording_that_is_finished(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav")
    assert cli("transcribe", "a.wav", "-o", "out").status == 0
    windows = cli.windows
    arguments = ["--estimate", "--json", "--base-url", NOWHERE]
    value = told(cli("run", "a.wav", "-o", "new", *arguments))
    assert cli.windows == windows
    assert not (tmp_path / "new").exists()
    assert any("transcript" in line and "finished" in line for line in value["based_on"])
    same = told(cli("summarize", "out/a.json", *arguments))
    assert (value["requests"], value["prompt_tokens"]) == (same["requests"], same["prompt_tokens"])


def test_a_recording_that_was_never_heard(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", seconds=300)
    arguments = ["--estimate", "--json", "--base-url", NOWHERE, "--exclude-speaker", "Ana"]
    value = told(cli("run", "a.wav", *arguments))
    assert cli.windows == 0
    assert any("5 min" in line and "150 words a minute" in line for line in value["based_on"])
    assert 1000 < value["prompt_tokens"] < 10_000
    wav(tmp_path / "a.wav", seconds=900)
    longer = told(cli("run", "a.wav", *arguments))
    assert longer["prompt_tokens"] > 1.5 * value["prompt_tokens"]


def test_one_bad_file_among_several(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav")
    (tmp_path / "b.wav").write_bytes(b"")
    ended = cli("run", "a.wav", "b.wav", "--estimate", "--json", "--base-url", NOWHERE)
    assert ended.status == 3
    assert [json.loads(line).get("error") is None for line in ended.out.splitlines()] == [
        True,
        False,
    ]
    assert "b.wav" in ended.err


def test_offline_is_kept_to(cli: InProcess) -> None:
    ended = cli("run", "x.wav", "--estimate", "--base-url", "https://example.org/v1", "--offline")
    assert ended.status in (1, 2)
    ended = cli("summarize", "clase.txt", "--estimate", "--llm", "openai", "--offline")
    assert ended.status == 2
    assert "--offline allows" in ended.err
