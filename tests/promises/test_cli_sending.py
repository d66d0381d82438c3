"""The endpoint is named before its first byte; a key in clear text is warned of."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_runs import START, InProcess, Listener, wav

from lectura.batch.job import Place, WorkSetup
from lectura.config import load, settings_of
from lectura.llm.endpoints.destination import destination
from lectura.llm.options import LLMOptions
from lectura.progress import Event, Sending
from lectura.testing.llm_server import ScriptedServer

KEY = "sk-proj-Zq8TmN4vXw2LrB7kPd9Y"
WORDS = "Buenos días. Hoy hablamos de las redes neuronales, que aprenden de ejemplos."


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    (tmp_path / "clase.txt").write_text(WORDS, encoding="utf-8")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.mark.parametrize(
    "command",
    [
        ["-q", "summarize", "clase.txt"],
        ["summarize", "clase.txt", "--llm", "ollama"],
        ["doctor", "--json"],
    ],
)
def test_it_is_named_before_anything_connects(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "clase.txt").write_text(WORDS, encoding="utf-8")
    said = tmp_path / "stderr"
    told_at_first: list[str] = []
    server = Listener(lambda: told_at_first.append(said.read_text(encoding="utf-8")))
    url = f"http://ana:geheim@127.0.0.1:{server.port}/v1?code=geheim"
    with said.open("w") as stderr:
        subprocess.run(
            [sys.executable, "-c", START, *command, "--llm-model", "m", "--base-url", url],
            cwd=tmp_path,
            env=_environment(tmp_path),
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            check=False,
            timeout=60,
        )
    server.close()
    what = "test questions" if command[0] == "doctor" else "the transcript"
    line = f"Connecting to http://127.0.0.1:{server.port} (model m), to send {what}"
    assert told_at_first
    progress = "clase.txt: making notes"
    shown = told_at_first[0].splitlines()
    assert [one for one in shown if not one.startswith(progress)] == [line]
    told = said.read_text(encoding="utf-8")
    assert told.count(line) == 1
    assert "geheim" not in told


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "LECTURA_CACHE": str(folder / "store"),
        "LECTURA_RETRIES": "0",
        "OPENAI_API_KEY": KEY,
    }


def test_it_is_named_once_for_many_recordings(cli: InProcess, tmp_path: Path) -> None:
    recordings = [wav(tmp_path / f"{name}.wav", seconds=2) for name in "ab"]
    with ScriptedServer() as server:
        for out in ("one", "two"):
            ended = cli("run", *recordings, "--base-url", server.base_url, "-o", out, "--fresh")
            assert ended.err.count(f"Connecting to http://127.0.0.1:{server.port}") == 1
        assert server.requests


def test_nothing_is_named_where_nothing_is_sent(cli: InProcess) -> None:
    assert "Connecting" not in cli("summarize", "clase.txt", "--llm", "none").err
    offline = cli("summarize", "clase.txt", "--llm", "openai", "--offline")
    assert "Connecting" not in offline.err


@pytest.mark.needs("cluster")
def test_a_cluster_is_told_here(tmp_path: Path) -> None:
    from lectura.batch.executors import dask_executor as dask

    heard: list[Event] = []
    values = load({"base_url": "http://127.0.0.1:9/v1"}, environ={}, folder=tmp_path,
                  config_folder=tmp_path)  # fmt: skip
    place = Place(jobs=1, on_event=lambda job, event: heard.append(event))
    order: list[str] = []

    def start(plan: Any) -> Any:
        return _Cluster(order, heard)

    with dask.DaskExecutor(WorkSetup(settings_of(values), tmp_path), place, start):
        pass
    assert heard == [Sending("http://127.0.0.1:9", None, "the transcripts")]
    assert order == ["register 1"]
    heard.clear()
    without = WorkSetup(settings_of(values), tmp_path, notes=False)
    with dask.DaskExecutor(without, place, start):
        pass
    assert heard == []


class _Cluster:
    """Stands for a cluster: writes down when the workers get their share."""

    def __init__(self, order: list[str], heard: list[Event]) -> None:
        self._order, self._heard = order, heard

    def __enter__(self) -> _Cluster:
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def register_plugin(self, share: Any, name: str) -> None:
        self._order.append(f"register {len(self._heard)}")

    def unregister_worker_plugin(self, name: str) -> None:
        pass


@pytest.mark.parametrize(
    ("url", "key", "in_clear"),
    [
        ("http://192.168.7.7:8080/v1", KEY, True),
        ("http://host.example/v1", KEY, True),
        ("http://127.0.0.1@host.example/v1", None, True),
        ("http://host.example/v1?api-key=k", None, True),
        ("http://host.example/v1", None, False),
        ("https://host.example/v1", KEY, False),
        ("http://localhost:8080/v1", KEY, False),
        ("http://127.0.0.1:8080/v1", KEY, False),
        ("http://[::1]:8080/v1", KEY, False),
    ],
)
def test_a_key_in_clear_text(url: str, key: str | None, in_clear: bool) -> None:
    environ = {"OPENAI_API_KEY": key} if key else {}
    sending = destination(LLMOptions(llm="openai", base_url=url), environ, "words")
    assert sending is not None
    assert sending.in_clear is in_clear


def test_a_key_in_clear_text_is_warned_of(cli: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    lookup = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *more, **named: lookup(
            "127.0.0.1" if host == "lan.test" else host, *more, **named
        ),
    )
    monkeypatch.setenv("NO_PROXY", "*")
    with ScriptedServer() as server:
        url = f"http://lan.test:{server.port}/v1"
        ended = cli("-q", "summarize", "clase.txt", "clase.txt", "-o", "-", "--base-url", url)
        lines = ended.err.splitlines()
        assert lines[0] == f"Connecting to http://lan.test:{server.port}, to send the transcript"
        assert lines[1].startswith(f"Warning: http://lan.test:{server.port} is not encrypted")
        assert len(lines) == 2
        assert server.requests
