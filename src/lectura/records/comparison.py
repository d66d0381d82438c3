"""What a comparison of several solutions on one recording came to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from lectura.records.model import Model
from lectura.records.transcript import Digests, Seconds, Source
from lectura.timeline import Interval

SCHEMA_VERSION = 1
"""Raised when a reader of the older version would misread the file."""

Part = Annotated[float, Field(ge=0, le=1)]


class Share(Model):
    """A share, and the bounds between which it lies with 95 % certainty (bootstrap)."""

    value: Annotated[float, Field(ge=0)]
    low: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)]


class Solution(Model):
    """What one solution came to."""

    name: str
    kind: Literal["lectura", "command", "endpoint", "file"]
    what: str = Field(description="what was typed for it, without secrets")
    seconds: Seconds | None = Field(
        default=None, description="wall clock from its start to its end; null for a file"
    )
    times_real_time: float | None = Field(
        default=None, description="seconds of sound per second it took"
    )
    peak_bytes: int | None = Field(
        default=None, description="the most memory it held at once; null where nobody knows"
    )
    words: int = Field(default=0, description="as they are compared")
    coverage: Part | None = Field(
        default=None, description="of the time in which somebody speaks, what has words"
    )
    agreement: Share | None = Field(
        default=None,
        description="with the consensus of the others: 1 less the differences per word of it, what "
        "is left out included, and 0 at least; no error rate",
    )
    faults: tuple[str, ...] = Field(
        default=(), description="whole passages that are left out, repeated or misplaced"
    )
    error_rate: Share | None = Field(
        default=None, description="word error rate against the reference, where there is one"
    )
    problem: str | None = Field(
        default=None, description="why it takes no part; null where it does"
    )


class Wrote(Model):
    """What a solution wrote at one place; empty where it wrote nothing."""

    solution: str
    text: str


class Disagreement(Model):
    """A place where the solutions differ."""

    start: Seconds | None
    end: Seconds | None
    kind: Literal["number", "name", "word", "small"] = Field(
        description="what differs: a number, a name, another word, or only small words"
    )
    before: str = Field(description="the words of the consensus before it")
    consensus: str
    after: str
    hypotheses: tuple[Wrote, ...]


class ConsensusWord(Model):
    """A word of the consensus."""

    text: str = Field(description="with the space before it, where there is one")
    start: Seconds | None
    end: Seconds | None
    share: Part = Field(description="of the votes for it")
    doubtful: bool


class Reference(Model):
    """The words that were truly said, and how the consensus does on them."""

    name: str = Field(description="its file, or 'typed'")
    words: int
    start: Seconds | None = Field(description="null for the whole piece")
    end: Seconds | None
    consensus_error_rate: Share


class Comparison(Model):
    """Several solutions on the same minutes of a recording."""

    schema_version: int = SCHEMA_VERSION
    source: Source
    language: str | None
    start: Seconds
    end: Seconds
    voiced_seconds: Seconds = Field(description="how long somebody speaks in them")
    solutions: tuple[Solution, ...] = Field(
        description="best agreement first, 5 points less for faults in whole passages; then those "
        "that take no part"
    )
    consensus: tuple[ConsensusWord, ...] = ()
    disagreements: tuple[Disagreement, ...] = Field(
        default=(), description="those that matter most first"
    )
    reference: Reference | None = None
    notices: tuple[str, ...] = ()
    digests: Digests | None = Field(
        default=None, description="of this file and those beside it, where lectura wrote them"
    )

    @property
    def seconds(self) -> float:
        """How long the piece is."""
        return Interval(self.start, self.end).duration
