"""What bounds every reply: bytes once they are decoded, and time for the whole."""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

MOST_BYTES = 16 * 1024**2
"""Of a reply, decoded; the longest that a model writes has a hundredth of it."""
MOST_ERROR_BYTES = 64 * 1024
"""Of an error answer: what is beyond is left unread, since its beginning says what is wrong."""

_STEP_BYTES = 64 * 1024
_LOOK_SECONDS = 0.2  # a wait without end cannot be interrupted on every system

ResultT = TypeVar("ResultT")


class UnreadableError(Exception):
    """What comes back is no answer: too long, or in an encoding that nobody asked for."""


class DamagedError(Exception):
    """A compressed reply that does not hold together; the next may."""


class LateError(Exception):
    """The answer was not whole in time."""


def collect(
    chunks: Iterable[bytes],
    *,
    encoding: str = "",
    seconds: float | None = None,
    most: int = MOST_BYTES,
    cut: bool = False,
) -> bytes:
    """The decoded bytes of a body, up to a limit.

    Args:
        chunks: the body as it comes over the wire.
        encoding: of the body: nothing, ``gzip`` or ``deflate``.
        seconds: for the whole of it.
        most: bytes, of the wire and decoded alike.
        cut: the beginning is enough; else a longer body is an error.

    Raises:
        UnreadableError: it is longer, or in another encoding.
        DamagedError: it is compressed, and not whole.
        LateError: it took longer.
    """
    kept = bytearray()
    for piece in _decoded(_timely(chunks, most, seconds), encoding.strip().lower()):
        if len(kept) + len(piece) > most:
            if not cut:
                raise UnreadableError(_too_long(most))
            kept += piece[: most - len(kept)]
            break
        kept += piece
    return bytes(kept)


def within(seconds: float, work: Callable[[], ResultT]) -> ResultT:
    """The result of some work, waited for no longer than the limit.

    A time limit of a socket starts over with every byte. So the work gets a thread of its own,
    which is left behind, and holds up nothing, where the time is over.

    Raises:
        LateError: the time is over.
        BaseException: whatever the work raises.
    """
    results: list[ResultT] = []
    errors: list[BaseException] = []
    finished = threading.Event()

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # raised where it is waited for
            errors.append(error)
        finally:
            finished.set()

    threading.Thread(target=run, name="lectura-request", daemon=True).start()
    until = time.monotonic() + seconds
    while not finished.wait(max(0.0, min(_LOOK_SECONDS, until - time.monotonic()))):
        if time.monotonic() >= until:
            raise LateError
    if errors:
        raise errors[0]
    return results[0]


def _timely(chunks: Iterable[bytes], most: int, seconds: float | None) -> Iterator[bytes]:
    """The chunks until the time is over; no more than one beyond the limit."""
    until = None if seconds is None else time.monotonic() + seconds
    taken = 0
    for chunk in chunks:
        if until is not None and time.monotonic() > until:
            raise LateError
        yield chunk
        taken += len(chunk)
        if taken > most:  # also where nothing comes out of it when it is decoded
            raise UnreadableError(_too_long(most))


def _decoded(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The decoded body in small pieces: a few bytes can stand for gigabytes."""
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise UnreadableError(f"its reply is encoded as '{encoding[:40]}', which was not asked for")
    engine, fed = zlib.decompressobj(zlib.MAX_WBITS | 32), False  # gzip and zlib alike
    try:
        for chunk in chunks:
            waiting = chunk
            while waiting and not engine.eof:
                yield engine.decompress(waiting, _STEP_BYTES)
                waiting = engine.unconsumed_tail
            if engine.eof:
                return
            fed = fed or bool(chunk)
    except zlib.error:
        fed = True
    if fed:
        raise DamagedError("its compressed reply is damaged")


def _too_long(most: int) -> str:
    """The reason where a reply does not end."""
    return f"its reply has more than {most // 1024**2} MB"
