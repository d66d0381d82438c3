"""A generator that runs ahead of its reader in a thread of its own, a few items at most."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

ItemT = TypeVar("ItemT")


class _End:
    """The source has no further item."""


@dataclass(frozen=True)
class _Failure:
    error: BaseException


class _Stopped(Exception):  # noqa: N818 - no error, only the way out of the thread
    """The reader has gone."""


class _Ahead(Generic[ItemT]):
    def __init__(self, source: Iterable[ItemT], ahead: int) -> None:
        self._source = source
        self._queue: queue.Queue[ItemT | _End | _Failure] = queue.Queue(maxsize=ahead)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="lectura-prefetch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def items(self) -> Iterator[ItemT]:
        while True:
            item = self._queue.get()
            if isinstance(item, _End):
                return
            if isinstance(item, _Failure):
                raise item.error
            yield item

    def _run(self) -> None:
        last: _End | _Failure = _End()
        try:
            for item in self._source:
                self._put(item)
        except _Stopped:
            return
        except BaseException as error:  # raised again in the reader's thread
            last = _Failure(error)
        with contextlib.suppress(_Stopped):
            self._put(last)

    def _put(self, item: ItemT | _End | _Failure) -> None:
        while not self._stop.is_set():
            with contextlib.suppress(queue.Full):
                self._queue.put(item, timeout=0.1)
                return
        raise _Stopped


@contextlib.contextmanager
def prefetch(source: Iterable[ItemT], *, ahead: int) -> Iterator[Iterator[ItemT]]:
    """Read a source in a thread, up to ``ahead`` items before they are asked for.

    The thread has ended when the context is left, whatever the reader did; an error of the source
    is raised where the reader would have had the item.
    """
    worker = _Ahead(source, ahead)
    worker.start()
    try:
        yield worker.items()
    finally:
        worker.stop()
