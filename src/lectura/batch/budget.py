"""The limits on tokens and cost, which hold for a batch as a whole."""

from __future__ import annotations

from dataclasses import replace

from lectura.errors import BudgetError
from lectura.llm.options import LLMOptions
from lectura.records.notes import Usage


class Budget:
    """What is left of the limits while recording after recording is noted.

    Replies that an earlier run paid for count as well: rather too early a stop than a bill that
    nobody expected.
    """

    def __init__(self, options: LLMOptions) -> None:
        self._options = options
        self._tokens = 0
        self._cost = 0.0

    @property
    def limited(self) -> bool:
        """True where there is any limit."""
        return self._options.max_tokens_total is not None or self._options.max_cost is not None

    def spend(self, usage: Usage | None) -> None:
        """Take off what the notes of a recording took, also where they failed."""
        if usage is not None:
            self._tokens += usage.prompt_tokens + usage.completion_tokens
            self._cost += usage.cost or 0.0

    def left(self) -> LLMOptions:
        """The options with the limits for the next recording.

        Raises:
            BudgetError: nothing is left.
        """
        tokens, cost = self._options.max_tokens_total, self._options.max_cost
        tokens = None if tokens is None else tokens - self._tokens
        cost = None if cost is None else cost - self._cost
        if (tokens is not None and tokens <= 0) or (cost is not None and cost <= 0):
            raise BudgetError(
                "The limit of this batch is used up; nothing was sent for this recording.",
                hint="Finished parts are kept: raise the limit and run the same command again.",
            )
        return replace(self._options, max_tokens_total=tokens, max_cost=cost)
