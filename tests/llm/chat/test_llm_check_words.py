"""A model that forgets its check words did not lose the prompt for it: only proof counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from test_llm_scenes import Points, request_for

from lectura import errors
from lectura.llm.connect import connect
from lectura.llm.options import LLMOptions
from lectura.llm.protocol import Request
from lectura.progress import ignore
from lectura.store import Store
from lectura.testing.llm_protocol import Answer, ChatRequest, Script, chat_answer
from lectura.testing.llm_server import ScriptedServer

LONG: Request = request_for("truncates-prompt")


def reply(words: list[str], *quotes: str) -> str:
    points = [{"statement": "A point.", "quote": quote, "segment_ids": [0]} for quote in quotes]
    return json.dumps({"check_words": words, "title": "Presses", "points": points})


class Forgetful:
    """Reads all it is sent, and repeats the check words of short prompts alone."""

    def __init__(self, *quotes: str, counts: bool = True, forgets: int = 99) -> None:
        self._quotes, self._counts, self._forgets = quotes, counts, forgets
        self.long = 0

    def __call__(self, server: Script, request: ChatRequest) -> Answer:
        usage: dict[str, Any] = {} if not self._counts else {
            "prompt_tokens": request.prompt_tokens, "completion_tokens": 9
        }  # fmt: skip
        if "press" not in request.prompt:
            return chat_answer(server.content(request), request, usage=usage)
        self.long += 1
        if self.long > self._forgets:
            return chat_answer(server.content(request), request, usage=usage)
        return chat_answer(reply(["cotton"], *self._quotes), request, usage=usage)


def ask(
    scene: Forgetful, store: Store, *, told: int | None = None, given: int | None = None
) -> tuple[Points, int]:
    """The reply, and the context that is reckoned with afterwards."""
    with ScriptedServer(scene=scene, context_tokens=told) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url, context_tokens=given)
        with connect(options, store, ignore) as chat:
            return chat.ask(LONG, Points).value, chat.context_tokens


def test_it_is_asked_once_more(tmp_path: Path) -> None:
    scene = Forgetful("the press of line 9 was made", forgets=1)
    _, context = ask(scene, Store(tmp_path), told=8192)
    assert (scene.long, context) == (2, 8192)


def test_the_servers_count_is_proof(tmp_path: Path) -> None:
    scene = Forgetful("the press of line 9 was made")
    found, context = ask(scene, Store(tmp_path))
    assert found.points[0].quote == "the press of line 9 was made"
    assert (scene.long, context) == (2, 8192), "the default of a server nearby"


def test_quotes_from_both_ends_are_proof_at_once(tmp_path: Path) -> None:
    scene = Forgetful("the press of line 2 was made", "press of line 318 was made", counts=False)
    _, context = ask(scene, Store(tmp_path))
    assert (scene.long, context) == (1, 8192)


@pytest.mark.parametrize("quotes", [("the press of line 2 was made",), ("the press of line",)])
def test_quotes_from_one_end_or_from_anywhere_are_none(quotes: tuple[str], tmp_path: Path) -> None:
    scene = Forgetful(*quotes, counts=False)
    with pytest.raises(errors.ContextOverflowError):
        ask(scene, Store(tmp_path))
    assert scene.long == 2


@pytest.mark.parametrize(("told", "given"), [(128_000, None), (None, 128_000)])
def test_a_context_that_is_known_stays_as_it_is(
    told: int | None, given: int | None, tmp_path: Path
) -> None:
    store = Store(tmp_path)
    scene = Forgetful(counts=False)
    with ScriptedServer(scene=scene, context_tokens=told) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url, context_tokens=given)
        with connect(options, store, ignore) as chat:
            with pytest.raises(errors.ContextOverflowError):  # this part alone is cut in two
                chat.ask(LONG, Points)
            assert chat.context_tokens == 128_000


def test_a_suspicion_does_not_outlive_the_run(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with ScriptedServer(scene=Forgetful(counts=False), context_tokens=None) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url)
        with connect(options, store, ignore) as chat:
            with pytest.raises(errors.ContextOverflowError):
                chat.ask(LONG, Points)
            assert chat.context_tokens < 8192
        with connect(options, store, ignore) as chat:
            assert chat.context_tokens == 8192


def thinking(server: Script, request: ChatRequest) -> Answer:
    thoughts = "<think>Let me see what the lecturer said. " * 20
    return chat_answer(thoughts, request, finish_reason="length")


def test_a_model_that_only_thinks_gets_all_the_room_once(tmp_path: Path) -> None:
    with ScriptedServer(scene=thinking, context_tokens=16_000) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url)
        with (
            connect(options, Store(tmp_path), ignore) as chat,
            pytest.raises(errors.LLMModelError, match="on thinking and wrote nothing") as one,
        ):
            chat.ask(request_for("thinks"), Points)
        first, second = (request.body for request in server.requests)
    assert first["max_tokens"] == 2048
    assert 15_000 < second["max_tokens"] < 16_000
    assert "--llm-model" in (one.value.hint or "")
    assert "reasoning_effort" not in first


@pytest.mark.parametrize("refuses", [True, False])
def test_a_model_that_thinks_is_asked_to_think_little_where_that_is_understood(
    refuses: bool, tmp_path: Path
) -> None:
    def scene(server: Script, request: ChatRequest) -> Answer:
        if refuses and "reasoning_effort" in request.body:
            error = {"message": "Unrecognized request argument supplied: reasoning_effort"}
            return Answer({"error": error}, status=400)
        return chat_answer(f"<think>Hm.</think>{server.content(request)}", request)

    with ScriptedServer(scene=scene) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url)
        with connect(options, Store(tmp_path), ignore) as chat:
            for number in range(3):
                chat.ask(Request("Take notes.", f"[{number}] - the press"), Points)
        efforts = [request.body.get("reasoning_effort") for request in server.requests]
    assert efforts == ([None, "low", None, None] if refuses else [None, "low", "low"])


def test_a_reply_that_was_cut_is_remembered(tmp_path: Path) -> None:
    def scene(server: Script, request: ChatRequest) -> Answer:
        if (request.max_tokens or 0) < 3000:
            return chat_answer(server.content(request)[:50], request, finish_reason="length")
        return server.good(request)

    with ScriptedServer(scene=scene, context_tokens=16_000) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url)
        for number in range(2):
            with connect(options, Store(tmp_path), ignore) as chat:
                chat.ask(Request("Take notes.", f"[{number}] - the press"), Points)
                assert chat.max_reply_tokens == 2048, "parts are planned as ever"
        assert [request.max_tokens for request in server.requests] == [2048, 4096, 4096]
