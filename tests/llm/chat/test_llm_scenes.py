"""Every scene of the scripted server ends as it should; a scene without an outcome is an error."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from lectura import errors
from lectura.errors import LecturaError
from lectura.llm.connect import connect
from lectura.llm.options import LLMOptions
from lectura.llm.protocol import Request
from lectura.progress import ignore
from lectura.store import Store
from lectura.testing.llm_scenes import SCENES
from lectura.testing.llm_server import ScriptedServer

KEY = "sk-proj-Zq8TmN4vXw2LrB7kPd9Y"


class Point(BaseModel):
    model_config = ConfigDict(extra="forbid")

    statement: str
    quote: str
    segment_ids: list[int]


class Points(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str
    points: list[Point]


ANSWERED = (
    "fenced",
    "prose-around",
    "thinks-first",
    "thinks-without-opening",
    "thinks-inside",
    "thinks-in-a-field",
    "empty-once",
    "broken-json-once",
    "wrong-structure-once",
    "cut-once",
    "cut-without-saying",
    "refuses-json-schema",
    "refuses-all-formats",
    "ignores-format",
    "refuses-max-tokens",
    "refuses-temperature",
    "refuses-seed",
    "refuses-without-reason",
    "rate-limited-once",
    "server-error-twice",
    "html-once",
    "error-in-success-once",
    "late-once",
    "dropped-once",
    "dropped-within-once",
    "without-usage",
    "constant-usage",
)
REFUSED: dict[str, type[LecturaError]] = {
    "empty-always": errors.LLMReplyError,
    "wrong-structure-always": errors.LLMReplyError,
    "refusal-field": errors.RefusalError,
    "refusal-prose": errors.RefusalError,
    "content-filter": errors.RefusalError,
    "cut-always": errors.ReplyCutError,
    "thinks-until-cut": errors.LLMModelError,
    "truncates-prompt": errors.ContextOverflowError,
    "truncates-prompt-without-figures": errors.ContextOverflowError,
    "overflow-openai": errors.ContextOverflowError,
    "overflow-llamacpp": errors.ContextOverflowError,
    "overflow-vllm": errors.ContextOverflowError,
    "overflow-lmstudio": errors.ContextOverflowError,
    "rate-limited-always": errors.LLMUnreachableError,
    "server-error-always": errors.LLMUnreachableError,
    "quota-used-up": errors.LLMAuthError,
    "wrong-key": errors.LLMAuthError,
    "echoes-key": errors.LLMReplyError,
    "unknown-model": errors.LLMModelError,
    "wrong-path": errors.LLMUnreachableError,
}
LONG = ("truncates-", "overflow-")


def request_for(scene: str) -> Request:
    lines = 320 if scene.startswith(LONG) else 3
    shown = "\n".join(
        f"[{number}] {number // 6}:{number % 6}0 Ana: the press of line {number} was made of oak"
        for number in range(lines)
    )
    return Request("Take notes of the lecture.", shown)


def test_every_scene_has_an_outcome() -> None:
    assert sorted(SCENES) == sorted((*ANSWERED, *REFUSED))


@pytest.mark.parametrize("scene", ANSWERED)
def test_answered(scene: str, tmp_path: Path) -> None:
    waits: list[float] = []
    with ScriptedServer(scene=scene) as server:
        options = LLMOptions(
            llm="openai", base_url=server.base_url, api_key=KEY, timeout_seconds=1.0
        )
        with connect(options, Store(tmp_path), ignore, sleep=waits.append) as chat:
            reply = chat.ask(request_for(scene), Points)
            assert reply.value.points[0].quote == "the press of line 0 was made of oak"
            assert reply.value.points[0].segment_ids == [0]
            assert not reply.cached
            sent = len(server.requests)
            assert chat.ask(request_for(scene), Points).value == reply.value
            assert len(server.requests) == sent  # answered from the cache
    if scene == "rate-limited-once":
        assert waits == [3.0]
    if scene == "server-error-twice":
        assert waits == [1.0, 2.0]


@pytest.mark.parametrize("scene", REFUSED)
def test_refused(scene: str, tmp_path: Path) -> None:
    with ScriptedServer(scene=scene) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url, api_key=KEY)
        with (
            connect(options, Store(tmp_path), ignore, sleep=lambda _: None) as chat,
            pytest.raises(REFUSED[scene]) as caught,
        ):
            chat.ask(request_for(scene), Points)
        assert type(caught.value) is REFUSED[scene]
        assert caught.value.hint
        assert 1 <= len(server.requests) <= 6
    assert not leaks(KEY, "".join(traceback.format_exception(caught.value)))
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or not leaks(KEY, path.read_text(encoding="utf-8"))


def leaks(key: str, text: str) -> bool:
    """True where six characters of the key in a row are in the text."""
    return any(key[i : i + 6] in text for i in range(len(key) - 5))


def test_a_context_that_overflows_is_learnt(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with ScriptedServer(scene="overflow-openai") as server:
        options = LLMOptions(llm="openai", base_url=server.base_url)
        with connect(options, store, ignore) as chat:
            assert chat.context_tokens == 8192
            with pytest.raises(errors.ContextOverflowError):
                chat.ask(request_for("overflow-openai"), Points)
            assert chat.context_tokens == 3000
            assert chat.max_reply_tokens == 1500
        with connect(options, store, ignore) as chat:
            assert chat.context_tokens == 3000  # remembered
        named = LLMOptions(llm="openai", base_url=server.base_url, context_tokens=16_000)
        with connect(named, store, ignore) as chat:
            assert chat.context_tokens == 16_000


@pytest.mark.parametrize(
    ("scene", "field", "value"),
    [
        ("refuses-json-schema", "response_format", {"type": "json_object"}),
        ("refuses-all-formats", "response_format", None),
        ("ignores-format", "response_format", {"type": "json_object"}),
        ("refuses-max-tokens", "max_completion_tokens", 2048),
        ("refuses-temperature", "temperature", None),
        ("refuses-seed", "seed", None),
    ],
)
def test_what_an_endpoint_does_not_take_is_remembered(
    scene: str, field: str, value: object, tmp_path: Path
) -> None:
    with ScriptedServer(scene=scene) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url)
        with connect(options, Store(tmp_path), ignore) as chat:
            chat.ask(Request("Take notes.", "[1] - first"), Points)
        learning = len(server.requests)
        assert learning > 1
        with connect(options, Store(tmp_path), ignore) as chat:
            chat.ask(Request("Take notes.", "[2] - second"), Points)
        assert len(server.requests) == learning + 1
        assert server.requests[-1].body.get(field) == value
