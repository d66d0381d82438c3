"""A recording's stream of audio in, its segments out; each finished window is kept at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from lectura.audio import Samples, seconds
from lectura.progress import Hook, ignore
from lectura.records.transcript import Rejected, Segment, renumber
from lectura.speech.batching import Batching
from lectura.speech.decoding.language import LanguageTally
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.models.loading import Loading
from lectura.speech.options import TranscribeOptions
from lectura.speech.run import Run
from lectura.speech.segments.checkpoint import WindowRecord, dumped, read_records
from lectura.speech.segments.segmenting import monotone
from lectura.speech.windowing.windows import Cutting
from lectura.store import Journal
from lectura.timeline import Interval, merge

OpenBlocks = Callable[[float], Iterable[Samples]]
"""Opens the recording's audio at a time in seconds."""


@dataclass(frozen=True)
class Recognition:
    """What was transcribed of a whole recording.

    Attributes:
        segments: in order, numbered.
        language: the one most spoken; None where nobody speaks.
        voiced_seconds: time in which somebody speaks.
        missed_seconds: the part of it that has no text.
        missed: where.
        wordless: stretches of some seconds in which somebody speaks and nothing was understood.
        rejected: text taken out, with the reasons.
        resumed_seconds: how much of the recording was already done when this run began.
    """

    segments: tuple[Segment, ...]
    language: str | None
    voiced_seconds: float
    missed_seconds: float
    missed: tuple[Interval, ...]
    rejected: tuple[Rejected, ...]
    resumed_seconds: float = 0.0
    wordless: tuple[Interval, ...] = ()


class Transcriber(Protocol):
    """Whatever turns speech into text."""

    def transcribe(
        self,
        open_blocks: OpenBlocks,
        journal: Journal,
        *,
        options: TranscribeOptions,
        duration: float | None,
        hook: Hook = ignore,
    ) -> Recognition:
        """Transcribe one recording.

        Args:
            open_blocks: gives mono float32 blocks at 16 kHz from a time in seconds on.
            journal: windows finished by an earlier run; every further one is added to it.
            options: those of `TranscribeOptions.result_key` are used.
            duration: seconds of the recording by its header, where it has one.
            hook: receives progress events.
        """
        ...


class WhisperTranscriber:
    """The transcriber of a Whisper model."""

    def __init__(
        self,
        source: Loading,
        *,
        workers: int,
        batch_size: int,
        cutting: Cutting = Cutting(),  # noqa: B008 - frozen
        joins: bool = False,
    ) -> None:
        """Batches of at most ``batch_size`` pieces are decoded by ``workers`` threads.

        ``joins``: see `Batching`.
        """
        self.cutting = cutting
        self._source = source
        self._batching = Batching(workers=workers, size=batch_size, joins=joins)

    def transcribe(
        self,
        open_blocks: OpenBlocks,
        journal: Journal,
        *,
        options: TranscribeOptions,
        duration: float | None,
        hook: Hook = ignore,
    ) -> Recognition:
        records = read_records(journal)
        resumed = records[-1].end if records else 0
        blocks = open_blocks(seconds(resumed))
        if records and records[-1].final:
            deque(blocks, maxlen=0)  # to its end, so that the stream can report on itself
        else:
            run = Run(self._source, self._batching, self.cutting, options, records, hook, duration)
            for record in run.records(blocks):
                journal.append(dumped(record))
                records.append(record)
        return _recognition(records, seconds(resumed))

    @property
    def whisper(self) -> Whisper:
        """The model; waits where it is being loaded."""
        return self._source.model()


def _recognition(records: Sequence[WindowRecord], resumed_seconds: float) -> Recognition:
    segments = tuple(segment for record in records for segment in record.segments)
    tally = LanguageTally()
    for segment in segments:
        interval = segment.interval
        if segment.language is not None and interval is not None:
            tally.add(segment.language, interval.duration)
    return Recognition(
        segments=renumber(monotone(segments)),
        language=tally.main,
        voiced_seconds=sum(record.voiced_seconds for record in records),
        missed_seconds=sum(record.missed_seconds for record in records),
        missed=merge(interval for record in records for interval in record.missed),
        rejected=tuple(item for record in records for item in record.rejected),
        resumed_seconds=resumed_seconds,
        wordless=merge(interval for record in records for interval in record.wordless),
    )
