"""What `lectura doctor` is told of an endpoint."""

from __future__ import annotations

from pathlib import Path

import pytest

from lectura.llm.chat.reply_schema import Level
from lectura.llm.options import LLMOptions, origin
from lectura.llm.probe import EndpointReport, probe_endpoint
from lectura.llm.reply_cache import EndpointMemory, Facts
from lectura.store import Store
from lectura.testing.llm_server import ScriptedServer


def probed(scene: str | None, *, context_tokens: int | None = 9000) -> EndpointReport:
    with ScriptedServer(scene=scene, models=("m1", "m2"), context_tokens=context_tokens) as server:
        return probe_endpoint(LLMOptions(llm="openai", base_url=server.base_url), environ={})


def test_a_good_endpoint() -> None:
    report = probed(None)
    assert report.reachable
    assert (report.model, report.models) == ("m1", ("m1", "m2"))
    assert report.schema_support == "json_schema"
    assert report.context_tokens == 9000
    assert not report.emits_reasoning
    assert report.tokens_per_second is not None
    assert report.tokens_per_second > 0
    assert report.problem is None


@pytest.mark.parametrize(
    ("scene", "level"),
    [
        ("refuses-json-schema", "json_object"),
        ("refuses-all-formats", "text"),
        ("ignores-format", "json_object"),
    ],
)
def test_schema_support(scene: str, level: Level) -> None:
    assert probed(scene).schema_support == level


@pytest.mark.parametrize("scene", ["thinks-first", "thinks-in-a-field"])
def test_thinking_aloud(scene: str) -> None:
    assert probed(scene).emits_reasoning


@pytest.mark.parametrize("scene", ["overflow-llamacpp", "truncates-prompt"])
def test_the_context_is_measured_where_it_is_not_told(scene: str) -> None:
    measured = probed(scene, context_tokens=None).context_tokens
    assert measured is not None
    assert 2900 <= measured <= 3000


@pytest.mark.parametrize(
    ("scene", "problem"),
    [("wrong-key", "refused the key"), ("unknown-model", "does not have the model")],
)
def test_problems_come_with_a_hint(scene: str, problem: str) -> None:
    report = probed(scene)
    assert report.reachable
    assert problem in str(report.problem)
    assert report.hint


def test_nothing_there() -> None:
    report = probe_endpoint(LLMOptions(llm="openai", base_url="http://127.0.0.1:9/v1"), environ={})
    assert not report.reachable
    assert "Nothing answers at http://127.0.0.1:9" in str(report.problem)
    assert str(report.hint).endswith("lectura doctor")


def test_the_speed_is_remembered_for_estimates(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with ScriptedServer(models=("m1",), context_tokens=9000) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url)
        report = probe_endpoint(options, environ={}, remember_in=store)
        memory = EndpointMemory(store, origin(server.base_url), "m1", Facts())
    assert memory.facts.tokens_per_second == report.tokens_per_second
    assert memory.facts.tokens_per_second is not None
