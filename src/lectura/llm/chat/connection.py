"""The one connection to an OpenAI-compatible endpoint: a request body in, an answer out."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

import openai

from lectura.llm.chat import bounds, failures
from lectura.llm.chat import error_bodies as saying
from lectura.llm.chat.failures import Failure
from lectura.llm.chat.redirects import stay_with_the_server
from lectura.llm.chat.replies import without_thoughts
from lectura.llm.ledger import TokenUsage
from lectura.llm.options import is_loopback, is_nearby, origin, secrets_in

_NEARBY_TIMEOUT_SECONDS = 3600.0  # a long prompt on a small processor takes its time
_REMOTE_TIMEOUT_SECONDS = 600.0
_CONNECT_SECONDS = 10.0
_LISTING_SECONDS = 20.0
_REDIRECTS_AT_MOST = 5
_NO_KEY = "none"  # the openai package insists on a key; servers without one ignore it
_CUT_REASONS = frozenset({
    "length", "length_limit", "max_length", "max_tokens", "max_output_tokens", "max_new_tokens",
    "max_completion_tokens", "model_length", "model_context_window_exceeded", "token_limit",
})  # fmt: skip
_FILTER_REASONS = frozenset({
    "content_filter", "content_filtered", "content-filter", "safety", "recitation", "blocklist",
    "prohibited_content", "refusal", "sensitive", "spii", "guardrail_intervened",
})  # fmt: skip
_BROKEN_REASONS = frozenset({
    "error", "insufficient_system_resource", "network_error", "abort", "cancelled", "timeout",
})  # fmt: skip
"""What servers call the same three ends of a reply that did not come to its own."""
_MOST_TOKENS = 10**9  # a larger count is none
_FRAMING = frozenset({b"content-encoding", b"content-length", b"transfer-encoding"})

ResultT = TypeVar("ResultT")


@dataclass(frozen=True)
class WireAnswer:
    """A reply as it came.

    Attributes:
        text: what the model wrote; empty where it wrote nothing.
        refusal: its refusal, where the endpoint tells refusals apart.
        finish_reason: ``stop``, ``length``, ``content_filter`` …, by whatever name the server
            calls them; empty where not given.
        usage: tokens as the server counted them; None where it does not.
        emits_reasoning: thoughts came before or beside the text.
        seconds: from sending to the whole answer.
    """

    text: str
    refusal: str | None
    finish_reason: str
    usage: TokenUsage | None
    emits_reasoning: bool
    seconds: float


class _Bounded(openai.DefaultHttpxClient):
    """Reads whole replies within `lectura.llm.chat.bounds`, and puts the base URL's query to each.

    What it hands on is decoded and complete, so that no one above reads from the wire again.
    """

    base_query: bytes = b""
    time_limit: float = _REMOTE_TIMEOUT_SECONDS

    def send(self, request: Any, **options: Any) -> Any:
        if self.base_query:
            request.url = request.url.copy_with(query=self.base_query)
        for _ in range(_REDIRECTS_AT_MOST + 1):
            answer = super().send(request, **{**options, "stream": True, "follow_redirects": False})
            with contextlib.closing(answer):
                body = self._body(answer)
            redirected = answer.next_request
            if redirected is None:
                break
            request = redirected
        # As bytes: some proxies put words into headers that are no ASCII.
        headers = [item for item in answer.headers.raw if item[0].lower() not in _FRAMING]
        return type(answer)(
            answer.status_code,
            headers=headers,
            content=body,
            request=answer.request,
            history=answer.history,
        )

    def _body(self, answer: Any) -> bytes:
        encoding = answer.headers.get("content-encoding", "")
        if answer.is_success:
            return bounds.collect(answer.iter_raw(), encoding=encoding, seconds=self.time_limit)
        # The status tells what is wrong, whatever becomes of the words about it.
        with contextlib.suppress(bounds.UnreadableError, bounds.DamagedError):
            return bounds.collect(
                answer.iter_raw(),
                encoding=encoding,
                seconds=self.time_limit,
                most=bounds.MOST_ERROR_BYTES,
                cut=True,
            )
        return b""


class Wire:
    """Talks to one endpoint.

    Proxies of the environment are left out for this machine, and no redirect to another server is
    followed.

    Azure takes a key in the header ``api-key`` (``Authorization`` is for tokens of Entra there);
    where the address looks like Azure's, or that of a gateway to it, both are sent.
    """

    def __init__(self, url: str, key: str | None, *, timeout_seconds: float | None = None) -> None:
        near, here = is_nearby(url), is_loopback(url)
        self._seconds = timeout_seconds or (
            _NEARBY_TIMEOUT_SECONDS if near else _REMOTE_TIMEOUT_SECONDS
        )
        self.endpoint = origin(url)
        parts = urlsplit(url)
        self._secrets = (key, *secrets_in(url))
        http = _Bounded(trust_env=not here, event_hooks={"response": [stay_with_the_server]})
        http.base_query, http.time_limit = parts.query.encode(), self._seconds
        self._client = openai.OpenAI(
            base_url=parts._replace(query="", fragment="").geturl(),
            api_key=key or _NO_KEY,
            max_retries=0,  # waiting is ours, so that it can be told, bounded and tested
            timeout=openai.Timeout(self._seconds, connect=min(self._seconds, _CONNECT_SECONDS)),
            http_client=http,
            default_headers={
                "Accept-Encoding": "gzip, deflate",  # what can be decoded piece by piece
                **({"api-key": key} if key and _is_azure(url) else {}),
            },
        )

    def complete(self, body: dict[str, Any]) -> WireAnswer:
        """Send one chat request.

        Raises:
            Failure: no reply came.
        """
        started = time.monotonic()
        answer = self._in_time(self._seconds, lambda: self._client.chat.completions.create(**body))
        return self._read(answer, time.monotonic() - started)

    def models(self) -> list[dict[str, Any]]:
        """What the endpoint lists: one mapping per model, with at least its ``id``.

        Raises:
            Failure: no list came.
        """
        seconds = min(self._seconds, _LISTING_SECONDS)
        client = self._client.with_options(timeout=seconds)

        def listed() -> list[dict[str, Any]]:
            return [item.model_dump() for item in client.models.list().data or ()]

        entries = self._in_time(seconds, listed)
        return [entry for entry in entries if isinstance(entry.get("id"), str)]

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _in_time(self, seconds: float, work: Callable[[], Any]) -> Any:
        try:
            return bounds.within(seconds, work)
        except Exception as error:
            raise failures.read(error, *self._secrets) from None

    def _read(self, answer: Any, seconds: float) -> WireAnswer:
        if isinstance(answer, list):
            raise failures.read_embedded(answer, *self._secrets)
        if isinstance(answer, str) or not hasattr(answer, "model_dump"):
            said = failures.scrub(saying.sentence(answer), *self._secrets)
            raise Failure("path", said, reason="what came back is a web page, not an answer")
        plain: dict[str, Any] = answer.model_dump(warnings=False)
        choice = _first(plain.get("choices"))
        finish = _finish(choice.get("finish_reason"))
        if not choice or choice.get("error") or finish == "error":
            told = choice.get("error") or plain.get("error") or (plain if not choice else None)
            raise failures.read_embedded(told, *self._secrets)
        message = _mapping(choice.get("message"))
        text = _text(message.get("content"))
        thought = message.get("reasoning_content") or message.get("reasoning")
        return WireAnswer(
            text=text,
            refusal=_text(message.get("refusal")) or None,
            finish_reason=finish,
            usage=_usage(plain.get("usage")),
            emits_reasoning=bool(thought) or without_thoughts(text) != text.strip(),
            seconds=seconds,
        )


def _is_azure(url: str) -> bool:
    parts = urlsplit(url)
    host = parts.hostname or ""
    return host.endswith((".azure.com", ".azure-api.net")) or any(
        name.lower() == "api-version" for name, _ in parse_qsl(parts.query, keep_blank_values=True)
    )


def _finish(reason: object) -> str:
    """Why the reply ended, in OpenAI's words."""
    name = str(reason or "").lower().partition(":")[0].strip()  # "content_filter: RECITATION"
    if name in _CUT_REASONS:
        return "length"
    if name in _BROKEN_REASONS:
        return "error"
    return "content_filter" if name in _FILTER_REASONS else name


def _first(choices: object) -> dict[str, Any]:
    """The first choice; empty where there is none, or what stands there is none."""
    return _mapping(choices[0]) if isinstance(choices, list) and choices else {}


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(content: object) -> str:
    """The text of a message: a string, or a list of parts with a ``text`` each."""
    if isinstance(content, list):
        return "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return str(content or "")


def _usage(usage: object) -> TokenUsage | None:
    if not isinstance(usage, dict):
        return None
    counted = [usage.get("prompt_tokens"), usage.get("completion_tokens")]
    numbers = [
        int(value) if isinstance(value, (int, float)) and 0 <= value < _MOST_TOKENS else 0
        for value in counted
    ]
    return TokenUsage(*numbers) if any(numbers) else None
