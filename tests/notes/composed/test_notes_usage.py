"""Notes that rest on the same answers are the same bytes, and say what those answers took."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
from notes_fakes import lecture
from test_notes_endpoint import over_http, repeat

from lectura.errors import LLMError
from lectura.records.notes import Notes
from lectura.render import RENDERERS, RenderOptions
from lectura.testing.llm_protocol import Scene, Script, chat_answer, error_answer
from lectura.testing.llm_server import Answer, ChatRequest, ScriptedServer

REFUSED, CUT, UNUSABLE = "Remark 30:", "Remark 70:", "Remark 95:"


def moody(server: Script, request: ChatRequest) -> Answer:
    """One part is refused, one is cut whenever it is asked at length, one needs a second try."""
    if REFUSED in request.user:
        return chat_answer("", request, finish_reason="content_filter")
    if (
        CUT in request.user
        and (request.max_tokens or 0) <= 2048
        and "key_points" in _fields(request)
    ):
        return chat_answer('{"title": "', request, finish_reason="length")
    if UNUSABLE in request.user and "cannot be used" not in request.user:
        return chat_answer("{}", request)
    return server.good(request)


def _fields(request: ChatRequest) -> dict[str, Any]:
    return dict((request.schema or {}).get("properties", {}))


@pytest.mark.parametrize("scene", ["cut-once", "broken-json-once", "empty-once"])
def test_all_requests_are_in_the_notes(scene: str, tmp_path: Path) -> None:
    with ScriptedServer(repeat, scene=scene, context_tokens=8192) as server:
        notes = over_http(lecture(60), server, tmp_path, concurrency=1)
    assert notes.usage is not None
    assert notes.usage.requests == len(server.requests)
    assert notes.usage.prompt_tokens == sum(request.prompt_tokens for request in server.requests)


def test_an_interrupted_run_ends_in_the_same_bytes(tmp_path: Path) -> None:
    """Stopped before one after the other of its requests."""
    transcript = lecture(120)
    with ScriptedServer(repeat, scene=moody, context_tokens=4096) as server:
        whole = over_http(transcript, server, tmp_path / "whole", concurrency=1)
        needed = len(server.requests)
        assert whole.usage is not None
        assert whole.usage.requests == needed > 6
        assert [chunk.state for chunk in whole.coverage.chunks].count("failed") == 1
        for stop in range(1, needed, 3):
            server.scene = _gone_from(len(server.requests) + stop)
            with contextlib.suppress(LLMError):
                over_http(transcript, server, tmp_path / str(stop), concurrency=1, retries=0)
            server.scene = moody
            resumed = over_http(transcript, server, tmp_path / str(stop), concurrency=1)
            assert files(resumed) == files(whole), f"stopped at request {stop}"


def _gone_from(number: int) -> Scene:
    """A server that is lost at a request."""
    gone = Answer("", drop_after=0)
    return lambda server, request: gone if request.number >= number else moody(server, request)


def files(notes: Notes) -> list[str]:
    """What would be written of them."""
    return [renderer.write(notes, RenderOptions()) for renderer in RENDERERS.values()]


def test_a_context_that_is_learned_leaves_no_trace_in_the_usage(tmp_path: Path) -> None:
    """What was read before the parts were cut anew is paid for; the notes do not rest on it."""

    def overflows(server: Script, request: ChatRequest) -> Answer:
        if "Remark 200:" not in request.user or request.prompt_tokens < 1500:
            return server.good(request)
        message = "This model's maximum context length is 4000 tokens."
        return error_answer(400, message, code="context_length_exceeded", param="messages")

    with ScriptedServer(repeat, scene=overflows) as server:
        first = over_http(lecture(400), server, tmp_path, concurrency=1)
        asked = len(server.requests)
        again = over_http(lecture(400), server, tmp_path, concurrency=1)
        assert len(server.requests) == asked
    assert first.coverage.time_percent == 100.0
    assert first.usage is not None
    assert first.usage.requests < asked - 1
    assert files(again) == files(first)
