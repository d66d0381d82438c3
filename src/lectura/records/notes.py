"""The notes of one lecture, as records.

Every record a reader could act on carries a `Citation`: where in the recording it rests, in the
speaker's own words. Times are seconds on the recording's clock, `None` where there are none.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import Field

from lectura.records.grounding import Grounding
from lectura.records.model import Model
from lectura.records.transcript import Digests, Seconds
from lectura.timeline import Interval

SCHEMA_VERSION = 1
"""Raised when a reader of the older version would misread the file."""

Percent = Annotated[float, Field(ge=0, le=100)]
MinuteState = Literal["seen", "failed", "skipped", "silent"]


class Citation(Model):
    """Where a statement rests: segments of the transcript, their time, and the words there."""

    segment_ids: tuple[int, ...]
    start: Seconds | None = None
    end: Seconds | None = None
    share: Annotated[float, Field(ge=0, le=1)] | None = Field(
        default=None,
        description="how far into the transcript's characters it begins; null where it has times",
    )
    quote: str = Field(description="verbatim words of the transcript")

    @property
    def interval(self) -> Interval | None:
        """The cited stretch; None without times."""
        if self.start is None or self.end is None:
            return None
        return Interval(self.start, self.end)


class KeyPoint(Model):
    """One thing worth remembering."""

    statement: str
    explanation: str = ""
    essential: bool = Field(
        default=False, description="one of the few to keep when all else is forgotten"
    )
    speaker: str | None = None
    citations: tuple[Citation, ...] = ()


class Topic(Model):
    """A stretch of the lecture about one subject, in the order of the lecture."""

    title: str
    summary: str = ""
    start: Seconds | None = None
    end: Seconds | None = None
    start_word: int | None = Field(
        default=None, description="words of the transcript before it, where there are no times"
    )
    key_points: tuple[KeyPoint, ...] = ()


class Term(Model):
    """A technical term, and how the recogniser spelled it when it misheard."""

    term: str
    definition: str = ""
    as_heard: tuple[str, ...] = ()
    reason: str = Field(default="", description="why the heard words are taken for this term")
    citations: tuple[Citation, ...] = ()


class Assignment(Model):
    """Work that students must or may hand in."""

    what: str
    deliverable: str = ""
    due_text: str = Field(default="", description="the due date as it was said")
    due_date: dt.date | None = Field(
        default=None, description="the same, resolved to a calendar day"
    )
    due_time: dt.time | None = Field(
        default=None, description="the hour of that day, where one was said; local time"
    )
    graded: bool | None = Field(default=None, description="null where nothing was said about it")
    optional: bool | None = Field(
        default=None, description="false where it is obligatory; null where nothing was said"
    )
    reward: str = ""
    speaker: str | None = None
    citations: tuple[Citation, ...] = ()


class Announcement(Model):
    """Something about the course rather than its subject: next class, rooms, exams, deadlines."""

    text: str
    date_text: str = ""
    date: dt.date | None = None
    time: dt.time | None = Field(
        default=None, description="the hour of that day, where one was said; local time"
    )
    is_exam: bool = Field(default=False, description="true where it names an exam")
    is_next_class: bool = Field(default=False, description="true where it is about the next class")
    speaker: str | None = None
    citations: tuple[Citation, ...] = ()


class ExamHint(Model):
    """Something the lecturer said will, or may, be asked in an exam."""

    text: str
    speaker: str | None = None
    citations: tuple[Citation, ...] = ()


class Question(Model):
    """A question that was asked, with the answer that was given."""

    question: str
    asked_by: str | None = Field(
        default=None, description="'student', 'lecturer', or a name: of a speaker, or one said"
    )
    answer: str = ""
    answered_by: str | None = None
    citations: tuple[Citation, ...] = ()


class Reference(Model):
    """A paper, book, tool or link, as it was said."""

    text: str
    kind: Literal["paper", "book", "tool", "link", "person", "other"] = "other"
    citations: tuple[Citation, ...] = ()


class Presentation(Model):
    """What one presenting student said."""

    speaker: str | None = None
    topic: str = ""
    start: Seconds | None = None
    end: Seconds | None = None
    key_points: tuple[KeyPoint, ...] = ()
    questions: tuple[Question, ...] = ()


class Unsupported(Model):
    """A record whose words were not found in the transcript; kept aside, never shown as a note."""

    kind: str
    record: dict[str, Any]
    reason: str


class ChunkCoverage(Model):
    """What became of one part of the transcript."""

    index: int
    first_segment: int
    last_segment: int
    start: Seconds | None = None
    end: Seconds | None = None
    characters: int = 0
    state: Literal["seen", "failed", "skipped"]
    reason: str = ""


class Coverage(Model):
    """Which part of the lecture the notes rest on."""

    chunks: tuple[ChunkCoverage, ...] = ()
    time_percent: Percent | None = Field(
        default=None, description="of the spoken time; null for a transcript without times"
    )
    character_percent: Percent = 0.0
    minutes: tuple[MinuteState, ...] = Field(
        default=(), description="one state per minute of the recording; empty without times"
    )
    missing: tuple[Interval, ...] = ()

    @property
    def complete(self) -> bool:
        """True when every chunk was seen."""
        return all(chunk.state == "seen" for chunk in self.chunks)


class Usage(Model):
    """What the answers took that the notes rest on, whichever run paid for them."""

    requests: int = Field(
        default=0, description="answered ones; also where the reply was cut, refused or repeated"
    )
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = None
    currency: str | None = None


class MadeBy(Model):
    """How the notes were made, in enough detail to make them again."""

    engine: Literal["keyless", "llm"]
    model: str | None = None
    endpoint: str | None = Field(default=None, description="scheme and host only, never a key")
    prompt: str | None = Field(default=None, description="name of the prompt set")
    prompt_sha256: str | None = None
    lectura: str = Field(description="version of lectura")
    length: Literal["short", "normal", "long"] | None = Field(
        default=None, description="how much of the lecture is kept; null for a language model"
    )
    excluded: tuple[str, ...] = Field(
        default=(), description="ids of the speakers whose words were left out"
    )


class LinkedRecording(Model):
    """One of several recordings of a lecture, for links."""

    start: Seconds = Field(description="where it begins on the clock of the lecture")
    recording: str = Field(description="the way to it from here, percent-encoded")


class NotesSource(Model):
    """The transcript the notes were made of."""

    name: str
    transcript_sha256: str | None = None
    language: str | None = None
    duration: Seconds | None = None
    stretch: Interval | None = Field(
        default=None, description="the part of the recording they are of; null for all of it"
    )
    link: str | None = Field(
        default=None, description="the recording's address as a person gave it, for links"
    )
    recording: str | None = Field(
        default=None, description="the way to the recording from here, percent-encoded, for links"
    )
    recordings: tuple[LinkedRecording, ...] = Field(
        default=(), description="the same where the lecture is several recordings"
    )


class CorrectedText(Model):
    """A text of the notes that a person's corrections changed."""

    at: str = Field(description="where it stands, as a JSON pointer (RFC 6901)")
    heard: str = Field(description="as it was before")
    correct: str


class Notes(Model):
    """Everything worth taking home from one lecture."""

    schema_version: int = SCHEMA_VERSION
    title: str
    summary: str = ""
    language: str | None = Field(default=None, description="language the notes are written in")
    date: dt.date | None = Field(default=None, description="day of the lecture, where it is known")
    source: NotesSource
    topics: tuple[Topic, ...] = ()
    presentations: tuple[Presentation, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    exam_hints: tuple[ExamHint, ...] = ()
    questions: tuple[Question, ...] = ()
    terms: tuple[Term, ...] = ()
    references: tuple[Reference, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()
    overlooked: tuple[Citation, ...] = Field(
        default=(),
        description="what rules take for a task, a dated notice or an exam hint, and no record of "
        "the language model takes up",
    )
    grounded_percent: Percent | None = Field(
        default=None, description="share of the records whose quote was found in the transcript"
    )
    grounding: Grounding | None = Field(
        default=None, description="how the quotes were found; null where no language model wrote"
    )
    coverage: Coverage = Coverage()
    usage: Usage | None = None
    made_by: MadeBy
    warnings: tuple[str, ...] = ()
    partial: bool = Field(default=False, description="true when part of the lecture is missing")
    corrected: tuple[CorrectedText, ...] = Field(
        default=(), description="the texts that a person's corrections changed, as they were before"
    )
    digests: Digests | None = Field(
        default=None, description="of this file and those beside it, where lectura wrote them"
    )
