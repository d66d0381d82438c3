"""Limits hold before they are crossed, whoever spends; usage is the same after an interruption."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import BaseModel

from lectura.errors import BudgetError, ExitStatus, LLMUnreachableError, UsageError
from lectura.llm.connect import connect
from lectura.llm.ledger import Ledger, Receipt, TokenUsage, estimate_cost
from lectura.llm.options import LLMOptions, Prices
from lectura.llm.protocol import Request
from lectura.progress import ignore
from lectura.store import Store
from lectura.testing.llm_server import Answer, ChatRequest, ScriptedServer, error_answer


class Point(BaseModel):
    statement: str


PRICES = Prices(2.0, 10.0, "EUR")


def test_cost() -> None:
    assert estimate_cost(1_000_000, 100_000, PRICES) == pytest.approx(3.0)
    assert estimate_cost(1, 1, None) is None


def test_a_token_limit_is_never_crossed() -> None:
    ledger = Ledger(LLMOptions(max_tokens_total=1000))
    first = ledger.reserve(400, 300)
    with pytest.raises(BudgetError) as caught:
        ledger.reserve(200, 101)
    assert caught.value.exit_status is ExitStatus.PARTIAL
    assert "--max-tokens-total" in str(caught.value.hint)
    ledger.settle(first, TokenUsage(400, 50))
    second = ledger.reserve(400, 150)
    ledger.settle(second, None)  # it failed: nothing was spent
    assert ledger.paid == TokenUsage(400, 50)


def test_a_cost_limit() -> None:
    ledger = Ledger(LLMOptions(max_cost=0.01, prices=PRICES))
    ledger.settle(ledger.reserve(1000, 700), TokenUsage(1000, 700))  # 0.009
    with pytest.raises(BudgetError, match="EUR"):
        ledger.reserve(500, 10)


def test_a_cost_limit_needs_prices() -> None:
    with pytest.raises(UsageError, match="prices"):
        Ledger(LLMOptions(max_cost=1.0))


def test_threads_cannot_overspend_together() -> None:
    ledger = Ledger(LLMOptions(max_tokens_total=1000))
    barrier = threading.Barrier(8)

    def spend(_: int) -> bool:
        barrier.wait()
        try:
            ledger.reserve(200, 100)
        except BudgetError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(spend, range(8))) == 3


def test_usage_counts_answers_whoever_paid() -> None:
    ledger = Ledger(LLMOptions(prices=PRICES))
    ledger.enter(Receipt(2, TokenUsage(100, 10)), cached=True)
    ledger.enter(Receipt(1, TokenUsage(50, 5)), cached=False)
    usage = ledger.usage()
    assert (usage.requests, ledger.questions_from_store) == (3, 1)
    assert (usage.prompt_tokens, usage.completion_tokens) == (150, 15)
    assert usage.cost == pytest.approx(0.00045)
    assert usage.currency == "EUR"


def test_no_request_is_sent_beyond_the_limit(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        options = LLMOptions(
            llm="openai", base_url=server.base_url, max_tokens_total=700, max_reply_tokens=300
        )
        with connect(options, Store(tmp_path), ignore) as chat:
            chat.ask(Request("Take notes.", "[1] - one"), Point)
            with pytest.raises(BudgetError):
                chat.ask(Request("Take notes.", "[2] - two " * 100), Point)
        assert len(server.requests) == 1


def test_finished_answers_are_not_paid_twice(tmp_path: Path) -> None:
    """A run that died at the third of four questions goes on there, on another port."""
    requests = [Request("Take notes.", f"[{number}] - line") for number in range(4)]

    def dies(server: ScriptedServer, request: ChatRequest) -> Answer:
        return server.good(request) if request.number < 3 else error_answer(500, "gone")

    def options(server: ScriptedServer) -> LLMOptions:
        return LLMOptions(llm="openai", base_url=server.base_url, retries=0)

    with (
        ScriptedServer(scene=dies) as server,
        connect(options(server), Store(tmp_path / "a"), ignore) as chat,
    ):
        for request in requests[:2]:
            chat.ask(request, Point)
        with pytest.raises(LLMUnreachableError):
            chat.ask(requests[2], Point)
    with (
        ScriptedServer() as server,
        connect(options(server), Store(tmp_path / "a"), ignore) as chat,
    ):
        replies = [chat.ask(request, Point) for request in requests]
        assert [reply.cached for reply in replies] == [True, True, False, False]
        assert len(server.requests) == 2
        resumed = chat.ledger.usage()
        assert chat.ledger.questions_from_store == 2
    with (
        ScriptedServer() as server,
        connect(options(server), Store(tmp_path / "b"), ignore) as chat,
    ):
        fresh = [chat.ask(request, Point) for request in requests]
        assert [reply.value for reply in fresh] == [reply.value for reply in replies]
        assert chat.ledger.usage() == resumed


def test_what_determines_a_reply_determines_its_key(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with ScriptedServer() as server:
        for model, temperature in (("a", 0.0), ("b", 0.0), ("a", 0.5), ("a", 0.0)):
            options = LLMOptions(
                llm="openai", base_url=server.base_url, model=model, temperature=temperature
            )
            with connect(options, store, ignore) as chat:
                chat.ask(Request("Take notes.", "[1] - one"), Point)
        assert len(server.requests) == 3


def test_a_damaged_cache_entry_is_asked_again(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        options = LLMOptions(llm="openai", base_url=server.base_url)
        with connect(options, Store(tmp_path), ignore) as chat:
            chat.ask(Request("Take notes.", "[1] - one"), Point)
            for path in tmp_path.rglob("reply.json"):
                path.write_bytes(b'{"value": {"statement"')
            assert not chat.ask(Request("Take notes.", "[1] - one"), Point).cached
        assert len(server.requests) == 2


def test_several_threads_share_one_model(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        options = LLMOptions(llm="openai", base_url=server.base_url, concurrency=4)
        with connect(options, Store(tmp_path), ignore) as chat, ThreadPoolExecutor(8) as pool:
            requests = [
                Request("Take notes.", f"[{number}] - line {number}") for number in range(24)
            ]
            replies = list(pool.map(lambda request: chat.ask(request, Point), requests))
        assert [reply.value.statement for reply in replies] == [
            f"statement: line {number}" for number in range(24)
        ]
        assert chat.ledger.usage().requests == 24
