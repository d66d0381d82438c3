"""The limits on tokens and cost hold for all recordings together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from batch_samples import run, settings, setup, wav

from lectura.batch.budget import Budget
from lectura.errors import BudgetError, ExitStatus
from lectura.llm.options import LLMOptions, Prices
from lectura.records.notes import Usage
from lectura.testing.llm_server import ScriptedServer


def test_what_a_recording_took_is_missing_for_the_next() -> None:
    budget = Budget(LLMOptions(max_tokens_total=1000))
    assert budget.limited
    budget.spend(Usage(prompt_tokens=500, completion_tokens=100))
    assert budget.left().max_tokens_total == 400
    budget.spend(Usage(prompt_tokens=300, completion_tokens=100))
    with pytest.raises(BudgetError) as raised:
        budget.left()
    assert raised.value.exit_status is ExitStatus.PARTIAL


def test_a_cost_limit_counts_down_too() -> None:
    budget = Budget(LLMOptions(max_cost=2.0, prices=Prices(1.0, 1.0)))
    budget.spend(Usage(cost=0.5))
    budget.spend(None)
    assert budget.left().max_cost == pytest.approx(1.5)


def test_without_limits_nothing_ends() -> None:
    options = LLMOptions()
    budget = Budget(options)
    budget.spend(Usage(prompt_tokens=10**9))
    assert not budget.limited
    assert budget.left() == options


def test_notes_that_failed_were_paid_for_too(tmp_path: Path) -> None:
    for name, loudness in (("a", 0.1), ("b", 0.2), ("c", 0.3)):
        wav(tmp_path / "in" / f"{name}.wav", loudness)
    with ScriptedServer(scene="refusal-field") as server:
        llm = {"llm": "openai", "base_url": server.base_url, "max_tokens_total": 7000}
        work = replace(setup(tmp_path), settings=settings(tmp_path, **llm))
        report = run(tmp_path / "in", work)
        assert len(server.requests) == 1
    told = [entry.error.message for entry in report.files if entry.error]
    assert len(told) == 3
    assert "declined to answer" in told[0]
    assert all("beyond the limit" in message for message in told[1:])
