"""The transcript: what was said, when, and how sure the recogniser was.

The models are frozen and validated; a stage that changes a transcript returns a new one. They do
not know how to write themselves: that is the work of `lectura.formats`. Times are seconds on the
recording's clock. A transcript read from plain text has no times (`None` throughout).
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, model_validator
from typing_extensions import Self

from lectura.records.model import Model, share_field_names
from lectura.timeline import Interval, round_seconds

SCHEMA_VERSION = 1
"""Raised when a reader of the older version would misread the file."""

Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Word(Model):
    """One word as recognised.

    ``text`` keeps its leading space, as Whisper writes it, so that the texts of a segment's words
    joined without a separator give the segment's text (languages without spaces included).
    """

    text: str
    start: Seconds | None = None
    end: Seconds | None = None
    probability: Annotated[float, Field(ge=0, le=1)] | None = None
    speaker: str | None = None

    @model_validator(mode="after")
    def _times_in_order(self) -> Self:
        _check_times(self.start, self.end)
        share_field_names(self)
        return self


class Segment(Model):
    """A phrase or sentence: one cue of a subtitle file, one citable unit of the notes."""

    id: Annotated[int, Field(ge=0)]
    start: Seconds | None = None
    end: Seconds | None = None
    text: str
    words: tuple[Word, ...] = ()
    speaker: str | None = None
    language: str | None = None
    avg_logprob: float | None = None
    no_speech_prob: float | None = None
    compression_ratio: float | None = None
    doubt: str | None = Field(
        default=None, description="why the recogniser's text is doubtful; null where it is not"
    )
    heard: str | None = Field(
        default=None, description="the text as it was heard, where corrections changed it"
    )
    heard_words: tuple[Word, ...] = Field(
        default=(), description="the words as they were heard, where corrections changed the text"
    )

    @model_validator(mode="after")
    def _times_in_order(self) -> Self:
        _check_times(self.start, self.end)
        share_field_names(self)
        return self

    @property
    def interval(self) -> Interval | None:
        """Where the segment is in the recording; None without times."""
        if self.start is None or self.end is None:
            return None
        return Interval(self.start, self.end)


class Speaker(Model):
    """A voice of the recording: its label, and the name and role a person gave or confirmed."""

    id: str
    name: str | None = None
    role: Literal["lecturer", "presenter", "other"] | None = None
    score: float | None = Field(default=None, description="how sure a known voice was matched, 0–1")
    confidence: float | None = Field(
        default=None, description="how surely all this is one person's voice, 0–1; null if unknown"
    )
    alike: str | None = Field(
        default=None, description="id of another speaker who may be the same person, by the voice"
    )
    mixed: bool = Field(
        default=False, description="two people may speak under this id, by their voices"
    )

    @property
    def label(self) -> str:
        """What people should read: the name where there is one, else the label."""
        return self.name or self.id


class SourceFile(Model):
    """One of several recordings that are one lecture."""

    name: str = Field(description="file name without its folder")
    sha256: str = Field(description="digest of the whole file")
    start: Seconds = Field(description="where it begins on the clock of the lecture")


class Source(Model):
    """The recording a transcript was made of."""

    name: str = Field(description="file name without its folder")
    sha256: str | None = Field(
        default=None,
        description="digest of the whole file; of several, of the JSON list of their digests",
    )
    track: int | None = Field(default=None, description="audio track, counted from 0")
    channel: str | None = Field(default=None, description="'mix', or the one channel used")
    recorded: dt.date | None = Field(default=None, description="the day the file says it was made")
    stretch: Interval | None = Field(
        default=None, description="the part that was transcribed; null for the whole recording"
    )
    files: tuple[SourceFile, ...] = Field(
        default=(), description="several recordings that are one lecture, in order; else empty"
    )


class Engine(Model):
    """What made the transcript; only settings that can change its words or times."""

    name: str
    version: str
    model: str
    compute_type: str | None = None
    task: Literal["transcribe", "translate"] = "transcribe"


class Rejected(Model):
    """Text the guards took out, kept with its reason so that nothing vanishes."""

    start: Seconds
    end: Seconds
    text: str
    reason: str


class SpeechCoverage(Model):
    """How much of the detected speech was transcribed."""

    voiced_seconds: Seconds
    transcribed_seconds: Seconds
    missed: tuple[Interval, ...] = ()

    @property
    def share(self) -> float:
        """Fraction of detected speech that was transcribed, 0–1; 1.0 where nobody speaks."""
        if self.voiced_seconds == 0:
            return 1.0
        return min(1.0, self.transcribed_seconds / self.voiced_seconds)


class Truncation(Model):
    """The file ends before it should."""

    got_seconds: Seconds
    declared_seconds: Seconds | None = Field(
        description="as the header says; null where it does not, and only the cut end is seen",
    )


class Notice(Model):
    """Something the reader should know about how the transcript came to be."""

    code: str = Field(description="a stable word for programs, such as 'no-speech' or 'truncated'")
    message: str


class Correction(Model):
    """Words as they were heard, and as a person says they are right."""

    heard: str
    correct: str


class Digests(Model):
    """What lectura wrote, by SHA-256: how a file that a person changed is told from one of ours."""

    own: str = Field(
        description="of everything else in this file, as JSON with sorted keys and no spaces"
    )
    files: dict[str, str] = Field(
        default={}, description="of each file that was written beside this one, by its name"
    )
    kept: tuple[str, ...] = Field(
        default=(), description="names of the files a person asked to keep as they are"
    )


class Transcript(Model):
    """A whole transcript; segments are in order of time, ids grow."""

    schema_version: int = SCHEMA_VERSION
    source: Source | None = None
    language: str | None = Field(default=None, description="ISO 639-1 code of the main language")
    duration: Seconds | None = Field(
        default=None, description="where the audio ends, in seconds from the recording's beginning"
    )
    segments: tuple[Segment, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    engine: Engine | None = None
    speech: SpeechCoverage | None = None
    truncated: Truncation | None = None
    lost: tuple[Interval, ...] = Field(
        default=(), description="stretches that could not be decoded"
    )
    rejected: tuple[Rejected, ...] = ()
    notices: tuple[Notice, ...] = ()
    corrections: tuple[Correction, ...] = Field(
        default=(), description="a person's corrections that were made in the text, in their order"
    )
    digests: Digests | None = Field(
        default=None, description="of this file and those beside it, where lectura wrote them"
    )

    @model_validator(mode="after")
    def _segments_in_order(self) -> Self:
        for before, after in pairwise(self.segments):
            if after.id <= before.id:
                raise ValueError(f"segment ids must grow: {after.id} follows {before.id}")
            if before.start is not None and after.start is not None and after.start < before.start:
                raise ValueError(f"segment {after.id} starts before segment {before.id}")
        return self

    @property
    def audio_seconds(self) -> float | None:
        """How much audio was transcribed; None where that is unknown."""
        stretch = self.source.stretch if self.source else None
        if self.duration is None or stretch is None:
            return self.duration
        return round_seconds(self.duration - stretch.start)

    @property
    def timed(self) -> bool:
        """True when every segment has its times (an empty transcript counts as timed)."""
        return all(segment.interval is not None for segment in self.segments)

    @property
    def text(self) -> str:
        """All words as one text, segments joined by a space."""
        return " ".join(segment.text.strip() for segment in self.segments if segment.text.strip())

    @property
    def partial_reasons(self) -> tuple[str, ...]:
        """Why the transcript does not hold the whole recording; empty when it does."""
        codes = {"truncated", "lost-audio", "low-coverage", "missed-speech"}
        return tuple(notice.message for notice in self.notices if notice.code in codes)

    def speaker_label(self, speaker: str | None) -> str | None:
        """The name to show for a speaker id; the id itself where nobody named it."""
        if speaker is None:
            return None
        return next((s.label for s in self.speakers if s.id == speaker), speaker)


def renumber(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The same segments with ids 0, 1, 2, …"""
    return tuple(
        segment if segment.id == index else segment.model_copy(update={"id": index})
        for index, segment in enumerate(segments)
    )


def _check_times(start: float | None, end: float | None) -> None:
    if (start is None) != (end is None):
        raise ValueError("a start time needs an end time, and the other way round")
    if start is not None and end is not None and (end < start or not math.isfinite(end)):
        raise ValueError(f"ends ({end}) before it starts ({start})")
