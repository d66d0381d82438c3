"""Gets one reply out of an endpoint: waits and tries again, and learns what it does not take."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from lectura.errors import ContextOverflowError, LLMError
from lectura.llm.chat import canary
from lectura.llm.chat.connection import Wire, WireAnswer
from lectura.llm.chat.explanations import error_of, too_long
from lectura.llm.chat.failures import Failure
from lectura.llm.chat.reply_schema import LEVELS, Level, next_level, response_format, spelled_out
from lectura.llm.ledger import Ledger, TokenUsage
from lectura.llm.options import LLMOptions
from lectura.llm.reply_cache import EndpointMemory, Facts
from lectura.progress import Hook, Notification
from lectura.store import canonical_json
from lectura.timeline import format_duration

LONGEST_WAIT_SECONDS = 120.0
_FIRST_WAIT_SECONDS = 1.0
_TIMEOUT_TRIES = 2  # each of them has already taken long
_SMALLEST_CONTEXT_TOKENS = 512


@dataclass(frozen=True)
class Question:
    """One request, independent of how the endpoint wants it asked.

    Attributes:
        messages: of the chat; the first is the system message.
        schema: of the reply.
        reply_tokens: limit of the reply.
    """

    messages: tuple[dict[str, str], ...]
    schema: dict[str, Any]
    reply_tokens: int

    @property
    def text(self) -> str:
        """Everything that is sent, for counting."""
        return "\n".join(message["content"] for message in self.messages)


_TELLING_TOKENS = 16


@dataclass(frozen=True)
class Answered:
    """The reply, how firmly the structure was asked for, and what it took."""

    wire: WireAnswer
    level: Level
    usage: TokenUsage


class Sender:
    """Sends questions to one endpoint and model; safe to share between threads."""

    def __init__(
        self,
        wire: Wire,
        model: str,
        options: LLMOptions,
        memory: EndpointMemory,
        ledger: Ledger,
        hook: Hook,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.model = model
        self.memory = memory
        self._wire = wire
        self._options = options
        self._ledger = ledger
        self._hook = hook
        self._sleep = sleep
        self.tokens_per_character: float | None = None
        self._slots = threading.BoundedSemaphore(max(1, options.concurrency))

    def send(self, question: Question, *, at_most: Level = "json_schema") -> Answered:
        """The endpoint's reply.

        Args:
            question: what to ask.
            at_most: ask no more firmly than this, even if more was learned.

        Raises:
            LLMError: as `lectura.llm.protocol.ChatModel` says.
        """
        known = self.memory.facts
        facts = replace(known, level=_weaker(known.level, at_most))
        failed = 0
        while True:
            try:
                answered = self._once(question, facts)
            except Failure as failure:
                if failure.kind in ("passing", "timeout"):
                    failed += 1
                    self._wait(failure, failed)
                else:
                    facts = self._adapt(facts, failure, question)
                continue
            self._note(known, facts, at_most, answered.wire)
            return answered

    def context_is_smaller(
        self, tokens: int | None, question: Question, message: str = ""
    ) -> ContextOverflowError:
        """Note that a question did not fit, and build the error that says so.

        Args:
            tokens: the context as the server told it; None where it did not.
            question: the one that did not fit.
            message: the server's own words about it.
        """
        learned = self._smaller(tokens, question)
        self.memory.learn(context_tokens=learned)
        return too_long(self.model, learned, message)

    def seems_cut(
        self, tokens: int | None, question: Question, *, shrink: bool
    ) -> ContextOverflowError:
        """The error that a question seems to have lost a part on its way to the model.

        Args:
            tokens: what the server counted; None where it does not count.
            question: the one that was answered.
            shrink: reckon with a smaller context until this process ends.
        """
        learned = self._smaller(tokens, question)
        if shrink:
            self.memory.assume(context_tokens=learned)
        return too_long(self.model, learned, "")

    def _smaller(self, tokens: int | None, question: Question) -> int:
        sent = canary.estimate_tokens(question.text)
        known = self.memory.facts.context_tokens or sent
        return max(_SMALLEST_CONTEXT_TOKENS, tokens or min(known, sent) * 3 // 4)

    def read_whole(self, counted_tokens: int, text: str) -> None:
        """Note how many tokens the server counted in a prompt that it surely read whole."""
        if counted_tokens >= canary.COUNTING_TOKENS:
            self.tokens_per_character = counted_tokens / len(text)

    def _once(self, question: Question, facts: Facts) -> Answered:
        body = self._body(question, facts)
        schema = canonical_json(question.schema).decode()  # servers count it with the prompt
        prompt_tokens = canary.estimate_tokens(question.text + schema)
        reserved = self._ledger.reserve(prompt_tokens, question.reply_tokens)
        used: TokenUsage | None = None
        try:
            with self._slots:
                started = time.monotonic()
                wire = self._wire.complete(body)
                seconds = time.monotonic() - started
            used = wire.usage or TokenUsage(prompt_tokens, canary.estimate_tokens(wire.text))
        finally:
            self._ledger.settle(reserved, used)
        self._note_speed(used.completion_tokens, seconds)
        return Answered(wire, facts.level, used)

    def _body(self, question: Question, facts: Facts) -> dict[str, Any]:
        messages = [dict(message) for message in question.messages]
        if facts.level != "json_schema":
            messages[0]["content"] += "\n\n" + spelled_out(question.schema)
        body: dict[str, Any] = {"model": self.model, "messages": messages}
        if facts.limit_name:
            body[facts.limit_name] = question.reply_tokens
        wanted = {"temperature": self._options.temperature, "seed": self._options.seed}
        body |= {
            name: value
            for name, value in wanted.items()
            if value is not None and name not in facts.dropped
        }
        if facts.emits_reasoning and "reasoning_effort" not in facts.dropped:
            body["reasoning_effort"] = "low"  # the transcript is there: nothing to find out
        if shape := response_format(facts.level, question.schema):
            body["response_format"] = shape
        return body

    def _adapt(self, facts: Facts, failure: Failure, question: Question) -> Facts:
        """The facts with which to ask again; raises where nothing is left to change."""
        if failure.kind == "overflow":
            raise self.context_is_smaller(
                failure.context_tokens, question, failure.message
            ) from None
        if failure.kind != "parameter":
            raise self._error(failure) from None
        named = failure.parameter
        if named and named == facts.limit_name:
            other = "max_completion_tokens" if named == "max_tokens" else None
            return replace(facts, limit_name=other)
        if named in ("temperature", "seed", "reasoning_effort") and named not in facts.dropped:
            return replace(facts, dropped=(*facts.dropped, named))
        if weaker := next_level(facts.level):
            return replace(facts, level=weaker)
        raise self._error(failure) from None

    def _wait(self, failure: Failure, failed: int) -> None:
        """Wait before the next try; raises where no further try is due."""
        asked = failure.wait_seconds
        tries = _TIMEOUT_TRIES if failure.kind == "timeout" else self._options.retries + 1
        if asked is not None and asked > LONGEST_WAIT_SECONDS:
            failure.reason += f" and asks to wait {format_duration(asked)}"
            raise self._error(failure) from None
        if failed >= tries:
            raise self._error(failure) from None
        doubled = _FIRST_WAIT_SECONDS * 2.0 ** (failed - 1)
        seconds = min(LONGEST_WAIT_SECONDS, doubled if asked is None else asked)
        reason = f"{failure.reason}: {failure.message}" if failure.message else failure.reason
        self._hook(
            Notification(
                f"The language model does not answer now ({reason.rstrip('.')}); next try in "
                f"{seconds:.0f} s.",
                "warning",
            )
        )
        self._sleep(seconds)

    def _note(self, known: Facts, used: Facts, at_most: Level, wire: WireAnswer) -> None:
        """Remember what made this reply possible."""
        changes: dict[str, Any] = {
            name: getattr(used, name)
            for name in ("limit_name", "dropped")
            if getattr(used, name) != getattr(known, name)
        }
        if used.level != _weaker(known.level, at_most):
            changes["level"] = used.level
        if wire.emits_reasoning:
            changes["emits_reasoning"] = True
        if changes:
            self.memory.learn(**changes)

    def _note_speed(self, reply_tokens: int, seconds: float) -> None:
        """Remember the speed of a reply; a very short one tells little but the waiting."""
        if reply_tokens >= _TELLING_TOKENS:
            self.memory.learn(tokens_per_second=round(reply_tokens / max(1e-3, seconds), 1))

    def _error(self, failure: Failure) -> LLMError:
        return error_of(failure, self._wire.endpoint, self.model)


def _weaker(one: Level, other: Level) -> Level:
    return max(one, other, key=LEVELS.index)
