"""JSON over HTTP for the few paths outside the chat protocol, without any further package."""

from __future__ import annotations

import contextlib
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any

from lectura.llm.chat import bounds
from lectura.llm.chat import error_bodies as saying
from lectura.llm.chat.failures import scrub
from lectura.llm.options import is_loopback, secrets_in

ODD_SHAPES = (KeyError, TypeError, ValueError, AttributeError, OverflowError)
"""What reading a foreign answer raises where it is JSON, but not of the shape it should have."""

_PIECE_BYTES = 64 * 1024
_BROKEN = (
    OSError, HTTPException, bounds.LateError, bounds.UnreadableError, bounds.DamagedError
)  # fmt: skip


class PlainHTTPError(Exception):
    """No JSON came back.

    Attributes:
        status: of HTTP; None where nothing answered at all.
        said: the server's own words, scrubbed; empty where it said nothing.
    """

    def __init__(self, message: str, status: int | None = None, said: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.said = said


def fetch_json(
    url: str,
    payload: Mapping[str, Any] | None = None,
    *,
    key: str | None = None,
    timeout_seconds: float = 10.0,
) -> Any:
    """The JSON answer to a GET, or to a POST where there is a payload.

    Proxies of the environment are left out for this machine. The answer is bounded as the chat
    replies are (`lectura.llm.chat.bounds`); the time limit is that of the whole.

    Raises:
        PlainHTTPError: nothing answers, or not with JSON.
    """
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    data = None if payload is None else json.dumps(payload).encode()
    request = urllib.request.Request(url, data=data, headers=headers)  # noqa: S310 (http(s) only)
    try:
        return bounds.within(timeout_seconds, lambda: _fetched(request, timeout_seconds, key))
    except (ValueError, RecursionError, *_BROKEN) as error:
        raise PlainHTTPError(type(error).__name__) from None


def _fetched(request: urllib.request.Request, seconds: float, key: str | None) -> Any:
    url = request.full_url
    handlers = [urllib.request.ProxyHandler({})] if is_loopback(url) else []
    opener = urllib.request.build_opener(*handlers, _NoRedirect())
    try:
        with contextlib.closing(opener.open(request, timeout=seconds)) as answer:
            body = bounds.collect(
                iter(lambda: answer.read1(_PIECE_BYTES), b""),
                encoding=answer.headers.get("Content-Encoding", ""),
                seconds=seconds,
            )
    except urllib.error.HTTPError as error:
        with contextlib.closing(error):
            said = scrub(_said(error, seconds), key, *secrets_in(url))
        raise PlainHTTPError(f"status {error.code}", error.code, said) from None
    return json.loads(body)


def _said(error: urllib.error.HTTPError, seconds: float) -> str:
    """What the body of an error answer says; empty where it cannot be read."""
    pieces = iter(lambda: error.read(_PIECE_BYTES), b"")
    try:
        body = bounds.collect(pieces, most=bounds.MOST_ERROR_BYTES, seconds=seconds, cut=True)
    except _BROKEN:
        return ""
    return saying.sentence(body.decode("utf-8", "replace"))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect could lead off this machine."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None
