"""JSON over HTTP for the few paths outside the chat protocol, without any further package."""

from __future__ import annotations

import contextlib
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from secrets import token_hex
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
    data = None if payload is None else json.dumps(payload).encode()
    return _answered(url, data, "application/json", key, timeout_seconds)


def send_file(
    url: str,
    fields: Mapping[str, str],
    file: tuple[str, Path, str],
    *,
    key: str | None = None,
    timeout_seconds: float,
) -> Any:
    """The JSON answer to a form with a file in it (RFC 7578), as `fetch_json`.

    Args:
        url: where to.
        fields: the others of the form.
        file: the name of its field, the file, its media type; only its suffix is told.
        key: for that server.
        timeout_seconds: for the whole.

    Raises:
        PlainHTTPError: nothing answers, or not with JSON.
        OSError: the file cannot be read.
    """
    border = token_hex(16)
    name, path, kind = file
    parts = [_part(border, f'name="{field}"', value.encode()) for field, value in fields.items()]
    told = f'name="{name}"; filename="audio{path.suffix}"\r\nContent-Type: {kind}'
    parts.append(_part(border, told, path.read_bytes()))
    data = b"".join([*parts, f"--{border}--\r\n".encode()])
    form = f"multipart/form-data; boundary={border}"
    return _answered(url, data, form, key, timeout_seconds)


def _part(border: str, told: str, value: bytes) -> bytes:
    head = f"--{border}\r\nContent-Disposition: form-data; {told}\r\n\r\n"
    return b"".join((head.encode(), value, b"\r\n"))


def _answered(url: str, data: bytes | None, kind: str, key: str | None, seconds: float) -> Any:
    headers = {"Content-Type": kind, "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    request = urllib.request.Request(url, data=data, headers=headers)  # noqa: S310 (http(s) only)
    try:
        return bounds.within(seconds, lambda: _fetched(request, seconds, key))
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
