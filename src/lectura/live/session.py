"""One session: sound is kept, decoded and told, until it ends; then all that was said is told.

One loop in the caller's thread keeps the sound and decides; the model works beside it. Clock and
worker are handed in, so that a test runs an hour in seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from time import monotonic
from typing import Protocol, TypeAlias

import numpy as np

from lectura.errors import OutputError
from lectura.live.captioner import Captioner, Request
from lectura.live.events import Event, Told
from lectura.live.keeping import Block, KeptSound
from lectura.live.pacing import Pacer
from lectura.live.sources.source import Source, SourceEnd
from lectura.speech.recognizer import Heard, Recognizer

_POLL_SECONDS = 0.05
_LAST_SECONDS = 8.0
"""How long the last words are waited for after a Ctrl-C."""
_BLOCKS_AT_ONCE = 20
_FULL_SCALE = np.float32(32768)

SLOW = (
    "This machine is too slow for the best captions: they come with fewer drafts now, so that they "
    "come in time. A smaller model is faster: lectura live --model base"
)
BEHIND = (
    "This machine cannot keep up: some speech gets no captions. It is in the recording, and in the "
    "files made of it at the end."
)

Tell: TypeAlias = Callable[[Event, float], None]
"""Is told an event, and how many seconds after the beginning it happened."""


@dataclass(frozen=True)
class Decoded:
    """What a worker did.

    Attributes:
        request: what it was asked for.
        heard: what came of it.
        seconds: how long it took.
    """

    request: Request
    heard: Heard
    seconds: float


class Worker(Protocol):
    """Decodes one request at a time, beside the loop."""

    @property
    def busy(self) -> bool:
        """True from the submission until the result was taken; also while the model is loaded."""

    def submit(self, request: Request) -> None:
        """Begin with a request."""

    def result(self, timeout: float) -> Decoded | None:
        """What was decoded; None where nothing is ready within so many seconds."""

    def close(self) -> None:
        """Stop; what is being decoded is not waited for."""


class ThreadWorker:
    """A thread that loads the model and then decodes."""

    def __init__(
        self, load: Callable[[], Recognizer], clock: Callable[[], float] = monotonic
    ) -> None:
        """Begin to load."""
        self._clock = clock
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="lectura-live")
        self._loading: Future[Recognizer] | None = self._pool.submit(load)
        self._recognizer: Recognizer | None = None
        self._running: Future[Decoded] | None = None

    @property
    def busy(self) -> bool:
        if self._loading is not None and self._loading.done():
            self._recognizer = self._loading.result()
            self._loading = None
        return self._loading is not None or self._running is not None

    def submit(self, request: Request) -> None:
        self._running = self._pool.submit(self._decoded, request)

    def result(self, timeout: float) -> Decoded | None:
        waited_for: Future[Decoded] | Future[Recognizer] | None = self._running or self._loading
        if waited_for is None:
            return None
        try:
            waited_for.exception(timeout)
        except TimeoutError:
            return None
        if self._running is None:
            return None
        done, self._running = self._running, None
        return done.result()

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _decoded(self, request: Request) -> Decoded:
        assert self._recognizer is not None  # noqa: S101 - `busy` was false
        begun = self._clock()
        heard = self._recognizer.recognize(
            request.piece, request.firm, request.language, request.beam
        )
        return Decoded(request, heard, self._clock() - begun)


class Session:
    """The loop."""

    def __init__(
        self,
        source: Source,
        kept: KeptSound,
        captioner: Captioner,
        worker: Worker,
        tell: Tell,
        clock: Callable[[], float] = monotonic,
        begun: float | None = None,
    ) -> None:
        """Take what it works with.

        Args:
            source: gives the sound.
            kept: gets all of it.
            captioner: fresh.
            worker: decodes.
            tell: is told what happens.
            clock: seconds.
            begun: when the source was opened, by the clock; None for now.
        """
        self._source = source
        self._kept = kept
        self._captioner = captioner
        self._worker = worker
        self._tell = tell
        self._clock = clock
        self._begun = clock() if begun is None else begun
        self._pacer = Pacer()
        self._told: set[str] = set()

    def run(self, stop: Callable[[], bool]) -> SourceEnd:
        """Listen until the source ends, the disk is full, or ``stop`` gives true; why it ended.

        Raises:
            LecturaError: the source gives nothing at all, or the model fails.
        """
        try:
            end = self._listen(stop)
        finally:
            self._source.close()
        try:
            end = self._rest() or end
            self._last_words(stop)
        finally:
            self._worker.close()
        return end

    def _listen(self, stop: Callable[[], bool]) -> SourceEnd:
        while not stop():
            try:
                self._take_sound()
            except OutputError as error:
                return SourceEnd(error.message)
            for warning in self._source.warnings():
                self._say(warning)
            self._advance(0.0)
            if self._source.end is not None:
                return self._source.end
        return SourceEnd()

    def _take_sound(self) -> None:
        """Keep what has come, then let it be decoded."""
        block = self._source.read(_POLL_SECONDS)
        for _ in range(_BLOCKS_AT_ONCE):
            if block is None:
                return
            self._keep(block)
            block = self._source.read(0.0)
        if block is not None:
            self._keep(block)

    def _keep(self, block: Block) -> None:
        self._kept.write(block)
        self._captioner.feed(block.astype(np.float32) / _FULL_SCALE)

    def _rest(self) -> SourceEnd | None:
        """Take what the source had read before it was closed."""
        try:
            while (block := self._source.read(0.0)) is not None:
                self._keep(block)
        except OutputError as error:
            return SourceEnd(error.message)
        return None

    def _advance(self, timeout: float, *, final: bool = False) -> bool:
        """Take a result, ask for the next one; false where nothing is left to do."""
        if self._worker.busy:
            done = self._worker.result(timeout)
            if done is None:
                return True
            if self._pacer.took(done.seconds):
                self._say(SLOW)
            self._emit(self._captioner.take(done.request, done.heard, self._pacer.pace))
        gaps = list(self._captioner.late())
        if gaps:
            self._say(BEHIND)
            self._emit(gaps)
        request = self._captioner.request(self._pacer.pace, final=final)
        if request is not None:
            self._worker.submit(request)
        return request is not None

    def _last_words(self, stop: Callable[[], bool]) -> None:
        """Wait for them; for a person who wants it to end, not long."""
        until = self._clock() + _LAST_SECONDS
        while not stop() or self._clock() < until:
            if not self._advance(_POLL_SECONDS, final=True):
                return

    def _emit(self, events: Iterable[Event]) -> None:
        at = self._clock() - self._begun
        for event in events:
            self._tell(event, at)

    def _say(self, message: str) -> None:
        """Warn of something, once."""
        if message not in self._told:
            self._told.add(message)
            self._emit([Told(message, warning=True)])
