"""Offline, no engine asks the hub, not even one that would look for news of what it has."""

from __future__ import annotations

import threading
import wave
from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import huggingface_hub
import pytest
from huggingface_hub import constants

from lectura import hub
from lectura.audio import Samples
from lectura.config.settings import SpeakerOptions
from lectura.pipeline.diarization import DiarizationStage
from lectura.pipeline.source import Recording
from lectura.progress import Hook, ignore
from lectura.records.transcript import Transcript
from lectura.speakers.backends import BACKENDS
from lectura.speakers.protocol import Diarization, DiarizerOptions
from lectura.store import Store

asked: list[str] = []


class Answer(BaseHTTPRequestHandler):
    """A hub that has nothing."""

    def do_HEAD(self) -> None:
        asked.append(self.path)
        self.send_response(404)
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A hub on loopback, which may be asked."""
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Asking:
    """An engine that asks the hub for its model, as pyannote does."""

    def __init__(self, endpoint: str, cache: Path) -> None:
        self.endpoint = endpoint
        self.cache = cache

    def diarize(
        self, blocks: Iterable[Samples], options: DiarizerOptions, hook: Hook = ignore
    ) -> Diarization:
        with pytest.raises(Exception, match=r"."):
            huggingface_hub.hf_hub_download(
                "some/model", "config.yaml", endpoint=self.endpoint, cache_dir=self.cache
            )
        return Diarization(engine="asking")


@pytest.mark.parametrize("offline", [False, True])
def test_an_engine_reaches_the_hub_only_online(
    offline: bool, endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(32_000))
    monkeypatch.setitem(BACKENDS, "asking", lambda: Asking(endpoint, tmp_path / "hub"))
    store = Store(tmp_path / "store")
    stage = DiarizationStage(store, ignore, offline=offline)
    options = SpeakerOptions(True, "asking", DiarizerOptions(), known_voices=False)
    stage.run(Recording(store, tmp_path / "a.wav"), Transcript(), options)
    assert (asked == []) is offline
    assert not hub.is_offline()
