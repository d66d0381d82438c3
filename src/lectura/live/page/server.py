"""Serves the page and its events on this machine alone (server-sent events, HTML standard § 9.2).

Whoever asks needs the token of the address, and must ask for this machine by its own name: a page
of somebody else's whose name was made to lead here (DNS rebinding) gets nothing.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import secrets
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from lectura.errors import UsageError
from lectura.live.events import Draft, Event, Firm, Gap, Language, Told
from lectura.live.page.document import page, policy
from lectura.paths import display_path, escaped_in_json

_HOST = "127.0.0.1"
_NAMES = (_HOST, "localhost")
_HEARTBEAT_SECONDS = 10.0
_MOST_READERS = 32
_TIMEOUT_SECONDS = 15.0


class Feed:
    """All that was told: what stays, numbered from 1, and the draft of this moment."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._draft = _json("draft", text="")
        self._version = 0
        self._ended = False
        self._news = threading.Condition()

    def tell(self, event: Event, at: float) -> None:
        """Take an event."""
        kept = draft = None
        if isinstance(event, Firm) and (event.words or event.closed):
            start = event.words[0].start if event.words else None
            kept = _json("firm", text=event.text, start=start, closed=event.closed)
        elif isinstance(event, Gap):
            kept = _json("gap", start=event.span.start, end=event.span.end)
        elif isinstance(event, Language):
            kept = _json("language", code=event.code)
        elif isinstance(event, Told):
            kept = _json("told", message=event.message)
        elif isinstance(event, Draft):
            draft = _json("draft", text=event.text)
        with self._news:
            if kept is not None:
                self._kept.append(kept)
            if draft is not None:
                self._draft = draft
            self._version += 1
            self._news.notify_all()

    def close(self) -> None:
        """Nothing more will be told; readers come to an end."""
        with self._news:
            self._ended = True
            self._kept.append(_json("end"))
            self._news.notify_all()

    def after(self, number: int) -> Iterator[str]:
        """What a reader gets that has what stays up to a number; waits for more until the end."""
        seen, version = max(0, number), -1
        while True:
            with self._news:
                if version == self._version and not self._ended:
                    self._news.wait(_HEARTBEAT_SECONDS)
                new, ended = self._kept[seen:], self._ended
                changed, version = version != self._version, self._version
                draft = self._draft
            text = "".join(
                f"id: {place}\ndata: {data}\n\n" for place, data in enumerate(new, seen + 1)
            )
            seen += len(new)
            text += f"data: {draft}\n\n" if changed else ""
            yield text or ": still here\n\n"
            if ended:
                return


class PageServer:
    """A server in threads of its own."""

    def __init__(self, title: str, port: int = 0) -> None:
        """Begin to serve.

        Args:
            title: of the page.
            port: where; 0 takes a free one.

        Raises:
            UsageError: the port is taken.
        """
        self.feed = Feed()
        self._token = secrets.token_urlsafe(16)
        try:
            self._server = _Server(port, self.feed, self._token, page(title))
        except OSError as error:
            raise UsageError(
                f"The page cannot be served at port {port}: {error.strerror or error}.",
                hint="Take another port, or any free one: lectura live --page",
                value=str(port),
            ) from error
        self._thread = threading.Thread(
            target=self._server.serve_forever, name="lectura-page", daemon=True
        )
        self._thread.start()

    @property
    def address(self) -> str:
        """The address, token included."""
        return f"http://{_HOST}:{self._server.server_address[1]}/{self._token}/"

    def tell(self, event: Event, at: float) -> None:
        """Show an event to all who read."""
        self.feed.tell(event, at)

    def close(self) -> None:
        """Tell readers that it has ended, and stop."""
        self.feed.close()
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    """Knows what its handlers show."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, feed: Feed, token: str, text: str) -> None:
        self.feed, self.token, self.text = feed, token, text
        self.readers = threading.BoundedSemaphore(_MOST_READERS)
        super().__init__((_HOST, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader who leaves is no error."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "lectura"
    sys_version = ""
    timeout = _TIMEOUT_SECONDS

    def do_GET(self) -> None:
        place = self.path.split("?")[0].strip("/").split("/")
        given = place[0].encode("utf-8", "replace")
        if not self._asked_by_name():
            self._refuse(HTTPStatus.FORBIDDEN)
        elif not hmac.compare_digest(given, self.server.token.encode()):
            self._refuse(HTTPStatus.NOT_FOUND)
        elif place[1:] == ["events"]:
            self._events()
        elif place[1:] == [] and self.path.endswith("/"):
            self._head(HTTPStatus.OK, "text/html; charset=utf-8")
            self.wfile.write(self.server.text.encode())
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing is logged: the address is secret."""

    def _asked_by_name(self) -> bool:
        port = self.server.server_address[1]
        return self.headers.get("Host", "") in {f"{name}:{port}" for name in _NAMES}

    def _events(self) -> None:
        if not self.server.readers.acquire(blocking=False):
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        try:
            last = self.headers.get("Last-Event-ID", "")
            self._head(HTTPStatus.OK, "text/event-stream")
            self.wfile.write(b"retry: 1000\n\n")
            for part in self.server.feed.after(int(last) if last.isdecimal() else 0):
                self.wfile.write(part.encode())
                self.wfile.flush()
        finally:
            self.server.readers.release()

    def _refuse(self, status: HTTPStatus) -> None:
        self._head(status, "text/plain; charset=utf-8")
        with contextlib.suppress(OSError):
            self.wfile.write(f"{status.phrase}\n".encode())

    def _head(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), *_HEADERS):
            self.send_header(name, value)
        self.end_headers()


_HEADERS = (
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Content-Security-Policy", f"{policy()}; frame-ancestors 'none'"),
    ("Connection", "close"),
)


def _json(kind: str, **values: Any) -> str:
    """One event as JSON on one line."""
    clean = {
        name: display_path(value) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return escaped_in_json(json.dumps({"kind": kind, **clean}, ensure_ascii=False))
