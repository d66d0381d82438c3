"""The limits on tokens and cost hold for all recordings together."""

from __future__ import annotations

import pytest

from lectura.batch.budget import Budget
from lectura.errors import BudgetError, ExitStatus
from lectura.llm.options import LLMOptions, Prices
from lectura.records.notes import Usage


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
