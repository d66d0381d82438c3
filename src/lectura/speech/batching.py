"""How the pieces of a window are divided between the threads that decode."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lectura.speech.windowing.packing import Piece


class Batching:
    """Batches of at most so many pieces, for so many workers.

    Attributes:
        workers: batches decoded side by side.
    """

    def __init__(self, *, workers: int, size: int) -> None:
        """Take the number of workers, and the most pieces of a batch."""
        self.workers = workers
        self._size = size

    def batches(self, pieces: Sequence[Piece]) -> list[Sequence[Piece]]:
        """The pieces of a window in batches of nearly equal size, a multiple of the workers."""
        count = -(-len(pieces) // self._size)
        count = min(len(pieces), -(-count // self.workers) * self.workers)
        bounds = [round(len(pieces) * index / count) for index in range(count + 1)] if count else []
        return [pieces[start:stop] for start, stop in pairwise(bounds)]

    def halve(self) -> int:
        """Halve the batches after the card ran out of memory; the new size."""
        self._size = max(1, self._size // 2)
        return self._size
