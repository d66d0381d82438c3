"""What a diarizer takes and gives: who speaks when, whatever engine found it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol, TypeAlias, runtime_checkable

import numpy as np
import numpy.typing as npt

from lectura.audio import Samples
from lectura.errors import UsageError
from lectura.progress import Hook, ignore
from lectura.timeline import Interval, merge, total

Vector: TypeAlias = npt.NDArray[np.float32]
"""A voice as a unit vector, shape ``(192,)`` for the built-in engine."""


@dataclass(frozen=True)
class Turn:
    """One stretch of one speaker; turns of different speakers may overlap.

    ``score`` says how sure the label is: 1.0 where no other voice comes near, 0.0 where another
    fits as well, None where the engine does not tell.
    """

    interval: Interval
    speaker: str
    score: float | None = None


@dataclass(frozen=True)
class VoiceFacts:
    """How far the voice of one speaker tells who it is.

    Args:
        confidence: 0–1: how sure it is on average that what has this label is of one person.
        alike: another speaker who may be the same person; None where nobody is.
        mixed: the voices under this label are so unlike that they may be two people's.
    """

    confidence: float
    alike: str | None = None
    mixed: bool = False


def _no_facts() -> Mapping[str, VoiceFacts]:
    return MappingProxyType({})


def _no_centroids() -> Mapping[str, Vector]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Diarization:
    """Who speaks when in one recording.

    Args:
        turns: in order of time; speakers are ``SPEAKER_00``, ``SPEAKER_01``, … by first appearance.
        duration: seconds of audio that were read.
        centroids: the mean voice of each speaker, a unit vector; empty where an engine has none.
        engine: name of the backend.
        possible: brief turns that do not count by themselves: somebody seems to speak there, and
            does where words were recognised there too. In order of time, with labels of ``turns``.
        voices: what is known of the speakers' voices; empty where an engine does not tell.
    """

    turns: tuple[Turn, ...] = ()
    duration: float = 0.0
    centroids: Mapping[str, Vector] = field(default_factory=_no_centroids)
    engine: str = "builtin"
    possible: tuple[Turn, ...] = ()
    voices: Mapping[str, VoiceFacts] = field(default_factory=_no_facts)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Every speaker once, by first appearance."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns))

    def intervals(self, speaker: str) -> tuple[Interval, ...]:
        """Where one speaker talks, merged and sorted."""
        return merge(turn.interval for turn in self.turns if turn.speaker == speaker)

    def spoken_seconds(self, speaker: str) -> float:
        """Seconds of one speaker."""
        return total(self.intervals(speaker))


@dataclass(frozen=True)
class DiarizerOptions:
    """What the person knows about the recording.

    Args:
        num_speakers: exact number of speakers; never more are found, fewer where the
            recording has fewer voices.
        min_speakers: fewest speakers.
        max_speakers: most speakers.
        threads: CPU threads of the models.

    Raises:
        UsageError: a number under 1, or a minimum above the maximum.
    """

    num_speakers: int | None = None
    min_speakers: int | None = None
    max_speakers: int | None = None
    threads: int = 1

    def __post_init__(self) -> None:
        for name in ("num_speakers", "min_speakers", "max_speakers", "threads"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise UsageError(
                    f"{name.replace('_', ' ')} must be 1 or more, not {value}.",
                    hint="Leave it out to let lectura count them: lectura run FILE --speakers",
                    value=value,
                )
        if self.least > (self.most or self.least):
            raise UsageError(
                f"At least {self.least} speakers and at most {self.most} cannot both be.",
                hint="Give --num-speakers alone, or a minimum below the maximum.",
                value=(self.min_speakers, self.max_speakers),
            )

    @property
    def least(self) -> int:
        """The smallest number of speakers that is allowed."""
        return self.num_speakers or self.min_speakers or 1

    @property
    def most(self) -> int | None:
        """The largest number of speakers that is allowed; None for any."""
        return self.num_speakers or self.max_speakers


class Diarizer(Protocol):
    """An engine that finds out who speaks when."""

    def diarize(
        self, blocks: Iterable[Samples], options: DiarizerOptions, hook: Hook = ignore
    ) -> Diarization:
        """Process a recording once, from time 0 on.

        Args:
            blocks: consecutive pieces of mono float32 audio at 16 kHz, of any lengths; they are
                taken one by one and never held together (engines that cannot stream say so).
            options: what is known of the speakers.
            hook: gets `Progress` events of the stage ``speakers``, in seconds of audio.
        """
        ...


class DiarizationStream(Protocol):
    """One recording on its way through an engine, block after block."""

    def take(self, block: Samples) -> None:
        """Process the next block, mono float32 at 16 kHz, of any length."""
        ...

    def finish(self) -> Diarization:
        """Who spoke when, after the last block."""
        ...


@runtime_checkable
class StreamingDiarizer(Protocol):
    """An engine that can take the blocks of a recording while another one reads it."""

    def begin(self, options: DiarizerOptions, hook: Hook = ignore) -> DiarizationStream:
        """A recording's beginning; arguments and result are those of `Diarizer.diarize`."""
        ...


Factory: TypeAlias = Callable[[], Diarizer]


def in_order(turns: Iterable[tuple[Interval, int, float | None]]) -> tuple[Turn, ...]:
    """Turns of numbered speakers, sorted, with labels by first appearance."""
    ordered = sorted(turns, key=lambda item: (item[0].start, item[0].end, item[1]))
    labels: dict[int, str] = {}
    for _, number, _ in ordered:
        labels.setdefault(number, f"SPEAKER_{len(labels):02d}")
    return tuple(Turn(span, labels[number], score) for span, number, score in ordered)
