"""JSON over HTTP for the few paths outside the chat protocol, without any further package."""

from __future__ import annotations

import contextlib
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any

from lectura.llm.options import is_loopback


class PlainHTTPError(Exception):
    """No JSON came back; ``status`` is None where nothing answered at all."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


def fetch_json(
    url: str,
    payload: Mapping[str, Any] | None = None,
    *,
    key: str | None = None,
    timeout_seconds: float = 10.0,
) -> Any:
    """The JSON answer to a GET, or to a POST where there is a payload.

    Proxies of the environment are left out for this machine.

    Raises:
        PlainHTTPError: nothing answers, or not with JSON.
    """
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    data = None if payload is None else json.dumps(payload).encode()
    request = urllib.request.Request(url, data=data, headers=headers)  # noqa: S310 (http(s) only)
    handlers = [urllib.request.ProxyHandler({})] if is_loopback(url) else []
    opener = urllib.request.build_opener(*handlers, _NoRedirect())
    try:
        with contextlib.closing(opener.open(request, timeout=timeout_seconds)) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as error:
        raise PlainHTTPError(f"status {error.code}", error.code) from None
    except (OSError, HTTPException, ValueError) as error:
        raise PlainHTTPError(type(error).__name__) from None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect could lead off this machine."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None
