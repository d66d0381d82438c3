"""How the pieces of a window are divided between the threads that decode."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from lectura.speech.windowing.packing import Piece

_Pieces: TypeAlias = Sequence[Piece]


class Batching:
    """Batches of at most so many pieces, for so many workers.

    One is shared by all recordings that share a model, and knows what each of them has under way.

    Attributes:
        workers: batches decoded side by side.
    """

    def __init__(self, *, workers: int, size: int, joins: bool = False) -> None:
        """Begin.

        Args:
            workers: see above.
            size: the most pieces of a batch.
            joins: small batches may be decoded as one, since each piece comes out the same,
                whatever stands beside it.
        """
        self.workers = workers
        self._size = size
        self._joins = joins
        self._under_way: Counter[object] = Counter()
        self._lock = threading.Lock()

    def batches(self, pieces: _Pieces) -> list[_Pieces]:
        """The pieces of a window in batches of nearly equal size, a multiple of the workers."""
        count = -(-len(pieces) // self._size)
        count = min(len(pieces), -(-count // self.workers) * self.workers)
        bounds = [round(len(pieces) * index / count) for index in range(count + 1)] if count else []
        return [pieces[start:stop] for start, stop in pairwise(bounds)]

    def together(self, batches: Sequence[_Pieces], recording: object) -> list[list[_Pieces]]:
        """Which batches of a window one worker decodes at once, in order.

        Several pieces at once take less processor than one after the other. So small batches are
        joined where other recordings keep workers busy, and divided where the workers are idle.
        """
        if not self._joins or self._free_for(recording) >= len(batches):
            return [[batch] for batch in batches]
        joined: list[list[_Pieces]] = []
        for batch in batches:
            before = sum(map(len, joined[-1])) if joined else 0
            if joined and before + len(batch) <= self._size:
                joined[-1].append(batch)
            else:
                joined.append([batch])
        return joined

    def begun(self, recording: object) -> None:
        """A recording has one more thing for a worker to do."""
        with self._lock:
            self._under_way[recording] += 1

    def ended(self, recording: object) -> None:
        """One thing less."""
        with self._lock:
            self._under_way[recording] -= 1
            self._under_way += Counter()  # forgets who has nothing under way

    def halve(self) -> int:
        """Halve the batches after the card ran out of memory; the new size."""
        self._size = max(1, self._size // 2)
        return self._size

    def _free_for(self, recording: object) -> int:
        """The workers that other recordings do not need."""
        with self._lock:
            needed = self._under_way.total() - self._under_way[recording]
        return max(0, self.workers - needed)
