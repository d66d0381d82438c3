"""How much of a recording is done, told as its pieces get on and not only as windows finish."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from lectura.audio import seconds
from lectura.progress import Hook, Progress
from lectura.speech.windowing.packing import Piece
from lectura.speech.windowing.windows import Window

ENCODED, DECODED = 0.4, 0.5
"""About the share of the work on a piece that each step takes; the rest is what `settle` does."""

Tell = Callable[[Sequence[Piece], float], None]
"""Called when some pieces of a window have got on by a share of the work on them."""


class DecodingProgress:
    """Tells of every step of every piece, from any thread, one after the other.

    A window counts as much as it is long, silence included, and each piece of it for the part of
    the speech that it holds.
    """

    def __init__(self, hook: Hook, start: float, duration: float | None) -> None:
        """Begin.

        Args:
            hook: receives the events.
            start: seconds that earlier runs had done.
            duration: seconds of the recording, where they are known.
        """
        self._hook = hook
        self._duration = duration
        self._finished = self._told = start
        self._under_way: dict[int, float] = {}
        self._lock = threading.Lock()

    def of(self, window: Window) -> Tell:
        """What the steps of a window are told to."""
        length = seconds(window.end - window.start)
        voiced = sum(piece.voiced_seconds for piece in window.pieces) or 1.0
        with self._lock:
            self._under_way[window.index] = 0.0

        def tell(pieces: Sequence[Piece], share: float) -> None:
            own = sum(piece.voiced_seconds for piece in pieces) / voiced
            with self._lock:
                so_far = self._under_way.get(window.index)
                if so_far is not None:
                    # What did not fit onto the card is encoded once more, and counts once.
                    self._under_way[window.index] = min(length, so_far + length * own * share)
                    self._tell()

        return tell

    def finish(self, window: Window) -> None:
        """All of a window is done."""
        with self._lock:
            self._under_way.pop(window.index, None)
            self._finished = max(self._finished, seconds(window.end))
            self._tell()

    def _tell(self) -> None:
        done = self._finished + sum(self._under_way.values())
        if self._duration is not None:
            done = min(done, max(self._duration, self._finished))
        self._told = max(self._told, done)  # sums of fractions differ in their last digits
        self._hook(Progress("transcribe", self._told, self._duration, "seconds"))
