"""One pass over what is left of a recording: windows decoded by a few threads, records in order."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeAlias

from lectura.audio import Samples, samples_at, seconds
from lectura.errors import OutOfMemoryError
from lectura.progress import Hook, Notification, Progress, SoundRead
from lectura.speech.batching import Batching
from lectura.speech.decoding.encoded import Encoded
from lectura.speech.decoding.fallback import FallbackDecoder, Part, Plan
from lectura.speech.decoding.first_pass import FirstPass
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.first_decoding import beam_first
from lectura.speech.language_turns import LanguageChooser
from lectura.speech.models.loading import Loading
from lectura.speech.options import TranscribeOptions
from lectura.speech.segments.checkpoint import WindowRecord, record_of
from lectura.speech.telling import DECODED, ENCODED, DecodingProgress, Tell
from lectura.speech.windowing.packing import Piece
from lectura.speech.windowing.prefetch import prefetch
from lectura.speech.windowing.windows import Cutting, Window, windows

_PIECES_FOR_GPU = 16
"""Pieces of a window on a GPU: its batches are larger, and it decodes them in seconds."""
_WINDOWS_AHEAD = 1

_Batch: TypeAlias = Future[list["_Settling"]]
"""A batch being decoded; it gives the groups that are still being settled."""


@dataclass(frozen=True)
class _Settling:
    """A group of pieces that is being settled, and how many of them were doubted."""

    parts: Future[list[Part]]
    unsure: int


@dataclass(frozen=True)
class _Turn:
    """What holds for one batch: its turn to choose languages, and how it is decoded.

    Attributes:
        number: of the turn.
        longest: samples of the longest piece of the window.
        beam: decoded by beam search at once.
        tell: told of every piece.
    """

    number: int
    longest: int
    beam: bool
    tell: Tell


class Run:
    """One pass over the rest of a recording."""

    def __init__(
        self,
        source: Loading,
        batching: Batching,
        cutting: Cutting,
        options: TranscribeOptions,
        records: Sequence[WindowRecord],
        hook: Hook,
        duration: float | None,
    ) -> None:
        self._source = source
        self._batching = batching
        self._cutting = cutting
        self._options = options
        self._hook = hook
        self._duration = duration
        self._start = records[-1].end if records else 0
        self._records = list(records)
        self._first_index = len(records)
        self._done = DecodingProgress(hook, seconds(self._start), duration)
        self._languages = LanguageChooser(options, records)
        self._pool = ThreadPoolExecutor(batching.workers, thread_name_prefix="lectura-decode")

    def records(self, blocks: Iterable[Samples]) -> Iterator[WindowRecord]:
        """The records of all further windows, in order."""
        switching = len(self._options.languages) > 1
        cutting = self._cutting
        source = windows(
            blocks,
            cutting.detector(),
            start=self._start,
            first_index=self._first_index,
            piece_samples=cutting.switching_piece_samples if switching else cutting.piece_samples,
            pieces_per_window=_PIECES_FOR_GPU if self._source.on_gpu else None,
            expected_samples=None if self._duration is None else samples_at(self._duration),
        )
        waiting: deque[tuple[Window, list[_Batch]]] = deque()
        try:
            with prefetch(source, ahead=_WINDOWS_AHEAD) as ready:
                self._begin(self._source.model())
                for window in ready:
                    waiting.append((window, self._submit(window)))
                    while len(waiting) > 1:
                        yield self._finished(*waiting.popleft())
                self._hook(SoundRead())
                while waiting:
                    yield self._finished(*waiting.popleft())
        finally:
            self._languages.close()
            # At Ctrl-C the process ends; what is being decoded could take half a minute.
            self._pool.shutdown(
                wait=sys.exc_info()[0] is not KeyboardInterrupt, cancel_futures=True
            )

    def _begin(self, whisper: Whisper) -> None:
        """What needs the model: done while the first window is being cut."""
        options = self._options
        for code in filter(None, (options.language, *options.languages)):
            whisper.check_language(code)
        self._hook(Progress("load", 1, 1, "parts"))
        prompt = whisper.prompt_tokens(options.vocabulary)
        plan = Plan(options.task, options.words, options.vocabulary, prompt)
        self._whisper = whisper
        self._decoder = FallbackDecoder(whisper, plan, self._cutting.level)

    def _submit(self, window: Window) -> list[_Batch]:
        longest = max((len(piece.audio) for piece in window.pieces), default=0)
        beam = beam_first(window.index, self._records)
        tell = self._done.of(window)
        return [
            self._pool.submit(
                self._take_turn, batch, _Turn(self._languages.next_turn(), longest, beam, tell)
            )
            for batch in self._batching.batches(window.pieces)
        ]

    def _finished(self, window: Window, batches: list[_Batch]) -> WindowRecord:
        groups = [group for batch in batches for group in batch.result()]
        parts = [part for group in groups for part in group.parts.result()]
        parts.sort(key=lambda part: part.piece.span.start)
        self._done.finish(window)
        record = record_of(
            window,
            parts,
            self._languages.main,
            keep_words=self._options.words,
            unsure=sum(group.unsure for group in groups),
        )
        self._records.append(record)
        return record

    def _take_turn(self, batch: Sequence[Piece], turn: _Turn) -> list[_Settling]:
        try:
            return self._decode(batch, turn)
        except BaseException:
            # Workers that wait for this turn could not finish the windows before it.
            self._languages.give_up(turn.number)
            raise

    def _decode(self, batch: Sequence[Piece], turn: _Turn) -> list[_Settling]:
        """The batch decoded once; its groups are settled by whatever worker comes free."""
        tell = turn.tell
        try:
            encoded = self._decoder.encode(batch, turn.longest, lambda i: tell([batch[i]], ENCODED))
            languages = self._languages_of(turn.number, batch, encoded)
            groups = self._decoder.first(encoded, batch, languages, beam=turn.beam)
        except OutOfMemoryError:
            if len(batch) == 1:
                raise
            self._tell_smaller()
            half = len(batch) // 2
            return [
                *self._decode(batch[:half], turn),
                *self._decode(batch[half:], turn),
            ]
        tell(batch, DECODED)
        return [
            _Settling(self._pool.submit(self._settled, group, tell), group.unsure)
            for group in groups
        ]

    def _settled(self, group: FirstPass, tell: Tell) -> list[Part]:
        parts = self._settle(group)
        tell(group.pieces, 1 - ENCODED - DECODED)
        return parts

    def _languages_of(self, turn: int, batch: Sequence[Piece], encoded: Encoded) -> Sequence[str]:
        if self._languages.given is not None:
            return [self._languages.given] * len(batch)
        found = self._whisper.languages(encoded)
        return self._languages.choose(turn, found, [piece.voiced_seconds for piece in batch])

    def _settle(self, group: FirstPass) -> list[Part]:
        try:
            return self._decoder.settle(group)
        except OutOfMemoryError:
            if len(group.pieces) == 1:
                raise
            self._tell_smaller()
            single = [group.take([index]) for index in range(len(group.pieces))]
            return [part for piece in single for part in self._settle(piece)]

    def _tell_smaller(self) -> None:
        size = self._batching.halve()
        self._hook(Notification(f"Out of GPU memory: going on with batches of {size}.", "warning"))
