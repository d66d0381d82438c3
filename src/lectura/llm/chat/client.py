"""The language model as the notes engine sees it: a question in, a validated record out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from lectura.llm.chat import canary
from lectura.llm.chat.conversation import Conversation, ModelIdentity
from lectura.llm.chat.reply_schema import reply_schema
from lectura.llm.chat.retries import Sender
from lectura.llm.ledger import Ledger
from lectura.llm.options import LLMOptions, reply_tokens
from lectura.llm.protocol import Reply, ReplyT, Request
from lectura.llm.reply_cache import Facts, ReplyCache
from lectura.llm.size import ModelSize


class OpenAIChat:
    """A `lectura.llm.protocol.ChatModel` at an OpenAI-compatible endpoint."""

    def __init__(
        self,
        identity: ModelIdentity,
        sender: Sender,
        ledger: Ledger,
        cache: ReplyCache,
        options: LLMOptions,
        *,
        count: Callable[[str], int] | None = None,
    ) -> None:
        self.identity = identity
        self._sender = sender
        self.ledger = ledger
        self._cache = cache
        self._options = options
        self._count = count or canary.estimate_tokens

    @property
    def model(self) -> str:
        return self.identity.name

    @property
    def endpoint(self) -> str:
        return self.identity.endpoint

    @property
    def context_tokens(self) -> int:
        learned = self.facts.context_tokens
        return min(self.identity.context_tokens, learned or self.identity.context_tokens)

    @property
    def max_reply_tokens(self) -> int:
        return reply_tokens(self._options, self.context_tokens, near=self.identity.limits_in_schema)

    @property
    def size(self) -> ModelSize:
        return self.identity.size

    @property
    def facts(self) -> Facts:
        """What was learned of the endpoint so far."""
        return self._sender.memory.facts

    def count_tokens(self, text: str) -> int:
        return self._count(text)

    def ask(self, request: Request, reply_type: type[ReplyT]) -> Reply[ReplyT]:
        key = self._key(request, reply_type)
        if kept := self._cache.get(key, reply_type):
            value, receipt = kept
            self.ledger.enter(receipt, cached=True)
            return Reply(value, receipt.usage, cached=True)
        conversation = Conversation(
            self._sender,
            self.identity,
            request,
            context_tokens=self.context_tokens,
            reply_tokens=max(self.max_reply_tokens, self.facts.reply_tokens or 0),
            set_aside=lambda text, reason: self._cache.set_aside(key, text, reason),
        )
        try:
            value = conversation.run(reply_type)
            self._cache.put(key, value, conversation.receipt)
        finally:
            self.ledger.enter(conversation.receipt, cached=False)
        return Reply(value, conversation.receipt.usage)

    def _key(self, request: Request, reply_type: type[BaseModel]) -> dict[str, Any]:
        return reply_key(self.model, self.identity.fingerprint, self._options, request, reply_type)


def reply_key(
    model: str,
    fingerprint: str,
    options: LLMOptions,
    request: Request,
    reply_type: type[BaseModel],
) -> dict[str, Any]:
    """Everything that determines a reply; the endpoint's address does not."""
    return {
        "model": model,
        "fingerprint": fingerprint,
        "temperature": options.temperature,
        "seed": options.seed,
        "system": request.system,
        "user": request.user,
        "schema": reply_schema(reply_type),
    }
