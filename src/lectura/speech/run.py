"""One pass over what is left of a recording: windows decoded by a few threads, records in order."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import ParamSpec, TypeAlias, TypeVar

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

_P = ParamSpec("_P")
_T = TypeVar("_T")
_Batch: TypeAlias = Future[list["_Settling"]]
"""Batches being decoded as one; they give the groups that are still being settled."""


@dataclass(frozen=True)
class _Settling:
    """A group of pieces that is being settled, and how many of them were doubted."""

    parts: Future[list[Part]]
    unsure: int


@dataclass(frozen=True)
class _Turn:
    """A batch, and its turn to choose languages."""

    number: int
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class _Way:
    """How the batches of a window are decoded.

    Attributes:
        longest: samples of the longest piece of the window.
        beam: by beam search at once.
        tell: told of every piece.
    """

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
        way = _Way(longest, beam_first(window.index, self._records), self._done.of(window))
        batches = self._batching.batches(window.pieces)
        return [
            self._hand_out(
                self._take_turns,
                [_Turn(self._languages.next_turn(), pieces) for pieces in joined],
                way,
            )
            for joined in self._batching.together(batches, self)
        ]

    def _hand_out(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Have whatever worker comes free do something."""
        self._batching.begun(self)
        try:
            future = self._pool.submit(work, *args, **kwargs)
        except RuntimeError:  # the run is over
            self._batching.ended(self)
            raise
        future.add_done_callback(lambda _: self._batching.ended(self))
        return future

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

    def _take_turns(self, turns: Sequence[_Turn], way: _Way) -> list[_Settling]:
        try:
            return self._decode(turns, way)
        except BaseException:
            # Workers that wait for these turns could not finish the windows before them.
            for turn in turns:
                self._languages.give_up(turn.number)
            raise

    def _decode(self, turns: Sequence[_Turn], way: _Way) -> list[_Settling]:
        """Batches decoded once, as one; their groups are settled by whatever worker comes free."""
        pieces = [piece for turn in turns for piece in turn.pieces]
        tell, batches = way.tell, [turn.pieces for turn in turns]
        try:
            encoded = self._decoder.encode(
                pieces, way.longest, lambda i: tell([pieces[i]], ENCODED)
            )
            languages = self._languages_of(turns, encoded)
            groups = self._decoder.first(encoded, batches, languages, beam=way.beam)
        except OutOfMemoryError:
            if len(pieces) == 1:
                raise
            self._tell_smaller()
            return [group for part in _parted(turns) for group in self._decode(part, way)]
        tell(pieces, DECODED)
        return [
            _Settling(self._hand_out(self._settled, group, tell), group.unsure) for group in groups
        ]

    def _settled(self, group: FirstPass, tell: Tell) -> list[Part]:
        parts = self._settle(group)
        tell(group.pieces, 1 - ENCODED - DECODED)
        return parts

    def _languages_of(self, turns: Sequence[_Turn], encoded: Encoded) -> Sequence[str]:
        if self._languages.given is not None:
            return [self._languages.given] * len(encoded)
        found = iter(self._whisper.languages(encoded))
        return [
            language
            for turn in turns
            for language in self._languages.choose(
                turn.number,
                list(islice(found, len(turn.pieces))),
                [piece.voiced_seconds for piece in turn.pieces],
            )
        ]

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
        self._hook(Notification(f"Out of memory: going on with batches of {size}.", "warning"))


def _parted(turns: Sequence[_Turn]) -> list[Sequence[_Turn]]:
    """Less at once: the batches one by one, the halves of a single one."""
    if len(turns) > 1:
        return [[turn] for turn in turns]
    (turn,) = turns
    half = len(turn.pieces) // 2
    return [[_Turn(turn.number, part)] for part in (turn.pieces[:half], turn.pieces[half:])]
