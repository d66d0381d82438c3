"""A small Ollama: its native paths; what is asked of its model, a scripted endpoint answers."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from lectura.testing.llm_server import ScriptedServer


class ScriptedOllama(ThreadingHTTPServer):
    """Listens on loopback while it is entered."""

    daemon_threads = True

    def __init__(self, endpoint: ScriptedServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.endpoint = endpoint

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> ScriptedOllama:
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shutdown()
        self.server_close()

    def answer(self, path: str, body: Any, headers: dict[str, str]) -> tuple[int, Any]:
        if path == "/api/tags":
            return 200, {"models": [{"name": "qwen3:4b", "size": 3_000, "digest": "aa"}]}
        if path == "/api/show":
            return 200, {"model_info": {"qwen3.context_length": 40960, "qwen3.block_count": 3}}
        if path == "/api/create":
            return 200, {"status": "success"}
        answered = self.endpoint.take(body, headers)
        return answered.status, answered.body


class _Handler(BaseHTTPRequestHandler):
    server: ScriptedOllama

    def do_GET(self) -> None:
        self._reply(None)

    def do_POST(self) -> None:
        self._reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    def _reply(self, body: Any) -> None:
        status, value = self.server.answer(self.path, body, dict(self.headers))
        raw = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)
