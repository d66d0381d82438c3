"""Speech models without speech: small files of the right structure, in a cache, wheels or a hub."""

from __future__ import annotations

import hashlib
import json
import struct
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from lectura.speech.models.catalog import CATALOG
from lectura.speech.models.files import WEIGHTS

REVISION = "c0ffee" + "0" * 34


def weights(tag: str = "a", n_bytes: int = 100_000) -> bytes:
    """A file of CTranslate2's layout, version 6, with one variable of ``n_bytes``."""

    def text(value: str) -> bytes:
        raw = value.encode() + b"\0"
        return struct.pack("<H", len(raw)) + raw

    dimensions = struct.pack("<BIB", 1, n_bytes, 1)
    data = tag.encode() * n_bytes
    variable = text("encoder/weight") + dimensions + struct.pack("<I", n_bytes) + data
    return (
        struct.pack("<I", 6)
        + text("WhisperSpec")
        + struct.pack("<II", 3, 1)
        + variable
        + struct.pack("<I", 0)
    )


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def model_files(tag: str = "a") -> dict[str, bytes]:
    """All files of a small model."""
    small = dict.fromkeys(("config.json", "tokenizer.json", "vocabulary.json"), b"{}")
    return {**small, WEIGHTS: weights(tag)}


def write_folder(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def put_in_cache(cache: Path, name: str, tag: str = "a") -> Path:
    """Lay a model out as the hub's library does; returns the blob of its weights."""
    repository = cache / f"models--{CATALOG[name].repository.replace('/', '--')}"
    snapshot = repository / "snapshots" / REVISION
    snapshot.mkdir(parents=True)
    (repository / "blobs").mkdir()
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(REVISION, encoding="ascii")
    for file, data in model_files(tag).items():
        blob = repository / "blobs" / sha256(data)
        blob.write_bytes(data)
        (snapshot / file).symlink_to(Path("../../blobs") / blob.name)
    return repository / "blobs" / sha256(model_files(tag)[WEIGHTS])


class Hub(ThreadingHTTPServer):
    """The paths of the hub that a download needs; ``repositories`` maps names to their files."""

    daemon_threads = True

    def __init__(self, repositories: dict[str, dict[str, bytes]]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.repositories = repositories
        self.asked: list[str] = []
        self.downloads: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Hub
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    def _answer(self, *, with_body: bool) -> None:
        path = self.path.partition("?")[0].removeprefix("/").removeprefix("api/models/")
        self.server.asked.append(path)
        repository = "/".join(path.split("/")[:2])
        rest = path.split("/")[2:]
        files = self.server.repositories.get(repository)
        if files is None:
            self._send(404, b"{}", {"X-Error-Code": "RepoNotFound"})
        elif rest[:1] == ["tree"]:
            self._send(200, json.dumps([_entry(name, files[name]) for name in files]).encode())
        elif rest[:1] == ["resolve"]:
            name = rest[-1]
            if with_body:
                self.server.downloads.append(name)
            headers = {"ETag": f'"{sha256(files[name])}"', "X-Repo-Commit": REVISION}
            self._send(200, files[name], headers, with_body=with_body)
        else:
            siblings = [{"rfilename": name, "size": len(files[name])} for name in files]
            self._send(
                200, json.dumps({"id": repository, "sha": REVISION, "siblings": siblings}).encode()
            )

    def _send(
        self,
        status: int,
        body: bytes,
        headers: dict[str, str] | None = None,
        *,
        with_body: bool = True,
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)


def _entry(name: str, data: bytes) -> dict[str, Any]:
    lfs = {"oid": sha256(data), "size": len(data), "pointerSize": 130}
    return {"type": "file", "path": name, "size": len(data), "oid": "0" * 40, "lfs": lfs}
