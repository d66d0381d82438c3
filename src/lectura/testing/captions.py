"""A session of captions without a model and without waiting: scripted words, a clock that jumps."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lectura.audio import SAMPLE_RATE
from lectura.live.captioner import Request
from lectura.live.keeping import Block
from lectura.live.session import Decoded
from lectura.live.sources.source import SourceEnd
from lectura.records.transcript import Word
from lectura.speech.recognizer import Heard, Recognizer
from lectura.speech.windowing.packing import Piece
from lectura.timeline import round_seconds

_BLOCK_SAMPLES = SAMPLE_RATE // 10


@dataclass(frozen=True)
class ScriptedRecognizer:
    """Hears the number of every second that somebody speaks in: `` w12`` from 12.0 to 12.9.

    Attributes:
        fickle: of the last word it hears another one each time, as long as it is the last.
        language: that it finds.
    """

    fickle: bool = True
    language: str = "en"

    def recognize(self, piece: Piece, firm: str, language: str | None, beam: int = 1) -> Heard:
        done = len(firm.split())
        spoken = list(self._seconds(piece))[done:]
        words = [
            Word(text=f" w{second}", start=float(second), end=round_seconds(second + 0.9))
            for second in spoken
        ]
        if self.fickle and words:
            last = words[-1]
            words[-1] = last.model_copy(update={"text": f"{last.text}x{len(piece.audio)}"})
        found = None if language else {self.language: 0.99}
        return Heard(tuple(words), language or self.language, probabilities=found)

    def _seconds(self, piece: Piece) -> Iterator[int]:
        first, last = int(piece.span.start), int(piece.span.end)
        for second in range(first, last + 1):
            middle = second + 0.45
            if any(voiced.start <= middle <= voiced.end for voiced in piece.voiced):
                yield second


class SimulatedClock:
    """Seconds that pass only when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class SimulatedSource:
    """Sound in blocks of 0.1 s, each when its last sample was spoken; waiting moves the clock."""

    def __init__(self, sound: Iterator[Block], clock: SimulatedClock) -> None:
        """Take blocks of any length."""
        self._blocks = _cut(sound)
        self._clock = clock
        self._next = next(self._blocks, None)
        self._due = 0.0 if self._next is None else len(self._next) / SAMPLE_RATE
        self._end: SourceEnd | None = None

    @property
    def name(self) -> str:
        return "a simulation"

    @property
    def end(self) -> SourceEnd | None:
        return self._end

    def read(self, timeout: float) -> Block | None:
        if self._next is None:
            self._end = SourceEnd()
            return None
        if self._due > self._clock.now + timeout:
            self._clock.now += timeout
            return None
        self._clock.now = max(self._clock.now, self._due)
        block, self._next = self._next, next(self._blocks, None)
        if self._next is not None:
            self._due += len(self._next) / SAMPLE_RATE
        return block

    def warnings(self) -> Iterator[str]:
        yield from ()

    def close(self) -> None:
        """There is nothing to close."""


class SimulatedWorker:
    """Decodes at once, and hands it out when the clock says that it would be done."""

    def __init__(
        self,
        recognizer: Recognizer,
        clock: SimulatedClock,
        cost: Callable[[float, Request], float] = lambda measured, request: measured,
    ) -> None:
        """Take what decodes.

        Args:
            recognizer: of the session.
            clock: of the session.
            cost: seconds that a decoding takes on the machine that is simulated, by the processor
                time that it took here.
        """
        self._recognizer = recognizer
        self._clock = clock
        self._cost = cost
        self._waiting: Decoded | None = None
        self._due = 0.0

    @property
    def busy(self) -> bool:
        return self._waiting is not None

    def submit(self, request: Request) -> None:
        begun = time.process_time()
        heard = self._recognizer.recognize(
            request.piece, request.firm, request.language, request.beam
        )
        cost = self._cost(time.process_time() - begun, request)
        self._waiting, self._due = Decoded(request, heard, cost), self._clock.now + cost

    def result(self, timeout: float) -> Decoded | None:
        if self._waiting is None or self._due > self._clock.now + timeout:
            self._clock.now += timeout
            return None
        self._clock.now = max(self._clock.now, self._due)
        done, self._waiting = self._waiting, None
        return done

    def close(self) -> None:
        """There is nothing to close."""


def _cut(sound: Iterator[Block]) -> Iterator[Block]:
    for block in sound:
        for start in range(0, len(block), _BLOCK_SAMPLES):
            yield block[start : start + _BLOCK_SAMPLES]
