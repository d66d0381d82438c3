"""The JSON in a reply, whatever is around it; schemas in the strict dialect; check words."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from pydantic import BaseModel, Field

from lectura.llm.chat import canary
from lectura.llm.chat.replies import UnusableReplyError, is_refusal, parse, without_thoughts
from lectura.llm.chat.reply_schema import next_level, reply_schema, response_format


class Item(BaseModel):
    title: str = Field(default="", max_length=40)
    default: int | None = None


class Reply(BaseModel):
    name: str
    items: list[Item] = Field(default=[], max_length=3)


GOOD = '{"name": "a {brace} and a \\"quote\\"", "items": [{"title": "x", "default": 2}]}'


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Here {{is}} it: {GOOD} Bye {{}}.",
        f'<think>{{"name": "no"}}</think>{GOOD}',
        f'{{"name": "no"}}</think>\n{GOOD}',
        f"{GOOD}<think>and so on",
        f'{{"other": 1}} {GOOD}',
    ],
)
def test_finds_the_object(text: str) -> None:
    value, extra = parse(text, Reply)
    assert value.name == 'a {brace} and a "quote"'
    assert value.items[0].default == 2
    assert extra is None


def test_a_raw_line_break_within_a_string_is_read() -> None:
    assert parse('{"name": "a\nb"}', Reply)[0].name == "a\nb"


def test_the_ignored_property_comes_back_beside_the_record() -> None:
    value, extra = parse('{"check_words": ["a"], "name": "n"}', Reply, ignoring="check_words")
    assert (value.name, extra) == ("n", ["a"])


@pytest.mark.parametrize(
    ("text", "problem", "is_prose"),
    [
        ("", "empty", False),
        ("<think>only thoughts", "empty", False),
        ("The lecture was about oak.", "no complete JSON", True),
        (GOOD[:-1], "no complete JSON", False),
        ('{"title": "x"}', "none of the wanted properties", False),
        ('{"items": []}', "name: Field required", False),
        ("[" * 100_000 + "{", "no complete JSON", True),
    ],
)
def test_what_cannot_be_used(text: str, problem: str, is_prose: bool) -> None:
    with pytest.raises(UnusableReplyError, match=problem) as caught:
        parse(text, Reply)
    assert caught.value.is_prose is is_prose


class Lenient(BaseModel):
    points: list[Item] = []
    terms: list[Item] = []


@pytest.mark.parametrize(
    "text",
    [
        '{"points": [{"title": "a"}, {"title": "b"}, {"ti',
        '{"points": [{"title": "a"}] "terms": []}',
        '[{"title": "a"}]',
        '{"answer": "the lecture was about oak"}',
    ],
)
def test_a_part_never_passes_for_a_reply_with_empty_parts(text: str) -> None:
    with pytest.raises(UnusableReplyError):
        parse(text, Lenient)


@pytest.mark.parametrize(
    "text", ["I'm sorry, but I can't help.", "Lo siento, no puedo.", "<think>x</think>Désolé."]
)
def test_refusals(text: str) -> None:
    assert is_refusal(text)


@pytest.mark.parametrize("text", [GOOD, "The lecture.", "I'm sorry for the delay. " * 40, ""])
def test_what_is_no_refusal(text: str) -> None:
    assert not is_refusal(text)


def test_thoughts_are_taken_off() -> None:
    assert without_thoughts("<thinking>a\nb</thinking> c <think>d</think> e") == "c  e"


def _objects(node: Any) -> list[dict[str, Any]]:
    found = [node] if isinstance(node, dict) and node.get("type") == "object" else []
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return found + [item for child in children for item in _objects(child)]


def test_the_strict_dialect() -> None:
    schema = reply_schema(Reply, checked=True)
    objects = _objects(schema)
    assert len(objects) == 2
    for item in objects:
        assert item["additionalProperties"] is False
        assert item["required"] == list(item["properties"])
    assert list(schema["properties"]) == ["check_words", "name", "items"]
    assert schema["$defs"]["Item"]["properties"]["default"] == {
        "anyOf": [{"type": "integer"}, {"type": "null"}]
    }
    assert schema["$defs"]["Item"]["properties"]["title"]["maxLength"] == 40
    assert "default" not in schema["properties"]["items"]


def test_limits_can_be_left_out() -> None:
    text = json.dumps(reply_schema(Reply, limits=False))
    assert "maxLength" not in text
    assert "maxItems" not in text


def test_the_ladder() -> None:
    assert next_level("json_schema") == "json_object"
    assert next_level("json_object") == "text"
    assert next_level("text") is None
    assert response_format("text", {}) is None
    assert response_format("json_object", {}) == {"type": "json_object"}


def test_check_words_depend_on_the_text_alone() -> None:
    first, second = canary.check_words("a lecture")
    assert (first, second) == canary.check_words("a lecture")
    assert first != second
    seen = {canary.check_words(str(number)) for number in range(50)}
    assert len(seen) > 40
    assert canary.repeated((first, second), [second.upper(), f"word: {first}."])
    assert not canary.repeated((first, second), [second])
    assert not canary.repeated((first, second), None)


def test_what_the_figures_say() -> None:
    prompt = "the press was made of oak " * 1000  # 26,000 characters
    assert canary.verdict_of_figures(prompt, 0) == "unknown"
    assert canary.verdict_of_figures(prompt, 10) == "unknown"  # does not count
    assert canary.verdict_of_figures(prompt, 2048) == "cut"
    assert canary.verdict_of_figures(prompt, 6000) == "unknown"
    assert canary.verdict_of_figures(prompt, 9000) == "whole"


def test_the_estimate_is_cautious() -> None:
    assert canary.estimate_tokens("") == 0
    assert canary.estimate_tokens("[12] 1:05 Hola clase, hoy vamos a ver.") >= 20
    assert canary.estimate_tokens("学习机器") >= 4


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("a<think>b</think>c", "ac"),
        ("<think>b</think>c<THINK>d</think>e", "ce"),
        ("<think>a<think>b</think>c", "c"),
        ("<think>a</thinking>b", "b"),
        ("<thinking>a<think>b</think>c</thinking>d", "d"),
        ("a<reasoning>b", "a"),
        ("{} <think>x</think>", "{}"),
    ],
)
def test_thoughts_are_taken_out(text: str, rest: str) -> None:
    assert without_thoughts(text) == rest


def test_a_long_reply_of_beginnings_takes_no_time() -> None:
    """A search for the end of each beginning would take hours; the bound has room for any load."""
    started = time.process_time()
    for end in ("", "</thinking>", "</think>{}"):
        without_thoughts("<think>" * 200_000 + end)
    assert time.process_time() - started < 60
