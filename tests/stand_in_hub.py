"""A stand-in of the model hub on loopback: the paths that a pull needs, and how it can fail."""

from __future__ import annotations

import contextlib
import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

REVISION = "c0ffee" + "0" * 34


class Hub(ThreadingHTTPServer):
    """One repository.

    Attributes:
        repository: its place, ``owner/name``.
        files: their bytes by name; what is taken out is not published any more.
        small: names of files that the hub knows by git's digest alone.
        served: bytes that are sent in place of those that are described, by name.
        published_sha256: a digest published in place of the true one, by the name of the file.
        drop_after: bytes after which the next download breaks off.
        down_after_drop: nothing is served afterwards, until ``down`` is taken back.
        asked: the revisions that were asked about; None for the newest.
        downloads: the ranges of the downloads, by the name of the file.
    """

    daemon_threads = True

    def __init__(
        self, repository: str, files: Mapping[str, bytes], small: frozenset[str] = frozenset()
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.repository = repository
        self.files = dict(files)
        self.small = small
        self.served: dict[str, bytes] = {}
        self.published_sha256: dict[str, str] = {}
        self.drop_after: int | None = None
        self.down_after_drop = False
        self.down = False
        self.asked: list[str | None] = []
        self.downloads: list[tuple[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


@contextlib.contextmanager
def standing_in(
    repository: str, files: Mapping[str, bytes], small: frozenset[str] = frozenset()
) -> Iterator[Hub]:
    """A hub that serves while the block runs."""
    server = Hub(repository, files, small)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Hub

    def do_HEAD(self) -> None:
        self._file(with_body=False)

    def do_GET(self) -> None:
        if "/api/models/" in self.path:
            self._info()
        else:
            self._file(with_body=True)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    def _info(self) -> None:
        _, _, revision = self.path.partition("?")[0].partition("/revision/")
        self.server.asked.append(revision or None)
        info = {
            "id": self.server.repository,
            "sha": revision or REVISION,
            "tags": ["license:apache-2.0"],
            "siblings": [
                {"rfilename": "README.md", "size": 9, "blobId": "0" * 40},
                *(self._sibling(name, data) for name, data in self.server.files.items()),
            ],
        }
        self._answer(json.dumps(info).encode(), {"Content-Type": "application/json"})

    def _sibling(self, name: str, data: bytes) -> dict[str, Any]:
        git = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
        row: dict[str, Any] = {"rfilename": name, "size": len(data), "blobId": git}
        if name not in self.server.small:
            sha256 = self.server.published_sha256.get(name, hashlib.sha256(data).hexdigest())
            row["lfs"] = {"sha256": sha256, "size": len(data), "pointerSize": 130}
        return row

    def _file(self, *, with_body: bool) -> None:
        name = unquote(self.path.rpartition("/")[2])
        data = self.server.served.get(name, self.server.files.get(name))
        if self.server.down or data is None:
            self.send_response(503 if self.server.down else 404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        asked = self.headers.get("Range")
        start = int(asked.removeprefix("bytes=").partition("-")[0]) if asked else 0
        if asked and start >= len(data):
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(data)}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if asked else 200)
        self.send_header("Accept-Ranges", "bytes")
        if asked:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        if with_body:
            self.server.downloads.append((name, asked or ""))
            drop, self.server.drop_after = self.server.drop_after, None
            self.wfile.write(data[start:][:drop])
            self.close_connection = True
            self.server.down = drop is not None and self.server.down_after_drop

    def _answer(self, raw: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(200)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)
