"""The one connection to an OpenAI-compatible endpoint: a request body in, an answer out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import openai

from lectura.llm import failures
from lectura.llm.failures import Failure
from lectura.llm.options import is_loopback, is_nearby, origin
from lectura.llm.protocol import TokenUsage
from lectura.llm.replies import without_thoughts

_NEARBY_TIMEOUT_SECONDS = 3600.0  # a long prompt on a small processor takes its time
_REMOTE_TIMEOUT_SECONDS = 600.0
_CONNECT_SECONDS = 10.0
_NO_KEY = "none"  # the openai package insists on a key; servers without one ignore it


@dataclass(frozen=True)
class WireAnswer:
    """A reply as it came.

    Attributes:
        text: what the model wrote; empty where it wrote nothing.
        refusal: its refusal, where the endpoint tells refusals apart.
        finish_reason: ``stop``, ``length``, ``content_filter`` …; empty where not given.
        usage: tokens as the server counted them; None where it does not.
        thinks_aloud: thoughts came before or beside the text.
        seconds: from sending to the whole answer.
    """

    text: str
    refusal: str | None
    finish_reason: str
    usage: TokenUsage | None
    thinks_aloud: bool
    seconds: float


class Wire:
    """Talks to one endpoint.

    Proxies of the environment are left out for this machine, and a redirect from there is not
    followed: it could lead anywhere.
    """

    def __init__(self, url: str, key: str | None, *, timeout_seconds: float | None = None) -> None:
        near, here = is_nearby(url), is_loopback(url)
        seconds = timeout_seconds or (_NEARBY_TIMEOUT_SECONDS if near else _REMOTE_TIMEOUT_SECONDS)
        self.endpoint = origin(url)
        self._key = key
        self._client = openai.OpenAI(
            base_url=url,
            api_key=key or _NO_KEY,
            max_retries=0,  # waiting is ours, so that it can be told, bounded and tested
            timeout=openai.Timeout(seconds, connect=min(seconds, _CONNECT_SECONDS)),
            http_client=openai.DefaultHttpxClient(trust_env=not here, follow_redirects=not here),
        )

    def complete(self, body: dict[str, Any]) -> WireAnswer:
        """Send one chat request.

        Raises:
            Failure: no reply came.
        """
        started = time.monotonic()
        try:
            answer: Any = self._client.chat.completions.create(**body)
        except Exception as error:
            raise failures.read(error, self._key) from None
        return self._read(answer, time.monotonic() - started)

    def models(self) -> list[dict[str, Any]]:
        """What the endpoint lists: one mapping per model, with at least its ``id``.

        Raises:
            Failure: no list came.
        """
        try:
            page: Any = self._client.with_options(timeout=_CONNECT_SECONDS * 2).models.list()
            entries = [item.model_dump() for item in page.data or ()]
        except Exception as error:
            raise failures.read(error, self._key) from None
        return [entry for entry in entries if isinstance(entry.get("id"), str)]

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _read(self, answer: Any, seconds: float) -> WireAnswer:
        if isinstance(answer, str) or not hasattr(answer, "model_dump"):
            raise Failure("path", "what came back is a web page, not an answer")
        plain: dict[str, Any] = answer.model_dump(warnings=False)
        choices = plain.get("choices") or []
        if not choices:
            error = plain.get("error") or {}
            code = error.get("code") if isinstance(error, dict) else None
            status = code if isinstance(code, int) else 502
            raise failures.read_status(status, error, {}, self._key)
        message = choices[0].get("message") or {}
        text = _text(message.get("content"))
        thought = message.get("reasoning_content") or message.get("reasoning")
        return WireAnswer(
            text=text,
            refusal=message.get("refusal") or None,
            finish_reason=str(choices[0].get("finish_reason") or ""),
            usage=_usage(plain.get("usage")),
            thinks_aloud=bool(thought) or without_thoughts(text) != text.strip(),
            seconds=seconds,
        )


def _text(content: object) -> str:
    """The text of a message: a string, or a list of parts with a ``text`` each."""
    if isinstance(content, list):
        return "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return str(content or "")


def _usage(usage: object) -> TokenUsage | None:
    if not isinstance(usage, dict):
        return None
    counted = [usage.get("prompt_tokens"), usage.get("completion_tokens")]
    numbers = [int(value) if isinstance(value, (int, float)) else 0 for value in counted]
    return TokenUsage(*numbers) if any(numbers) else None
