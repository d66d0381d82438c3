"""What the requests took, and the limits that stop them before they are crossed."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from lectura.errors import BudgetError, UsageError
from lectura.llm.options import LLMOptions, Prices
from lectura.records.notes import Usage

_MILLION = 1_000_000


def estimate_cost(prompt_tokens: int, reply_tokens: int, prices: Prices | None) -> float | None:
    """Cost of this many tokens, in the currency of the prices; None without prices."""
    if prices is None:
        return None
    return (
        prompt_tokens * prices.prompt_per_million + reply_tokens * prices.reply_per_million
    ) / _MILLION


@dataclass(frozen=True)
class TokenUsage:
    """Tokens of one answered request, as the server counted them (0 where it does not say)."""

    prompt_tokens: int = 0
    completion_tokens: int = 0

    def plus(self, other: TokenUsage) -> TokenUsage:
        """Both together."""
        return TokenUsage(
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
        )


@dataclass(frozen=True)
class Receipt:
    """What some requests took that were answered, whether or not the answers were usable."""

    requests: int = 0
    usage: TokenUsage = field(default_factory=TokenUsage)

    def plus(self, usage: TokenUsage) -> Receipt:
        """The receipt with one more request on it."""
        return self.joined(Receipt(1, usage))

    def joined(self, other: Receipt) -> Receipt:
        """Both together."""
        return Receipt(self.requests + other.requests, self.usage.plus(other.usage))


class Ledger:
    """The one meter of what a language model took; counts for several threads at once.

    Requests count that were answered, those too whose reply was cut, refused or unusable. Two sums
    are kept. What is *sent* is what this run pays, and the limits hold for it. What is *used* is
    what the notes rest on: it also counts answers that an earlier run paid for, and no longer those
    from before `recount`, so that notes which rest on the same answers report the same usage
    whether or not they were interrupted.
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
        self._sent = Receipt()
        self._reserved: list[TokenUsage] = []
        self._used = Receipt()
        self._stored = Receipt()
        self._questions = 0
        self._questions_from_store = 0

    def reserve(self, prompt_tokens: int, reply_tokens: int) -> TokenUsage:
        """Set aside what the next request can take at most.

        Raises:
            BudgetError: that could cross a limit; nothing is sent then.
        """
        wanted = TokenUsage(prompt_tokens, reply_tokens)
        with self._lock:
            ahead = wanted
            for other in (self._sent.usage, *self._reserved):
                ahead = ahead.plus(other)
            self._check(ahead)
            self._reserved.append(wanted)
        return wanted

    def settle(self, reserved: TokenUsage, used: TokenUsage | None) -> None:
        """Put what a request really took in the place of what was set aside; None: it failed."""
        with self._lock:
            self._reserved.remove(reserved)
            if used is not None:
                self._sent = self._sent.plus(used)

    def enter(self, receipt: Receipt, *, cached: bool) -> None:
        """Count a question: what all its tries took, also where none of them could be used."""
        with self._lock:
            self._questions += 1
            self._used = self._used.joined(receipt)
            if cached:
                self._questions_from_store += 1
                self._stored = self._stored.joined(receipt)

    def recount(self) -> None:
        """Start over with what is used: the notes will not rest on the answers up to here.

        They stay paid. A later run, which knows from the start what was learned from them, would
        not ask for them.
        """
        with self._lock:
            self._used = Receipt()

    @property
    def paid(self) -> TokenUsage:
        """Tokens of the requests that this run sent."""
        return self._sent.usage

    @property
    def requests_sent(self) -> int:
        """Requests that this run sent and that were answered."""
        return self._sent.requests

    @property
    def questions(self) -> int:
        """Questions asked; each may have taken several requests."""
        return self._questions

    @property
    def questions_from_store(self) -> int:
        """Those of them whose answer was kept: nothing was sent for them."""
        return self._questions_from_store

    def usage(self) -> Usage:
        """What the answers took that the notes rest on, those of earlier runs included."""
        with self._lock:
            return self._priced(self._used)

    def spent(self) -> Usage:
        """What this run paid and what earlier runs paid for the answers that it found."""
        with self._lock:
            return self._priced(self._sent.joined(self._stored))

    def _priced(self, receipt: Receipt) -> Usage:
        prices = self._options.prices
        tokens = (receipt.usage.prompt_tokens, receipt.usage.completion_tokens)
        return Usage(
            requests=receipt.requests,
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
