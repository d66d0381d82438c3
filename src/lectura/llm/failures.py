"""What an endpoint's refusal or silence means: the one place where foreign errors are read.

`read` turns whatever the openai package raises into a `Failure`; `explain` makes the errors for
people of it. No key gets through: what the server says is scrubbed.
"""

from __future__ import annotations

import email.utils
import re
import time
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import openai

Kind: TypeAlias = Literal[
    "passing", "timeout", "auth", "quota", "model", "path", "overflow", "parameter"
]
"""``passing`` may be gone at the next try; ``parameter`` is any refusal of the request itself."""

_NAME = Literal["temperature", "seed", "max_tokens", "max_completion_tokens"]
_PARAMETERS: tuple[_NAME, ...] = ("max_completion_tokens", "max_tokens", "temperature", "seed")
_OVERFLOW = re.compile(
    r"context_length_exceeded|exceed_context_size|context (length|window|size)|reduce the length"
    r"|(prompt|input|request)( is)? too (long|large)|too many (input )?tokens"
    r"|maximum (prompt|input) length|input token count|max_new_tokens",
    re.IGNORECASE,
)
_CONTEXT_SIZES = (
    re.compile(r"maximum context length (?:is|of) (\d+)", re.IGNORECASE),
    re.compile(r"context size \((\d+)", re.IGNORECASE),
    re.compile(r"context (?:length|window|size) of (?:only )?(\d+)", re.IGNORECASE),
    re.compile(r"> (\d+) maximum", re.IGNORECASE),
    re.compile(r"must be <= (\d+)", re.IGNORECASE),
    re.compile(r"tokens allowed \(?(\d+)", re.IGNORECASE),
)
_QUOTA = re.compile(r"insufficient_quota|billing|credit balance|exceeded your .*quota", re.I)
_NO_MODEL = re.compile(r"model", re.IGNORECASE)
_PASSING_STATUS = (408, 409, 425, 429)
_SCHEMA = re.compile(r"response_format|json_schema|json_object|grammar|schema", re.IGNORECASE)
_SECRET = re.compile(r"\b(?:sk|pk|rk|gsk|hf|xai|nvapi|key)[-_][\w*.…-]{4,}|Bearer\s+\S+")
_SHOWN_CHARACTERS = 300


class Failure(Exception):  # noqa: N818 (it is read and answered inside this room, never shown)
    """One request that brought no reply, and why."""

    def __init__(
        self,
        kind: Kind,
        message: str,
        *,
        parameter: str | None = None,
        wait_seconds: float | None = None,
        context_tokens: int | None = None,
        refused: bool = False,
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.parameter = parameter
        self.wait_seconds = wait_seconds
        self.context_tokens = context_tokens
        self.refused = refused


def scrub(text: str, key: str | None) -> str:
    """One line of a server's text, without any trace of a key: the key, its parts, its like."""
    text = " ".join(_SECRET.sub("[key]", text).split())
    if key:
        text = re.sub(r"[^\s\"'<>,;:=()\[\]{}]+", lambda m: _unless_key(m[0], key), text)
    return text[:_SHOWN_CHARACTERS]


def _unless_key(word: str, key: str) -> str:
    """The word, unless it shares its beginning, its end or six characters with the key."""
    parts = {key[i : i + 6] for i in range(max(1, len(key) - 5))}
    told = any(part in word for part in parts) or word[:4] == key[:4]
    return "[key]" if told else word


def read(error: Exception, key: str | None) -> Failure:
    """Understand an exception of the openai package, or whatever else its call let through."""
    if isinstance(error, openai.APITimeoutError):
        return Failure("timeout", "it took longer than the time limit")
    if isinstance(error, openai.APIStatusError):
        body = error.body if error.body is not None else error.response.text
        return read_status(error.status_code, body, error.response.headers, key)
    if isinstance(error, openai.APIConnectionError):
        refused = "refused" in str(error.__cause__).lower() or "not known" in str(error.__cause__)
        return Failure("passing", "the connection failed or broke off", refused=refused)
    return Failure("passing", f"what came back is not an answer ({type(error).__name__})")


def read_status(status: int, body: object, headers: Mapping[str, str], key: str | None) -> Failure:
    """Understand an error answer.

    Args:
        status: of HTTP, or what the body gives as its code.
        body: the ``error`` member, the whole JSON body, or the text.
        headers: of the answer.
        key: never to be repeated.
    """
    details = _details(body)
    raw = str(details.get("message") or body or "")
    message = scrub(raw, key)
    marks = f"{details.get('code')} {details.get('type')} {raw}"
    if status in (401, 403):
        return Failure("auth", message)
    if status == 402 or (status == 429 and _QUOTA.search(marks)):
        return Failure("quota", message)
    if status == 404:
        return Failure("model" if _NO_MODEL.search(marks) else "path", message)
    if status == 413 or _OVERFLOW.search(marks):
        return Failure("overflow", message, context_tokens=_context_size(details, raw))
    if status in _PASSING_STATUS or (status >= 500 and not _SCHEMA.search(marks)):
        reason = f"it answers with status {status}"
        return Failure("passing", reason, wait_seconds=_wait(headers))
    return Failure("parameter", message, parameter=_parameter(details, raw))


def _details(body: object) -> dict[str, Any]:
    if isinstance(body, dict):
        inner = body.get("error", body)
        return inner if isinstance(inner, dict) else {"message": inner}
    return {}


def _context_size(details: dict[str, Any], message: str) -> int | None:
    if isinstance(details.get("n_ctx"), int):
        return int(details["n_ctx"])
    found = (pattern.search(message) for pattern in _CONTEXT_SIZES)
    return next((int(match[1]) for match in found if match), None)


def _parameter(details: dict[str, Any], message: str) -> str | None:
    """The optional parameter that was refused; None where the format is meant, or anything else."""
    named = str(details.get("param") or "")
    if named in _PARAMETERS:
        return named
    if named.startswith("response_format"):
        return None
    mentioned = [(message.find(name), name) for name in _PARAMETERS if name in message]
    return min(mentioned)[1] if mentioned else None


def _wait(headers: Mapping[str, str]) -> float | None:
    """Seconds that the answer asks to wait: ``Retry-After`` holds seconds or a date."""
    if milliseconds := headers.get("retry-after-ms", headers.get("Retry-After-Ms")):
        return _number(milliseconds, 0.001)
    text = headers.get("retry-after", headers.get("Retry-After"))
    if text is None:
        return None
    if (seconds := _number(text, 1.0)) is not None:
        return seconds
    moment = email.utils.parsedate_tz(text)
    return max(0.0, email.utils.mktime_tz(moment) - time.time()) if moment else None


def _number(text: str, unit: float) -> float | None:
    try:
        return max(0.0, float(text) * unit)
    except ValueError:
        return None
