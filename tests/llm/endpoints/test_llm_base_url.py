"""A base URL is taken as it is: its query goes with every request, and no word of it is shown."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from pydantic import BaseModel

from lectura.errors import LecturaError
from lectura.llm.connect import connect
from lectura.llm.options import LLMOptions, endpoint_url, is_loopback, origin
from lectura.llm.protocol import Request
from lectura.progress import ignore
from lectura.store import Store
from lectura.testing.llm_server import ScriptedServer

KEY = "0123456789abcdef0123456789abcdef"
AZURE = "https://h.openai.azure.com/openai/deployments/x"


class Point(BaseModel):
    statement: str


@pytest.mark.parametrize(
    ("url", "full"),
    [
        (f"{AZURE}?api-version=2024-10-21", f"{AZURE}?api-version=2024-10-21"),
        (f"{AZURE}/?api-version=2024-10-21", f"{AZURE}?api-version=2024-10-21"),
        (f"{AZURE}/chat/completions?api-version=1", f"{AZURE}?api-version=1"),
        ("http://host:1/v1/chat/completions", "http://host:1/v1"),
        ("http://host:1?key=a%2Fb", "http://host:1/v1?key=a%2Fb"),
        ("host:1/?key=a&key=b", "http://host:1/v1?key=a&key=b"),
        ("http://u:p@host:1?x", "http://u:p@host:1/v1?x"),
        ("http://host:1/v1#part", "http://host:1/v1"),
    ],
)
def test_the_query_stays_and_v1_goes_before_it(url: str, full: str) -> None:
    assert endpoint_url(LLMOptions(base_url=url), {}) == full
    assert endpoint_url(LLMOptions(), {"OPENAI_BASE_URL": url}) == full
    assert not is_loopback(full)
    assert "key=" not in origin(full)


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/openai/deployments/gpt-4o", "api-version=2024-10-21"),
        ("/openai/deployments/gpt-4o/", "api-version=2024-10-21&tag=a%20b&tag=c"),
        ("/v1", "flag"),
        ("", "key=a%2Fb%2Bc"),
    ],
)
def test_the_query_goes_with_every_request(path: str, query: str, tmp_path: Path) -> None:
    with ScriptedServer(models=("gpt-4o",), context_tokens=9000) as server:
        options = LLMOptions(
            llm="openai", base_url=f"http://127.0.0.1:{server.port}{path}?{query}", api_key=KEY
        )
        with connect(options, Store(tmp_path), ignore, environ={}) as chat:
            chat.ask(Request("Take notes.", "[1] - one"), Point)
            assert query.split("=", maxsplit=1)[0] not in chat.endpoint
        folder = path.rstrip("/") or "/v1"
        assert server.paths == [f"{folder}/models?{query}", f"{folder}/chat/completions?{query}"]
        headers = server.requests[0].headers
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert headers.get("Api-Key") == (KEY if "api-version" in query else None)


def test_azure_names_the_deployment_in_the_address(tmp_path: Path) -> None:
    """Its list of models, if there is one, has other names."""
    with ScriptedServer(models=()) as server:
        url = f"http://127.0.0.1:{server.port}/openai/deployments/my-model?api-version=1"
        options = LLMOptions(llm="openai", base_url=url, api_key=KEY)
        with connect(options, Store(tmp_path), ignore, environ={}) as chat:
            assert chat.model == "my-model"


class _Own(BaseHTTPRequestHandler):
    """The paths that Ollama and llama.cpp have beside the chat protocol, behind a gateway."""

    server: _Gateway

    def do_GET(self) -> None:
        self._answer({})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._answer(json.loads(body))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is inherited)
        pass

    def _answer(self, asked: dict[str, Any]) -> None:
        self.server.seen.append(self.path)
        parts = urlsplit(self.path)
        found = parts.query == "token=s3cret-token-1" and self.server.answers.get(parts.path)
        value = found or {"error": "no such path or token=s3cret-token-1"}
        raw = json.dumps(value).encode()
        self.send_response(200 if found else 403)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


class _Gateway(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Own)
        self.seen: list[str] = []
        message = {"role": "assistant", "content": '{"statement": "yes"}'}
        self.answers: dict[str, Any] = {
            "/props": {"default_generation_settings": {"n_ctx": 4321}},
            "/v1/models": {"object": "list", "data": [{"id": "tiny"}]},
            "/v1/chat/completions": {
                "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]
            },
            "/api/tags": {"models": [{"name": "qwen3:4b", "size": 9}]},
            "/api/show": {"model_info": {"qwen3.context_length": 4096}},
            "/api/create": {"status": "success"},
        }


@pytest.fixture
def gateway() -> Iterator[_Gateway]:
    server = _Gateway()
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_the_query_goes_to_the_paths_beside_the_protocol_too(
    gateway: _Gateway, tmp_path: Path
) -> None:
    address = f"http://127.0.0.1:{gateway.server_address[1]}"
    for llm, context in (("openai", 4321), ("ollama", 4096)):
        options = LLMOptions(llm=llm, base_url=f"{address}/v1?token=s3cret-token-1")
        with connect(options, Store(tmp_path), ignore, environ={}) as chat:
            assert chat.context_tokens == context
            assert chat.ask(Request("Take notes.", f"[1] - {llm}"), Point).value.statement == "yes"
            assert chat.endpoint == address
    assert {urlsplit(path).query for path in gateway.seen} == {"token=s3cret-token-1"}


@pytest.mark.parametrize("llm", ["openai", "ollama"])
def test_what_a_gateway_says_is_shown_without_its_token(
    llm: str, gateway: _Gateway, tmp_path: Path
) -> None:
    gateway.answers = {}
    address = f"http://127.0.0.1:{gateway.server_address[1]}"
    options = LLMOptions(llm=llm, base_url=f"{address}/v1?token=s3cret-token-1")
    with (
        pytest.raises(LecturaError) as caught,
        connect(options, Store(tmp_path), ignore, environ={}),
    ):
        pass
    assert "It says: no such path or token=[key]" in caught.value.message
    assert "s3cret" not in f"{caught.value.message} {caught.value.hint}"
