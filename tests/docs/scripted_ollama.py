"""A small Ollama: its native paths; what is asked of its model, a scripted endpoint answers."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Any

from json_server import JsonServer

from lectura.testing.llm_server import ScriptedServer


class ScriptedOllama(JsonServer):
    """Listens on loopback while it is entered."""

    def __init__(self, endpoint: ScriptedServer) -> None:
        super().__init__()
        self.endpoint = endpoint

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
