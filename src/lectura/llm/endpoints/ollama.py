"""Ollama: find the running server, choose one of its models, give it the context that is needed.

Ollama's OpenAI-compatible path takes no context length, and its default cuts a long prompt without
a word. What its documentation advises is done here: a derived model with ``num_ctx`` is created
(``POST /api/create``). It shares the files of the model it comes from, takes no space, and is found
again by the next run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lectura.errors import LLMModelError, LLMUnreachableError
from lectura.llm.chat.explanations import error_of, nothing_answers, said
from lectura.llm.chat.failures import Failure
from lectura.llm.endpoints.endpoint import Endpoint
from lectura.llm.endpoints.plain_http import ODD_SHAPES, PlainHTTPError, fetch_json
from lectura.llm.options import LLMOptions, at_path, check_offline, origin
from lectura.llm.size import size_of
from lectura.progress import Hook, Notification, Sending

HOST_VARIABLE = "OLLAMA_HOST"
CONTEXT_TOKENS = 8192
"""Context unless told otherwise."""

_PORT = 11434
_DERIVED = "lectura-"
_NO_CHAT = re.compile(r"embed|minilm|bge-|rerank", re.IGNORECASE)
_CLOUD = "https://ollama.com"
_CREATE_SECONDS = 120.0


@dataclass(frozen=True)
class OllamaModel:
    """A model that Ollama has.

    Attributes:
        name: with its tag, such as ``qwen3:4b``.
        size_bytes: of its files.
        digest: of its manifest.
        elsewhere: the origin of the server that really runs it; empty for this Ollama itself.
    """

    name: str
    size_bytes: int
    digest: str
    elsewhere: str = ""


def prepare(options: LLMOptions, hook: Hook, environ: Mapping[str, str]) -> Endpoint:
    """The endpoint of a running Ollama, with a model of the right context.

    Raises:
        UsageError: offline was asked for, and Ollama or what runs the model is elsewhere.
        LLMUnreachableError: no Ollama answers.
        LLMModelError: it does not have the model, or has none.
    """
    address = address_of(options, environ)
    check_offline(options, address)
    model = choose(options.model, list_models(address), address)
    if model.elsewhere:
        check_offline(options, model.elsewhere)
        hook(Sending(origin(model.elsewhere), model.name, "all of it"))
    longest = trained_context(address, model.name)
    context = min(options.context_tokens or CONTEXT_TOKENS, longest or CONTEXT_TOKENS)
    return Endpoint(
        url=at_path(address, "/v1"),
        key=None,
        name=origin(address),
        model=_with_context(address, model.name, context, hook),
        context_tokens=context,
        fingerprint=model.digest,
        one_at_a_time=True,
        size=size_of(model.name, None if model.elsewhere else model.size_bytes or None),
    )


def address_of(options: LLMOptions, environ: Mapping[str, str]) -> str:
    """Where Ollama is looked for: the base URL, what ``OLLAMA_HOST`` says, or this machine."""
    return server_address(options.base_url or environ.get(HOST_VARIABLE) or "")


def server_address(host: str) -> str:
    """``http://host:port`` from what ``OLLAMA_HOST`` may hold, with its query where it has one.

    ``0.0.0.0`` is where a server listens, not where it can be reached: this machine is meant.
    """
    host = host.strip()
    url = host if "://" in host else f"http://{host}"
    parts = urlsplit(url)
    name = parts.hostname or "127.0.0.1"
    name = "127.0.0.1" if name in ("0.0.0.0", "::") else name  # noqa: S104 (not bound to)
    shown = f"[{name}]" if ":" in name else name
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{shown}:{parts.port or _PORT}{query}"


def list_models(address: str) -> tuple[OllamaModel, ...]:
    """The models that Ollama has, those derived by lectura left out; most recent first.

    Raises:
        LLMUnreachableError: no Ollama answers at the address.
    """
    try:
        listed = fetch_json(at_path(address, "/api/tags"))["models"]
        return tuple(
            OllamaModel(
                str(item["name"]),
                int(item.get("size") or 0),
                str(item.get("digest", "")),
                _elsewhere(item),
            )
            for item in listed
            if not str(item["name"]).startswith(_DERIVED)
        )
    except PlainHTTPError as error:
        if error.status is not None:
            failure = Failure("path", error.said, reason=f"it answers with {error}")
            raise error_of(failure, origin(address), "") from None
        raise _no_ollama(address) from None
    except ODD_SHAPES:
        raise _no_ollama(address) from None


def _elsewhere(listed: dict[str, Any]) -> str:
    """Where a model of the list runs: Ollama passes those of its cloud on to its maker."""
    if host := str(listed.get("remote_host") or ""):
        return host if "://" in host else f"https://{host}"
    return _CLOUD if str(listed["name"]).endswith(("-cloud", ":cloud")) else ""


def _no_ollama(address: str) -> LLMUnreachableError:
    return nothing_answers(
        origin(address), "Start Ollama (ollama serve), then run the same command again."
    )


def choose(wanted: str | None, models: tuple[OllamaModel, ...], address: str) -> OllamaModel:
    """The wanted model, with or without its tag; else the largest of its own that can chat.

    Raises:
        LLMModelError: it is not there, or there is none.
    """
    usable = [model for model in models if not _NO_CHAT.search(model.name) and not model.elsewhere]
    if wanted:
        tagged = wanted if ":" in wanted else f"{wanted}:latest"
        for name in (wanted, tagged):
            if found := next((model for model in models if model.name == name), None):
                return found
        names = ", ".join(model.name for model in usable) or "none"
        raise LLMModelError(
            f"Ollama at {origin(address)} does not have the model '{wanted}'; it has: {names}.",
            hint=f"Choose one with --llm-model NAME, or fetch it: ollama pull {wanted}",
            value=wanted,
        )
    if not usable:
        raise LLMModelError(
            f"Ollama at {origin(address)} has no model yet.",
            hint="Fetch one, for instance: ollama pull qwen3:4b",
        )
    return max(usable, key=lambda model: model.size_bytes)


def trained_context(address: str, model: str) -> int | None:
    """The longest context of a model, as its file says; None where Ollama does not tell."""
    try:
        info: dict[str, Any] = fetch_json(at_path(address, "/api/show"), {"model": model})[
            "model_info"
        ]
        told = [value for key, value in info.items() if key.endswith(".context_length")]
    except (PlainHTTPError, *ODD_SHAPES):
        return None
    return next((int(value) for value in told if isinstance(value, int) and value > 0), None)


def derived_name(model: str, context_tokens: int) -> str:
    """The name of the derived model: ``qwen3:4b`` → ``lectura-qwen3-4b:ctx8192``."""
    plain = re.sub(r"[^a-z0-9._-]+", "-", model.removesuffix(":latest").lower())
    return f"{_DERIVED}{plain}:ctx{context_tokens}"


def _with_context(address: str, model: str, context_tokens: int, hook: Hook) -> str:
    """The derived model with that context, made where it is missing.

    Where Ollama refuses to make it, the model itself is used: the check words then notice a
    prompt that was cut.
    """
    name = derived_name(model, context_tokens)
    request: dict[str, Any] = {"model": name, "from": model, "stream": False}
    request["parameters"] = {"num_ctx": context_tokens}
    try:
        fetch_json(
            at_path(address, "/api/create"),
            {**request, "stream": False},
            timeout_seconds=_CREATE_SECONDS,
        )
    except PlainHTTPError as error:
        hook(
            Notification(
                f"Ollama did not take a context of {context_tokens} tokens for {model}; its own "
                f"setting holds (OLLAMA_CONTEXT_LENGTH).{said(error.said)}",
                "warning",
            )
        )
        return model
    return name
