"""A socket that answers HTTP as badly as it likes."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

Play = Callable[[socket.socket], None]

JSON = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@contextlib.contextmanager
def raw_server(play: Play) -> Iterator[str]:
    """The base URL of a server that reads each request and then plays its part."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=_answer, args=(connection, play), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
    finally:
        listener.close()


def _answer(connection: socket.socket, play: Play) -> None:
    with connection, contextlib.suppress(OSError):
        _read_request(connection)
        play(connection)


def _read_request(connection: socket.socket) -> None:
    """Take in a request to its end."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = int(lengths[0].split(b":")[1]) - len(body) if lengths else 0
    while missing > 0:
        missing -= len(connection.recv(65536))


def endless(head: bytes, piece: bytes) -> Play:
    """A head, then the same piece until nobody listens any more."""

    def play(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return play


def trickle(head: bytes, piece: bytes, seconds: float) -> Play:
    """A head, then the same piece again and again, with a pause before each."""
    stop = threading.Event()

    def play(connection: socket.socket) -> None:
        connection.sendall(head)
        while not stop.wait(seconds):
            connection.sendall(piece)

    return play
