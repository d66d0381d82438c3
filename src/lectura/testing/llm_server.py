"""A scripted language model endpoint: a real HTTP server on loopback, for tests.

It speaks the OpenAI chat protocol. Unless told otherwise it behaves well: its answer fits the JSON
Schema that was asked for and quotes the transcript lines that were shown. A *scene* (see
`lectura.testing.llm_scenes`) makes it misbehave in one particular way; a *responder* decides what
a good answer says.

    with ScriptedServer(scene="rate-limited-once") as server:
        options = LLMOptions(llm="openai", base_url=server.base_url)
        …
        assert len(server.requests) == 2
"""

from __future__ import annotations

import contextlib
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from lectura.testing.llm_protocol import (
    Answer,
    ChatRequest,
    Responder,
    ShownLine,
    chat_answer,
    error_answer,
)
from lectura.testing.llm_scenes import SCENES

__all__ = ["Answer", "ChatRequest", "ScriptedServer", "chat_answer", "error_answer", "fill_schema"]

_CHECK_WORD = re.compile(r"^Check word (?P<number>\d): (?P<word>\w+)$", re.MULTILINE)


OwnScene: TypeAlias = Callable[["ScriptedServer", ChatRequest], Answer]
"""A scene that may ask all of the server."""


class ScriptedServer:
    """The server; start it with ``with``.

    Args:
        responder: says what a good answer is: a dict (sent as JSON) or the text itself.
        scene: a name of `lectura.testing.llm_scenes.SCENES`, or a scene; None behaves well.
        models: names that the endpoint lists.
        context_tokens: told in the list of models, as vLLM does; None tells nothing.
        api_key: the only key that is let in; None lets everybody in.
    """

    def __init__(
        self,
        responder: Responder | None = None,
        *,
        scene: str | OwnScene | None = None,
        models: Sequence[str] = ("scripted-model",),
        context_tokens: int | None = None,
        api_key: str | None = None,
    ) -> None:
        self.responder = responder or fill_schema
        self.scene = SCENES[scene] if isinstance(scene, str) else scene
        self.models = tuple(models)
        self.context_tokens = context_tokens
        self.api_key = api_key
        self.requests: list[ChatRequest] = []
        self.paths: list[str] = []
        self._lock = threading.Lock()
        self._http: _HTTP | None = None

    def __enter__(self) -> ScriptedServer:
        self._http = _HTTP(self)
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._http is not None:
            self._http.shutdown()
            self._http.server_close()

    @property
    def port(self) -> int:
        """The port it listens on."""
        if self._http is None:
            raise RuntimeError("start the server first: with ScriptedServer() as server: …")
        return int(self._http.server_address[1])

    @property
    def base_url(self) -> str:
        """What to give as base URL."""
        return f"http://127.0.0.1:{self.port}/v1"

    def take(self, body: dict[str, Any], headers: dict[str, str]) -> Answer:
        """Record a chat request and answer it as the scene says."""
        with self._lock:
            request = ChatRequest(len(self.requests) + 1, body, headers)
            self.requests.append(request)
        if self.api_key is not None and headers.get("Authorization") != f"Bearer {self.api_key}":
            return error_answer(401, "Incorrect API key provided.", code="invalid_api_key")
        return self.scene(self, request) if self.scene else self.good(request)

    def content(self, request: ChatRequest) -> str:
        """The text of a good answer to a request."""
        value = self.responder(request)
        if isinstance(value, str):
            return value
        if "check_words" in (request.schema or {}).get("properties", {}):
            value = {**value, "check_words": _check_words(request.prompt)}
        return json.dumps(value, ensure_ascii=False)

    def good(self, request: ChatRequest) -> Answer:
        """A good answer to a request."""
        return chat_answer(self.content(request), request)


def fill_schema(request: ChatRequest) -> dict[str, Any] | str:
    """Answer any JSON Schema with a value that fits it, quoting the first line shown.

    Properties named ``quote`` and ``segment_ids`` cite that line, so that the answer stands up to
    a check against the transcript.
    """
    schema = request.schema
    if schema is None:
        return "OK"
    line = request.lines[0] if request.lines else ShownLine(0, "-", None, "nothing was shown")
    value = _fill(schema, schema.get("$defs", {}), "", line)
    return value if isinstance(value, dict) else json.dumps(value)


def _fill(schema: dict[str, Any], defs: dict[str, Any], name: str, line: ShownLine) -> Any:
    if "$ref" in schema:
        return _fill(defs[schema["$ref"].rpartition("/")[2]], defs, name, line)
    if "anyOf" in schema:
        options = [option for option in schema["anyOf"] if option.get("type") != "null"]
        return None if len(options) < len(schema["anyOf"]) else _fill(options[0], defs, name, line)
    if schema.get("type") == "object":
        properties = schema.get("properties", {})
        return {key: _fill(value, defs, key, line) for key, value in properties.items()}
    if schema.get("type") == "array":
        return [_fill(schema.get("items", {}), defs, name, line)]
    return _fill_scalar(schema, name, line)


def _fill_scalar(schema: dict[str, Any], name: str, line: ShownLine) -> Any:
    if "enum" in schema or "const" in schema:
        return schema.get("enum", [schema.get("const")])[0]
    if schema.get("type") in ("integer", "number"):
        return line.id if "segment" in name else schema.get("minimum", 0)
    if schema.get("type") == "boolean":
        return False
    return line.text if name == "quote" else f"{name}: {line.text}"[: schema.get("maxLength", 200)]


def _check_words(prompt: str) -> list[str]:
    return [match["word"] for match in _CHECK_WORD.finditer(prompt)]


class _HTTP(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, script: ScriptedServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script = script

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the play, not something to print."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _HTTP

    def do_GET(self) -> None:
        script = self.server.script
        script.paths.append(self.path)
        if not urlsplit(self.path).path.endswith("/models"):
            self._send(error_answer(404, f"no such path: {self.path}"))
            return
        entry: dict[str, Any] = {"object": "model", "owned_by": "lectura"}
        if script.context_tokens is not None:
            entry["max_model_len"] = script.context_tokens
        self._send(Answer({"object": "list", "data": [{"id": m, **entry} for m in script.models]}))

    def do_POST(self) -> None:
        self.server.script.paths.append(self.path)
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not urlsplit(self.path).path.endswith("/chat/completions"):
            self._send(error_answer(404, f"no such path: {self.path}"))
            return
        headers = {name.title(): value for name, value in self.headers.items()}
        self._send(self.server.script.take(json.loads(raw), headers))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is inherited)
        """Nothing is written to stderr."""

    def _send(self, answer: Answer) -> None:
        time.sleep(answer.delay_seconds)
        if answer.drop_after == 0:
            self._hang_up()
            return
        text = isinstance(answer.body, str)
        raw = (str(answer.body) if text else json.dumps(answer.body)).encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", "text/html" if text else "application/json")
        self.send_header("Content-Length", str(len(raw)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw[: answer.drop_after])
        if answer.drop_after is not None:
            self.wfile.flush()
            self._hang_up()

    def _hang_up(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)
