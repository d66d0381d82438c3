"""What the requests took, and the limits that stop them before they are crossed."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from lectura.errors import BudgetError, UsageError
from lectura.llm.options import LLMOptions, Prices
from lectura.llm.protocol import TokenUsage
from lectura.records.notes import Usage

_MILLION = 1_000_000


def estimate_cost(prompt_tokens: int, reply_tokens: int, prices: Prices | None) -> float | None:
    """Cost of so many tokens, in the currency of the prices; None without prices."""
    if prices is None:
        return None
    return (
        prompt_tokens * prices.prompt_per_million + reply_tokens * prices.reply_per_million
    ) / _MILLION


@dataclass(frozen=True)
class Receipt:
    """What one answered question took, over all its tries."""

    requests: int = 0
    usage: TokenUsage = field(default_factory=TokenUsage)

    def plus(self, usage: TokenUsage) -> Receipt:
        """The receipt with one more request on it."""
        return Receipt(self.requests + 1, _sum(self.usage, usage))


class Ledger:
    """Counts tokens for several threads at once.

    Two sums are kept. The *paid* one is what this run sends, and the limits hold for it. The *used*
    one also counts answers that an earlier run paid for, so that notes which rest on the same
    answers report the same usage whether or not they were interrupted.
    """

    def __init__(self, options: LLMOptions) -> None:
        if options.max_cost is not None and options.prices is None:
            raise UsageError(
                "A cost limit needs the prices of the model.",
                hint="Give both prices per million tokens, or limit the tokens instead: "
                "--max-tokens-total N",
                value=options.max_cost,
            )
        self._options = options
        self._lock = threading.Lock()
        self._paid = TokenUsage()
        self._reserved: list[TokenUsage] = []
        self._used = Receipt()
        self._cached = 0

    def reserve(self, prompt_tokens: int, reply_tokens: int) -> TokenUsage:
        """Set aside what the next request can take at most.

        Raises:
            BudgetError: that could cross a limit; nothing is sent then.
        """
        wanted = TokenUsage(prompt_tokens, reply_tokens)
        with self._lock:
            ahead = wanted
            for other in (self._paid, *self._reserved):
                ahead = _sum(ahead, other)
            self._check(ahead)
            self._reserved.append(wanted)
        return wanted

    def settle(self, reserved: TokenUsage, used: TokenUsage | None) -> None:
        """Put what a request really took in the place of what was set aside; None: it failed."""
        with self._lock:
            self._reserved.remove(reserved)
            if used is not None:
                self._paid = _sum(self._paid, used)

    def enter(self, receipt: Receipt, *, cached: bool) -> None:
        """Count an answered question among what the notes rest on."""
        with self._lock:
            requests = self._used.requests + receipt.requests
            self._used = Receipt(requests, _sum(self._used.usage, receipt.usage))
            self._cached += int(cached)

    @property
    def paid(self) -> TokenUsage:
        """Tokens of the requests that this run sent."""
        return self._paid

    def usage(self) -> Usage:
        """Everything the answers took, those of earlier runs included."""
        with self._lock:
            used = self._used
            prices = self._options.prices
            tokens = (used.usage.prompt_tokens, used.usage.completion_tokens)
            return Usage(
                requests=used.requests,
                cached_requests=self._cached,
                prompt_tokens=tokens[0],
                completion_tokens=tokens[1],
                cost=estimate_cost(*tokens, prices),
                currency=prices.currency if prices else None,
            )

    def _check(self, ahead: TokenUsage) -> None:
        tokens = ahead.prompt_tokens + ahead.completion_tokens
        most = self._options.max_tokens_total
        if most is not None and tokens > most:
            raise BudgetError(
                f"The next request could take this run to {tokens:,} tokens, beyond the limit "
                f"of {most:,}; it was not sent.",
                hint="Finished parts are kept: raise the limit and run the same command again: "
                "--max-tokens-total N",
                value=most,
            )
        cost = estimate_cost(ahead.prompt_tokens, ahead.completion_tokens, self._options.prices)
        limit = self._options.max_cost
        if limit is not None and cost is not None and cost > limit:
            currency = self._options.prices.currency if self._options.prices else ""
            raise BudgetError(
                f"The next request could take this run to {cost:.4f} {currency}, beyond the limit "
                f"of {limit:.4f}; it was not sent.",
                hint="Finished parts are kept: raise the limit and run the same command again: "
                "--max-cost AMOUNT",
                value=limit,
            )


def _sum(one: TokenUsage, other: TokenUsage) -> TokenUsage:
    return TokenUsage(
        one.prompt_tokens + other.prompt_tokens, one.completion_tokens + other.completion_tokens
    )
