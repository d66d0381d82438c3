"""How the language model is reached and what it may cost, and the choice among the ways."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import parse_qsl, urlsplit

from lectura.errors import UsageError

Choice: TypeAlias = Literal["keyless", "openai", "local", "ollama"]

AUTO = "auto"
KEY_VARIABLE = "OPENAI_API_KEY"
URL_VARIABLE = "OPENAI_BASE_URL"
OPENAI_URL = "https://api.openai.com/v1"
REPLY_TOKENS, NEARBY_REPLY_TOKENS = 4096, 2048
_ROOMY_CONTEXT_TOKENS = 32_768
_KEY_CHARACTERS = 12

_CHOICES: dict[str, Choice] = {
    "none": "keyless",
    "keyless": "keyless",
    "openai": "openai",
    "local": "local",
    "ollama": "ollama",
}


@dataclass(frozen=True)
class Prices:
    """What the endpoint charges, per million tokens."""

    prompt_per_million: float
    reply_per_million: float
    currency: str = "USD"


@dataclass(frozen=True)
class LLMOptions:
    """The settings of the language model.

    Attributes:
        llm: ``auto`` (an endpoint where one is configured, else none), ``none``, ``openai`` (any
            OpenAI-compatible endpoint), ``local`` (a GGUF file inside this process), ``ollama``.
        model: its name at the endpoint, or for ``local`` a name of the curated list; None takes
            the endpoint's own, or the best that is on disk.
        base_url: of an OpenAI-compatible endpoint; default is ``OPENAI_BASE_URL``, else OpenAI.
        api_key: default is ``OPENAI_API_KEY``. Never shown, logged or stored.
        context_tokens: what prompt and reply may take together; None asks the endpoint.
        max_reply_tokens: reserved for one reply within the context; None takes `reply_tokens`.
        timeout_seconds: for one reply; None is an hour on this machine or network, else ten
            minutes.
        retries: further attempts after a failure that may pass (429, 5xx, timeout, lost line).
        concurrency: requests under way at once; a local model always gets one.
        offline: only endpoints on this machine may be used.
        max_tokens_total: no request is sent that could take the run over this many tokens.
        max_cost: the same in the currency of ``prices``.
        prices: None where unknown or nothing.
        temperature: of the sampling; 0 repeats best.
        seed: of the sampling, where the endpoint takes one.
        gguf: the model file for ``local``.
    """

    llm: str | None = AUTO
    model: str | None = None
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    context_tokens: int | None = None
    max_reply_tokens: int | None = None
    timeout_seconds: float | None = None
    retries: int = 5
    concurrency: int = 1
    offline: bool = False
    max_tokens_total: int | None = None
    max_cost: float | None = None
    prices: Prices | None = None
    temperature: float | None = 0.0
    seed: int | None = 7
    gguf: Path | None = None


def chosen_llm(options: LLMOptions, environ: Mapping[str, str]) -> Choice:
    """Which way the notes are made; ``keyless`` means without any language model.

    Without a choice by name, an endpoint is used where one is configured (base URL or key). A key
    in the environment is no request to go online: with ``offline`` it does not count.

    Raises:
        UsageError: no such way.
    """
    name = (options.llm or AUTO).strip().lower()
    if name in _CHOICES:
        return _CHOICES[name]
    if name != AUTO:
        raise UsageError(
            f"There is no language model engine named '{options.llm}'.",
            hint="Choose one of: --llm auto, none, openai, local, ollama",
            value=options.llm,
        )
    if options.gguf is not None:
        return "local"
    if options.base_url or options.api_key:
        return "openai"
    if (environ.get(KEY_VARIABLE) or environ.get(URL_VARIABLE)) and (
        not options.offline or is_loopback(endpoint_url(options, environ))
    ):
        return "openai"
    return "keyless"


def endpoint_url(options: LLMOptions, environ: Mapping[str, str]) -> str:
    """The base URL of the endpoint; ``/v1`` is added where only a host was given.

    A query stays (`at_path` puts paths before it). The address of the chat service itself, which
    Azure's portal shows, is cut back to its base.

    Raises:
        UsageError: it is no http(s) address.
    """
    url = (options.base_url or environ.get(URL_VARIABLE) or OPENAI_URL).strip()
    if "://" not in url:
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            "The base URL of the language model is not an http address.",
            hint="Write it like: --base-url http://localhost:8080/v1",
            value=origin(url),
        )
    path = parts.path.rstrip("/").removesuffix("/chat/completions").rstrip("/")
    return at_path(f"{origin(url, with_user=True)}?{parts.query}", path or "/v1")


def at_path(url: str, path: str) -> str:
    """The URL with a path put behind its own, before its query; a fragment is left out."""
    parts = urlsplit(url)
    return parts._replace(path=parts.path.rstrip("/") + path, fragment="").geturl()


def secrets_in(url: str) -> tuple[str, ...]:
    """What in a URL may be a key: the password, and the long values of the query."""
    parts = urlsplit(url)
    named = parse_qsl(parts.query)
    long = [v for name, v in named if name.lower() != "api-version" and len(v) >= _KEY_CHARACTERS]
    return (*filter(None, [parts.password]), *long)


def origin(url: str, *, with_user: bool = False) -> str:
    """Scheme, host and port of a URL: what may be shown; a user and password only on demand."""
    scheme, _, rest = url.partition("://")
    authority = rest.split("/", 1)[0].split("?", 1)[0].split("#", 1)[0]
    return f"{scheme}://{authority if with_user else authority.rpartition('@')[2]}"


def reply_tokens(options: LLMOptions, context_tokens: int, *, near: bool) -> int:
    """Tokens reserved for one reply: as asked for, else what the context makes room for.

    Args:
        options: the settings.
        context_tokens: of prompt and reply together.
        near: the model runs on this machine or network, where memory is short and replies are slow.
    """
    short = near and context_tokens < _ROOMY_CONTEXT_TOKENS
    wanted = options.max_reply_tokens or (NEARBY_REPLY_TOKENS if short else REPLY_TOKENS)
    return min(wanted, context_tokens // 2)


def is_loopback(url: str) -> bool:
    """True where the URL can only mean this machine: 127.0.0.0/8, ::1 or localhost."""
    address = _address(url)
    return address is not None and address.is_loopback


def is_nearby(url: str) -> bool:
    """True for this machine and private networks, where models answer slowly and patiently."""
    address = _address(url)
    return address is not None and (address.is_loopback or address.is_private)


def check_offline(options: LLMOptions, url: str) -> None:
    """Refuse an endpoint beyond this machine before anything connects to it.

    Raises:
        UsageError: offline was asked for, and the endpoint is elsewhere.
    """
    if options.offline and not is_loopback(url):
        raise UsageError(
            f"--offline allows language models on this machine only, and {origin(url)} is not.",
            hint="Use --llm local, or --llm none, or leave --offline out.",
            value=origin(url),
        )


def _address(url: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    host = urlsplit(url).hostname or ""
    if host.lower().rstrip(".") == "localhost":
        return ipaddress.IPv4Address("127.0.0.1")
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
