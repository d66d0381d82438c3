"""What an endpoint can do, found out by asking it: for ``lectura doctor``."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel

from lectura.errors import ContextOverflowError, LecturaError
from lectura.llm.chat.client import OpenAIChat
from lectura.llm.chat.connection import Wire
from lectura.llm.chat.reply_schema import Level
from lectura.llm.connect import chat_at, first_facts, open_endpoint
from lectura.llm.endpoints.discovery import discover
from lectura.llm.endpoints.endpoint import Endpoint
from lectura.llm.options import LLMOptions, is_nearby
from lectura.llm.protocol import Request
from lectura.llm.reply_cache import EndpointMemory, Met, remember
from lectura.progress import Hook, Notification, ignore
from lectura.store import Store

_LINE = "The oldest presses were made of oak, and the type was cast by hand in small moulds.\n"
_LONG_LINES = 250  # beyond the 4,096 tokens that servers give by default
_SYSTEM = "You take notes of a lecture. Answer in JSON."


@dataclass(frozen=True)
class EndpointReport:
    """What `probe_endpoint` found.

    Attributes:
        reachable: something answers there.
        model: the one that was asked; None where none could be chosen.
        models: what the endpoint lists; empty where it lists nothing.
        schema_support: ``json_schema``, ``json_object`` or ``text``; None where no usable reply
            came.
        context_tokens: told by the server, or measured; None where neither worked.
        emits_reasoning: thoughts precede its answers, which costs time and tokens.
        tokens_per_second: of the reply, waiting included; None where not known.
        problem: one sentence; None where all is well.
        hint: what to do about it.
    """

    reachable: bool
    model: str | None = None
    models: tuple[str, ...] = ()
    schema_support: Level | None = None
    context_tokens: int | None = None
    emits_reasoning: bool = False
    tokens_per_second: float | None = None
    problem: str | None = None
    hint: str | None = None


class _Notes(BaseModel):
    summary: str
    materials: list[str]


def probe_endpoint(
    options: LLMOptions,
    hook: Hook = ignore,
    *,
    environ: Mapping[str, str] = os.environ,
    remember_in: Store | None = None,
) -> EndpointReport:
    """Ask the endpoint of the settings what it has, and two short questions.

    Nothing of it is stored but speed, model and context, in ``remember_in``, for later estimates.
    The questions cost some hundred tokens; on this machine and network, where a server does not
    tell its context, one of about 5,000 tokens finds it out.
    """
    settings = replace(options, retries=min(options.retries, 1), max_reply_tokens=512)
    with tempfile.TemporaryDirectory(prefix="lectura-probe-") as folder:
        try:
            return _probe(settings, Store(Path(folder)), hook, environ, remember_in)
        except LecturaError as error:
            return EndpointReport(False, options.model, problem=error.message, hint=error.hint)


def _probe(
    options: LLMOptions,
    store: Store,
    hook: Hook,
    environ: Mapping[str, str],
    remember_in: Store | None,
) -> EndpointReport:
    with open_endpoint(options, store, hook, environ, what="test questions") as endpoint:
        with contextlib.closing(Wire(endpoint.url, endpoint.key)) as wire:
            models = discover(wire, options.model or endpoint.model).names
        report = EndpointReport(True, endpoint.model or options.model, models)
        try:
            with chat_at(endpoint, options, store, hook) as chat:
                report = _ask(replace(report, model=chat.model), chat)
                if report.context_tokens is None and is_nearby(endpoint.url):
                    hook(Notification("Measuring the context of the model …"))
                    report = replace(report, context_tokens=_measured_context(chat))
                if remember_in is not None:
                    _remember(remember_in, endpoint, options.model, chat, report)
        except LecturaError as error:
            return replace(report, problem=error.message, hint=error.hint)
    return report


def _remember(
    store: Store, endpoint: Endpoint, wanted: str | None, chat: OpenAIChat, report: EndpointReport
) -> None:
    """Keep for estimates what was found."""
    context = report.context_tokens or chat.context_tokens
    remember(store, endpoint.name, wanted, Met(chat.model, context, chat.size))
    if report.tokens_per_second:
        memory = EndpointMemory(store, endpoint.name, chat.model, first_facts(endpoint))
        memory.learn(tokens_per_second=report.tokens_per_second)


def _ask(report: EndpointReport, chat: OpenAIChat) -> EndpointReport:
    started = time.monotonic()
    reply = chat.ask(Request(_SYSTEM, _LINE), _Notes)
    seconds = max(1e-3, time.monotonic() - started)
    tokens = reply.usage.completion_tokens
    facts = chat.facts
    return replace(
        report,
        schema_support=facts.level,
        context_tokens=chat.context_tokens if chat.identity.context_is_told else None,
        emits_reasoning=facts.emits_reasoning,
        tokens_per_second=round(tokens / seconds, 1) if tokens else None,
    )


def _measured_context(chat: OpenAIChat) -> int | None:
    """The context that a long prompt shows: learned where it did not fit, else what did fit."""
    try:
        reply = chat.ask(Request(_SYSTEM, _LINE * _LONG_LINES), _Notes)
    except ContextOverflowError:
        return chat.context_tokens
    return reply.usage.prompt_tokens + reply.usage.completion_tokens or None
