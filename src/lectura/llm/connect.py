"""From the settings to a language model that can be asked, independent of who serves it."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from lectura.errors import LLMAuthError, UsageError
from lectura.llm.chat.client import OpenAIChat
from lectura.llm.chat.connection import Wire
from lectura.llm.chat.conversation import ModelIdentity
from lectura.llm.chat.retries import Sender
from lectura.llm.endpoints.destination import destination
from lectura.llm.endpoints.discovery import Listing, choose_model, discover, native_context
from lectura.llm.endpoints.endpoint import Endpoint
from lectura.llm.endpoints.ollama import prepare
from lectura.llm.gguf.server import serve
from lectura.llm.ledger import Ledger
from lectura.llm.options import (
    KEY_VARIABLE,
    LLMOptions,
    check_offline,
    chosen_llm,
    endpoint_url,
    is_nearby,
    origin,
)
from lectura.llm.reply_cache import EndpointMemory, Facts, Met, ReplyCache, remember
from lectura.llm.size import size_of
from lectura.progress import Hook
from lectura.store import Store

REMOTE_CONTEXT_TOKENS = 32_768
NEARBY_CONTEXT_TOKENS = 8192
"""Taken where an endpoint does not tell its context; learned from what it refuses or cuts."""

_OPENAI_HOST = "api.openai.com"
_DEPLOYMENT = re.compile(r"/openai/deployments/([^/]+)$")


@contextlib.contextmanager
def connect(
    options: LLMOptions,
    store: Store,
    hook: Hook,
    *,
    environ: Mapping[str, str] = os.environ,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[OpenAIChat]:
    """A language model for the length of the block.

    Starts a server inside this process for ``local``, looks for Ollama for ``ollama``, and else
    talks to the OpenAI-compatible endpoint of the settings or the environment.

    Args:
        options: the settings.
        store: keeps replies that were paid for and what is learned of the endpoint.
        hook: gets a `Notification` when something is waited for.
        environ: where the key and the address come from when the settings have none.
        sleep: waits between tries; replaced by tests.

    Raises:
        UsageError: the settings contradict each other (offline and an endpoint elsewhere).
        LLMError: nothing answers, the key is refused, there is no model.
        MissingDependencyError, ModelError: for ``local``, its extra or its file is missing.
    """
    Ledger(options)  # refuses contradictory limits before anything is started
    with (
        open_endpoint(options, store, hook, environ) as endpoint,
        chat_at(endpoint, options, store, hook, sleep=sleep) as chat,
    ):
        yield chat


@contextlib.contextmanager
def chat_at(
    endpoint: Endpoint,
    options: LLMOptions,
    store: Store,
    hook: Hook,
    *,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[OpenAIChat]:
    """The language model at an endpoint that is running."""
    settled = replace(options, concurrency=1) if endpoint.one_at_a_time else options
    wire = Wire(endpoint.url, endpoint.key, timeout_seconds=settled.timeout_seconds)
    with contextlib.closing(wire):
        identity = identify(wire, endpoint, settled)
        memory = EndpointMemory(store, endpoint.name, identity.name, first_facts(endpoint))
        if not options.context_tokens:
            met = Met(identity.name, identity.context_tokens, identity.size)
            remember(store, endpoint.name, options.model, met)
        if options.context_tokens:  # a context that is named outweighs the one learned
            memory.learn(context_tokens=None)
        ledger = Ledger(settled)
        sender = Sender(wire, identity.name, settled, memory, ledger, hook, sleep)
        cache = ReplyCache(store)
        yield OpenAIChat(identity, sender, ledger, cache, settled, count=endpoint.count)


@contextlib.contextmanager
def open_endpoint(
    options: LLMOptions,
    store: Store,
    hook: Hook,
    environ: Mapping[str, str],
    *,
    what: str = "the transcript",
) -> Iterator[Endpoint]:
    """The endpoint of the chosen engine, running for the length of the block.

    Before anything connects to it the hook receives where it is and what it will get.
    """
    chosen = chosen_llm(options, environ)
    configured = configured_endpoint(options, environ) if chosen == "openai" else None
    if sending := destination(options, environ, what):
        hook(sending)
    if configured is not None:
        yield configured
    elif chosen == "local":
        with serve(options, store, hook) as endpoint:
            yield endpoint
    elif chosen == "ollama":
        yield prepare(options, hook, environ)
    else:
        raise UsageError(
            "No language model is configured.",
            hint="Name one: --llm local, --llm ollama, or --base-url URL",
        )


def configured_endpoint(options: LLMOptions, environ: Mapping[str, str]) -> Endpoint:
    """The OpenAI-compatible endpoint of the settings or the environment.

    Raises:
        UsageError: its address is none, or offline forbids it.
        LLMAuthError: it is OpenAI's own, which wants a key, and there is none.
    """
    url = endpoint_url(options, environ)
    check_offline(options, url)
    key = options.api_key or environ.get(KEY_VARIABLE) or None
    shown = origin(url)
    if key is None and _is_openai(shown):
        raise LLMAuthError(
            f"There is no key for {shown}: {KEY_VARIABLE} is not set.",
            hint=f"Set it: export {KEY_VARIABLE}=…, then: lectura doctor --llm openai. "
            "Or take a model on this machine: --llm local",
            value=KEY_VARIABLE,
        )
    return Endpoint(
        url, key, shown, model=_deployment(options, url), refuses_overflow=_is_openai(shown)
    )


def _deployment(options: LLMOptions, url: str) -> str | None:
    """The deployment that an address of Azure names, unless a model was asked for."""
    named = _DEPLOYMENT.search(urlsplit(url).path)
    return unquote(named[1]) if named and not options.model else None


def identify(wire: Wire, endpoint: Endpoint, options: LLMOptions) -> ModelIdentity:
    """Which model answers there, with which context.

    Raises:
        LLMError: nothing answers, or no model can be chosen.
    """
    listing = (
        discover(wire, endpoint.model or options.model)
        if endpoint.context_tokens is None
        else Listing()
    )
    name = endpoint.model or choose_model(options.model, listing.names, endpoint.name, listing.said)
    near = is_nearby(endpoint.url)
    told = endpoint.context_tokens or listing.context_tokens(name)
    if near and told is None and not listing.silent:
        told = native_context(endpoint.url, name, endpoint.key)
    return ModelIdentity(
        name=name,
        endpoint=endpoint.name,
        context_tokens=options.context_tokens or told or default_context(endpoint),
        context_is_told=told is not None,
        context_is_given=options.context_tokens is not None,
        fingerprint=endpoint.fingerprint,
        refuses_overflow=endpoint.refuses_overflow,
        limits_in_schema=near,
        size=endpoint.size or size_of(name),
    )


def default_context(endpoint: Endpoint) -> int:
    """Tokens of prompt and reply to reckon with where an endpoint does not tell."""
    return NEARBY_CONTEXT_TOKENS if is_nearby(endpoint.url) else REMOTE_CONTEXT_TOKENS


def first_facts(endpoint: Endpoint) -> Facts:
    """What to assume of an endpoint never met."""
    return Facts(limit_name="max_completion_tokens" if _is_openai(endpoint.name) else "max_tokens")


def _is_openai(shown: str) -> bool:
    return shown.rpartition("://")[2] == _OPENAI_HOST
