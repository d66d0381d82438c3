"""What every source is, and the one that hands on what another thread reads."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from lectura.errors import LecturaError
from lectura.live.keeping import Block


@dataclass(frozen=True)
class SourceEnd:
    """Why no more sound comes.

    Attributes:
        lost: what went wrong, as a sentence; None for the ordinary end of a file.
    """

    lost: str | None = None


class Source(Protocol):
    """Sound that comes by itself."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def end(self) -> SourceEnd | None:
        """Set once all that came was given out and nothing more will."""

    def read(self, timeout: float) -> Block | None:
        """The next block; None where none came within so many seconds.

        Raises:
            LecturaError: nothing can be read from it at all.
        """
        ...

    def warnings(self) -> Iterator[str]:
        """What went wrong since this was last asked, as sentences."""
        ...

    def close(self) -> None:
        """Stop; blocks that came before can still be read."""
        ...


class QueuedSource:
    """A queue of blocks that another thread fills."""

    def __init__(self, name: str, *, most: int = 0) -> None:
        """``most`` blocks wait at most, the thread waits then; 0 for any number."""
        self._name = name
        self._blocks: queue.Queue[Block | SourceEnd | LecturaError] = queue.Queue(most)
        self._end: SourceEnd | None = None
        self.closed = threading.Event()

    @property
    def name(self) -> str:
        return self._name

    @property
    def end(self) -> SourceEnd | None:
        return self._end

    def read(self, timeout: float) -> Block | None:
        if self._end is not None:
            return None
        try:
            got = self._blocks.get(timeout=timeout) if timeout > 0 else self._blocks.get_nowait()
        except queue.Empty:
            if self.closed.is_set():
                self._end = SourceEnd()
            return None
        if isinstance(got, LecturaError):
            raise got
        if isinstance(got, SourceEnd):
            self._end = got
            return None
        return got

    def warnings(self) -> Iterator[str]:
        yield from ()

    def put(self, item: Block | SourceEnd | LecturaError) -> None:
        """Hand on; waits while the queue is full, unless the source is closed."""
        while not self._taken(item):
            if self.closed.is_set():
                return

    def _taken(self, item: Block | SourceEnd | LecturaError) -> bool:
        try:
            self._blocks.put(item, timeout=0.2)
        except queue.Full:
            return False
        return True

    def close(self) -> None:
        self.closed.set()


class ThreadedSource(QueuedSource):
    """Blocks of an iterator that a thread runs through."""

    def __init__(
        self,
        name: str,
        blocks: Callable[[], Iterator[Block]],
        stop: Callable[[], object],
        most: int,
    ) -> None:
        """Begin.

        Args:
            name: what people call it.
            blocks: opens and reads it; called in the thread.
            stop: makes the iterator end, from another thread.
            most: see `QueuedSource`.
        """
        super().__init__(name, most=most)
        self._make = blocks
        self._stop = stop
        self._thread = threading.Thread(target=self._run, name="lectura-source", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            for block in self._make():
                self.put(block)
                if self.closed.is_set():
                    return
        except LecturaError as error:
            self.put(error)
        else:
            self.put(SourceEnd())

    def close(self) -> None:
        super().close()
        with contextlib.suppress(OSError):
            self._stop()
