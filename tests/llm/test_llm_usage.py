"""Every reply that was paid for is counted once: cut ones, refused ones and repeated ones too."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from lectura.errors import LLMError
from lectura.llm.connect import connect
from lectura.llm.ledger import Ledger, Receipt, TokenUsage
from lectura.llm.options import LLMOptions, Prices
from lectura.llm.protocol import Request
from lectura.progress import ignore
from lectura.store import Store
from lectura.testing.llm_server import ScriptedServer

REQUEST = Request("Take notes of the lecture.", "[0] 0:00 Ana: the press was made of oak")
REPEATED = ("empty-once", "broken-json-once", "wrong-structure-once", "cut-once", "ignores-format")
FAILED = ("empty-always", "wrong-structure-always", "refusal-field", "refusal-prose",
          "content-filter", "cut-always", "thinks-until-cut")  # fmt: skip


class Point(BaseModel):
    statement: str


@pytest.mark.parametrize("scene", [*REPEATED, *FAILED])
def test_replies_that_were_paid_for_are_counted(scene: str, tmp_path: Path) -> None:
    prices = Prices(2.0, 10.0, "EUR")
    with ScriptedServer(scene=scene) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url, prices=prices)
        with connect(options, Store(tmp_path), ignore, sleep=lambda _: None) as chat:
            if scene in FAILED:
                with pytest.raises(LLMError):
                    chat.ask(REQUEST, Point)
            else:
                chat.ask(REQUEST, Point)
            usage, paid = chat.ledger.usage(), chat.ledger.paid
        prompt_tokens = sum(request.prompt_tokens for request in server.requests)
    assert usage.requests == len(server.requests) >= 1
    assert usage.prompt_tokens == prompt_tokens == paid.prompt_tokens
    assert usage.completion_tokens == paid.completion_tokens
    cost = (2.0 * prompt_tokens + 10.0 * paid.completion_tokens) / 1_000_000
    assert usage.cost == pytest.approx(cost)


@pytest.mark.parametrize("scene", ["server-error-twice", "rate-limited-once", "refuses-seed"])
def test_what_an_endpoint_turned_away_took_nothing(scene: str, tmp_path: Path) -> None:
    with ScriptedServer(scene=scene) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url)
        with connect(options, Store(tmp_path), ignore, sleep=lambda _: None) as chat:
            chat.ask(REQUEST, Point)
            assert chat.ledger.usage().requests == 1 < len(server.requests)
            assert chat.ledger.usage().prompt_tokens == server.requests[-1].prompt_tokens


def test_what_is_not_built_upon_is_paid_and_not_used() -> None:
    ledger = Ledger(LLMOptions())
    ledger.settle(ledger.reserve(90, 20), TokenUsage(80, 10))
    ledger.enter(Receipt(1, TokenUsage(80, 10)), cached=False)
    ledger.recount()
    ledger.settle(ledger.reserve(90, 20), TokenUsage(30, 5))
    ledger.enter(Receipt(1, TokenUsage(30, 5)), cached=False)
    ledger.enter(Receipt(2, TokenUsage(7, 3)), cached=True)
    used, spent = ledger.usage(), ledger.spent()
    assert (used.requests, used.prompt_tokens, used.completion_tokens) == (3, 37, 8)
    assert (spent.requests, spent.prompt_tokens, spent.completion_tokens) == (4, 117, 18)
    assert ledger.paid == TokenUsage(110, 15)
    assert (ledger.questions, ledger.questions_from_store) == (3, 1)
