"""Notes over a real connection: a scripted endpoint on loopback, the real class transcript."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from notes_fakes import lecture

from lectura.errors import LLMError
from lectura.formats import read_transcript
from lectura.llm.connect import connect
from lectura.llm.options import LLMOptions, Prices
from lectura.llm.prompts import load_prompts
from lectura.notes.composed.engine import compose
from lectura.notes.options import NotesOptions
from lectura.progress import ignore
from lectura.records.notes import Notes, NotesSource
from lectura.records.transcript import Transcript
from lectura.store import Store
from lectura.testing.llm_server import Answer, ChatRequest, ScriptedServer

PROMPTS = load_prompts("default", None)


def repeat(request: ChatRequest) -> dict[str, Any]:
    """Every twentieth line shown is a key point, quoted word for word."""
    fields = (request.schema or {}).get("properties", {})
    if "quotes" in fields:
        return {"quotes": []}
    if "same" in fields:
        return {"title": "La clase", "summary": "Todo.", "topics": [], "same": []}
    points = [
        {
            "topic": f"Desde {request.lines[0].time}",
            "statement": f"Dicho: {line.text}"[:150],
            "explanation": "",
            "quote": line.text,
            "segment_ids": [line.id],
        }
        for line in request.lines[::20]
        if len(re.findall(r"\w+", line.text)) >= 3
    ]
    reply: dict[str, Any] = {"title": "Parte", "summary": "Lo mostrado.", "key_points": points}
    lists = {name for name, value in fields.items() if value.get("type") == "array"}
    return reply | {name: [] for name in lists - {"key_points", "check_words"}}


def over_http(
    transcript: Transcript,
    server: ScriptedServer,
    folder: Path,
    *,
    concurrency: int = 3,
    **options: Any,
) -> Notes:
    settings = LLMOptions(llm="openai", base_url=server.base_url, **options)
    with connect(settings, Store(folder), ignore, environ={}, sleep=lambda _: None) as chat:
        return compose(
            transcript,
            chat,
            options=NotesOptions(concurrency=concurrency),
            source=NotesSource(name="clase.txt", language=transcript.language),
            prompts=PROMPTS,
            hook=ignore,
        )


def test_end_to_end(tmp_path: Path) -> None:
    with ScriptedServer(repeat, context_tokens=8192) as server:
        notes = over_http(lecture(700), server, tmp_path)
    sent = {line.id for request in server.requests for line in request.lines}
    assert sent == set(range(700))
    assert notes.coverage.time_percent == 100.0
    assert notes.grounded_percent == 100.0
    assert notes.title == "La clase"
    assert notes.made_by.model == "scripted-model"
    assert notes.usage is not None
    assert notes.usage.requests == len(server.requests)


def test_paid_once_and_the_same_bytes(tmp_path: Path) -> None:
    transcript = lecture(700)
    with ScriptedServer(repeat, context_tokens=8192) as server:
        first = over_http(transcript, server, tmp_path)
        asked = len(server.requests)
        again = over_http(transcript, server, tmp_path)
        assert len(server.requests) == asked
    assert again.model_dump_json() == first.model_dump_json()


def test_a_run_that_died_goes_on_where_it_stopped(tmp_path: Path) -> None:
    transcript = lecture(900)

    def dies(request: ChatRequest) -> dict[str, Any]:
        if any(line.id == 600 for line in request.lines):
            raise ConnectionError("the machine went down")
        return repeat(request)

    with ScriptedServer(repeat, context_tokens=8192) as server:
        whole = over_http(transcript, server, tmp_path / "whole")
        needed = len(server.requests)
        server.responder = dies
        broken = over_http(transcript, server, tmp_path / "broken", timeout_seconds=5.0)
        assert broken.partial
        server.responder = repeat
        before = len(server.requests)
        mended = over_http(transcript, server, tmp_path / "broken")
        assert 0 < len(server.requests) - before < needed
    assert mended.model_dump_json() == whole.model_dump_json()


def test_a_token_limit_gives_partial_notes(tmp_path: Path) -> None:
    with ScriptedServer(repeat, context_tokens=8192) as server:
        notes = over_http(lecture(900), server, tmp_path, concurrency=1, max_tokens_total=16_000)
    assert notes.partial
    states = [chunk.state for chunk in notes.coverage.chunks]
    assert states[0] == "seen"
    assert states[-1] == "skipped"
    assert any("--" not in text and "limit" in text for text in notes.warnings)


def test_costs_are_in_the_notes(tmp_path: Path) -> None:
    with ScriptedServer(repeat, context_tokens=8192) as server:
        notes = over_http(lecture(100), server, tmp_path, prices=Prices(1.0, 2.0, "EUR"))
    assert notes.usage is not None
    expected = (notes.usage.prompt_tokens + 2 * notes.usage.completion_tokens) / 1_000_000
    assert notes.usage.cost == pytest.approx(expected)
    assert notes.usage.currency == "EUR"


def test_an_endpoint_that_refuses_everything(tmp_path: Path) -> None:
    with (
        ScriptedServer(lambda request: "I cannot help with that.") as server,
        pytest.raises(LLMError),
    ):
        over_http(lecture(20), server, tmp_path)


def test_the_real_class(shared: Path, tmp_path: Path) -> None:
    place = shared / "transcripts" / "clase-aprendizaje-profundo.txt"
    transcript = read_transcript(place)
    with ScriptedServer(repeat, context_tokens=8192) as server:
        notes = over_http(transcript, server, tmp_path)
    sent = " ".join(line.text for request in server.requests for line in request.lines)
    assert all(" ".join(segment.text.split()) in sent for segment in transcript.segments)
    assert notes.coverage.complete
    assert notes.coverage.character_percent == 100.0
    assert notes.grounded_percent == 100.0
    assert not notes.partial
    everything = " ".join(transcript.text.split())
    quotes = [c.quote for t in notes.topics for p in t.key_points for c in p.citations]
    assert len(quotes) >= 10
    assert all(f" {quote} " in f" {everything} " for quote in quotes)


def test_details_nobody_said_are_set_aside_and_their_records_stand(tmp_path: Path) -> None:
    def answer(request: ChatRequest) -> dict[str, Any]:
        cited = {"quote": request.lines[0].text, "segment_ids": [request.lines[0].id]}
        work = {"what": "Read the book.", "due_text": "on the first of April", **cited}
        term = {"term": "gradient", "as_heard": ["grady aunt"], "reason": "It sounds so.", **cited}
        return repeat(request) | {"assignments": [work], "terms": [term]}

    with ScriptedServer(answer, context_tokens=8192) as server:
        notes = over_http(lecture(60), server, tmp_path)
    assert sorted(item.kind for item in notes.unsupported) == ["as heard", "date"]
    assert notes.grounded_percent == 100.0
    assert (notes.assignments[0].due_text, notes.assignments[0].due_date) == ("", None)
    assert (notes.terms[0].as_heard, notes.terms[0].reason) == ((), "")


def test_moderation_costs_one_part(tmp_path: Path) -> None:
    flagged = {
        "code": 403,
        "message": "Your input was flagged.",
        "metadata": {"reasons": ["violence"], "flagged_input": "Remark"},
    }

    def moderated(server: ScriptedServer, request: ChatRequest) -> Answer:
        if "Remark 60:" in request.user:
            return Answer({"error": flagged}, status=403)
        return server.good(request)

    with ScriptedServer(repeat, scene=moderated, context_tokens=4096) as server:
        notes = over_http(lecture(120), server, tmp_path)
    states = [chunk.state for chunk in notes.coverage.chunks]
    assert states.count("failed") == 1
    assert states.count("seen") == len(states) - 1 > 1
    assert notes.partial
    assert 0 < notes.coverage.character_percent < 100
    [warning] = [text for text in notes.warnings if "failed" in text]
    assert "Your input was flagged. (violence)" in warning
    assert "key" not in warning
