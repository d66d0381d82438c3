"""No reply takes more memory or time than a reply needs, whatever the server sends."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path

import pytest
from pydantic import BaseModel
from raw_server import JSON, Play, endless, raw_server, trickle

from lectura.errors import LLMUnreachableError
from lectura.llm.connect import connect
from lectura.llm.endpoints.plain_http import PlainHTTPError, fetch_json
from lectura.llm.options import LLMOptions
from lectura.llm.protocol import Request
from lectura.progress import ignore
from lectura.store import Store

MEGABYTE = 1024**2
CLASS = "Una red neuronal es un modelo que aprende de ejemplos. Nos vemos el viernes.\n"
CHUNKED = JSON + b"Transfer-Encoding: chunked\r\n\r\n"
CHUNK = b"10000\r\n" + b" " * 65536 + b"\r\n"
GZIP = JSON + b"Content-Encoding: gzip\r\n"


def bomb() -> bytes:
    """600 MB of spaces, in 600 KB."""
    engine = zlib.compressobj(9, wbits=31)
    packed = b"".join(engine.compress(b" " * MEGABYTE) for _ in range(600))
    return packed + engine.flush()


BOMB = bomb()
ERROR_PAGE = (
    b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nContent-Length: 200000000\r\n\r\n"
)
MESSAGE = {"role": "assistant", "content": '{"statement": "yes"}'}
GOOD = json.dumps({"choices": [{"index": 0, "message": MESSAGE, "finish_reason": "stop"}]}).encode()


class Point(BaseModel):
    statement: str


def ask(url: str, folder: Path, *, seconds: float = 30.0) -> str:
    options = LLMOptions(
        llm="openai", base_url=url, model="m", timeout_seconds=seconds, retries=0,
        context_tokens=8192,
    )  # fmt: skip
    with connect(options, Store(folder), ignore, environ={}, sleep=lambda _: None) as chat:
        return chat.ask(Request("Take notes.", "[1] - one"), Point).value.statement


def whole(head: bytes, body: bytes) -> Play:
    sized = head + f"Content-Length: {len(body)}\r\n\r\n".encode() + body
    return lambda connection: connection.sendall(sized)


TOO_MUCH: dict[str, Play] = {
    "endless": endless(CHUNKED, CHUNK),
    "endless-until-closed": endless(JSON + b"\r\n", b" " * 65536),
    "bomb": whole(GZIP, BOMB),
    "bomb-as-deflate": whole(
        JSON + b"Content-Encoding: deflate\r\n", zlib.compress(b" " * (60 * MEGABYTE))
    ),
    "nothing-inside": endless(GZIP + b"\r\n" + gzip.compress(b"")[:10], b"\0\0\0\xff\xff" * 9999),
    "unknown-encoding": whole(JSON + b"Content-Encoding: br\r\n", b"\x0b\x00"),
    "damaged": whole(GZIP, gzip.compress(GOOD)[:-9] + b"x" * 20),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_reply_without_end_is_left(name: str, tmp_path: Path) -> None:
    started = time.monotonic()
    with raw_server(TOO_MUCH[name]) as url, pytest.raises(LLMUnreachableError) as caught:
        ask(url, tmp_path)
    assert time.monotonic() - started < 10
    wanted = {"unknown-encoding": "encoded as 'br'", "damaged": "compressed reply is damaged"}
    assert wanted.get(name, "more than 16 MB") in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (GZIP, gzip.compress(GOOD)),
        (JSON + b"Content-Encoding: deflate\r\n", zlib.compress(GOOD)),
        (JSON, b" " * (15 * MEGABYTE) + GOOD),
    ],
)
def test_what_is_compressed_or_long_is_read(head: bytes, body: bytes, tmp_path: Path) -> None:
    with raw_server(whole(head, body)) as url:
        assert ask(url, tmp_path) == "yes"


SLOW: dict[str, Play] = {
    "body": trickle(CHUNKED, b"1\r\n \r\n", 0.2),
    "head": trickle(b"HTTP/1.1 200 OK\r\nX: ", b"x", 0.2),
    "error-page": trickle(b"HTTP/1.1 500 Oops\r\nContent-Length: 9999\r\n\r\n", b"x", 0.2),
    "interim-answers": trickle(b"", b"HTTP/1.1 102 Processing\r\n\r\n", 0.2),
}


@pytest.mark.parametrize("name", SLOW)
def test_the_time_limit_is_that_of_the_whole_reply(name: str, tmp_path: Path) -> None:
    started = time.monotonic()
    with raw_server(SLOW[name]) as url, pytest.raises(LLMUnreachableError, match="time limit"):
        ask(url, tmp_path, seconds=0.5)
    assert time.monotonic() - started < 4  # the list of models and two tries


def test_the_paths_beside_the_protocol_are_bounded_too() -> None:
    for play in (TOO_MUCH["endless"], TOO_MUCH["bomb"], SLOW["head"], SLOW["error-page"]):
        started = time.monotonic()
        with raw_server(play) as url, pytest.raises(PlainHTTPError):
            fetch_json(url, timeout_seconds=0.7)
        assert time.monotonic() - started < 3


def test_a_long_error_page_is_read_at_its_beginning(tmp_path: Path) -> None:
    page = b"<html><title>Closed</title>" + b"<p>no</p>" * 9999
    with (
        raw_server(endless(ERROR_PAGE, page)) as url,
        pytest.raises(Exception, match=r"It says: Closed$"),
    ):
        ask(url, tmp_path)


MEASURED = """
import sys
from lectura.cli import main
try:
    main()
finally:
    status = dict(line.split(":", 1) for line in open("/proc/self/status"))
    sys.stderr.write("\\nPEAK " + status["VmHWM"].split()[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="no such figure elsewhere")
@pytest.mark.parametrize("name", ["bomb", "error-page"])
def test_a_summary_ends_in_one_sentence_with_little_memory(name: str, tmp_path: Path) -> None:
    (tmp_path / "clase.txt").write_text(CLASS, encoding="utf-8")
    page = endless(ERROR_PAGE, b"<p>no</p>" * 9999)
    with raw_server(page if name == "error-page" else TOO_MUCH[name]) as url:
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, "summarize", "clase.txt", "--base-url", url,
             "--llm-model", "m", "--context-tokens", "8192"],
            cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
            env={**os.environ, "LECTURA_CACHE": str(tmp_path / "store"), "LECTURA_RETRIES": "0"},
        )  # fmt: skip
    told, _, peak = done.stderr.partition("\nPEAK ")
    assert int(peak) / 1024 < 220, peak
    assert done.returncode == 1
    lines = [one for one in told.splitlines() if not one.startswith("clase.txt: making notes")]
    assert [line[:4] for line in lines] == ["Conn", "Erro", "  → "], told


def test_no_thread_is_left_in_the_way() -> None:
    """What is still waiting for a server must not hold up the end of the program."""
    assert all(thread.daemon for thread in threading.enumerate() if "request" in thread.name)


@pytest.mark.parametrize(
    ("play", "told"),
    [(TOO_MUCH["endless"], "more than 16 MB"), (SLOW["body"], "longer than the time limit")],
)
def test_a_list_of_models_without_end_is_told(play: Play, told: str, tmp_path: Path) -> None:
    """No model is named here, so that the list is needed."""
    with raw_server(play) as url:
        options = LLMOptions(llm="openai", base_url=url, timeout_seconds=1.0)
        with (
            pytest.raises(LLMUnreachableError, match=told),
            connect(options, Store(tmp_path), ignore, environ={}),
        ):
            pass
