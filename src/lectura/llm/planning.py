"""A language model that is only reckoned with: what is known of it without asking anybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from lectura.errors import LLMUnreachableError, ModelError
from lectura.llm.chat import canary
from lectura.llm.chat.client import reply_key
from lectura.llm.connect import configured_endpoint, default_context, first_facts
from lectura.llm.endpoints import ollama
from lectura.llm.endpoints.endpoint import Endpoint
from lectura.llm.gguf import catalog as gguf
from lectura.llm.gguf import server as local
from lectura.llm.gguf.header import read_header
from lectura.llm.ledger import Ledger
from lectura.llm.options import (
    LLMOptions,
    check_offline,
    chosen_llm,
    is_nearby,
    origin,
    reply_tokens,
)
from lectura.llm.protocol import Reply, ReplyT, Request
from lectura.llm.reply_cache import EndpointMemory, ReplyCache, recall
from lectura.llm.size import ModelSize, size_of
from lectura.store import Store


@dataclass(frozen=True)
class PlannedChat:
    """A `lectura.llm.protocol.ChatModel` for estimates; it cannot be asked.

    ``based_on`` are phrases that say where its figures come from.
    """

    model: str
    endpoint: str
    context_tokens: int
    max_reply_tokens: int
    size: ModelSize
    tokens_per_second: float | None
    based_on: tuple[str, ...]
    ledger: Ledger = field(default_factory=lambda: Ledger(LLMOptions()))
    kept: Callable[[Request, type[BaseModel]], bool] = field(
        default=lambda request, reply_type: False
    )
    """Whether the reply to a request is kept from an earlier run."""
    likely_share: float = canary.LIKELY_SHARE
    """Of the cautious counts of `count_tokens`, what the model is likely to count."""

    def count_tokens(self, text: str) -> int:
        return canary.estimate_tokens(text)

    def ask(self, request: Request, reply_type: type[ReplyT]) -> Reply[ReplyT]:
        """Refuse: an estimate sends nothing."""
        raise LLMUnreachableError("An estimate sends nothing.", value=self.endpoint)


def planned_chat(options: LLMOptions, store: Store, environ: Mapping[str, str]) -> PlannedChat:
    """The language model of the settings, as earlier runs met it, else as it is by default.

    Nothing connects anywhere, and no model is loaded.

    Raises:
        UsageError: the settings contradict each other.
    """
    endpoint = _endpoint(options, environ)
    known = recall(store, endpoint.name, options.model)
    name = endpoint.model or options.model or (known.model if known else "")
    memory = EndpointMemory(store, endpoint.name, name, first_facts(endpoint))
    context, source = _context(options, endpoint, known.context_tokens if known else None)
    if memory.facts.context_tokens and not options.context_tokens:
        context = min(context, memory.facts.context_tokens)
    model = f"'{name}' at {endpoint.name}" if name else f"the model at {endpoint.name}"
    return PlannedChat(
        model=name or "the model",
        endpoint=endpoint.name,
        context_tokens=context,
        max_reply_tokens=reply_tokens(options, context, near=is_nearby(endpoint.url)),
        size=endpoint.size or (known.size if known else size_of(name)),
        tokens_per_second=memory.facts.tokens_per_second,
        based_on=(f"a context of {context} tokens for {model} ({source})",),
        kept=_kept(options, store, name, endpoint.fingerprint),
    )


def _kept(
    options: LLMOptions, store: Store, model: str, fingerprint: str
) -> Callable[[Request, type[BaseModel]], bool]:
    cache = ReplyCache(store)

    def kept(request: Request, reply_type: type[BaseModel]) -> bool:
        key = reply_key(model, fingerprint, options, request, reply_type)
        return cache.get(key, reply_type) is not None

    return kept


def _context(options: LLMOptions, endpoint: Endpoint, remembered: int | None) -> tuple[int, str]:
    """The context to reckon with, and where the figure comes from."""
    if options.context_tokens:
        return options.context_tokens, "as given"
    if remembered:
        return remembered, "as it was when last asked"
    if endpoint.context_tokens:
        return endpoint.context_tokens, "as its file says"
    return default_context(endpoint), "the default; 'lectura doctor' asks for the real one"


def _endpoint(options: LLMOptions, environ: Mapping[str, str]) -> Endpoint:
    chosen = chosen_llm(options, environ)
    if chosen == "local":
        return _local(options)
    if chosen == "ollama":
        address = ollama.address_of(options, environ)
        check_offline(options, address)
        return Endpoint(address, None, origin(address))
    return configured_endpoint(options, environ)


def _local(options: LLMOptions) -> Endpoint:
    """The model file where it is there, unread but for its header."""
    here = Endpoint("http://127.0.0.1", None, local.NAME)
    try:
        path = gguf.find(options)
        trained = read_header(path).trained_context_tokens
    except ModelError:
        return here
    return Endpoint(
        here.url,
        None,
        here.name,
        model=path.stem,
        context_tokens=min(trained or local.CONTEXT_TOKENS, local.CONTEXT_TOKENS),
        size=size_of(path.stem, path.stat().st_size),
    )
