"""Where a run is going to send things, told before its first byte."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from lectura.llm.endpoints.ollama import address_of
from lectura.llm.options import (
    KEY_VARIABLE,
    LLMOptions,
    check_offline,
    chosen_llm,
    endpoint_url,
    is_loopback,
    origin,
)
from lectura.progress import Sending


def destination(options: LLMOptions, environ: Mapping[str, str], what: str) -> Sending | None:
    """Where the settings send to; None where all stays inside this process.

    Args:
        options: the settings.
        environ: where key and address come from when the settings have none.
        what: what is going to be sent.

    Raises:
        UsageError: the address is none, or offline forbids it.
    """
    chosen = chosen_llm(options, environ)
    if chosen == "openai":
        url = endpoint_url(options, environ)
        key = options.api_key or environ.get(KEY_VARIABLE)
    elif chosen == "ollama":
        url, key = address_of(options, environ), None
    else:
        return None
    check_offline(options, url)
    return Sending(origin(url), options.model, what, in_clear=_in_clear(url, key))


def _in_clear(url: str, key: str | None) -> bool:
    parts = urlsplit(url)
    keys = bool(key or parts.username or parts.password or parts.query)
    return parts.scheme == "http" and keys and not is_loopback(url)
