from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from lectura.compare.solutions.remote import Request, check_offline, key_for, recognized
from lectura.compare.solutions.systems import systems_of
from lectura.errors import UsageError
from lectura.progress import Event, Sending, ignore

VERBOSE = {
    "language": "spanish",
    "text": "Hola a todos. Adiós.",
    "segments": [
        {"id": 0, "start": 0.0, "end": 1.5, "text": " Hola a todos."},
        {"id": 1, "start": 1.5, "end": 2.0, "text": " Adiós."},
    ],
}


@dataclass
class Service:
    """A service on this machine: what it answers, and what it was asked."""

    url: str = ""
    status: int = 200
    only_plain: bool = False
    moved_to: str = ""
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def answer(self, body: bytes) -> tuple[int, Any]:
        if self.only_plain and b"verbose_json" in body:
            return 400, {"error": {"message": "response_format 'verbose_json' is not compatible"}}
        if self.status != 200:
            return self.status, {"error": {"message": "no such key sk-hidden-12345678"}}
        return 200, {"text": VERBOSE["text"]} if self.only_plain else VERBOSE


@pytest.fixture
def service() -> Iterator[Service]:
    made = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.asked.append((self.path, dict(self.headers), body))
            status, reply = made.answer(body)
            self.send_response(307 if made.moved_to else status)
            if made.moved_to:
                self.send_header("Location", made.moved_to)
            self.end_headers()
            self.wfile.write(json.dumps(reply).encode())

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    made.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


def sound(folder: Path) -> Path:
    path = folder / "audio.wav"
    path.write_bytes(b"RIFF-the-sound")
    return path


def request(service: Service, **changed: Any) -> Request:
    given: dict[str, Any] = {"model": "", "key": None, "language": None, "limit_seconds": 30.0}
    return Request(service.url, **{**given, **changed})


def test_the_sound_is_sent_and_the_transcript_read(service: Service, tmp_path: Path) -> None:
    found = recognized(
        request(service, model="whisper-large", key="sk-1", language="es"), sound(tmp_path), ignore
    )
    assert found.problem is None
    assert found.transcript is not None
    assert found.transcript.language == "es"
    assert [s.start for s in found.transcript.segments] == [0.0, 1.5]
    ((path, headers, body),) = service.asked
    assert path == "/v1/audio/transcriptions"
    assert headers["Authorization"] == "Bearer sk-1"
    assert b"RIFF-the-sound" in body
    for name, value in (("model", b"whisper-large"), ("language", b"es")):
        assert f'name="{name}"'.encode() + b"\r\n\r\n" + value + b"\r\n" in body


def test_a_service_that_knows_no_times_is_asked_for_text(service: Service, tmp_path: Path) -> None:
    service.only_plain = True
    found = recognized(request(service), sound(tmp_path), ignore)
    assert found.transcript is not None
    assert found.transcript.text == "Hola a todos. Adiós."
    assert not found.transcript.timed
    assert len(service.asked) == 2


def test_the_destination_is_told_before(service: Service, tmp_path: Path) -> None:
    told: list[tuple[Event, int]] = []
    recognized(
        request(service), sound(tmp_path), lambda event: told.append((event, len(service.asked)))
    )
    ((event, before),) = told
    assert isinstance(event, Sending)
    assert before == 0
    assert event.message == (
        f"Connecting to {service.url.removesuffix('/v1')}, to send the sound of these minutes"
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "refused with status 401"), (413, "compare fewer minutes with --minutes")],
)
def test_a_refusal_is_told_without_the_key(
    service: Service, tmp_path: Path, status: int, said: str
) -> None:
    service.status = status
    found = recognized(request(service, key="sk-hidden-12345678"), sound(tmp_path), ignore)
    assert found.transcript is None
    assert said in (found.problem or "")
    assert "sk-hidden" not in (found.problem or "")


def test_no_redirect_is_followed(service: Service, tmp_path: Path) -> None:
    service.moved_to = f"{service.url}/elsewhere"
    found = recognized(request(service), sound(tmp_path), ignore)
    assert "status 307" in (found.problem or "")
    assert len(service.asked) == 1


def test_nothing_answers(tmp_path: Path) -> None:
    where = Request("http://127.0.0.1:9/v1", "", None, None, 10.0)
    assert (
        recognized(where, sound(tmp_path), ignore).problem
        == "nothing answers at http://127.0.0.1:9"
    )


def test_offline_lets_sound_go_to_this_machine_alone() -> None:
    near, far = systems_of(["http://localhost:8000/v1", "https://api.example.org/v1"])
    check_offline(near, offline=True)
    check_offline(far, offline=False)
    with pytest.raises(UsageError, match=r"--offline keeps the sound on this machine"):
        check_offline(far, offline=True)


def test_a_key_goes_where_it_belongs_alone() -> None:
    environ = {"OPENAI_API_KEY": "sk-openai", "MY_KEY": "mine"}
    openai, other, named = systems_of(
        [
            "https://api.openai.com/v1 whisper-1",
            "https://api.example.org/v1",
            "https://api.example.org/v1 m key=MY_KEY",
        ]
    )
    assert key_for(openai, environ) == "sk-openai"
    assert key_for(other, environ) is None
    assert key_for(named, environ) == "mine"
    own = {**environ, "OPENAI_BASE_URL": "https://api.example.org/v1"}
    assert key_for(other, own) == "sk-openai"
    with pytest.raises(UsageError, match=r"^MY_KEY is not set"):
        key_for(named, {})
