"""Ollama by its native paths: found, its models listed, the context set."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from json_server import JsonServer
from pydantic import BaseModel

from lectura.errors import LLMModelError, LLMUnreachableError, UsageError
from lectura.llm.connect import connect
from lectura.llm.endpoints.ollama import derived_name, server_address
from lectura.llm.options import LLMOptions
from lectura.llm.protocol import Request
from lectura.progress import Event, Notification, Sending, ignore
from lectura.store import Store

MODELS = [
    {"name": "qwen3:4b", "size": 3_000, "digest": "aa"},
    {"name": "llama3.2:latest", "size": 2_000, "digest": "bb"},
    {"name": "nomic-embed-text:latest", "size": 9_000, "digest": "cc"},
    {"name": "lectura-qwen3-4b:ctx8192", "size": 9_999, "digest": "dd"},
]


class Point(BaseModel):
    statement: str


class FakeOllama(JsonServer):
    """Answers the native paths and one chat; records what was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.models: list[dict[str, Any]] = list(MODELS)
        self.refuses_create = False
        self.asked: list[tuple[str, Any]] = []

    def answer(self, path: str, body: Any, headers: dict[str, str]) -> tuple[int, Any]:
        self.asked.append((path, body))
        if path == "/api/tags":
            return 200, {"models": self.models}
        if path == "/api/show":
            return 200, {"model_info": {"qwen3.context_length": 6000, "qwen3.block_count": 3}}
        if path == "/api/create":
            return (500, {"error": "no"}) if self.refuses_create else (200, {"status": "success"})
        message = {"role": "assistant", "content": '{"statement": "ok"}'}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        return 200, {"choices": [choice], "usage": {"prompt_tokens": 9, "completion_tokens": 5}}


@pytest.fixture
def ollama() -> Iterator[FakeOllama]:
    server = FakeOllama()
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_the_model_gets_the_context_it_needs(ollama: FakeOllama, tmp_path: Path) -> None:
    environ = {"OLLAMA_HOST": ollama.address}
    options = LLMOptions(llm="ollama", offline=True)
    with connect(options, Store(tmp_path), ignore, environ=environ) as chat:
        assert chat.model == "lectura-qwen3-4b:ctx6000"  # the largest that chats, as far as trained
        assert chat.context_tokens == 6000
        assert chat.ask(Request("Take notes.", "[1] - one"), Point).value.statement == "ok"
    asked = dict(ollama.asked)
    assert asked["/api/create"] == {
        "model": "lectura-qwen3-4b:ctx6000",
        "from": "qwen3:4b",
        "parameters": {"num_ctx": 6000},
        "stream": False,
    }
    assert asked["/v1/chat/completions"]["model"] == "lectura-qwen3-4b:ctx6000"


def test_a_model_by_name_and_a_context_by_number(ollama: FakeOllama, tmp_path: Path) -> None:
    options = LLMOptions(llm="ollama", model="llama3.2", context_tokens=4096)
    environ = {"OLLAMA_HOST": ollama.address}
    with connect(options, Store(tmp_path), ignore, environ=environ) as chat:
        assert chat.model == "lectura-llama3.2:ctx4096"


def test_a_refused_context_is_told(ollama: FakeOllama, tmp_path: Path) -> None:
    ollama.refuses_create = True
    heard: list[Event] = []
    options = LLMOptions(llm="ollama")
    environ = {"OLLAMA_HOST": ollama.address}
    with connect(options, Store(tmp_path), heard.append, environ=environ) as chat:
        assert chat.model == "qwen3:4b"
    assert any(isinstance(event, Notification) and "6000" in event.message for event in heard)


@pytest.mark.parametrize(
    ("models", "wanted", "message", "command"),
    [
        (MODELS, "gemma3", "qwen3:4b, llama3.2:latest", "ollama pull gemma3"),
        ([], None, "no model yet", "ollama pull"),
    ],
)
def test_a_model_that_is_not_there(
    models: list[dict[str, Any]],
    wanted: str | None,
    message: str,
    command: str,
    ollama: FakeOllama,
    tmp_path: Path,
) -> None:
    ollama.models = models
    options = LLMOptions(llm="ollama", model=wanted)
    environ = {"OLLAMA_HOST": ollama.address}
    with (
        pytest.raises(LLMModelError, match=message) as caught,
        connect(options, Store(tmp_path), ignore, environ=environ),
    ):
        pass
    assert command in str(caught.value.hint)


def test_no_ollama_there(tmp_path: Path) -> None:
    environ = {"OLLAMA_HOST": "127.0.0.1:9"}
    with (
        pytest.raises(LLMUnreachableError, match="Nothing answers") as caught,
        connect(LLMOptions(llm="ollama"), Store(tmp_path), ignore, environ=environ),
    ):
        pass
    assert "ollama serve" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("", "http://127.0.0.1:11434"),
        ("0.0.0.0", "http://127.0.0.1:11434"),  # noqa: S104
        (":11500", "http://127.0.0.1:11500"),
        ("box:1", "http://box:1"),
        ("https://box/", "https://box:11434"),
        ("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434"),
        ("[::1]:5", "http://[::1]:5"),
    ],
)
def test_addresses(host: str, address: str) -> None:
    assert server_address(host) == address


def test_derived_names_are_names() -> None:
    assert derived_name("hf.co/Qwen/Qwen3-GGUF:Q4_K_M", 4096) == (
        "lectura-hf.co-qwen-qwen3-gguf-q4_k_m:ctx4096"
    )


CLOUD = {
    "name": "gpt-oss:120b-cloud",
    "size": 9_999_999,
    "digest": "ee",
    "remote_model": "gpt-oss:120b",
    "remote_host": "https://ollama.com:443",
}
"""What Ollama passes on to its maker's machines, as it lists it."""


def at(ollama: FakeOllama) -> LLMOptions:
    return LLMOptions(llm="ollama", base_url=ollama.address)


def test_a_model_elsewhere_is_no_choice_of_its_own(ollama: FakeOllama, tmp_path: Path) -> None:
    ollama.models = [CLOUD, *MODELS]
    with connect(at(ollama), Store(tmp_path), ignore, environ={}) as chat:
        assert chat.model == "lectura-qwen3-4b:ctx6000"
    ollama.models = [CLOUD]
    with (
        pytest.raises(LLMModelError, match="no model yet"),
        connect(at(ollama), Store(tmp_path), ignore, environ={}),
    ):
        pass


@pytest.mark.parametrize("listed", [CLOUD, {"name": "gpt-oss:120b-cloud", "size": 384}])
def test_offline_sends_nothing_through_ollama(
    ollama: FakeOllama, tmp_path: Path, listed: dict[str, Any]
) -> None:
    ollama.models = [listed, *MODELS]
    wanted = replace(at(ollama), model="gpt-oss:120b-cloud", offline=True)
    with (
        pytest.raises(UsageError, match="--offline"),
        connect(wanted, Store(tmp_path), ignore, environ={}),
    ):
        pass
    assert [path for path, _ in ollama.asked] == ["/api/tags"]


def test_where_ollama_passes_words_on_is_named(ollama: FakeOllama, tmp_path: Path) -> None:
    ollama.models = [CLOUD]
    told: list[Event] = []
    wanted = replace(at(ollama), model="gpt-oss:120b-cloud")
    with connect(wanted, Store(tmp_path), told.append, environ={}) as chat:
        assert [event.endpoint for event in told if isinstance(event, Sending)] == [
            ollama.address,
            "https://ollama.com:443",
        ]
        chat.ask(Request("Take notes.", "[1] - one"), Point)
