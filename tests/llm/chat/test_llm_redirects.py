"""A redirect carries neither words nor keys to another host."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from lectura.errors import LecturaError, LLMUnreachableError
from lectura.llm.connect import connect
from lectura.llm.endpoints.ollama import list_models
from lectura.llm.endpoints.plain_http import PlainHTTPError, fetch_json
from lectura.llm.options import LLMOptions
from lectura.llm.probe import probe_endpoint
from lectura.llm.protocol import Request
from lectura.progress import ignore
from lectura.store import Store
from lectura.testing.llm_server import Answer, ChatRequest, ScriptedServer

KEY = "sk-proj-Zq8TmN4vXw2LrB7kPd9Y"
HERE, ELSEWHERE = "lectures.test", "elsewhere.test"


class Point(BaseModel):
    statement: str


class Redirecting:
    """A real server that sends every request on to another address."""

    def __init__(self, to: str, status: int) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.send_response(status)
                self.send_header("Location", to + self.path)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_POST = do_GET  # noqa: N815 (the name is inherited)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hosts that are not this machine by their names, and are in truth."""
    lookup = socket.getaddrinfo

    def found(host: Any, *args: Any, **kwargs: Any) -> Any:
        return lookup("127.0.0.1" if host in (HERE, ELSEWHERE) else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture(params=[301, 302, 307, 308])
def pair(request: pytest.FixtureRequest, names: None) -> Iterator[tuple[str, ScriptedServer]]:
    """An address that redirects, and the server it leads to."""
    with ScriptedServer() as server:
        first = Redirecting(f"http://{ELSEWHERE}:{server.port}", request.param)
        yield f"http://{HERE}:{first.port}/v1", server
        first.close()


def test_nothing_follows_a_redirect_to_another_host(
    pair: tuple[str, ScriptedServer], tmp_path: Path
) -> None:
    url, server = pair
    options = LLMOptions(llm="openai", base_url=url, api_key=KEY, model="m", retries=0)
    with (
        pytest.raises(LLMUnreachableError) as caught,
        connect(options, Store(tmp_path), ignore, environ={}) as chat,
    ):
        chat.ask(Request("Take notes.", "[1] - one"), Point)
    assert (server.paths, server.requests) == ([], [])
    assert f"http://{ELSEWHERE}:{server.port}" in caught.value.message
    assert HERE in caught.value.message
    assert "--base-url" in str(caught.value.hint)
    report = probe_endpoint(options, environ={})
    assert ELSEWHERE in str(report.problem)
    assert server.paths == []


def test_nor_does_what_speaks_plain_http(pair: tuple[str, ScriptedServer]) -> None:
    url, server = pair
    for key in (KEY, None):
        with pytest.raises(PlainHTTPError):
            fetch_json(f"{url}/models", key=key)
    with pytest.raises(LecturaError):
        list_models(url)
    assert server.paths == []


def test_a_password_in_the_target_is_not_told(names: None, tmp_path: Path) -> None:
    def redirects(server: ScriptedServer, request: ChatRequest) -> Answer:
        target = f"https://ana:geheim@{ELSEWHERE}/v1?code=geheim"
        return Answer({}, status=307, headers={"Location": target})

    with ScriptedServer(scene=redirects) as server:
        options = LLMOptions(
            llm="openai", base_url=f"http://{HERE}:{server.port}/v1", model="m", retries=0
        )
        with (
            connect(options, Store(tmp_path), ignore, environ={}) as chat,
            pytest.raises(LLMUnreachableError) as caught,
        ):
            chat.ask(Request("Take notes.", "[1] - one"), Point)
    assert f"https://{ELSEWHERE}" in caught.value.message
    assert "geheim" not in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize("target", ["https://{host}:{port}/v1", "http://{host}:1/v1", "/v2"])
def test_another_scheme_or_port_is_another_server_and_a_path_is_not(
    names: None, tmp_path: Path, target: str
) -> None:
    def redirects(server: ScriptedServer, request: ChatRequest) -> Answer:
        if "v2" in server.paths[-1]:
            return server.good(request)
        place = target.format(host=HERE, port=server.port)
        return Answer({}, status=307, headers={"Location": f"{place}/chat/completions"})

    with ScriptedServer(scene=redirects) as server:
        options = LLMOptions(
            llm="openai", base_url=f"http://{HERE}:{server.port}/v1", model="m", retries=0
        )
        with connect(options, Store(tmp_path), ignore, environ={}) as chat:
            if target == "/v2":
                assert chat.ask(Request("Take notes.", "[1] - one"), Point).value.statement
                return
            with pytest.raises(LLMUnreachableError, match="redirect"):
                chat.ask(Request("Take notes.", "[1] - one"), Point)
