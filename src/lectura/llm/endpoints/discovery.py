"""What an endpoint tells about itself: its models and their context."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lectura.errors import LLMModelError
from lectura.llm.chat.connection import Wire
from lectura.llm.chat.explanations import error_of, said
from lectura.llm.chat.failures import Failure
from lectura.llm.endpoints.plain_http import ODD_SHAPES, PlainHTTPError, fetch_json
from lectura.llm.options import at_path

_CONTEXT_FIELDS = (  # by the servers' own lists of models
    "max_model_len",  # vLLM
    "loaded_context_length",  # LM Studio
    "context_length",  # OpenRouter, Together
    "context_window",  # Groq
    "max_context_length",  # Mistral
)
_FINAL = ("region", "redirect")
_FINAL_UNNAMED = (*_FINAL, "auth", "timeout", "unreadable")
"""Refusals of the list after which nothing is asked, with a model named and without."""
_PREFERRED = ("gpt-5-mini", "gpt-4.1-mini", "gpt-4o-mini")
_NO_CHAT = ("embed", "whisper", "tts", "dall-e", "image", "moderation", "rerank", "audio")


@dataclass(frozen=True)
class Listing:
    """The models of an endpoint, with what each entry says; empty where it lists none.

    ``said`` are the server's own words where it refused to list them; ``silent`` is true where it
    let the time for an answer go by.
    """

    entries: tuple[dict[str, Any], ...] = ()
    said: str = ""
    silent: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The models' names, as the endpoint orders them."""
        return tuple(entry["id"] for entry in self.entries)

    def context_tokens(self, model: str) -> int | None:
        """The context of a model, where its entry tells."""
        for entry in self.entries:
            if entry["id"] == model:
                meta = entry.get("meta") if isinstance(entry.get("meta"), dict) else {}
                told = [entry.get(name) for name in _CONTEXT_FIELDS]
                told.append((meta or {}).get("n_ctx"))  # llama.cpp
                return next((int(n) for n in told if isinstance(n, int) and n > 0), None)
        return None


def discover(wire: Wire, wanted: str | None = None) -> Listing:
    """Ask the endpoint for its models.

    An endpoint need not have a list, and a key may be good for chat alone: where a model is
    wanted by name, its own answer decides. One that is down, or serves nobody here, is told at
    once.

    Raises:
        LLMUnreachableError: nothing answers, not in this country, or only by way of another server.
        LLMAuthError: the key is refused.
    """
    try:
        return Listing(tuple(wire.models()))
    except Failure as failure:
        if failure.refused or failure.kind in (_FINAL if wanted else _FINAL_UNNAMED):
            raise error_of(failure, wire.endpoint, "") from None
        return Listing(said=failure.message, silent=failure.kind == "timeout")


def native_context(url: str, model: str, key: str | None = None) -> int | None:
    """The context by a server's own paths: llama.cpp's ``/props``, LM Studio's list of models.

    Args:
        url: the base URL of the chat protocol; the paths stand beside its ``/v1``.
        model: the one to ask about.
        key: for the endpoint, where it wants one.
    """
    parts = urlsplit(url)
    base = parts._replace(path=parts.path.rstrip("/").removesuffix("/v1")).geturl()
    with contextlib.suppress(PlainHTTPError, *ODD_SHAPES):
        props = fetch_json(at_path(base, "/props"), key=key)
        return int(props["default_generation_settings"]["n_ctx"])
    with contextlib.suppress(PlainHTTPError, *ODD_SHAPES):
        entries = fetch_json(at_path(base, "/api/v0/models"), key=key)["data"]
        return Listing(tuple(entries)).context_tokens(model)
    return None


def choose_model(wanted: str | None, names: Sequence[str], endpoint: str, refusal: str = "") -> str:
    """The model to use: the wanted one, else a good small one, else the first that can chat.

    ``refusal`` is what the endpoint said where it did not list its models.

    Raises:
        LLMModelError: none is wanted and none is listed.
    """
    if wanted:
        return wanted
    usable = [name for name in names if not any(word in name.lower() for word in _NO_CHAT)]
    for name in (*_PREFERRED, *usable[:1]):
        if name in usable:
            return name
    raise LLMModelError(
        f"The endpoint {endpoint} does not say which models it has.{said(refusal)}",
        hint="Name one: --llm-model NAME",
        value=endpoint,
    )
